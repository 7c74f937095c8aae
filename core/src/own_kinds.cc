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

}  // namespace

std::vector<Error> check_own_kinds(const Policy& policy) {
  const auto guard = Guard::create({std::make_shared<const Policy>(policy)});
  if (!guard) return {guard.error()};
  std::vector<Error> problems;
  const json kinds = json::parse(policy.kinds_json);
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    const std::string& id = kinds[k].at("id").get_ref<const std::string&>();
    for (const auto& [list, wanted] : {std::pair{"finds", true}, {"ignores", false}}) {
      const json examples = kinds[k].value(list, json::array());
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const std::string& text = examples[i].get_ref<const std::string&>();
        if (finds(*guard, text, id) == wanted) continue;
        problems.push_back(
            {advise::child_path(advise::child_path(advise::child_path("kinds", k), list), i),
             "\"" + text + "\" " + (wanted ? "must be found as " : "must not be found as ") + id});
      }
    }
  }
  return problems;
}

}  // namespace sluss
