#include "cli/places.h"

#include <algorithm>

#include "report/offsets.h"

namespace sluss::cli {

std::vector<TextPlace> places_of(std::string_view text, const std::vector<std::size_t>& offsets,
                                 OffsetUnit unit) {
  std::vector<std::size_t> lines{0};  // where they begin
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos;) lines.push_back(++at);

  std::vector<TextPlace> places;
  places.reserve(offsets.size());
  std::vector<std::size_t> line_starts;
  line_starts.reserve(offsets.size());
  std::vector<std::size_t*> converted;
  for (const std::size_t offset : offsets) {
    const auto next = std::upper_bound(lines.begin(), lines.end(), offset);
    places.push_back({static_cast<std::size_t>(next - lines.begin()), 0, offset});
    line_starts.push_back(next[-1]);
    converted.insert(converted.end(), {&places.back().offset, &line_starts.back()});
  }
  convert_offsets(text, unit, std::move(converted));
  for (std::size_t i = 0; i < places.size(); ++i) places[i].column = places[i].offset - line_starts[i] + 1;
  return places;
}

}  // namespace sluss::cli
