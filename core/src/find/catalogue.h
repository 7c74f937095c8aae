// The kinds that can be found, as data: what a number looks like, what proves it, which words stand beside
// it. The format of core/data/kinds/*.json is documented in docs/kinds-format.md.
#pragma once

#include <array>
#include <atomic>
#include <bitset>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "find/candidate.h"
#include "find/digit_runs.h"
#include "find/hash_filter.h"
#include "find/labels.h"
#include "find/pattern_needs.h"
#include "numbers/registry.h"
#include "re2/re2.h"
#include "re2/set.h"
#include "sluss/result.h"

namespace sluss {

/// What may speak for a number. A rule of a kind names those that it needs.
enum class Condition : std::uint8_t {
  check,       // its check function accepts it
  formed,      // it fails only for its check digit or date: a typing error, if anything else speaks for it
  layout,      // it is written in one of the kind's layouts (a pattern without "loose" always is)
  label,       // a label of the kind, or of one whose labels it shares, stands beside it
  named,       // … and it is a label of the kind itself
  context,     // a context word of the kind stands nearby
  whole,       // it is all of its run, or parted from the rest more widely than within itself
  plus,        // a '+' stands before it
  grouped,     // it is written in more than one group
  close,       // its groups are all parted by one space, or all by one mark
  undated,     // it is no date written together, such as 20240512
  opens_line,  // nothing but space before it on its line, and nothing after it
  against,     // a word stands nearby that speaks against the kind; no rule asks for it
  count_
};

class ConditionSet {
 public:
  ConditionSet() = default;
  explicit ConditionSet(std::uint32_t bits) : bits_(bits) {}

  std::uint32_t bits() const { return bits_; }
  void add(Condition c) { bits_ |= 1U << static_cast<unsigned>(c); }
  void add(ConditionSet other) { bits_ |= other.bits_; }
  bool has(Condition c) const { return (bits_ >> static_cast<unsigned>(c)) & 1U; }
  bool includes(ConditionSet needed) const { return (needed.bits_ & ~bits_) == 0; }

 private:
  std::uint32_t bits_ = 0;
};

/// When all of `needs` hold, the number is believed with `confidence`. The first such rule of a kind decides.
struct Rule {
  ConditionSet needs;
  float confidence = 0;
};

/// Where a pattern is looked for. Everywhere would be too slow.
enum class Trigger : std::uint8_t {
  digit,     // around digits
  labelled,  // around digits that a label of the kind stands beside
  beside,    // around digits with one of certain words close by ("*gatan")
  at_sign,   // around an '@'
  bracket,   // around a word in brackets, such as "(at)"
  words,     // around certain words
  count_
};

/// An expression that is compiled when it is first needed: most texts need few. Many threads may ask for it.
class Expression {
 public:
  /// `pattern` is folded; `\\l` in it is a letter and `\\u` a capital one. It is known to be right (see
  /// refuse()).
  explicit Expression(std::string pattern)
      : pattern_(std::move(pattern)), compiled_(std::make_unique<Compiled>()) {}

  const RE2& get() const;
  const std::string& pattern() const { return pattern_; }

  /// Why a pattern cannot be used; empty if it can.
  static std::string refuse(std::string_view pattern);

 private:
  struct Compiled {
    std::once_flag once;
    std::optional<RE2> expression;
  };
  std::string pattern_;
  std::unique_ptr<Compiled> compiled_;
};

struct Pattern {
  Expression expression;  // its first group, if it has one, is the number; else all of it
  bool loose = false;     // a way of writing that does not count as a layout
  bool in_links = false;  // is also looked for inside links
  std::optional<Evidence> evidence = std::nullopt;
  std::optional<Severity> severity =
      std::nullopt;  // where this way of writing gives away more or less than the kind does
  std::optional<float> confidence =
      std::nullopt;  // where it is believed by itself, whatever the rules of the kind say
  Needs needs = {};  // derived when the built-in kinds are packed; none for those of a policy
};

struct Kind {
  std::string id;
  std::string category;
  Severity severity = Severity::high;
  std::string authority;
  std::string source;
  const NumberScheme* check = nullptr;  // nullptr: nothing can be proved
  std::vector<std::string> layouts;     // '#' is a digit, all else stands for itself
  std::vector<std::string> excluded;    // layouts that say it is something else, such as a date
  std::vector<KindIndex> labels_of;     // kinds whose labels speak for this one as well
  std::vector<Rule> rules;
  bool needs_label = false;  // no rule does without a label

