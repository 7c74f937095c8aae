// The words of a folded text, each with a hash of its lower-case form: found once, used by every finder.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_set.h"

namespace sluss {

/// Scripts that the finders tell apart.
enum class Script : std::uint8_t { none, latin, cyrillic, arabic, ethiopic, greek, other };

/// A maximal run of letters and marks, or a maximal run of ASCII digits, in the folded text. Everything
/// between two words (spaces, punctuation, emoji) is a gap. Hyphens and apostrophes are gaps.
struct Word {
  std::uint32_t begin = 0;  ///< byte offset in the folded text
  std::uint32_t end = 0;
  std::uint32_t hash = 0;        ///< word_hash of the lower-case form
  Script script = Script::none;  ///< of its first letter; none for digits
  bool digits = false;
  bool capital = false;   ///< begins with an upper-case letter
  bool all_caps = false;  ///< two or more letters, all upper-case
};

/// A row of words that are read by themselves: those of a whole text, or of one paragraph. A view, cheap to
/// copy; offsets are those of the whole text.
class Words {
 public:
  /// The whole text.
  std::string_view text() const { return text_; }
  /// Where what belongs to the row begins and ends: its words and what stands around them.
  std::uint32_t begin_offset() const { return begin_; }
  std::uint32_t end_offset() const { return end_; }
  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }
  std::string_view view(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  /// What stands between word i-1 (or the beginning of the row) and word i (or its end, for i == size()).
  std::string_view gap_before(std::size_t i) const;
  /// The ASCII bytes that stand in gaps, anywhere in the text.
  const ByteSet& marks() const { return marks_; }
  /// Index of the first word that ends after byte offset `at`; size() if there is none. Logarithmic.
  std::size_t first_after(std::uint32_t at) const;

 private:
  friend class SplitText;
  std::string_view text_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::span<const Word> words_;
  ByteSet marks_;
};

/// The words of a text, split and kept, and its paragraphs: what blank lines part.
class SplitText : public Words {
 public:
  SplitText() = default;
  SplitText(const SplitText&) = delete;  // a copy would view the words of this one
  SplitText& operator=(const SplitText&) = delete;

  /// Splits `folded`, which must outlive this. Linear; does not allocate after warm-up.
  void assign(std::string_view folded);

  /// Overwrites the hashes of the words.
  void wipe();

  /// How many paragraphs have words.
  std::size_t paragraphs() const { return first_words_.size(); }
  /// The index of a paragraph's first word; for paragraphs(), the number of words.
  std::uint32_t first_word(std::size_t paragraph) const {
    return paragraph < first_words_.size() ? first_words_[paragraph] : static_cast<std::uint32_t>(size());
  }
  Words paragraph(std::size_t paragraph) const;

 private:
  void split_words();

  std::vector<Word> all_;
  std::vector<std::uint32_t> first_words_;  // of each paragraph
};

/// Does what stands between two words part paragraphs?
bool has_blank_line(std::string_view gap);

/// FNV-1a (32 bit) over the UTF-8 bytes of `lower`, which must be lower-case and folded.
std::uint32_t word_hash(std::string_view lower);

/// word_hash of a word that is one byte or one code point longer. Begin with word_hash("").
inline std::uint32_t extend_word_hash(std::uint32_t hash, unsigned char byte) {
  constexpr std::uint32_t kFnvPrime = 16777619U;
  return (hash ^ byte) * kFnvPrime;
}
std::uint32_t extend_word_hash_beyond_pairs(std::uint32_t hash, char32_t cp);
inline std::uint32_t extend_word_hash(std::uint32_t hash, char32_t lower) {
  if (lower < 0x80) return extend_word_hash(hash, static_cast<unsigned char>(lower));
  if (lower >= 0x800) return extend_word_hash_beyond_pairs(hash, lower);
  hash = extend_word_hash(hash, static_cast<unsigned char>(0xC0U | lower >> 6U));
  return extend_word_hash(hash, static_cast<unsigned char>(0x80U | (lower & 0x3FU)));
}
std::uint32_t extend_word_hash(std::uint32_t hash, std::string_view lower);

/// word_hash of the lower-case form of `folded`, without making it; or of a word that begins with what has
/// the hash `before` and goes on with it.
std::uint32_t word_hash_lowered(std::string_view folded, std::uint32_t before = word_hash({}));

/// Lower-case form (Latin, Greek, Cyrillic; other scripts have no case) of a folded string.
std::string to_lower(std::string_view folded);

}  // namespace sluss
