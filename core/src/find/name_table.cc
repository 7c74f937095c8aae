#include "find/name_table.h"

#include <algorithm>
#include <bit>

namespace sluss {
namespace {

/// The bits of a Rice code, least significant first; zeros after the end.
class BitReader {
 public:
  explicit BitReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  bool at_end() const { return at_ >= bytes_.size() * 8; }
  std::uint32_t bits(unsigned count) {
    const auto value = static_cast<std::uint32_t>(next() & ((std::uint64_t{1} << count) - 1));
    at_ += count;
    return value;
  }
  std::uint32_t unary() {
    std::uint32_t ones = 0;
    for (;;) {
      const auto run = static_cast<std::uint32_t>(std::countr_one(next()));
      if (run < kAtOnce) {
        at_ += run + 1;
        return ones + run;
      }
      ones += kAtOnce;
      at_ += kAtOnce;
    }
  }

 private:
  static constexpr std::uint32_t kAtOnce = 56;

  /// The next 56 bits.
  std::uint64_t next() const {
    const std::size_t first = std::min(at_ / 8, bytes_.size());
    const std::size_t left = bytes_.size() - first;
    // Eight at once is one load; the last few are read one by one.
    if (left == 0) return 0;
    const std::uint64_t window =
        left >= 8 ? little_endian(&bytes_[first], 8) : little_endian(&bytes_[first], left);
    return window >> (at_ % 8) & ((std::uint64_t{1} << kAtOnce) - 1);
  }

  static std::uint64_t little_endian(const std::byte* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return value;
  }

  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

Error damaged(const char* what) { return Error{"name model", what}; }

}  // namespace

std::uint32_t ByteReader::number(unsigned size) {
  std::uint32_t value = 0;
  const std::span<const std::byte> bytes = take(size);
  for (std::size_t i = 0; i < bytes.size(); ++i) value |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
  return value;
}

std::span<const std::byte> ByteReader::take(std::size_t size) {
  if (failed_ || size > bytes_.size() - at_) {
    failed_ = true;
    return {};
  }
  at_ += size;
  return bytes_.subspan(at_ - size, size);
}

Result<std::vector<std::uint32_t>> read_keys(ByteReader& reader, unsigned bits) {
  constexpr std::uint32_t kMost = 1U << 20U;
  const std::uint32_t count = reader.number(4);
  const std::uint32_t rice = reader.number(1);
  const std::uint32_t stream_size = reader.number(4);
  BitReader stream(reader.take(stream_size));
  if (reader.failed()) return damaged("a table is cut off");
  if (count > kMost || rice >= bits) return damaged("a table has impossible measures");
  std::vector<std::uint32_t> keys;
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (stream.at_end()) return damaged("a table is shorter than it says");
    const std::uint64_t quotient = stream.unary();
    next += (quotient << rice) | stream.bits(rice);
    if (next >> bits != 0) return damaged("a table holds an impossible entry");
    keys.push_back(static_cast<std::uint32_t>(next++));
  }
  return keys;
}

Result<NameTable> NameTable::load(ByteReader& reader) {
  const Result<std::vector<std::uint32_t>> keys = read_keys(reader, kKeyBits);
  if (!keys) return keys.error();
  const auto count = static_cast<std::uint32_t>(keys->size());
  const std::span<const std::byte> values = reader.take(count);
  if (reader.failed()) return damaged("a word table is cut off");

  NameTable table;
  table.size_ = count;
  const unsigned slot_bits = std::bit_width(std::max<std::uint32_t>(1, count + count / 2));
  table.shift_ = kKeyBits - slot_bits;
  table.slots_.assign((std::size_t{1} << slot_bits) + count + 1, Slot{});
  std::size_t next_slot = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t key = (*keys)[i];
    const auto value = static_cast<std::uint32_t>(values[i]);
    if (value == 0) return damaged("a word table holds an impossible entry");
    const std::size_t at = std::max<std::size_t>(key >> table.shift_, next_slot);
    table.slots_[at].key = key & ((1U << kKeyBits) - 1);
    table.slots_[at].value = value & 0xFFU;
    next_slot = at + 1;
  }
  return table;
}

}  // namespace sluss
