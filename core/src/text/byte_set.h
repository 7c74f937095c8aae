// Which bytes occur in a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluss {

/// ASCII bytes; the last bit stands for all other bytes.
class ByteSet {
 public:
  ByteSet() = default;
  explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) add(static_cast<unsigned char>(byte));
  }

  void add(unsigned char byte) {
    const unsigned bit = byte < kOther ? byte : kOther;
    bits_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
  }
  void add(const ByteSet& other) { bits_[0] |= other.bits_[0], bits_[1] |= other.bits_[1]; }
  bool has(unsigned char byte) const {
    const unsigned bit = byte < kOther ? byte : kOther;
    return (bits_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  bool meets(const ByteSet& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1])) != 0;
  }
  void clear() { bits_ = {}; }
  bool operator==(const ByteSet&) const = default;

  /// Its members, as the constructor takes them.
  std::string members() const {
    std::string members;
    for (unsigned char byte = 0; byte <= kOther; ++byte) {
      if (has(byte)) members += static_cast<char>(byte);
    }
    return members;
  }

 private:
  static constexpr unsigned kOther = 127;
  std::array<std::uint64_t, 2> bits_{};
};

}  // namespace sluss
