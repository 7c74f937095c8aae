#include "find/digit_runs.h"

#include <algorithm>

#include "text/overwrite.h"
#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::size_t kWidestGap = 8;         // bytes between two groups of one run
constexpr std::size_t kLongestLookalike = 4;  // bytes
// Between two parts of a number, which are not longer than this together.
constexpr std::size_t kMostWordsBetween = 8;
constexpr std::size_t kMostDigitsInParts = 20;

/// Is the word made of letters that stand for digits, right before or behind digits?
bool is_lookalike(const Words& words, std::size_t i) {
  const Word& word = words[i];
  if (word.digits || word.end - word.begin > kLongestLookalike) return false;
  const bool behind = i > 0 && words[i - 1].digits && words[i - 1].end == word.begin;
  const bool before = i + 1 < words.size() && words[i + 1].digits && words[i + 1].begin == word.end;
  if (!behind && !before) return false;
  const std::string_view letters = words.view(i);
  for (std::size_t at = 0; at < letters.size();) {
    const Decoded letter = decode(letters, at);
    if (lookalike_digit(letter.code_point) == 0) return false;
    at += letter.size;
  }
  return true;
}

/// How far a gap parts two groups; 255 if it ends the run.
std::uint8_t separation_of(std::string_view gap) {
  constexpr std::uint8_t kEndsRun = 255;
  if (gap.size() > kWidestGap) return kEndsRun;
  unsigned spaces = 0, marks = 0, breaks = 0;
  for (const char c : gap) {
    switch (c) {
      case ' ':
        ++spaces;
        break;
      case '\n':
        ++breaks;
        break;
      case '-':
      case '.':
      case '/':
      case ',':
      case '+':
      case '(':
      case ')':
      case '[':
      case ']':
      case '~':
      case ':':
      case '_':
      case '*':
      case '|':
      case '=':
      case '\\':
        ++marks;
        break;
      default:
        return kEndsRun;
    }
  }
  if (breaks > 1) return kEndsRun;  // a blank line: another paragraph
  if (breaks == 1) return DigitRuns::kLineBreak;
  if (spaces == 0) return marks == 0 ? std::uint8_t{DigitRuns::kNone} : std::uint8_t{DigitRuns::kMark};
  if (marks == 0 && spaces == 1) return DigitRuns::kSpace;
  return DigitRuns::kWide;
}

/// The value of the word at `i`, which an apostrophe may part in two, as in п'ять; `parts` says how many.
Numerals::Value numeral_at(const Words& words, std::size_t i, const Numerals& numerals, std::size_t& parts) {
  parts = 1;
  constexpr Numerals::Value kNone{Numerals::kNotANumeral, Numerals::Tens::alone};
  if (words[i].digits) return kNone;
  const Numerals::Value whole = numerals.value(words[i].hash);
  if (whole.number != Numerals::kNotANumeral || i + 1 == words.size()) return whole;
  const char after = words.text()[words[i].end];
  if (after != '\'' && after != '`' && static_cast<unsigned char>(after) < 0x80) return whole;
  const std::string_view gap = words.gap_before(i + 1);
  if (gap != "'" && gap != "’" && gap != "ʼ" && gap != "`") return whole;
  parts = 2;
  return numerals.value(word_hash_lowered(words.view(i + 1), words[i].hash));
}

}  // namespace

char lookalike_digit(char32_t letter) {
  switch (letter) {
    case U'O':
    case U'o':
    case U'Q':
    case U'О':  // the letters of the Cyrillic alphabet from here on
    case U'о':
      return '0';
    case U'I':
    case U'l':
    case U'i':
    case U'І':
    case U'і':
      return '1';
    case U'З':
    case U'з':
      return '3';
    case U'S':
    case U's':
      return '5';
    case U'б':
      return '6';
    case U'B':
    case U'В':
      return '8';
    default:
      return 0;
  }
}

