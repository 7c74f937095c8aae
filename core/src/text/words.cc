#include "text/words.h"

#include <algorithm>

#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::uint32_t kFnvOffset = 2166136261U;

std::uint32_t hash_byte(std::uint32_t hash, unsigned char byte) { return extend_word_hash(hash, byte); }

std::uint32_t hash_bytes(std::uint32_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = hash_byte(hash, static_cast<unsigned char>(byte));
  return hash;
}

Script script_of(char32_t cp) {
  if (cp < 0x250 || (cp >= 0x1E00 && cp < 0x1F00)) return Script::latin;
  if (cp >= 0x370 && cp < 0x400) return Script::greek;
  if (cp >= 0x400 && cp < 0x530) return Script::cyrillic;
  if ((cp >= 0x600 && cp < 0x780) || (cp >= 0xFB50 && cp < 0xFF00)) return Script::arabic;
  if (cp >= 0x1200 && cp < 0x13A0) return Script::ethiopic;
  return Script::other;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a run of digits at word.begin.
void read_digits(std::string_view text, Word& word) {
  std::size_t at = word.begin;
  while (at < text.size() && is_digit(text[at])) ++at;
  word.digits = true;
  word.hash = hash_bytes(kFnvOffset, text.substr(word.begin, at - word.begin));
  word.end = static_cast<std::uint32_t>(at);
}

/// Reads letters and marks at word.begin; word.end == word.begin if there are none.
void read_letters(std::string_view text, Word& word) {
  std::uint32_t hash = kFnvOffset;
  std::size_t letters = 0, upper_case = 0;
  std::size_t at = word.begin;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (!(kProperties[byte] & kLetterOrMark)) break;
      const bool upper = (kProperties[byte] & kUpperCase) != 0;
      if (letters == 0) word.script = Script::latin, word.capital = upper;
      ++letters;
      upper_case += upper ? 1 : 0;
      hash = hash_byte(hash, static_cast<unsigned char>(byte | (upper ? 0x20U : 0U)));
      ++at;
      continue;
    }
    const Decoded c = decode(text, at);
    if (!is_letter_or_mark(c.code_point)) break;
    const char32_t low = lower(c.code_point);
    if (letters == 0) {
      word.script = script_of(c.code_point);
      word.capital = low != c.code_point;
    }
    ++letters;
    upper_case += low != c.code_point ? 1 : 0;
    hash = extend_word_hash(hash, low);
    at += c.size;
  }
  word.all_caps = letters > 1 && upper_case == letters;
  word.hash = hash;
  word.end = static_cast<std::uint32_t>(at);
}

}  // namespace

void SplitText::assign(std::string_view folded) {
  text_ = folded;
  end_ = static_cast<std::uint32_t>(folded.size());
  split_words();
  words_ = all_;
  first_words_.clear();
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (i == 0 || has_blank_line(gap_before(i))) first_words_.push_back(i);
  }
}

void SplitText::wipe() {
  std::fill(all_.begin(), all_.end(), Word{});
  assign({});
}

/// A paragraph has the line breaks right before and behind it: patterns want to see that a line ends.
Words SplitText::paragraph(std::size_t paragraph) const {
  const std::uint32_t first = first_word(paragraph), end = first_word(paragraph + 1);
  Words row = *this;
  if (first > 0) {
    row.begin_ = words_[first - 1].end + static_cast<std::uint32_t>(gap_before(first).rfind('\n'));
  }
  if (end < size())
    row.end_ = words_[end - 1].end + static_cast<std::uint32_t>(gap_before(end).find('\n') + 1);
  row.words_ = words_.subspan(first, end - first);
  return row;
}

void SplitText::split_words() {
  const std::string_view folded = text_;
  all_.clear();
  marks_.clear();
  for (std::size_t at = 0; at < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    if (byte < 0x80 && !(kProperties[byte] & kLetterOrMark) && !is_digit(folded[at])) {
      marks_.add(byte);
      ++at;
      continue;
    }
    Word word;
    word.begin = static_cast<std::uint32_t>(at);
    if (is_digit(folded[at])) {
      read_digits(folded, word);
    } else {
      read_letters(folded, word);
      if (word.end == word.begin) {
        at += decode(folded, at).size;
        continue;
      }
    }
    at = word.end;
    all_.push_back(word);
  }
}

std::string_view Words::gap_before(std::size_t i) const {
  const std::size_t from = i == 0 ? begin_ : words_[i - 1].end;
  const std::size_t to = i == words_.size() ? end_ : words_[i].begin;
  return text_.substr(from, to - from);
}

std::size_t Words::first_after(std::uint32_t at) const {
  const auto it =
      std::partition_point(words_.begin(), words_.end(), [&](const Word& w) { return w.end <= at; });
  return static_cast<std::size_t>(it - words_.begin());
}

bool has_blank_line(std::string_view gap) {
  if (gap.size() < 2) return false;  // as most are
  const auto first = gap.find('\n');
  return first != std::string_view::npos && gap.find('\n', first + 1) != std::string_view::npos;
}

std::uint32_t word_hash(std::string_view lower) { return hash_bytes(kFnvOffset, lower); }

std::uint32_t extend_word_hash_beyond_pairs(std::uint32_t hash, char32_t cp) {
  const auto tail = [&](unsigned shift) { return static_cast<unsigned char>(0x80U | (cp >> shift & 0x3FU)); };
  if (cp < 0x10000) {
    hash = hash_byte(hash_byte(hash, static_cast<unsigned char>(0xE0U | cp >> 12)), tail(6));
    return hash_byte(hash, tail(0));
  }
  hash = hash_byte(hash_byte(hash, static_cast<unsigned char>(0xF0U | cp >> 18)), tail(12));
  return hash_byte(hash_byte(hash, tail(6)), tail(0));
}

std::uint32_t extend_word_hash(std::uint32_t hash, std::string_view lower) { return hash_bytes(hash, lower); }

std::uint32_t word_hash_lowered(std::string_view folded, std::uint32_t before) {
  std::uint32_t hash = before;
  for (std::size_t at = 0; at < folded.size();) {
    const Decoded c = decode(folded, at);
    hash = extend_word_hash(hash, lower(c.code_point));
    at += c.size;
  }
  return hash;
}

std::string to_lower(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const Decoded c = decode(folded, at);
    append_utf8(out, lower(c.code_point));
    at += c.size;
  }
  return out;
}

}  // namespace sluss
