#include "crf.h"

#include <algorithm>
#include <cmath>

#include "find/name_features.h"

namespace sluss::names {
namespace {

using Scores = std::array<double, 3>;
constexpr double kNever = -1e9;

double log_sum(const Scores& s) {
  const double most = std::max({s[0], s[1], s[2]});
  return most + std::log(std::exp(s[0] - most) + std::exp(s[1] - most) + std::exp(s[2] - most));
}

}  // namespace

Crf::Crf(const Settings& settings) : settings_(settings), features_(std::size_t{1} << settings.hash_bits) {}

double Crf::weight(const Coordinate& c) const {
  const double z = c.z;
  if (std::abs(z) <= settings_.l1) return 0;
  return -(z - std::copysign(settings_.l1, z)) /
         ((1.0 + std::sqrt(static_cast<double>(c.n))) / settings_.rate + settings_.l2);
}

void Crf::update(Coordinate& c, double gradient) const {
  const double before = weight(c);
  const double n = static_cast<double>(c.n) + gradient * gradient;
  const double sigma = (std::sqrt(n) - std::sqrt(static_cast<double>(c.n))) / settings_.rate;
  c.z = static_cast<float>(c.z + gradient - sigma * before);
  c.n = static_cast<float>(n);
}

double Crf::each_window(const Example& example, bool learning) {
  double loss = 0;
  const auto& list = example.tokens.list;
  for (std::size_t first = 0; first < list.size();) {
    std::size_t last = first;
    while (last < list.size() && list[last].open) ++last;
    if (last > first) loss += window(example, first, last, learning);
    first = std::max(last, first + 1);
  }
  return loss;
}

double Crf::window(const Example& example, std::size_t first, std::size_t last, bool learning) {
  const std::size_t n = last - first;
  const unsigned shift = 32U - settings_.hash_bits;
  active_.resize(std::max(active_.size(), n));
  std::vector<Scores> own(n);
  for (std::size_t i = 0; i < n; ++i) {
    active_[i].clear();
    own[i] = {0, 0, 0};
    name_features::each(example.tokens, first + i, [&](std::uint32_t hash) {
      const std::uint32_t index = hash >> shift;
      active_[i].push_back(index);
      own[i][1] += weight(features_[index][0]);
      own[i][2] += weight(features_[index][1]);
    });
  }
  std::array<Scores, 3> step{};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) step[a][b] = a == 0 && b == 2 ? kNever : weight(transitions_[a][b]);
  }
  std::vector<Scores> forward(n);
  std::vector<Scores> backward(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t b = 0; b < 3; ++b) {
      Scores from{};
      for (std::size_t a = 0; a < 3; ++a)
        from[a] = i == 0 ? (a == 0 ? step[0][b] : kNever) : forward[i - 1][a] + step[a][b];
      forward[i][b] = log_sum(from) + own[i][b];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t a = 0; a < 3; ++a) {
      Scores to{};
      for (std::size_t b = 0; b < 3; ++b)
        to[b] = i + 1 == n ? (b == 0 ? step[a][0] : kNever) : step[a][b] + own[i + 1][b] + backward[i + 1][b];
      backward[i][a] = log_sum(to);
    }
  }
  Scores ends{};
  for (std::size_t a = 0; a < 3; ++a) ends[a] = forward[n - 1][a] + step[a][0];
  const double total = log_sum(ends);

  double gold = 0;
  std::array<Scores, 3> expected{};
  const auto label = [&](std::size_t i) { return static_cast<std::size_t>(example.labels[first + i]); };
  for (std::size_t i = 0; i <= n; ++i) {
    const std::size_t was = i == 0 ? 0 : label(i - 1);
    const std::size_t is = i == n ? 0 : label(i);
    gold += step[was][is] + (i < n ? own[i][is] : 0);
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t b = 0; b < 3; ++b) {
        const double before = i == 0 ? (a == 0 ? 0 : kNever) : forward[i - 1][a];
        const double after = i == n ? (b == 0 ? 0 : kNever) : own[i][b] + backward[i][b];
        expected[a][b] +=
            std::exp(std::max(-80.0, before + step[a][b] + after - total)) - (a == was && b == is ? 1 : 0);
      }
    }
  }
  if (!learning) return total - gold;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t l = 1; l < 3; ++l) {
      const double gradient = std::exp(forward[i][l] + backward[i][l] - total) - (label(i) == l ? 1 : 0);
      if (std::abs(gradient) < 1e-4) continue;
      for (const std::uint32_t index : active_[i]) update(features_[index][l - 1], gradient);
    }
  }
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) update(transitions_[a][b], expected[a][b]);
  }
  return total - gold;
}

Crf::Weights Crf::weights() const {
  Weights out;
  out.features.reserve(features_.size());
  for (const auto& c : features_) out.features.push_back({weight(c[0]), weight(c[1])});
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) out.transitions[a][b] = weight(transitions_[a][b]);
  }
  return out;
}

}  // namespace sluss::names
