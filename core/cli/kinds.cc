// `sluss kinds` and `sluss explain`: what can be found, and how.
#include <fmt/core.h>

#include <algorithm>

#include "cli/commands.h"
#include "find/catalogue.h"
#include "report/json.h"

namespace sluss::cli {
namespace {

std::string_view proof_of(const Kind& kind) {
  if (!kind.check) return kind.needs_label ? "label" : "form";
  switch (kind.check->proof) {
    case Proof::form:
      return "form";
    case Proof::most_errors:
    case Proof::single_errors:
      break;
  }
  return "check_digit";
}

}  // namespace

int kinds(bool json) {
  const auto loaded = Catalogue::built_in();
  if (!loaded) return complain(loaded.error());
  const Catalogue& catalogue = **loaded;
  std::string out = json ? "[" : "";
  for (const Kind& kind : catalogue.kinds()) {
    if (!json) {
      out += fmt::format("{:<36} {:<10} {:<7} {}\n", kind.id, kind.category, to_string(kind.severity),
                         proof_of(kind));
      continue;
    }
    if (out.size() > 1) out += ",";
    out += fmt::format("\n{{\"kind\":\"{}\",\"category\":\"{}\",\"severity\":\"{}\",\"proof\":\"{}\"}}",
                       kind.id, kind.category, to_string(kind.severity), proof_of(kind));
  }
  fmt::print("{}{}", out, json ? "\n]\n" : "");
  return kClear;
}

int explain(const std::string& id) {
  const auto loaded = Catalogue::built_in();
  if (!loaded) return complain(loaded.error());
  const Catalogue& catalogue = **loaded;
  const auto index = catalogue.find(id);
  if (!index) return complain({"KIND", "\"" + id + "\" is no kind; `sluss kinds` lists them"});
  const Kind& kind = catalogue.kind(*index);
  fmt::print("{}\n  category   {}\n  severity   {}\n  proved by  {}\n", kind.id, kind.category,
             to_string(kind.severity), proof_of(kind));
  if (!kind.authority.empty()) fmt::print("  authority  {}\n", kind.authority);
  if (!kind.source.empty()) fmt::print("  source     {}\n", kind.source);
  if (!kind.layouts.empty()) {
    fmt::print("  written    {}\n", kind.layouts.front());
    for (std::size_t i = 1; i < kind.layouts.size(); ++i) fmt::print("             {}\n", kind.layouts[i]);
  }
  if (!kind.rules.empty()) fmt::print("  believed when (the first that holds)\n");
  for (const Rule& rule : kind.rules) fmt::print("    {:.2f}  {}\n", rule.confidence, describe(rule.needs));
  return kClear;
}

}  // namespace sluss::cli
