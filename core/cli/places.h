// Where a byte of a text stands, as editors and SARIF count.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "sluss/report.h"

namespace sluss::cli {

struct TextPlace {
  std::size_t line;    ///< from 1
  std::size_t column;  ///< from 1, in the unit that was asked for
  std::size_t offset;  ///< from 0, in that unit
};

/// Where each of the byte offsets is. Linear in the text, plus sorting the offsets.
std::vector<TextPlace> places_of(std::string_view text, const std::vector<std::size_t>& offsets,
                                 OffsetUnit unit);

/// The bytes where stretches (findings, refusals) begin and end, one after the other.
template <typename Stretch>
std::vector<std::size_t> edges_of(const std::vector<Stretch>& stretches) {
  std::vector<std::size_t> edges;
  for (const Stretch& s : stretches) edges.insert(edges.end(), {s.start, s.end});
  return edges;
}

}  // namespace sluss::cli
