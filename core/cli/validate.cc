// `sluss validate`: is this a well-formed number of that kind?
#include <fmt/core.h>

#include "cli/bulk.h"
#include "cli/commands.h"
#include "find/catalogue.h"
#include "numbers/registry.h"
#include "report/json.h"
#include "text/fold.h"

namespace sluss::cli {
namespace {

/// What checks numbers of a kind: its own scheme, or the one that it shares with others.
Validator validator_of(const Catalogue& catalogue, const std::string& id) {
  if (const Validator own = find_validator(id)) return own;
  const auto index = catalogue.find(id);
  return index && catalogue.kind(*index).check ? catalogue.kind(*index).check->validate : nullptr;
}

Error no_validator(const Catalogue& catalogue, const std::string& id) {
  if (!catalogue.find(id)) return {"--kind", "\"" + id + "\" is no kind; `sluss kinds` lists them"};
  return {"--kind", "\"" + id + "\" has nothing that could be checked; `sluss explain " + id +
                        "` says how it is known"};
}

std::string_view in_words(std::string_view reason) {
  if (reason == "length") return "too many or too few characters";
  if (reason == "format") return "not written as such numbers are";
  if (reason == "date") return "no possible date";
  if (reason == "component") return "a part of it is never given out";
  return "wrong check digit";
}

class ValidateWork : public BulkWork {
 public:
  explicit ValidateWork(const Catalogue& catalogue) : catalogue_(catalogue) {}

  std::string_view verb() const override { return "Checked"; }

  void answer(Records& records, const std::string& /*path*/, Answer& out) const override {
    for (Record record; records.next(record);) {
      const Validator validate = validator_of(catalogue_, record.aside);
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

  const Catalogue& catalogue_;
};

int validate_lines(const Catalogue& catalogue, const std::vector<std::string>& files) {
  BulkOptions options;
  options.jsonl = true;
  options.fields.aside = "kind";
  options.files = files;
  ValidateWork work(catalogue);
  const auto tally = run_bulk(options, {}, work);
  return tally ? status_of(*tally) : complain(tally.error());
}

}  // namespace

int validate(const ValidateOptions& options) {
  const auto loaded = Catalogue::built_in();
  if (!loaded) return complain(loaded.error());
  const Catalogue& catalogue = **loaded;
  if (options.jsonl) return validate_lines(catalogue, options.values);
  if (options.kind.empty())
    return complain({"--kind", "is needed: which kind of number is it? See `sluss kinds`."});
  const Validator validator = validator_of(catalogue, options.kind);
  if (!validator) return complain(no_validator(catalogue, options.kind));
  if (options.values.empty()) return complain({"VALUE", "is needed: the numbers to check"});
  bool all_valid = true;
  for (const std::string& value : options.values) {
    const Validity validity = validator(fold(value));
    all_valid = all_valid && validity.valid;
    fmt::print("{}: {}\n", value,
               validity ? "valid" : fmt::format("invalid ({})", in_words(validity.reason)));
  }
  return all_valid ? kClear : kFound;
}

}  // namespace sluss::cli
