#include "sluss/guard.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "advise/route.h"
#include "advise/topics.h"
#include "find/catalogue.h"
#include "find/disclosures.h"
#include "find/names.h"
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
  NameScratch names;
  DisclosureFinder::Scratch disclosures;
  std::vector<Disclosure> disclosed;
  std::vector<Candidate> candidates;
};

Workspace& workspace() {
  thread_local Workspace space;
  return space;
}

/// Adds the names of people. What has been taken for an address, an account or a number stays that, also
/// where it holds a name ("Karl Johans gata 1").
void add_names(const NameModel& names, KindIndex kind, Workspace& space) {
  const auto others = static_cast<std::ptrdiff_t>(space.candidates.size());
  names.find(space.words, kind, space.names, space.candidates);
  const auto first = space.candidates.begin() + others;
  const auto taken = [&](const Candidate& name) {
    return std::any_of(space.candidates.begin(), first,
                       [&](const Candidate& c) { return c.span.overlaps(name.span); });
  };
  space.candidates.erase(std::remove_if(first, space.candidates.end(), taken), space.candidates.end());
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

/// What the policy makes of a candidate; nothing if the agency publishes the value itself.
std::optional<Severity> judged(const Candidate& c, const Kind& kind, std::string_view written,
                               const Policy& policy) {
  if (policy.allows(written)) return std::nullopt;
  const auto wanted = policy.severity_of(kind.id, kind.category);
  // A finder lowers the severity where it has reasons (a public figure, a first name); a policy sets the
  // kind's.
  if (!wanted) return c.severity;
  return c.severity == kind.severity ? *wanted : std::min(c.severity, *wanted);
}

}  // namespace

struct Guard::Parts {
  std::shared_ptr<const Policy> policy;
  std::string language;
  std::shared_ptr<const Catalogue> catalogue;
  advise::Topics topics;
  std::shared_ptr<const NameModel> names;
  std::optional<KindIndex> person_name;
  std::shared_ptr<const DisclosureFinder> disclosures;
  std::vector<std::optional<KindIndex>>
      disclosed_kinds;  // of the catalogue, by index into disclosures->kinds()

  void look_for(std::shared_ptr<const DisclosureFinder> finder) {
    disclosures = std::move(finder);
    disclosed_kinds.clear();
    if (!disclosures) return;
    for (const std::string& id : disclosures->kinds()) disclosed_kinds.push_back(catalogue->find(id));
  }

  void find_disclosures(Workspace& space) const {
    space.disclosed.clear();
    disclosures->find(space.words, space.disclosures, space.disclosed);
    for (const Disclosure& found : space.disclosed) {
      const auto kind = disclosed_kinds[found.kind];
      if (!kind) continue;
      space.candidates.push_back(
          {found.span, *kind, catalogue->kind(*kind).severity, found.confidence, found.evidence});
    }
  }
};

Result<Guard> Guard::create(GuardOptions options) {
  if (!options.policy) options.policy = std::make_shared<const Policy>();
  auto catalogue = Catalogue::with_kinds(options.policy->kinds_json);
  if (!catalogue) return catalogue.error();
  auto topics = advise::Topics::of(*options.policy);
  const auto person_name = (*catalogue)->find("person_name");
  Parts parts{std::move(options.policy),
              std::move(options.language),
              std::move(*catalogue),
              std::move(topics),
              std::move(options.names),
              person_name,
              {},
              {}};
  parts.look_for(std::move(options.disclosures));
  return Guard(std::make_shared<const Parts>(std::move(parts)));
}

Result<std::shared_ptr<const NameModel>> load_names(std::span<const std::byte> bytes) {
  auto model = NameModel::load(bytes);
  if (!model) return model.error();
  return std::shared_ptr<const NameModel>(std::make_shared<NameModel>(std::move(*model)));
}

Guard Guard::with_names(std::shared_ptr<const NameModel> names) const {
  Parts parts = *parts_;
  parts.names = std::move(names);
  return Guard(std::make_shared<const Parts>(std::move(parts)));
}

Result<std::shared_ptr<const DisclosureFinder>> load_disclosures(std::string_view pack) {
  auto finder = DisclosureFinder::load(pack);
  if (!finder) return finder.error();
  return std::shared_ptr<const DisclosureFinder>(std::make_shared<DisclosureFinder>(std::move(*finder)));
}

Guard Guard::with_disclosures(std::shared_ptr<const DisclosureFinder> disclosures) const {
  Parts parts = *parts_;
  parts.look_for(std::move(disclosures));
  return Guard(std::make_shared<const Parts>(std::move(parts)));
}

void Guard::wipe_workspace() {
  workspace().text.wipe();
  workspace().numbers.wipe();
  workspace().names.wipe();
  workspace().disclosures.wipe();
}

const Policy& Guard::policy() const { return *parts_->policy; }

std::string_view Guard::category_of(std::string_view kind) const {
  const auto index = parts_->catalogue->find(kind);
  return index ? std::string_view(parts_->catalogue->kind(*index).category) : std::string_view();
}

Report Guard::scan(std::string_view utf8, const ScanContext& context) const {
  const Catalogue& catalogue = *parts_->catalogue;
  Workspace& space = workspace();
  space.candidates.clear();
  space.text.assign(utf8);
  space.words.assign(space.text.view());
  space.numbers.find(catalogue, space.text, space.words, context.reply_to, space.candidates);
  if (parts_->names && parts_->person_name) {
    add_names(*parts_->names, *parts_->person_name, space);
  }
  if (parts_->disclosures) parts_->find_disclosures(space);
  settle(catalogue, space.candidates);

  Report report;
  const Redactions redactions(space.candidates.empty() ? std::string_view() : utf8, catalogue);
  for (const Candidate& c : space.candidates) {
    const Kind& kind = catalogue.kind(c.kind);
    Finding finding;
    finding.kind = kind.id;
    finding.start = space.text.original_begin(c.span.begin);
    finding.end = space.text.original_end(c.span.end);
    if (!redactions.tells(finding.start, finding.end)) continue;
    const auto severity = judged(c, kind, utf8.substr(finding.start, finding.end - finding.start), policy());
    if (!severity) continue;
    finding.severity = *severity;
    finding.confidence = c.confidence;
    finding.evidence = names_of(c.evidence);
    report.verdict = std::max(report.verdict, verdict_of(*severity));
    report.findings.push_back(std::move(finding));
  }
  if (report.verdict != Verdict::clear && !policy().channels.empty()) {
    const auto situation = advise::situation_of(parts_->topics.in(space.words), parts_->language);
    report.channels = advise::channels_for(policy(), report.findings, situation,
                                           [this](std::string_view kind) { return category_of(kind); });
  }
  convert_offsets(utf8, context.offsets, report.findings);
  return report;
}

std::string Guard::redact(std::string_view utf8, RedactStyle style, Severity least) const {
  // What stood beside a number may make sense of another one once the first is gone, so look again until
  // nothing is found. Every round takes something away. A text that has been made to need many rounds loses
  // ever more of what stands around each finding, so that their number stays logarithmic.
  constexpr int kExactRounds = 8;
  std::string text(utf8);
  for (int round = 0;; ++round) {
    const std::size_t margin = round < kExactRounds ? 0 : std::size_t{1} << (round - kExactRounds);
    const Report report = scan(text);
    std::string next =
        redacted(text, report.findings, Redactions(text, *parts_->catalogue), style, least, margin);
    wipe_workspace();  // the next text is shorter and would leave the end of this one
    const bool clean = next == text;
    text = std::move(next);
    if (clean) return text;
  }
}

}  // namespace sluss
