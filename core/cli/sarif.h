// SARIF 2.1.0, the format in which code-hosting sites read findings.
// @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#pragma once

#include <string>
#include <vector>

#include "sluss/report.h"

namespace sluss::cli {

struct FileReport {
  std::string path;
  std::string text;
  Report report;
};

/// One run with all results. Regions are given by offset and length in `unit`: byteOffset for bytes,
/// charOffset (with columnKind) else. The text itself is not included.
std::string sarif(const std::vector<FileReport>& files, OffsetUnit unit);

}  // namespace sluss::cli
