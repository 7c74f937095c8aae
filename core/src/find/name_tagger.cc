#include "find/name_tagger.h"

#include <algorithm>

#include "find/name_features.h"

namespace sluss {
namespace {

constexpr std::int32_t kNever = -(1 << 24);
constexpr std::size_t kOutside = 0;
constexpr std::size_t kBegin = 1;
constexpr std::size_t kInside = 2;

std::int32_t step(const NameWeights& weights, std::size_t from, std::size_t to) {
  return from == kOutside && to == kInside ? kNever : weights.transitions[from][to];
}

}  // namespace

void NameTagger::tag(const NameTokens& tokens, const NameWeights& weights, std::vector<TaggedName>& out) {
  const auto& list = tokens.list;
  const auto& bias = weights.bias[tokens.tongue == Tongue::other ? 0 : 1];
  for (std::size_t first = tokens.first; first < tokens.last;) {
    if (!list[first].open) {
      ++first;
      continue;
    }
    std::size_t last = first;
    own_.clear();
    for (; last < tokens.last && list[last].open; ++last) {
      std::int32_t begin = bias[list[last].known.given_name() ? 0 : 1];
      std::int32_t inside = begin;
      name_features::each(tokens, last, [&](std::uint32_t hash) {
        const auto& w = weights.features[weights.index(hash)];
        begin += w[0];
        inside += w[1];
      });
      own_.push_back({0, begin, inside});
    }
    tag_window(tokens, first, last, weights, out);
    first = last;
  }
}

void NameTagger::tag_window(const NameTokens& tokens, std::size_t first, std::size_t last,
                            const NameWeights& weights, std::vector<TaggedName>& out) {
  const std::size_t n = last - first;
  forward_.resize(n);
  backward_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t to = 0; to < 3; ++to) {
      std::int32_t best = i == 0 ? step(weights, kOutside, to) : kNever * 2;
      for (std::size_t from = 0; i > 0 && from < 3; ++from) {
        best = std::max(best, forward_[i - 1][from] + step(weights, from, to));
      }
      forward_[i][to] = best + own_[i][to];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t from = 0; from < 3; ++from) {
      std::int32_t best = i + 1 == n ? step(weights, from, kOutside) : kNever * 2;
      for (std::size_t to = 0; i + 1 < n && to < 3; ++to) {
        best = std::max(best, step(weights, from, to) + own_[i + 1][to] + backward_[i + 1][to]);
      }
      backward_[i][from] = best;
    }
  }
  std::size_t label = kOutside;
  for (std::size_t i = 0; i < n; ++i) {
    const auto through = [&](std::size_t l) { return forward_[i][l] + backward_[i][l]; };
    // The best reading is followed from the left; ties go to the reading with fewer names.
    std::size_t next = kOutside;
    for (std::size_t l = 1; l < 3; ++l) {
      const auto with = [&](std::size_t to) {
        return step(weights, label, to) + own_[i][to] + backward_[i][to];
      };
      if (with(l) > with(next)) next = l;
    }
    label = next;
    const std::int32_t margin = std::max(through(kBegin), through(kInside)) - through(kOutside);
    const auto word = static_cast<std::uint32_t>(first + i);
    if (label == kOutside) continue;
    // Two names with nothing but a space between them are the parts of one.
    const bool behind_name = !out.empty() && out.back().last == word;
    if (behind_name && (label == kInside || tokens.list[word].gap == Gap::space)) {
      out.back().last = word + 1;
      out.back().margin = std::max(out.back().margin, margin);
    } else {
      out.push_back({word, word + 1, margin});
    }
  }
}

}  // namespace sluss