  /// Can digits show that they are of this kind, by more than their form?
  bool can_be_proven() const { return check && check->proof != Proof::form; }
};

/// All kinds of one guard. Immutable after load; may be shared between threads.
class Catalogue {
 public:
  /// Reads one JSON document {"kinds": […], "numerals": {…}, "silence": {…}}, and `more_kinds`, a JSON array
  /// of kinds in the same form. Errors carry the JSON path. Compiles every pattern, to be sure of them.
  static Result<std::shared_ptr<const Catalogue>> load(std::string_view json, std::string_view more_kinds);
  /// The kinds that are compiled in, and those of a policy pack ("[]" for none; then they are loaded only
  /// once).
  static Result<std::shared_ptr<const Catalogue>> with_kinds(std::string_view more_kinds);
  static Result<std::shared_ptr<const Catalogue>> built_in() { return with_kinds("[]"); }

  const std::vector<Kind>& kinds() const { return kinds_; }
  const Kind& kind(KindIndex i) const { return kinds_[i]; }
  std::optional<KindIndex> find(std::string_view id) const;

  const Labels& labels() const { return labels_; }
  const Numerals& numerals() const { return numerals_; }

  static constexpr std::size_t kMostDigits = 34;
  /// The kinds that are written with `digits` digits.
  const std::vector<KindIndex>& written_with(std::size_t digits) const { return by_digits_[digits]; }

  /// Has one of them a layout of `size` bytes?
  bool has_layout(std::size_t digits, std::size_t size) const {
    return size < kLayoutSizes ? layout_sizes_[digits][size] : open_layouts_[digits];
  }

  /// … or one whose first `size` bytes are digits and letters, up to the first mark or its end?
  bool has_layout_beginning(std::size_t digits, std::size_t size) const {
    return size >= kLayoutSizes || layout_beginnings_[digits][size];
  }

  /// One pattern of the set and the kind that it belongs to.
  struct PatternEntry {
    KindIndex kind;
    Pattern pattern;
  };
  const std::vector<PatternEntry>& patterns(Trigger trigger) const { return patterns_[index(trigger)]; }
  /// All of them as one, which says which of them match somewhere; nullptr if there are none. Compiled when
  /// it is first asked for.
  const RE2::Set* pattern_set(Trigger trigger) const;
  /// The same, but nullptr for the first thousand times: to compile a set takes as long as to try its
  /// patterns one by one in that many places, and in a comment box so many are never seen.
  const RE2::Set* pattern_set_if_worth_it(Trigger trigger) const;
  bool is_trigger_word(std::uint32_t word_hash) const;
  /// Is the word one that patterns with Trigger::beside want close by?
  bool is_word_beside(const Words& words, std::size_t at) const;
  /// Hash of the ending of a word, `lower`: read from the end, so that one way back through a word hashes all
  /// its endings.
  static std::uint32_t ending_hash(std::string_view lower);

 private:
  friend class CatalogueBuilder;
  struct LazySet {
    std::once_flag once;
    std::unique_ptr<RE2::Set> set;
    std::atomic<std::uint32_t> asked_for = 0;
  };
  static constexpr std::size_t kTriggers = static_cast<std::size_t>(Trigger::count_);
  static constexpr std::uint32_t kEndingHash = 0x5EED5EEDU;  // of an empty ending: other than that of a word
  static std::uint32_t extend_ending_hash(std::uint32_t hash, std::string_view word, std::size_t& begin);
  static std::size_t index(Trigger t) { return static_cast<std::size_t>(t); }

  std::vector<Kind> kinds_;
  Labels labels_;
  Numerals numerals_;
  std::array<std::vector<KindIndex>, kMostDigits + 1> by_digits_;
  static constexpr std::size_t kLayoutSizes = 128;
  std::array<std::bitset<kLayoutSizes>, kMostDigits + 1> layout_sizes_;
  std::array<std::bitset<kLayoutSizes>, kMostDigits + 1> layout_beginnings_;
  std::bitset<kMostDigits + 1> open_layouts_;  // those that say only how a number begins
  std::array<std::vector<PatternEntry>, kTriggers> patterns_;
  mutable std::array<LazySet, kTriggers> sets_;
  HashFilter trigger_filter_;                 // of the words below
  std::vector<std::uint32_t> trigger_words_;  // hashes, ascending
  std::vector<std::uint32_t> words_beside_;   // hashes of words and of word endings, ascending
  std::vector<std::uint8_t> endings_beside_;  // lengths of those endings in bytes, ascending
};

}  // namespace sluss
