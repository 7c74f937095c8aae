// A check sum of a stream, which notices that a file is not what it was. Not made against people who want it
// to fail to notice.
// @see FNV-1a, https://www.rfc-editor.org/rfc/rfc9923
#pragma once

#include <cstdint>
#include <string_view>

namespace sluss::cli {

class Digest {
 public:
  Digest() = default;
  explicit Digest(std::uint64_t value) : value_(value) {}

  void add(std::string_view bytes) {
    constexpr std::uint64_t prime = 0x100000001b3;
    for (const char byte : bytes) value_ = (value_ ^ static_cast<unsigned char>(byte)) * prime;
  }

  /// All that is needed to go on later.
  std::uint64_t value() const { return value_; }
  bool operator==(const Digest&) const = default;

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;  // the offset basis
};

}  // namespace sluss::cli
