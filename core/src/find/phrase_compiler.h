// From phrases as people write them (docs/phrases.md) to the pack that PhraseLexicon reads. Runs when the
// project is built, in sluss-pack.
#pragma once

#include <string>
#include <string_view>

#include "sluss/result.h"

namespace sluss {

/// Compiles a text of one phrase a line under its `@list`; an error names the line.
Result<std::string> compile_phrases(std::string_view text);

}  // namespace sluss
