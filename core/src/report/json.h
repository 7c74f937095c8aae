// Reports as JSON, in the one shape that the command line, the browser and other programs share.
#pragma once

#include <string>

#include "sluss/report.h"

namespace sluss {

/// Appends `"verdict":…,"findings":[…]` to `out`: the members of a report, without braces, so that a caller
/// can put an id before and channels after them.
void append_report_members(std::string& out, const Report& report);

/// Appends `text` as a JSON string. Invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace sluss
