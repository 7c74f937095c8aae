// Reports as JSON, in the one shape that the command line, the browser and other programs share.
#pragma once

#include <string>

#include "sluss/explain.h"
#include "sluss/inspection.h"
#include "sluss/report.h"

namespace sluss {

/// Appends `"verdict":…,"findings":[…],"channels":[…]` to `out`: the members of a report, without braces, so
/// that a caller can put an id before them. Channels are worded by the locale, as they are to be shown on
/// `day`.
void append_report_members(std::string& out, const Report& report, const Policy& policy, const Locale& locale,
                           Date day);

/// Appends `,"refusals":[…]`: what an inspection adds to the members of its report.
void append_refusals(std::string& out, const std::vector<Refusal>& refusals);

/// Appends `text` as a JSON string. Invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace sluss
