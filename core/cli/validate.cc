// `sluss validate`: is this a well-formed number of that kind?
#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/input.h"
#include "numbers/registry.h"
#include "report/json.h"
#include "text/fold.h"

namespace sluss::cli {
namespace {

Error no_scheme(const std::string& kind) {
  std::string known;
  for (const NumberScheme& scheme : number_schemes())
    known.append(known.empty() ? "" : ", ").append(scheme.kind);
  return {"--kind", fmt::format("\"{}\" has no check of its own; these have: {}", kind, known)};
}

bool answer_line(std::string_view text, std::string& out) {
  JsonLine line = parse_line(text);
  const Validator validate = find_validator(line.kind);
  if (!line.error && !validate)
    line.error = line.kind.empty() ? "\"kind\" is missing" : "unknown kind \"" + line.kind + "\"";
  if (line.error) {
    append_error(out, line);
    return false;
  }
  const Validity validity = validate(fold(line.text));
  out.append("{\"id\":").append(line.id_json).append(",\"valid\":").append(validity ? "true" : "false");
  if (!validity) {
    out += ",\"reason\":";
    append_json_string(out, validity.reason);
  }
  out += "}\n";
  return true;
}

}  // namespace

int validate(const ValidateOptions& options) {
  if (options.jsonl) {
    const auto usable = answer_lines(options.values, answer_line);
    if (!usable) return complain(usable.error());
    return *usable ? kClear : kFound;
  }
  if (options.kind.empty())
    return complain({"--kind", "is needed: which kind of number is it? See `sluss kinds`."});
  const Validator validator = find_validator(options.kind);
  if (!validator) return complain(no_scheme(options.kind));
  if (options.values.empty()) return complain({"VALUE", "is needed: the numbers to check"});
  bool all_valid = true;
  for (const std::string& value : options.values) {
    const Validity validity = validator(fold(value));
    all_valid = all_valid && validity.valid;
    fmt::print("{}: {}\n", value, validity ? "valid" : fmt::format("invalid ({})", validity.reason));
  }
  return all_valid ? kClear : kFound;
}

}  // namespace sluss::cli
