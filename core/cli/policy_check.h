// `sluss policy check`: what is wrong in a policy pack, and where.
#pragma once

#include <string>
#include <vector>

namespace sluss::cli {

/// Checks every file and says on standard output what is wrong in it. Returns the exit status.
int check_policies(const std::vector<std::string>& paths);

}  // namespace sluss::cli
