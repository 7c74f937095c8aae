// A number without its separators, on the stack: what every scheme reads.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "numbers/registry.h"

namespace sluss::numbers {

inline constexpr Validity valid{true, {}};
inline constexpr Validity wrong_length{false, "length"};
inline constexpr Validity wrong_format{false, "format"};
inline constexpr Validity wrong_date{false, "date"};
inline constexpr Validity wrong_component{false, "component"};
inline constexpr Validity wrong_check_digit{false, "check_digit"};

constexpr Validity check_digit_is(bool right) { return right ? valid : wrong_check_digit; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// The characters of a text, upper-case, without `separators` and without space around it.
class Compact {
 public:
  static constexpr std::size_t capacity = 96;  // the longest, a TD1 machine-readable zone, has 90

  constexpr Compact(std::string_view text, std::string_view separators) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    for (char c : text) {
      if (separators.find(c) != std::string_view::npos) continue;
      if (size_ < capacity) characters_[size_] = upper(c);
      ++size_;
    }
  }

  /// Counts what does not fit as well, so that a text too long for any scheme is refused for its length.
  constexpr std::size_t size() const { return size_; }
  constexpr std::string_view view() const {
    return {characters_.data(), size_ < capacity ? size_ : capacity};
  }
  constexpr char operator[](std::size_t i) const { return characters_[i]; }
  constexpr int digit(std::size_t i) const { return characters_[i] - '0'; }
  /// The value of the digits [at, at + count).
  constexpr int number(std::size_t at, std::size_t count) const {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) value = value * 10 + digit(i);
    return value;
  }
  constexpr bool digits(std::size_t at, std::size_t count) const {
    for (std::size_t i = at; i < at + count; ++i) {
      if (!is_digit(characters_[i])) return false;
    }
    return true;
  }
  constexpr bool letters(std::size_t at, std::size_t count) const {
    for (std::size_t i = at; i < at + count; ++i) {
      if (!is_letter(characters_[i])) return false;
    }
    return true;
  }
  constexpr bool all_digits() const { return size_ <= capacity && digits(0, size_); }
  constexpr void drop_prefix(std::string_view prefix) {
    if (!view().starts_with(prefix)) return;
    for (std::size_t i = prefix.size(); i < view().size(); ++i)
      characters_[i - prefix.size()] = characters_[i];
    size_ -= prefix.size();
  }
  /// Leading zeros that people leave out.
  constexpr void pad_to(std::size_t size) {
    if (size_ >= size) return;
    const std::size_t missing = size - size_;
    for (std::size_t i = size; i-- > missing;) characters_[i] = characters_[i - missing];
    for (std::size_t i = 0; i < missing; ++i) characters_[i] = '0';
    size_ = size;
  }

  constexpr Validity expect_digits(std::size_t size) const {
    if (size_ != size) return wrong_length;
    if (!all_digits()) return wrong_format;
    return all_zeros() ? wrong_component : valid;
  }
  /// No register gives such a number out, though most check digits accept it.
  constexpr bool all_zeros() const { return view().find_first_not_of('0') == std::string_view::npos; }

 private:
  static constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  std::array<char, capacity> characters_{};
  std::size_t size_ = 0;
};

}  // namespace sluss::numbers
