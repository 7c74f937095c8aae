// From bytes to the unit in which the caller counts.
#pragma once

#include <string_view>
#include <vector>

#include "sluss/inspection.h"
#include "sluss/report.h"

namespace sluss {

/// Converts the byte offsets of `findings` (in `utf8`) to `unit`. An invalid byte counts as one U+FFFD.
/// Linear in the text up to the last finding, plus sorting the offsets.
void convert_offsets(std::string_view utf8, OffsetUnit unit, std::vector<Finding>& findings);
/// The same for refusals.
void convert_offsets(std::string_view utf8, OffsetUnit unit, std::vector<Refusal>& refusals);
/// The same for offsets anywhere.
void convert_offsets(std::string_view utf8, OffsetUnit unit, std::vector<std::size_t*> offsets);

}  // namespace sluss
