#include "sluss/guard.h"

#include <algorithm>
#include <vector>

#include "find/catalogue.h"
#include "find/numbers_finder.h"
#include "judge/judge.h"
#include "report/offsets.h"
#include "report/redact.h"
#include "text/fold.h"
#include "text/words.h"

namespace sluss {
namespace {

/// What a scan works on. One for each thread, so that after warm-up nothing is allocated.
struct Workspace {
  FoldedText text;
  Words words;
  NumbersFinder numbers;
  std::vector<Candidate> candidates;
};

Workspace& workspace() {
  thread_local Workspace space;
  return space;
}

Verdict verdict_of(Severity severity) {
  switch (severity) {
    case Severity::high:
      return Verdict::warn;
    case Severity::medium:
      return Verdict::advise;
    case Severity::low:
      break;
  }
  return Verdict::clear;
}

std::vector<std::string_view> names_of(EvidenceSet evidence) {
  std::vector<std::string_view> names;
  for (unsigned i = 0; i < static_cast<unsigned>(Evidence::count_); ++i) {
    if (evidence.has(static_cast<Evidence>(i))) names.push_back(to_string(static_cast<Evidence>(i)));
  }
  return names;
}

}  // namespace

Result<Guard> Guard::create(GuardOptions) {
  const auto& catalogue = Catalogue::built_in();
  if (!catalogue) return catalogue.error();
  return Guard(*catalogue);
}

Report Guard::scan(std::string_view utf8, const ScanContext& context) const {
  Workspace& space = workspace();
  space.candidates.clear();
  space.text.assign(utf8);
  space.words.assign(space.text.view());
  space.numbers.find(*catalogue_, space.text, space.words, space.candidates);
  settle(*catalogue_, space.candidates);

  Report report;
  for (const Candidate& c : space.candidates) {
    Finding finding;
    finding.kind = catalogue_->kind(c.kind).id;
    finding.start = space.text.original_begin(c.span.begin);
    finding.end = space.text.original_end(c.span.end);
    finding.confidence = c.confidence;
    finding.severity = c.severity;
    finding.evidence = names_of(c.evidence);
    report.verdict = std::max(report.verdict, verdict_of(c.severity));
    report.findings.push_back(std::move(finding));
  }
  convert_offsets(utf8, context.offsets, report.findings);
  return report;
}

std::string Guard::redact(std::string_view utf8, RedactStyle style, Severity least) const {
  return redacted(utf8, scan(utf8).findings, style, least);
}

}  // namespace sluss
