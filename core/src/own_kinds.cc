// Tries the examples of a policy's own kinds with a guard of that policy.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "advise/json_guard.h"
#include "sluss/guard.h"

namespace sluss {
namespace {

using nlohmann::json;

bool finds(const Guard& guard, std::string_view text, std::string_view kind) {
  const Report report = guard.scan(text);
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const Finding& f) { return f.kind == kind; });
}

std::string complaint(const std::string& text, bool wanted, const std::string& id) {
  std::string reason = "\"" + text;
  reason += wanted ? "\" must be found as " : "\" must not be found as ";
  return reason += id;
}

}  // namespace

std::vector<Error> check_own_kinds(const Policy& policy) {
  const auto guard = Guard::create({std::make_shared<const Policy>(policy)});
  if (!guard) return {guard.error()};
  std::vector<Error> problems;
  const json kinds = json::parse(policy.kinds_json);
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    const auto& id = kinds[k].at("id").get_ref<const std::string&>();
    for (const auto& [list, wanted] : {std::pair{"finds", true}, {"ignores", false}}) {
      const std::string path = advise::child_path(advise::child_path("kinds", k), list);
      const json& examples = kinds[k].at(list);
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const auto& text = examples[i].get_ref<const std::string&>();
        if (finds(*guard, text, id) != wanted) {
          problems.push_back({advise::child_path(path, i), complaint(text, wanted, id)});
        }
      }
    }
  }
  return problems;
}

}  // namespace sluss
