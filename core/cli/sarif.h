// SARIF 2.1.0, the format in which code-hosting sites read findings. Written piece by piece, so that an
// export of any size can be reported.
// @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sluss/report.h"

namespace sluss::cli {

/// Stands between two results.
constexpr std::string_view kSarifBetween = ",\n";

/// What comes before the results.
std::string sarif_begin(OffsetUnit unit);

/// Appends the findings (byte offsets) in a file that is one text. Regions give lines and columns, and offset
/// and length in `unit`. The text itself is not included.
void append_sarif_file(std::string& out, std::string_view path, std::string_view text, const Report& report,
                       OffsetUnit unit);

/// Appends the findings in one text of an export: the region is the line where its record begins, and the
/// place within the text stands in the result's properties.
struct SarifText {
  std::string_view path;
  std::uint64_t line;
  std::string_view id_json;
  std::string_view field;
};
void append_sarif_text(std::string& out, const SarifText& where, const Report& report);

/// What comes after the results; `kinds` are those that were found.
std::string sarif_end(const std::vector<std::string_view>& kinds);

}  // namespace sluss::cli
