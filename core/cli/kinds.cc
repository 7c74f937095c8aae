// `sluss kinds` and `sluss explain`: what can be found, and how.
#include <fmt/core.h>

#include <algorithm>
#include <utility>

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

/// What a rule asks for, for people: `sluss explain` is read without the documentation of the kinds at hand.
std::string in_words(const Kind& kind, ConditionSet needs) {
  const bool has_pattern_only = kind.layouts.empty();
  const bool check_digit = kind.check && kind.check->proof != Proof::form;
  const std::pair<Condition, std::string_view> words[] = {
      {Condition::check, check_digit ? "check digits and all else are right" : "its parts are possible"},
      {Condition::formed, "only its check digit, date or a part is wrong"},
      {Condition::layout, has_pattern_only ? "written in its usual form" : "written as above"},
      {Condition::label, "named beside it"},
      {Condition::named, "named beside it by a name of this very kind"},
      {Condition::context, "words of its field stand near"},
      {Condition::whole, "no more digits around it"},
      {Condition::plus, "a + before it"},
      {Condition::grouped, "in groups"},
      {Condition::close, "its groups parted alike"},
      {Condition::undated, "not a date"},
      {Condition::opens_line, "alone on its line"},
  };
  std::string out;
  for (const auto& [condition, text] : words) {
    if (needs.has(condition)) out.append(out.empty() ? "" : "; ").append(text);
  }
  return out;
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
  if (!kind.rules.empty()) fmt::print("  believed, with this confidence, when (the first that holds)\n");
  for (const Rule& rule : kind.rules)
    fmt::print("    {:.2f}  {}\n", rule.confidence, in_words(kind, rule.needs));
  for (const std::size_t other : kind.labels_of)
    fmt::print("  also named by the words for {}\n", catalogue.kind(static_cast<KindIndex>(other)).id);
  return kClear;
}

}  // namespace sluss::cli