/// "seventy" + "four", "four" + "and seventy", "eight" + "hundred" + "fifty": one number, in the group that
/// is already there.
bool DigitRuns::completes(Numerals::Value value) {
  if (groups_.empty() || !groups_.back().spelled) return false;
  const std::size_t size = value.number < 10 ? 1 : 2;
  if (value.number >= 1 && value.number < 100 && size <= open_zeros_) {
    digits_.resize(digits_.size() - size);
    append_number(value.number);
    open_zeros_ = size == 2 && value.tens == Numerals::Tens::before_unit ? 1 : 0;
    return true;
  }
  if (value.tens != Numerals::Tens::after_unit || digits_.back() == '0') return false;
  if (value.number == 100 && groups_.back().digits <= 2) {
    digits_ += "00";
    open_zeros_ = 2;
    return true;
  }
  if (value.number > 90 || groups_.back().digits != 1) return false;
  digits_.insert(digits_.size() - 1, 1, static_cast<char>('0' + value.number / 10));
  open_zeros_ = 0;
  return true;
}

void DigitRuns::append_number(int number) {
  if (number >= 10) append_number(number / 10);
  digits_ += static_cast<char>('0' + number % 10);
}

/// Takes in a word of digits, or one of letters that stand for digits.
void DigitRuns::append_digits(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = decode(word, at);
    const char digit = lookalike_digit(c.code_point);
    digits_ += digit != 0 ? digit : static_cast<char>(c.code_point);
    at += c.size;
  }
}

/// "4", as in "the last four".
bool DigitRuns::is_four(std::size_t group) const {
  return groups_[group].digits == 1 && digits_[groups_[group].first_digit] == '4';
}

/// Are a group and the one before it written alike, and close to each other?
bool DigitRuns::is_close(std::size_t group) const {
  return groups_[group].separation <= kSpace && groups_[group].spelled == groups_[group - 1].spelled;
}

/// Do the words between say that the number of `part` goes on in `next`? Where they tell of four last digits,
/// there may be others among them.
bool DigitRuns::goes_on(const DigitRun& part, const DigitRun& next, const Words& words,
                        const Numerals& numerals) const {
  const std::size_t between = next.first_word - part.end_word;
  if (between == 0 || between > kMostWordsBetween) return false;
  bool announced = false, known = true, four = is_four(next.first_group);
  for (std::size_t i = part.end_word; i <= next.first_word; ++i) {
    if (has_blank_line(words.gap_before(i))) return false;
    if (i == next.first_word) break;
    const int number = words.view(i) == "4" ? 4 : numerals.value(words[i].hash).number;
    if (words[i].digits && number != 4) return false;
    announced = announced || number == Numerals::kNextPart;
    four = four || number == 4;
    known = known && (number == 4 || number < Numerals::kNotANumeral);
  }
  return announced && (known || four);
}

void DigitRuns::append_copies(std::size_t first, std::size_t end) {
  for (; first < end; ++first) {
    DigitGroup copy = groups_[first];
    const auto from = static_cast<std::uint32_t>(digits_.size());
    digits_.append(digits_, copy.first_digit, copy.digits);
    copy.first_digit = from;
    groups_.push_back(copy);
  }
}

/// Adds the numbers that are told in parts: "it begins with 850709 and the last four are 9805".
void DigitRuns::join_parts(const Words& words, const Numerals& numerals) {
  const std::size_t written = runs_.size();
  std::size_t before = 0;  // the run that may go on
  for (std::size_t i = 1; i < written; ++i) {
    const DigitRun part = runs_[before], next = runs_[i];
    std::size_t first = next.first_group;
    const bool alone = first + 1 == next.end_group;
    // "four" of "the last four", or a word that is a number in another language
    const bool counts = is_four(first) || (groups_[first].digits == 1 && groups_[first].spelled);
    if (counts && alone) continue;
    before = i;
    if (!goes_on(part, next, words, numerals)) continue;
    if (counts && (is_four(first) || !groups_[first + 1].spelled)) ++first;
    std::size_t end = first + 1;
    while (end < next.end_group && is_close(end)) ++end;
    std::size_t begin = part.in_parts ? part.first_group : part.end_group - 1;
    while (begin > part.first_group && is_close(begin)) --begin;
    if (digits(begin, part.end_group).size() + digits(first, end).size() > kMostDigitsInParts) continue;

    DigitRun run{static_cast<std::uint32_t>(groups_.size()), 0, part.first_word, next.end_word, true};
    append_copies(begin, part.end_group);
    const std::size_t second = groups_.size();
    append_copies(first, end);
    groups_[second].separation = kParted;
    run.end_group = static_cast<std::uint32_t>(groups_.size());
    before = runs_.size();
    runs_.push_back(run);
  }
}

