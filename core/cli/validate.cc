// `sluss validate`: is this a well-formed number of that kind?
#include <fmt/core.h>

#include "cli/bulk.h"
#include "cli/commands.h"
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

class ValidateWork : public BulkWork {
 public:
  std::string_view verb() const override { return "Checked"; }

  void answer(Records& records, const std::string& /*path*/, Answer& out) const override {
    for (Record record; records.next(record);) {
      const Validator validate = find_validator(record.aside);
      std::optional<std::string> error;
      if (record.error) {
        error = record.error->message();
      } else if (!validate) {
        error = record.aside.empty() ? "\"kind\" is missing" : "unknown kind \"" + record.aside + "\"";
      }
      if (error) {
        ++out.tally.unusable;
        append_error(out.output, record.id_json, *error);
      } else {
        append(out.output, record.id_json, validate(fold(record.texts.front())));
      }
    }
  }

 private:
  static void append(std::string& out, const std::string& id_json, const Validity& validity) {
    out.append("{\"id\":").append(id_json).append(",\"valid\":").append(validity ? "true" : "false");
    if (!validity) {
      out += ",\"reason\":";
      append_json_string(out, validity.reason);
    }
    out += "}\n";
  }
};

int validate_lines(const std::vector<std::string>& files) {
  BulkOptions options;
  options.jsonl = true;
  options.fields.aside = "kind";
  options.files = files;
  ValidateWork work;
  const auto tally = run_bulk(options, {}, work);
  return tally ? status_of(*tally) : complain(tally.error());
}

}  // namespace

int validate(const ValidateOptions& options) {
  if (options.jsonl) return validate_lines(options.values);
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
