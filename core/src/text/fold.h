// Bytes to readable text: what a reader sees, in as few different code points as possible, with a map back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluss {

/// A text as the finders read it: every decimal digit (all scripts, full-width, superscript, enclosed,
/// mathematical) as 0-9, every dash as '-', every space as ' ', full-width and mathematical letters as plain
/// ones, line separators as '\n', zero-width and direction marks and Arabic vowel signs left out, Arabic and
/// Persian letter variants as one, common base + combining mark pairs composed, invalid UTF-8 as U+FFFD.
/// Case is kept. Labels, phrases and names are folded the same way before they are compared.
///
/// Reuse one object for many texts: after warm-up it does not allocate. Linear in the length of the text.
class FoldedText {
 public:
  /// Folds `utf8`, which must outlive this object's use of `original()`.
  void assign(std::string_view utf8);

  /// Overwrites the folded text.
  void wipe();

  std::string_view view() const { return identity_ ? original_ : std::string_view(folded_); }
  std::string_view original() const { return original_; }

  /// Byte offset in the original of the character that folded byte `at` came from.
  std::uint32_t original_begin(std::uint32_t at) const;
  /// Byte offset in the original just after the character that the byte before folded offset `at` came from:
  /// the end of a stretch, without any left-out marks that follow it.
  std::uint32_t original_end(std::uint32_t at) const;

  /// Was anything within folded [begin, end) a digit of another script or form? Was anything left out there?
  bool has_foreign_digits(std::uint32_t begin, std::uint32_t end) const;
  bool has_hidden_characters(std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Shift {  // from folded offset `folded` on, original = folded + (original - folded)
    std::uint32_t folded;
    std::uint32_t original;
  };
  void compose_with_previous(char32_t mark, std::size_t size, std::size_t& at, std::size_t& kept);

  std::string_view original_;
  std::string folded_;
  std::vector<Shift> shifts_;
  std::vector<std::uint32_t> foreign_digits_;  // folded offsets, ascending
  std::vector<std::uint32_t> hidden_;  // folded offsets before which something was left out, ascending
  bool identity_ = true;
};

/// Folds a word or phrase of the data (labels, names, phrases) the way texts are folded.
std::string fold(std::string_view utf8);

}  // namespace sluss
