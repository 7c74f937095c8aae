// `sluss redact`: the texts without what was found in them.
#include <cstdio>

#include <fmt/core.h>

#include "cli/bulk.h"
#include "cli/commands.h"
#include "cli/guard_choice.h"
#include "cli/input.h"

namespace sluss::cli {
namespace {

class RedactWork : public BulkWork {
 public:
  RedactWork(const RedactOptions& options, const Guard& guard) : options_(options), guard_(guard) {}

  std::string_view verb() const override { return "Redacted"; }
  std::string begin(std::string_view preamble) const override { return std::string(preamble); }

  void answer(Records& records, const std::string& /*path*/, Answer& out) const override {
    Record record;
    while (records.next(record)) {
      if (record.error) {
        refuse(record, out);
        if (record.lost) return;
        continue;
      }
      ++out.tally.records;
      std::vector<std::string> texts;
      for (const std::string& text : record.texts) {
        texts.push_back(guard_.redact(text, options_.style));
        if (texts.back() != text) ++out.tally.redacted;
      }
      records.append_with(out.output, texts);
    }
  }

 private:
  /// A record that could not be read is never written as it is. Lines that are answered one by one get their
  /// error in place; in a file that keeps its form there is no place for one.
  void refuse(const Record& record, Answer& out) const {
    if (record.lost) {
      out.lost = record.error;
      return;
    }
    ++out.tally.unusable;
    if (options_.bulk.csv || !options_.bulk.fields.texts.empty()) {
      out.complaints.push_back({record.error->where, record.error->reason + "; left out"});
    } else {
      append_error(out.output, record.id_json, record.error->message());
    }
  }

  const RedactOptions& options_;
  const Guard& guard_;
};

Digest settings(const RedactOptions& options) {
  Digest digest = digest_of(options.guard);
  digest.add(fmt::format("redact {}\n{}", static_cast<int>(options.style), settings_of(options.bulk)));
  return digest;
}

int redact_export(const RedactOptions& options, const Guard& guard) {
  RedactWork work(options, guard);
  const bool resumes = !options.bulk.checkpoint.empty();
  const auto tally = run_bulk(options.bulk, resumes ? settings(options) : Digest(), work);
  return tally ? status_of(*tally) : complain(tally.error());
}

}  // namespace

int redact(const RedactOptions& options) {
  if (const auto problem = misplaced(options.bulk)) return complain(*problem);
  const auto chosen = choose_guard(options.guard);
  if (!chosen) return complain(chosen.error());
  if (options.bulk.chosen()) return redact_export(options, *chosen->guard);
  for (const std::string& path :
       options.bulk.files.empty() ? std::vector<std::string>{"-"} : options.bulk.files) {
    const auto text = read_all(path);
    if (!text) return complain(text.error());
    const std::string out = chosen->guard->redact(*text, options.style);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return kClear;
}

}  // namespace sluss::cli
