// Writes what NameModel::load reads.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "find/names.h"

namespace sluss::names {

class ByteWriter {
 public:
  void number(std::uint32_t value, unsigned size);
  void append(const std::vector<std::uint8_t>& bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// From NameTable::key to value. Where two words share a key, the larger value wins.
using TableEntries = std::map<std::uint32_t, std::uint8_t>;

struct ModelParts {
  TableEntries words;
  TableEntries contexts;
  std::vector<ContextSet> context_sets;
  TableEntries figures;
  NameWeights weights;
  JudgementLimits limits;
  std::uint32_t confidence_step = 1;
  std::array<std::uint8_t, 16> confidence{};
};

std::vector<std::uint8_t> write_model(const ModelParts& parts);

}  // namespace sluss::names
