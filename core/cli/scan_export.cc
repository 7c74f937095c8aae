#include "cli/scan_export.h"

#include <mutex>
#include <set>

#include <fmt/core.h>

#include "cli/bulk.h"
#include "cli/html_report.h"
#include "cli/output.h"
#include "cli/sarif.h"
#include "report/json.h"

namespace sluss::cli {
namespace {

class ScanWork : public BulkWork {
 public:
  ScanWork(const ScanOptions& options, const ChosenGuard& chosen) : options_(options), chosen_(chosen) {}

  std::string_view verb() const override { return "Scanned"; }
  std::string begin(std::string_view /*preamble*/) const override {
    return sarif() ? sarif_begin(options_.offsets) : std::string();
  }
  std::string_view between() const override { return sarif() ? kSarifBetween : std::string_view(); }
  std::string end(const Tally& tally) const override {
    return sarif() ? sarif_end(kinds_of(tally)) : std::string();
  }

  void answer(Records& records, const std::string& path, Answer& out) const override {
    const std::set<std::string, std::less<>> full = kinds_with_examples();
    Record record;
    while (records.next(record)) {
      if (record.error) {
        refuse(record, out);
        if (record.lost) return;
        continue;
      }
      ++out.tally.records;
      for (std::size_t i = 0; i < record.texts.size(); ++i) {
        const Report report = chosen_.guard->scan(record.texts[i], {record.aside, options_.offsets});
        out.tally.count(report);
        append(out.output, record, i, path, report);
        if (!options_.report.empty()) add_example(out.tally, full, {record, path, record.texts[i]}, report);
      }
    }
  }

  void counted(const Tally& tally) override {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, kind] : tally.kinds) {
      if (kind.examples.size() == options_.bulk.examples) full_.insert(id);
    }
  }

 private:
  struct Source {
    const Record& record;
    const std::string& path;
    const std::string& text;
  };

  bool sarif() const { return options_.format == Format::sarif; }

  std::set<std::string, std::less<>> kinds_with_examples() const {
    const std::lock_guard lock(mutex_);
    return full_;
  }

  /// Answered in place where the output has a place for it, else on standard error.
  void refuse(const Record& record, Answer& out) const {
    if (record.lost) {
      out.lost = record.error;
      return;
    }
    ++out.tally.unusable;
    if (sarif()) {
      out.complaints.push_back(*record.error);
    } else {
      append_error(out.output, record.id_json, record.error->message());
    }
  }

  void append(std::string& out, const Record& record, std::size_t field, const std::string& path,
              const Report& report) const {
    const std::vector<std::string>& fields = options_.bulk.fields.texts;
    if (sarif()) {
      const std::string_view name = fields.empty() ? std::string_view() : fields[field];
      append_sarif_text(out, {path, record.line, record.id_json, name}, report);
      return;
    }
    out.append("{\"id\":").append(record.id_json).append(",");
    if (!fields.empty()) {
      out += "\"field\":";
      append_json_string(out, fields[field]);
      out += ',';
    }
    append_report_members(out, report, *chosen_.policy, *chosen_.locale, chosen_.day);
    out += "}\n";
  }

  /// Texts are redacted for the report only as long as a kind in them lacks examples: it takes further scans.
  void add_example(Tally& tally, const std::set<std::string, std::less<>>& full, const Source& source,
                   const Report& report) const {
    std::string redacted;
    std::set<std::string_view> in_this_text;
    for (const Finding& finding : report.findings) {
      std::vector<Example>& examples = tally.kinds.find(finding.kind)->second.examples;
      if (examples.size() >= options_.bulk.examples || full.count(finding.kind) > 0) continue;
      if (!in_this_text.insert(finding.kind).second) continue;
      if (redacted.empty()) {
        redacted =
            excerpt(source.text, chosen_.guard->redact(source.text, RedactStyle::label, Severity::low));
      }
      examples.push_back({source.record.id_json, source.path, source.record.line, redacted});
    }
  }

  const ScanOptions& options_;
  const ChosenGuard& chosen_;
  mutable std::mutex mutex_;
  std::set<std::string, std::less<>> full_;  // kinds that need no more examples
};

Digest settings(const ScanOptions& options) {
  Digest digest = digest_of(options.guard);
  digest.add(fmt::format("scan {} {} {}\n{}", static_cast<int>(options.offsets),
                         options.format == Format::sarif, !options.report.empty(),
                         settings_of(options.bulk)));
  return digest;
}

}  // namespace

int scan_export(const ScanOptions& asked, const ChosenGuard& chosen) {
  ScanOptions options = asked;
  if (options.bulk.jsonl && options.bulk.fields.aside.empty()) options.bulk.fields.aside = "reply_to";
  ScanWork work(options, chosen);
  const bool resumes = !options.bulk.checkpoint.empty();
  const auto tally = run_bulk(options.bulk, resumes ? settings(options) : Digest(), work);
  if (!tally) return complain(tally.error());
  if (!options.report.empty()) {
    Output file(options.report, false);
    auto problem = file.open();
    if (!problem) problem = file.write(html_report(*tally, chosen, options.bulk.files));
    if (problem) return complain(*problem);
  }
  return status_of(*tally);
}

std::vector<std::string_view> kinds_of(const Tally& tally) {
  std::vector<std::string_view> ids;
  for (const auto& [id, kind] : tally.kinds) ids.push_back(id);
  return ids;
}

}  // namespace sluss::cli
