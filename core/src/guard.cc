#include "sluss/guard.h"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "advise/route.h"
#include "advise/topics.h"
#include "find/catalogue.h"
#include "find/disclosures.h"
#include "find/names.h"
#include "find/numbers_finder.h"
#include "find/paragraph_notes.h"
#include "find/refusals.h"
#include "judge/judge.h"
#include "report/offsets.h"
#include "report/redact.h"
#include "text/fingerprint.h"
#include "text/fold.h"
#include "text/words.h"

namespace sluss {
namespace {

/// What a scan works on. One for each thread, so that after warm-up nothing is allocated.
struct Workspace {
  FoldedText text;
  SplitText words;
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
void add_names(const NameModel& names, KindIndex kind, Workspace& space, std::span<ParagraphNotes> notes,
               RefusalLog* refused) {
  const auto others = static_cast<std::ptrdiff_t>(space.candidates.size());
  names.find(space.words, kind, space.names, space.candidates, notes);
  const auto first = space.candidates.begin() + others;
  const auto taken = [&](const Candidate& name) {
    const auto other = std::find_if(space.candidates.begin(), first,
                                    [&](const Candidate& c) { return c.span.overlaps(name.span); });
    if (other == first) return false;
    if (refused) refused->push_back({name.span, kind, RefusalReason::overlapped, other->kind});
    return true;
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

  std::string_view category_of(std::string_view kind) const {
    const auto index = catalogue->find(kind);
    return index ? std::string_view(catalogue->kind(*index).category) : std::string_view();
  }

  void look_for(std::shared_ptr<const DisclosureFinder> finder) {
    disclosures = std::move(finder);
    disclosed_kinds.clear();
    if (!disclosures) return;
    for (const std::string& id : disclosures->kinds()) disclosed_kinds.push_back(catalogue->find(id));
  }

  void find_disclosures(Workspace& space, std::span<ParagraphNotes> notes) const {
    space.disclosed.clear();
    disclosures->find(space.words, space.disclosures, space.disclosed, notes);
    for (const Disclosure& found : space.disclosed) {
      const auto kind = disclosed_kinds[found.kind];
      if (!kind) continue;
      space.candidates.push_back(
          {found.span, *kind, catalogue->kind(*kind).severity, found.confidence, found.evidence});
    }
  }

  void find_numbers(std::string_view reply_to, std::span<ParagraphNotes> notes, RefusalLog* refused) const;
  void find(std::string_view utf8, std::string_view reply_to, Draft::Memory* draft,
            RefusalLog* refused) const;
  Report report_on(std::string_view utf8, RefusalLog* refused) const;
  Report scan(std::string_view utf8, const ScanContext& context, Draft::Memory* draft) const;
};

struct Draft::Memory {
  Fingerprint::Key key = random_fingerprint_key();
  std::shared_ptr<const void> guard;  // that the notes are of
  std::uint64_t reply_to = 0;         // its fingerprint
  std::vector<ParagraphNotes> paragraphs, before;

  void belong_to(const std::shared_ptr<const void>& asker, std::string_view asked);
  std::span<ParagraphNotes> recognise(const Workspace& space);
  std::uint64_t fingerprint_of(const FoldedText& text, const Words& paragraph) const;
};

Draft::Draft() : memory_(std::make_unique<Memory>()) {}
Draft::~Draft() = default;
Draft::Draft(Draft&&) noexcept = default;
Draft& Draft::operator=(Draft&&) noexcept = default;

void Draft::forget() {
  memory_->paragraphs.clear();
  memory_->before.clear();
}

/// Forgets what another guard has found, or this one in an answer to another text.
void Draft::Memory::belong_to(const std::shared_ptr<const void>& asker, std::string_view asked) {
  Fingerprint question(key);
  question.add(asked);
  const std::uint64_t fingerprint = question.finish();
  if (guard != asker || reply_to != fingerprint) paragraphs.clear();
  guard = asker, reply_to = fingerprint;
}

/// Of all that a paragraph's answer depends on: what is read there, what that was written as, and whether the
/// text begins or ends with it.
std::uint64_t Draft::Memory::fingerprint_of(const FoldedText& text, const Words& paragraph) const {
  const std::uint32_t begin = paragraph.begin_offset(), end = paragraph.end_offset();
  Fingerprint print(key);
  print.add(static_cast<unsigned char>((begin == 0 ? 1 : 0) | (end == text.view().size() ? 2 : 0)));
  const std::string_view read = text.view().substr(begin, end - begin);
  const std::uint32_t from = text.original_begin(begin);
  const std::string_view written = text.original().substr(from, text.original_begin(end) - from);
  print.add(read);
  if (written != read) print.add(written);
  return print.finish();
}

/// Notes for each paragraph of the text in the workspace: those from before where it begins and ends as it
/// did.
std::span<ParagraphNotes> Draft::Memory::recognise(const Workspace& space) {
  before.swap(paragraphs);
  paragraphs.clear();
  paragraphs.resize(space.words.paragraphs());
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    paragraphs[p].fingerprint = fingerprint_of(space.text, space.words.paragraph(p));
  }
  const std::size_t most = std::min(paragraphs.size(), before.size());
  const auto known = [&](std::size_t p, std::size_t old) {
    if (paragraphs[p].fingerprint != before[old].fingerprint) return false;
    paragraphs[p] = std::move(before[old]);
    return true;
  };
  std::size_t first = 0, last = 0;
  while (first < most && known(first, first)) ++first;
  while (first + last < most && known(paragraphs.size() - 1 - last, before.size() - 1 - last)) ++last;
  return paragraphs;
}

void Guard::Parts::find_numbers(std::string_view reply_to, std::span<ParagraphNotes> notes,
                                RefusalLog* refused) const {
  Workspace& space = workspace();
  space.numbers.begin(*catalogue, space.text, reply_to);
  for (std::size_t p = 0; p < space.words.paragraphs(); ++p) {
    const Words paragraph = space.words.paragraph(p);
    recall(notes, p, &ParagraphNotes::numbers, paragraph.begin_offset(), space.candidates,
           [&] { space.numbers.find(paragraph, space.candidates, refused); });
  }
}

/// Leaves the candidates that stand in the workspace.
void Guard::Parts::find(std::string_view utf8, std::string_view reply_to, Draft::Memory* draft,
                        RefusalLog* refused) const {
  Workspace& space = workspace();
  space.candidates.clear();
  space.text.assign(utf8);
  space.words.assign(space.text.view());
  const std::span<ParagraphNotes> notes = draft ? draft->recognise(space) : std::span<ParagraphNotes>();
  find_numbers(reply_to, notes, refused);
  if (names && person_name) add_names(*names, *person_name, space, notes, refused);
  if (disclosures) find_disclosures(space, notes);
  settle(*catalogue, space.candidates, refused);
}

/// What the policy makes of the candidates in the workspace. Offsets are in bytes.
Report Guard::Parts::report_on(std::string_view utf8, RefusalLog* refused) const {
  const Workspace& space = workspace();
  const auto refuse = [&](const Candidate& c, RefusalReason reason) {
    if (refused) refused->push_back({c.span, c.kind, reason});
  };
  Report report;
  const Redactions redactions(space.candidates.empty() ? std::string_view() : utf8, *catalogue);
  for (const Candidate& c : space.candidates) {
    const Kind& kind = catalogue->kind(c.kind);
    Finding finding;
    finding.kind = kind.id;
    finding.start = space.text.original_begin(c.span.begin);
    finding.end = space.text.original_end(c.span.end);
    if (!redactions.tells(finding.start, finding.end)) {
      refuse(c, RefusalReason::redacted);
      continue;
    }
    const auto severity = judged(c, kind, utf8.substr(finding.start, finding.end - finding.start), *policy);
    if (!severity) {
      refuse(c, RefusalReason::allow_listed);
      continue;
    }
    finding.severity = *severity;
    finding.confidence = c.confidence;
    finding.evidence = names_of(c.evidence);
    report.verdict = std::max(report.verdict, verdict_of(*severity));
    report.findings.push_back(std::move(finding));
  }
  if (report.verdict != Verdict::clear && !policy->channels.empty()) {
    const auto situation = advise::situation_of(topics.in(space.words), language);
    report.channels = advise::channels_for(*policy, report.findings, situation,
                                           [this](std::string_view kind) { return category_of(kind); });
  }
  return report;
}

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
  workspace().words.wipe();
  workspace().numbers.wipe();
  workspace().names.wipe();
  workspace().disclosures.wipe();
}

const Policy& Guard::policy() const { return *parts_->policy; }

std::string_view Guard::category_of(std::string_view kind) const { return parts_->category_of(kind); }

Report Guard::Parts::scan(std::string_view utf8, const ScanContext& context, Draft::Memory* draft) const {
  find(utf8, context.reply_to, draft, nullptr);
  Report report = report_on(utf8, nullptr);
  convert_offsets(utf8, context.offsets, report.findings);
  return report;
}

Report Guard::scan(std::string_view utf8, const ScanContext& context) const {
  return parts_->scan(utf8, context, nullptr);
}

Report Guard::scan(std::string_view utf8, const ScanContext& context, Draft& draft) const {
  draft.memory_->belong_to(parts_, context.reply_to);
  return parts_->scan(utf8, context, draft.memory_.get());
}

Inspection Guard::inspect(std::string_view utf8, const ScanContext& context) const {
  RefusalLog log;
  parts_->find(utf8, context.reply_to, nullptr, &log);
  Inspection seen{parts_->report_on(utf8, &log), {}};
  for (const Refused& refused : log) {
    // One number may be found twice as the same kind: by its digits and by a pattern.
    if (refused.instead == refused.kind && refused.kind) continue;
    const RefusalReason reason =
        refused.invalidity.empty() ? refused.reason : refusal_reason(refused.invalidity);
    const auto name = [&](std::optional<KindIndex> kind) {
      return kind ? std::string_view(parts_->catalogue->kind(*kind).id) : std::string_view();
    };
    seen.refusals.push_back({name(refused.kind), workspace().text.original_begin(refused.span.begin),
                             workspace().text.original_end(refused.span.end), reason, name(refused.instead)});
  }
  const auto order = [](const Refusal& r) { return std::tuple(r.start, r.end, r.reason, r.kind); };
  std::sort(seen.refusals.begin(), seen.refusals.end(),
            [&](const Refusal& a, const Refusal& b) { return order(a) < order(b); });
  convert_offsets(utf8, context.offsets, seen.report.findings);
  convert_offsets(utf8, context.offsets, seen.refusals);
  return seen;
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
