// What was found in an export, as one page to read, print and pass on: counts, and examples without what was
// found.
#pragma once

#include <string>
#include <vector>

#include "cli/guard_choice.h"
#include "cli/tally.h"

namespace sluss::cli {

/// A page in the language of `chosen` that needs nothing else and lets no script run, whatever the texts say.
std::string html_report(const Tally& tally, const ChosenGuard& chosen, const std::vector<std::string>& files);

}  // namespace sluss::cli
