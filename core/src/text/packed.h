// The form in which sluss-pack hands data to the engine: numbers of one or more bytes and texts with their
// size.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluss {

class PackedWriter {
 public:
  /// Seven bits to a byte, lowest first; the highest bit says that more follow.
  void number(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(value | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void append(const PackedWriter& other) { bytes_ += other.bytes_; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads what a PackedWriter wrote, or any bytes: past the end, or after a mistake, everything is zero and
/// empty and failed() is true.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= (byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }
  /// A number that must be less than `limit`.
  std::uint32_t number_below(std::size_t limit) {
    const std::uint32_t value = number();
    if (value < limit) return value;
    fail();
    return 0;
  }
  /// How many entries follow: never more than there are bytes left for them.
  std::uint32_t count() { return number_below(rest_.size() + 1); }
  std::size_t bytes_left() const { return rest_.size(); }
  /// Part of the bytes that are read, which must outlive it.
  std::string_view text() {
    const std::string_view text = rest_.substr(0, count());
    rest_.remove_prefix(text.size());
    return text;
  }
  void fail() {
    failed_ = true;
    rest_ = {};
  }
  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace sluss
