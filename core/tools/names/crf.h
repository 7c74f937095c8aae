// Learns the tagger's weights: a linear-chain conditional random field, trained by FTRL-proximal, whose L1
// term leaves most weights at zero.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "find/name_tagger.h"

namespace sluss::names {

/// A sentence as the tagger sees it, with the label of each of its tokens.
struct Example {
  NameTokens tokens;
  std::vector<NameLabel> labels;
};

class Crf {
 public:
  struct Settings {
    unsigned hash_bits = 18;
    double rate = 0.15;
    double l1 = 8;
    double l2 = 2;
  };
  explicit Crf(const Settings& settings);

  /// One step for each run of open tokens. Returns the sum of their log losses.
  double learn(const Example& example) { return each_window(example, true); }
  /// The same sum, without learning.
  double loss(const Example& example) { return each_window(example, false); }

  /// What has been learnt, not rounded.
  struct Weights {
    std::vector<std::array<double, 2>> features;
    std::array<std::array<double, 3>, 3> transitions{};
  };
  Weights weights() const;

 private:
  struct Coordinate {
    float z = 0;
    float n = 0;
  };
  double weight(const Coordinate& c) const;
  void update(Coordinate& c, double gradient) const;
  double each_window(const Example& example, bool learning);
  double window(const Example& example, std::size_t first, std::size_t last, bool learning);

  Settings settings_;
  std::vector<std::array<Coordinate, 2>> features_;
  std::array<std::array<Coordinate, 3>, 3> transitions_{};
  std::vector<std::vector<std::uint32_t>> active_;
};

}  // namespace sluss::names
