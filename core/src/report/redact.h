// Taking out what was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sluss/guard.h"
#include "sluss/report.h"

namespace sluss {

/// `utf8` with the findings (byte offsets, in order) of at least `least` severity replaced. Of nested ones
/// the outermost is replaced.
std::string redacted(std::string_view utf8, const std::vector<Finding>& findings, RedactStyle style,
                     Severity least);

}  // namespace sluss
