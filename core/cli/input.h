// Reading whole what the command is given: files and standard input.
#pragma once

#include <string>

#include "sluss/result.h"

namespace sluss::cli {

/// The bytes of a file, or of standard input for "-".
Result<std::string> read_all(const std::string& path);

}  // namespace sluss::cli
