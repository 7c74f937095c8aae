#include "find/catalogue.h"

#include <algorithm>

#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::int64_t kPatternMemory = 1 << 20;
constexpr std::int64_t kSetMemory = kPatternMemory * 8;

/// RE2's own classes of Unicode letters make automata of tens of kilobytes each. In kinds, \l is a letter
/// (every character outside ASCII passes for one) and \u a capital letter of the Latin and Cyrillic scripts.
std::string expand_letters(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == '\\' && (next == 'l' || next == 'u')) {
      constexpr std::string_view letters = "A-Za-z\\x{80}-\\x{10FFFF}";
      constexpr std::string_view capitals = "A-ZÀ-ÖØ-ÞĀ-ſЀ-Я";
      const std::string_view expanded = next == 'l' ? letters : capitals;
      out.append(in_class ? "" : "[").append(expanded).append(in_class ? "" : "]");
      ++i;
    } else if (c == '\\') {
      out += c;
      if (next != '\0') out += next;
      ++i;
    } else {
      if (c == '[') in_class = true;
      if (c == ']') in_class = false;
      out += c;
    }
  }
  return out;
}

RE2::Options pattern_options(std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory);
  return options;
}

}  // namespace

const RE2& Expression::get() const {
  std::call_once(compiled_->once, [this] {
    compiled_->expression.emplace(expand_letters(pattern_), pattern_options(kPatternMemory));
  });
  return *compiled_->expression;
}

std::string Expression::refuse(std::string_view pattern) {
  const RE2 expression(expand_letters(pattern), pattern_options(kPatternMemory));
  if (!expression.ok()) return "pattern " + expression.pattern() + ": " + expression.error();
  return expression.NumberOfCapturingGroups() > 1 ? "a pattern has one group at most: the number" : "";
}

const RE2::Set* Catalogue::pattern_set(Trigger trigger) const {
  const auto& entries = patterns(trigger);
  if (entries.empty()) return nullptr;
  LazySet& lazy = sets_[index(trigger)];
  std::call_once(lazy.once, [&] {
    auto set = std::make_unique<RE2::Set>(pattern_options(kSetMemory), RE2::UNANCHORED);
    for (const auto& entry : entries) set->Add(expand_letters(entry.pattern.expression.pattern()), nullptr);
    if (set->Compile()) lazy.set = std::move(set);
  });
  return lazy.set.get();
}

const RE2::Set* Catalogue::pattern_set_if_worth_it(Trigger trigger) const {
  constexpr std::uint32_t kWorthIt = 1000;
  auto& asked_for = sets_[index(trigger)].asked_for;
  if (asked_for.load(std::memory_order_relaxed) < kWorthIt) {
    asked_for.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  return pattern_set(trigger);
}

std::optional<KindIndex> Catalogue::find(std::string_view id) const {
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i].id == id) return static_cast<KindIndex>(i);
  }
  return std::nullopt;
}

bool Catalogue::is_trigger_word(std::uint32_t hash) const {
  return trigger_filter_.may_contain(hash) &&
         std::binary_search(trigger_words_.begin(), trigger_words_.end(), hash);
}

bool Catalogue::is_word_beside(const Words& words, std::size_t at) const {
  const auto known = [&](std::uint32_t hash) {
    return trigger_filter_.may_contain(hash) &&
           std::binary_search(words_beside_.begin(), words_beside_.end(), hash);
  };
  if (known(words[at].hash)) return true;
  const std::string_view word = words.view(at);
  std::uint32_t hash = kEndingHash;
  std::size_t begin = word.size();
  for (const std::uint8_t size : endings_beside_) {
    while (begin > 0 && word.size() - begin < size) hash = extend_ending_hash(hash, word, begin);
    if (begin == 0) return false;
    if (word.size() - begin == size && known(hash)) return true;
  }
  return false;
}

std::uint32_t Catalogue::ending_hash(std::string_view lower) {
  std::uint32_t hash = kEndingHash;
  for (std::size_t begin = lower.size(); begin > 0;) hash = extend_ending_hash(hash, lower, begin);
  return hash;
}

/// Takes in the letter that ends at `begin`, and moves to where it begins.
std::uint32_t Catalogue::extend_ending_hash(std::uint32_t hash, std::string_view word, std::size_t& begin) {
  do {
    --begin;
  } while (begin > 0 && is_continuation(word[begin]));
  return extend_word_hash(hash, lower(decode(word, begin).code_point));
}

}  // namespace sluss
