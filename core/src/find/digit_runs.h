// Digits as people scatter them: stretches of digits, look-alike letters and number words, with their
// separators.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "find/candidate.h"
#include "find/hash_filter.h"
#include "text/words.h"

namespace sluss {

/// Number words of many languages ("åtta" = 8, "noll", "двадцать"), and the words that join digits ("och") or
/// the parts of a number ("and the last four are").
class Numerals {
 public:
  /// How a word for tens goes together with the word for units beside it.
  enum class Tens : std::uint8_t {
    alone,        // Swedish: "sjuttio fyra" is 70, 4; 74 is one word
    before_unit,  // English: "seventy four"
    after_unit,   // Arabic: "four and seventy"; in other languages "eight hundred"
  };
  struct Value {
    int number;  // 0-1900, or one of the constants below
    Tens tens;
  };
  static constexpr int kNotANumeral = -1;
  static constexpr int kJoiner = -2;
  static constexpr int kNextPart = -3;  // "then", "rest", "last"
  static constexpr int kFiller = -4;    // what may stand around that: "is", "the", "with"
  static constexpr int kLeast = kFiller;

  /// `word` is folded and in lower case.
  void add(std::string_view word, Value value);
  void finish();

  Value value(std::uint32_t word_hash) const;

 private:
  struct Entry {
    std::uint32_t hash;
    Value value;
  };
  HashFilter known_;
  std::vector<Entry> entries_;  // by hash
};

/// The digit that a Latin or Cyrillic letter may stand for ('O' for '0'); 0 if it is not taken for one.
char lookalike_digit(char32_t letter);

/// Digits that stand together without a separator, or one number word.
struct DigitGroup {
  Span span;                      // in the folded text
  std::uint32_t first_digit = 0;  // in DigitRuns::digits()
  std::uint32_t digits = 0;
  std::uint8_t separation = 0;  // from the group before it in the run: see DigitRuns
  bool lookalike = false;       // has letters for digits
  bool spelled = false;         // a number word
};

/// A stretch of groups with nothing but separators between them.
struct DigitRun {
  std::uint32_t first_group = 0;
  std::uint32_t end_group = 0;
  std::uint32_t first_word = 0;  // in Words
  std::uint32_t end_word = 0;
  bool in_parts = false;  // told in pieces, with words between them; its groups are copies
};

/// All digit runs of a text. Linear; does not allocate after warm-up.
class DigitRuns {
 public:
  /// How far apart two groups stand, from nothing at all to the words between two parts of a number.
  enum Separation : std::uint8_t {
    kNone = 0,
    kMark = 1,
    kSpace = 2,
    kWide = 3,
    kLineBreak = 4,
    kJoined = 5,
    kParted = 6
  };

  void assign(const Words& words, const Numerals& numerals);

  void wipe();

  /// In the order of the text, and then those that are told in parts.
  const std::vector<DigitRun>& runs() const { return runs_; }
  const DigitGroup& group(std::size_t i) const { return groups_[i]; }
  /// The digits of groups [first, end), as ASCII.
  std::string_view digits(std::size_t first, std::size_t end) const;

 private:
  bool completes(Numerals::Value value);
  void append_number(int number);
  void append_digits(std::string_view word);
  void join_parts(const Words& words, const Numerals& numerals);
  bool goes_on(const DigitRun& part, const DigitRun& next, const Words& words,
               const Numerals& numerals) const;
  bool is_four(std::size_t group) const;
  bool is_close(std::size_t group) const;
  void append_copies(std::size_t first, std::size_t end);

  std::string digits_;
  std::vector<DigitGroup> groups_;
  std::vector<DigitRun> runs_;
  std::size_t open_zeros_ = 0;  // at the end of the last group, for the words for units and tens behind it
};

}  // namespace sluss
