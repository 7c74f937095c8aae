// `sluss scan` on exports with many texts.
#pragma once

#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/guard_choice.h"
#include "cli/tally.h"

namespace sluss::cli {

int scan_export(const ScanOptions& asked, const ChosenGuard& chosen);

/// The kinds that were found.
std::vector<std::string_view> kinds_of(const Tally& tally);

}  // namespace sluss::cli
