#include "cli/policy_check.h"

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/input.h"
#include "find/catalogue.h"
#include "sluss/guard.h"
#include "sluss/policy.h"

namespace sluss::cli {

namespace {

/// The shape first; the examples are tried once it is right.
std::vector<Error> all_problems(const std::string& json, const std::vector<std::string_view>& kinds) {
  std::vector<Error> problems = check_policy(json, kinds);
  if (!problems.empty()) return problems;
  const auto policy = Policy::parse(json);
  return policy ? check_own_kinds(*policy) : std::vector<Error>{policy.error()};
}

}  // namespace

int check_policies(const std::vector<std::string>& paths) {
  const auto catalogue = Catalogue::built_in();
  if (!catalogue) return complain(catalogue.error());
  std::vector<std::string_view> kinds;
  for (const Kind& kind : (*catalogue)->kinds()) kinds.push_back(kind.id);

  std::size_t broken = 0;
  for (const std::string& path : paths) {
    const auto json = read_all(path);
    const std::vector<Error> problems = json ? all_problems(*json, kinds) : std::vector<Error>{json.error()};
    if (problems.empty()) fmt::print("{}: good\n", path);
    for (const Error& problem : problems) fmt::print("{}: {}\n", path, problem.message());
    if (!problems.empty()) ++broken;
  }
  if (paths.size() > 1) fmt::print("{} checked, {} broken\n", paths.size(), broken);
  return broken == 0 ? kClear : kUnusable;
}

}  // namespace sluss::cli