void DigitRuns::assign(const Words& words, const Numerals& numerals) {
  digits_.clear();
  groups_.clear();
  runs_.clear();
  bool open = false;    // is the last run still growing?
  bool joined = false;  // has a joining word been passed since its last group?

  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    std::size_t parts = 1;
    const Numerals::Value numeral = numeral_at(words, i, numerals, parts);
    const int value = numeral.number;
    const bool lookalike = is_lookalike(words, i);
    if (!word.digits && value == Numerals::kNotANumeral && !lookalike) {
      open = false;
      continue;
    }
    const std::uint8_t gap = separation_of(words.gap_before(i));
    const bool continues = open && gap <= kJoined;
    if (value == Numerals::kJoiner && continues && !joined) {
      joined = true;
      continue;
    }
    if (!word.digits && value < 0 && !lookalike) {
      open = false;
      continue;
    }
    const std::uint8_t passed = joined ? std::uint8_t{kJoined} : gap;
    const std::uint8_t separation = continues ? passed : std::uint8_t{kNone};
    if (!continues) {
      runs_.push_back({static_cast<std::uint32_t>(groups_.size()), 0, static_cast<std::uint32_t>(i), 0});
    }
    const bool completed = continues && completes(numeral);
    const bool glued =
        completed || (continues && separation == kNone && !groups_.back().spelled && value < 0);
    if (!glued) {
      groups_.push_back(
          {{word.begin, word.end}, static_cast<std::uint32_t>(digits_.size()), 0, separation, false, false});
    }
    DigitGroup& group = groups_.back();
    if (completed) {
      group.spelled = true;
    } else if (value >= 0) {
      append_number(value);
      const bool tens = numeral.tens == Numerals::Tens::before_unit;
      open_zeros_ = value >= 100 ? 2 : tens ? 1 : 0;
      group.spelled = true;
    } else {
      open_zeros_ = 0;
      append_digits(words.view(i));
      group.lookalike = group.lookalike || lookalike;
    }
    if (parts == 2 && value >= 0) ++i;
    group.span.end = words[i].end;
    group.digits = static_cast<std::uint32_t>(digits_.size()) - group.first_digit;
    runs_.back().end_group = static_cast<std::uint32_t>(groups_.size());
    runs_.back().end_word = static_cast<std::uint32_t>(i + 1);
    open = true;
    joined = false;
  }
  join_parts(words, numerals);
}

void DigitRuns::wipe() { overwrite(digits_); }

std::string_view DigitRuns::digits(std::size_t first, std::size_t end) const {
  if (first == end) return {};
  const std::uint32_t from = groups_[first].first_digit;
  const std::uint32_t to = groups_[end - 1].first_digit + groups_[end - 1].digits;
  return std::string_view(digits_).substr(from, to - from);
}

void Numerals::add(std::string_view word, Value value) {
  entries_.push_back({word_hash(word), value});
  known_.add(entries_.back().hash);
}

void Numerals::finish() {
  const auto by_hash = [](const Entry& a, const Entry& b) { return a.hash < b.hash; };
  std::sort(entries_.begin(), entries_.end(), by_hash);
}

Numerals::Value Numerals::value(std::uint32_t hash) const {
  if (!known_.may_contain(hash)) return {kNotANumeral, Tens::alone};
  const auto it = std::lower_bound(entries_.begin(), entries_.end(), hash,
                                   [](const Entry& e, std::uint32_t h) { return e.hash < h; });
  return it != entries_.end() && it->hash == hash ? it->value : Value{kNotANumeral, Tens::alone};
}

}  // namespace sluss
