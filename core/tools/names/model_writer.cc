#include "model_writer.h"

#include <algorithm>
#include <bit>

#include "find/name_features.h"
#include "find/names.h"

namespace sluss::names {
namespace {

class BitWriter {
 public:
  void bit(bool value) {
    if (count_ % 8 == 0) bytes_.push_back(0);
    if (value) bytes_.back() = static_cast<std::uint8_t>(bytes_.back() | 1U << (count_ % 8));
    ++count_;
  }
  void rice(std::uint32_t value, unsigned parameter) {
    for (std::uint32_t q = value >> parameter; q > 0; --q) bit(true);
    bit(false);
    for (unsigned i = 0; i < parameter; ++i) bit((value >> i & 1U) != 0);
  }
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
  std::size_t count_ = 0;
};

/// Ascending, below 2^`bits`; see read_keys.
void write_keys(ByteWriter& out, const std::vector<std::uint32_t>& keys, unsigned bits) {
  const auto mean = static_cast<std::uint32_t>((1U << bits) / (keys.size() + 2));
  const auto parameter = static_cast<unsigned>(std::bit_width(std::max(mean, 1U))) - 1;
  BitWriter stream;
  std::uint32_t next = 0;
  for (const std::uint32_t key : keys) {
    stream.rice(key - next, parameter);
    next = key + 1;
  }
  out.number(static_cast<std::uint32_t>(keys.size()), 4);
  out.number(parameter, 1);
  out.number(static_cast<std::uint32_t>(stream.bytes().size()), 4);
  out.append(stream.bytes());
}

void write_table(ByteWriter& out, const TableEntries& entries) {
  std::vector<std::uint32_t> keys;
  std::vector<std::uint8_t> values;
  for (const auto& [key, value] : entries) {
    keys.push_back(key);
    values.push_back(value);
  }
  write_keys(out, keys, NameTable::kKeyBits);
  out.append(values);
}

void write_weights(ByteWriter& out, const NameWeights& weights) {
  out.number(weights.hash_bits, 1);
  for (const auto& row : weights.transitions) {
    for (const std::int16_t cell : row) out.number(static_cast<std::uint16_t>(cell), 2);
  }
  for (const auto& row : weights.bias) {
    for (const std::int16_t cell : row) out.number(static_cast<std::uint16_t>(cell), 2);
  }
  std::vector<std::uint32_t> known;
  for (std::uint32_t i = 0; i < weights.features.size(); ++i) {
    if (weights.features[i] != std::array<std::int8_t, 2>{}) known.push_back(i);
  }
  write_keys(out, known, weights.hash_bits);
  for (const std::size_t plane : {0U, 1U}) {
    for (const std::uint32_t i : known) out.number(static_cast<std::uint8_t>(weights.features[i][plane]), 1);
  }
}

}  // namespace

void ByteWriter::number(std::uint32_t value, unsigned size) {
  for (unsigned i = 0; i < size; ++i) bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::vector<std::uint8_t> write_model(const ModelParts& parts) {
  ByteWriter payload;
  write_table(payload, parts.words);
  write_table(payload, parts.contexts);
  write_table(payload, parts.figures);
  payload.number(static_cast<std::uint32_t>(parts.context_sets.size()), 1);
  for (const ContextSet set : parts.context_sets) payload.number(set.bits(), 4);
  write_weights(payload, parts.weights);
  payload.number(static_cast<std::uint32_t>(parts.limits.sure_margin), 2);
  payload.number(static_cast<std::uint32_t>(parts.limits.sure_given_margin), 2);
  payload.number(static_cast<std::uint32_t>(parts.limits.personal_words), 1);
  payload.number(parts.confidence_step, 2);
  for (const std::uint8_t percent : parts.confidence) payload.number(percent, 1);
  std::uint32_t sum = 2166136261U;
  for (const std::uint8_t byte : payload.bytes()) sum = (sum ^ byte) * 16777619U;
  ByteWriter file;
  for (const char c : {'S', 'L', 'N', 'M'}) file.number(static_cast<std::uint8_t>(c), 1);
  file.number(kNameModelFormat, 1);
  file.number(kNameFeaturesVersion, 1);
  file.number(sum, 4);
  file.number(static_cast<std::uint32_t>(payload.bytes().size()), 4);
  file.append(payload.bytes());
  return file.bytes();
}

}  // namespace sluss::names
