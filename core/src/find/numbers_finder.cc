#include "find/numbers_finder.h"

#include <algorithm>

#include "text/unicode.h"

namespace sluss {
namespace {

// How far a label may stand from its number, in words.
constexpr std::size_t kWordsBefore = 8;
constexpr std::size_t kWordsAfter = 5;
// … if it is misspelt, and between the numbers of a list.
constexpr std::size_t kWordsToMisspelt = 4;
constexpr std::size_t kWordsInList = 3;
// How many numbers of a list may stand between a label and a number that it counts for.
constexpr std::ptrdiff_t kNumbersInList = 16;
// How far patterns may reach beyond the word that triggered the search, in bytes.
constexpr std::uint32_t kReachBefore = 64;
constexpr std::uint32_t kReachAfter = 96;
// How far from digits a word may stand that gives a pattern away, in words; how long "( at )" may be, in
// bytes.
constexpr std::size_t kWordsBeside = 5;
constexpr std::size_t kLongestInBrackets = 24;
// Of two kinds that are labelled, the one with the nearer and more exact label is believed.
constexpr float kPerLabelWord = 0.01F;
constexpr float kPerWordBetween = 0.003F;
constexpr float kMostCertain = 0.99F;
constexpr std::uint8_t kEdge = 255;  // separation at the end of a run

/// YYYYMMDD
bool is_compact_date(std::string_view digits) {
  if (digits.size() != 8 || (!digits.starts_with("19") && !digits.starts_with("20"))) return false;
  const std::string_view month = digits.substr(4, 2), day = digits.substr(6);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

bool is_space(char c) { return c == ' ' || c == '\n'; }

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

/// Does the token around [begin, end) look like a link? Numbers in links are ids, not leaks.
bool in_link(std::string_view text, Span span) {
  std::size_t begin = span.begin, end = span.end;
  while (begin > 0 && !is_space(text[begin - 1]) && span.begin - begin < 300) --begin;
  while (end < text.size() && !is_space(text[end]) && end - span.end < 300) ++end;
  const std::string_view token = text.substr(begin, end - begin);
  return token.find("://") != std::string_view::npos || token.starts_with("www.") ||
         token.substr(0, span.begin - begin).find(".com/") != std::string_view::npos;
}

}  // namespace

void NumbersFinder::begin(const Catalogue& catalogue, const FoldedText& text, std::string_view reply_to) {
  catalogue_ = &catalogue;
  text_ = &text;
  spoken_.resize(catalogue.kinds().size());
  read_reply(reply_to);
}

void NumbersFinder::find(const Words& paragraph, std::vector<Candidate>& out, RefusalLog* refused) {
  words_ = &paragraph;
  refused_ = refused;
  notes_.assign(paragraph.size(), {});
  label_starts_.clear();
  ++round_;
  has_digits_ = std::any_of(paragraph.begin(), paragraph.end(), [](const Word& word) { return word.digits; });
  runs_.assign(paragraph, catalogue_->numerals());
  for (const DigitRun& run : runs_.runs()) find_in_run(run, out);
  find_patterns(out);
}

void NumbersFinder::read_reply(std::string_view reply_to) {
  asked_for_.clear();
  if (reply_to.empty()) return;
  FoldedText text;
  text.assign(reply_to);
  SplitText words;
  words.assign(text.view());
  for (std::size_t at = 0; at < words.size(); ++at) {
    catalogue_->labels().visit_at(words, at, [&](KindIndex kind, LabelRole role, std::size_t) {
      if (role == LabelRole::label) asked_for_.push_back(kind);
    });
  }
}

// --- digit runs -----------------------------------------------------------------------------------------

void NumbersFinder::find_in_run(const DigitRun& run, std::vector<Candidate>& out) {
  if (run.in_parts) return find_in_parts(run, out);
  bool looked = false;
  Span first_span;  // of the first window that any kind is written with
  for (std::size_t first = run.first_group; first < run.end_group; ++first) {
    for (Window window{&run, first, first}; window.end < run.end_group;) {
      widen(window);
      if (window.digits > Catalogue::kMostDigits) break;
      if (catalogue_->written_with(window.digits).empty()) continue;
      if (first_span.end == 0)
        first_span = {runs_.group(first).span.begin, runs_.group(window.end - 1).span.end};
      if (!can_be_number(window)) continue;
      if (!looked) {
        if (in_link(text_->view(), first_span)) return refuse(first_span, {}, RefusalReason::link);
        look_around(run);
        looked = true;
      }
      if (around_.hits.empty() && asked_for_.empty() && around_.silenced)
        return refuse(first_span, {}, RefusalReason::count);
      weigh_window(window, out);
    }
  }
}

/// All of the run, or nothing: its parts stand in other runs.
void NumbersFinder::find_in_parts(const DigitRun& run, std::vector<Candidate>& out) {
  Window window{&run, run.first_group, run.first_group};
  while (window.end < run.end_group) widen(window);
  look_around(run);
  weigh_window(window, out);
}

/// The digits of a window and what stands between them; between the parts of a number, a dash.
std::string_view NumbersFinder::written(const Window& w) {
  const std::string_view text = text_->view();
  std::uint32_t begin = runs_.group(w.first).span.begin;
  const std::uint32_t end = runs_.group(w.end - 1).span.end;
  if (!w.run->in_parts) return text.substr(begin, end - begin);
  written_.clear();
  for (std::size_t i = w.first + 1; i < w.end; ++i) {
    if (runs_.group(i).separation != DigitRuns::kParted) continue;
    written_.append(text, begin, runs_.group(i - 1).span.end - begin) += '-';
    begin = runs_.group(i).span.begin;
  }
  return written_.append(text, begin, end - begin);
}

/// Takes in the next group.
void NumbersFinder::widen(Window& window) const {
  const DigitGroup& group = runs_.group(window.end);
  if (window.end > window.first) {
    window.parted_alike =
        window.parted_alike && (window.end == window.first + 1 || group.separation == window.within);
    window.within = std::max(window.within, group.separation);
  }
  window.digits += group.digits;
  window.lookalike = window.lookalike || group.lookalike;
  window.spelled = window.spelled || group.spelled;
  ++window.end;
}

/// A number stands apart from the other digits of its run more than its own digits do from each other, unless
/// it is written in a layout: what needs no look at the words around and at the single kinds.
bool NumbersFinder::can_be_number(const Window& w) {
  const std::uint8_t before = boundary_before(w), after = boundary_after(w);
  if (before > w.within && after > w.within) return true;
  if (before < DigitRuns::kSpace || after < DigitRuns::kSpace) return false;
  const std::string_view digits_written = written(w);
  if (!catalogue_->has_layout(w.digits, digits_written.size())) return false;
  if (refused_) return true;  // each kind says why it is not
  const auto mark = std::find_if_not(digits_written.begin(), digits_written.end(), is_alphanumeric);
  return catalogue_->has_layout_beginning(w.digits, static_cast<std::size_t>(mark - digits_written.begin()));
}

std::uint8_t NumbersFinder::boundary_before(const Window& w) const {
  if (w.first == w.run->first_group) return kEdge;
  const DigitGroup& here = runs_.group(w.first);
  return here.spelled != runs_.group(w.first - 1).spelled ? kEdge : here.separation;
}

std::uint8_t NumbersFinder::boundary_after(const Window& w) const {
  if (w.end == w.run->end_group) return kEdge;
  const DigitGroup& next = runs_.group(w.end);
  return next.spelled != runs_.group(w.end - 1).spelled ? kEdge : next.separation;
}

bool NumbersFinder::is_written(std::string_view written, const std::vector<std::string>& layouts) {
  return std::any_of(layouts.begin(), layouts.end(), [&](std::string_view layout) {
    const bool open = layout.ends_with('*');
    if (open) layout.remove_suffix(1);
    return (open ? layout.size() <= written.size() : layout.size() == written.size()) &&
           std::equal(layout.begin(), layout.end(), written.begin(), [](char l, char c) {
             return l == '#' ? is_alphanumeric(c)
                             : l == c || l == lookalike_digit(static_cast<unsigned char>(c));
           });
  });
}

bool NumbersFinder::plus_before(std::uint32_t at) const {
  const std::string_view text = text_->view();
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '(')) --at;
  return at > 0 && text[at - 1] == '+';
}

bool NumbersFinder::alone_on_line(Span span) const {
  const std::string_view text = text_->view();
  std::size_t begin = span.begin, end = span.end;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  while (end < text.size() && text[end] == ' ') ++end;
  return (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
}

/// What stands right before the digits: nothing, letters (a label, or a code such as GWF012345678), or
/// letters and digits (a code such as 22AF9362).
NumbersFinder::Glued NumbersFinder::glued_before(std::uint32_t at) const {
  const std::string_view text = text_->view();
  if (at == 0 || !is_alphanumeric(text[at - 1])) return Glued::nothing;
  while (at > 0 && is_alphanumeric(text[at - 1])) {
    --at;
    if (is_ascii_digit(text[at])) return Glued::code;
  }
  return Glued::letters;
}

/// Does a code go on behind the digits, as in 32783FC8? An 'x' before an extension does not count.
bool NumbersFinder::code_goes_on(std::uint32_t at) const {
  const std::string_view text = text_->view();
  std::size_t end = at;
  while (end < text.size() && is_alphanumeric(text[end]) && !is_ascii_digit(text[end])) ++end;
  const bool digits_follow = end > at && end < text.size() && is_ascii_digit(text[end]);
  return digits_follow && !(end == at + 1 && (text[at] | 0x20) == 'x');
}

/// An amount, a page, a count, or a range of them: without a mark that only an identifying number has.
bool NumbersFinder::is_plain_count(std::string_view written) {
  if (written.find_first_not_of("0123456789 -") != std::string_view::npos) return false;
  const std::size_t dash = written.find('-');
  if (dash == std::string_view::npos) return true;
  const bool range =
      dash == written.rfind('-') && dash <= written.size() - dash && written.size() <= 2 * dash + 2;
  return range;
}

/// Do the words beside a number leave it to this kind? Those that name a count ("kr", "views") silence all
/// that nothing proves, unless it is written as no count is.
bool NumbersFinder::may_speak(const Kind& kind, std::string_view written, ConditionSet holds) const {
  if (holds.has(Condition::label)) {
    return !around_.silenced || kind.can_be_proven() || !is_plain_count(written);
  }
  return !kind.needs_label && !around_.silenced && !holds.has(Condition::against);
}

void NumbersFinder::weigh_window(const Window& window, std::vector<Candidate>& out) {
  const Span span{runs_.group(window.first).span.begin, runs_.group(window.end - 1).span.end};
  const Glued glued = glued_before(span.begin);
  if (glued == Glued::code || code_goes_on(span.end)) return refuse(span, {}, RefusalReason::code);
  const std::uint8_t before = boundary_before(window), after = boundary_after(window);
  // What a mark alone parts from other digits belongs to something longer: a version, a date.
  const std::uint8_t apart_from = std::max<std::uint8_t>(window.within, DigitRuns::kMark);
  const bool whole = before > apart_from && after > apart_from;
  const bool grouped = window.end - window.first > 1;
  const std::string_view digits_written = written(window);

  ConditionSet shown;
  EvidenceSet seen;
  if (whole) shown.add(Condition::whole);
  if (window.within <= DigitRuns::kSpace && window.parted_alike) shown.add(Condition::close);
  if (grouped) shown.add(Condition::grouped);
  if (alone_on_line(span)) shown.add(Condition::opens_line);
  if (!is_compact_date(runs_.digits(window.first, window.end))) shown.add(Condition::undated);
  if (window.lookalike) seen.add(Evidence::lookalike);
  if (window.spelled) seen.add(Evidence::spelled);
  const bool plus = plus_before(span.begin);
  if (plus) shown.add(Condition::plus);
  char number[Catalogue::kMostDigits + 2];
  std::size_t size = 0;
  if (plus) number[size++] = '+';
  for (const char digit : runs_.digits(window.first, window.end)) number[size++] = digit;

  for (const KindIndex index : catalogue_->written_with(window.digits)) {
    const Kind& kind = catalogue_->kind(index);
    const Spoken& spoken = spoken_for(index);
    if (!may_speak(kind, digits_written, spoken.holds)) {
      refuse_unspoken(span, index);
      continue;
    }
    if (glued == Glued::letters && !spoken.holds.has(Condition::label)) {
      refuse(span, index, RefusalReason::code);
      continue;
    }
    const bool written_so = is_written(digits_written, kind.layouts);
    const bool proven = kind.can_be_proven() && written_so;
    const bool apart =
        window.run->in_parts ? proven || spoken.holds.has(Condition::label) : whole || written_so;
    if (!apart || is_written(digits_written, kind.excluded)) {
      refuse(span, index, apart ? RefusalReason::other_form : RefusalReason::layout);
      continue;
    }
    ConditionSet holds = spoken.holds;
    EvidenceSet evidence = spoken.evidence;
    holds.add(shown);
    evidence.add(seen);
    if (written_so) holds.add(Condition::layout), evidence.add(Evidence::form);
    if (window.run->in_parts || (!written_so && !window.spelled && grouped)) evidence.add(Evidence::spaced);
    holds.add(checked(kind, std::string_view(number, size)));
    Candidate candidate{with_opening_mark(span), index, kind.severity, 0, evidence};
    if (decide(kind, holds, spoken.nearness, candidate)) {
      out.push_back(candidate);
    } else {
      refuse_unproven(candidate.span, index, std::string_view(number, size));
    }
  }
}

/// The '+' of a telephone number and the bracket that is closed inside a number belong to it.
Span NumbersFinder::with_opening_mark(Span span) const {
  const std::string_view text = text_->view();
  if (span.begin > 0 && text[span.begin - 1] == '(' &&
      text.substr(span.begin, span.size()).find(')') != std::string_view::npos) {
    --span.begin;
  }
  if (span.begin > 0 && text[span.begin - 1] == '+') --span.begin;
  return span;
}

// --- patterns -------------------------------------------------------------------------------------------

void NumbersFinder::add_region(std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = text_->view();
  std::uint32_t from = begin - std::min(begin - words_->begin_offset(), kReachBefore);
  while (from > words_->begin_offset() && is_continuation(text[from])) --from;
  const std::uint32_t to = std::min(words_->end_offset(), end + kReachAfter);
  if (!regions_.empty() && from <= regions_.back().end) {
    regions_.back().end = std::max(regions_.back().end, to);
  } else {
    regions_.push_back({from, to});
  }
}

void NumbersFinder::collect_regions(Trigger trigger) {
  regions_.clear();
  if (trigger == Trigger::at_sign || trigger == Trigger::bracket) return collect_marks(trigger);
  const bool around_digits = trigger != Trigger::words;
  if (around_digits && !has_digits_) return;
  for (std::size_t i = 0; i < words_->size(); ++i) {
    const Word& word = (*words_)[i];
    const bool wanted = around_digits ? word.digits && (trigger != Trigger::beside || has_word_beside(i))
                                      : is_trigger_word(word);
    if (wanted) add_region(word.begin, word.end);
  }
}

/// The word itself, or the word with a full stop right behind it: the beginning of a domain, such as "t." of
/// t.me.
bool NumbersFinder::is_trigger_word(const Word& word) const {
  if (catalogue_->is_trigger_word(word.hash)) return true;
  const bool dotted = word.end < text_->view().size() && text_->view()[word.end] == '.';
  return dotted && catalogue_->is_trigger_word(extend_word_hash(word.hash, U'.'));
}

void NumbersFinder::collect_marks(Trigger trigger) {
  const std::string_view text = text_->view();
  const ByteSet marks(trigger == Trigger::at_sign ? "@" : "([{<");
  if (!words_->marks().meets(marks)) return;  // most texts have none
  for (std::size_t at = words_->begin_offset(); at < words_->end_offset(); ++at) {
    if (!marks.has(static_cast<unsigned char>(text[at]))) continue;
    const bool wanted =
        trigger == Trigger::at_sign ||
        text.substr(at + 1, kLongestInBrackets).find_first_of(")]}>") != std::string_view::npos;
    if (wanted) add_region(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1));
  }
}

/// Is there, a few words before or after the digits at `at`, a word that patterns want there?
bool NumbersFinder::has_word_beside(std::size_t at) {
  using Beside = WordNotes::Beside;
  const std::size_t first = at > kWordsBeside ? at - kWordsBeside : 0;
  const std::size_t end = std::min(words_->size(), at + kWordsBeside + 1);
  for (std::size_t i = first; i < end; ++i) {
    Beside& beside = notes_[i].beside;
    if (beside == Beside::unknown) {
      beside = !(*words_)[i].digits && catalogue_->is_word_beside(*words_, i) ? Beside::yes : Beside::no;
    }
    if (beside == Beside::yes) return true;
  }
  return false;
}

/// The labels that begin at a word of the text.
std::span<const LabelStart> NumbersFinder::labels_at(std::size_t word) {
  WordNotes& notes = notes_[word];
  if (notes.first_label == WordNotes::kNotLookedUp) {
    notes.first_label = static_cast<std::uint32_t>(label_starts_.size());
    catalogue_->labels().visit_at(*words_, word, [&](KindIndex kind, LabelRole role, std::size_t size) {
      label_starts_.push_back({kind, role, static_cast<std::uint8_t>(size)});
    });
    notes.labels = static_cast<std::uint32_t>(label_starts_.size()) - notes.first_label;
  }
  return {label_starts_.data() + notes.first_label, notes.labels};
}

void NumbersFinder::find_patterns(std::vector<Candidate>& out) {
  for (const Trigger trigger :
       {Trigger::digit, Trigger::beside, Trigger::at_sign, Trigger::bracket, Trigger::words}) {
    collect_regions(trigger);
    const RE2::Set* set =
        regions_.empty() || trigger == Trigger::digit ? nullptr : catalogue_->pattern_set(trigger);
    for (const Region region : regions_) {
      if (trigger == Trigger::digit) {
        find_around_digits(region, out);
        find_labelled_in(region, out);
      } else if (set) {
        find_by_set(region, *set, trigger, out);
      }
    }
  }
}

std::string_view NumbersFinder::stretch(Region region) const {
  return text_->view().substr(region.begin, region.end - region.begin);
}

void NumbersFinder::find_by_set(Region region, const RE2::Set& set, Trigger trigger,
                                std::vector<Candidate>& out) {
  const std::string_view text = stretch(region);
  // Whether any of them matches is found out without an allocation, and seldom true.
  if (!set.Match({text.data(), text.size()}, nullptr)) return;
  matching_.clear();
  set.Match({text.data(), text.size()}, &matching_);
  for (const int i : matching_) {
    find_pattern_in(region, catalogue_->patterns(trigger)[static_cast<std::size_t>(i)], out);
  }
}

void NumbersFinder::find_around_digits(Region region, std::vector<Candidate>& out) {
  if (const RE2::Set* set = catalogue_->pattern_set_if_worth_it(Trigger::digit)) {
    find_by_set(region, *set, Trigger::digit, out);
    return;
  }
  const Offer offer(stretch(region));
  for (const auto& entry : catalogue_->patterns(Trigger::digit)) {
    if (offer.meets(entry.pattern.needs)) find_pattern_in(region, entry, out);
  }
}

/// Patterns that need a label are tried one by one where a label of their kind stands.
void NumbersFinder::find_labelled_in(Region region, std::vector<Candidate>& out) {
  labelled_.clear();
  for (std::size_t i = words_->first_after(region.begin);
       i < words_->size() && (*words_)[i].begin < region.end; ++i) {
    for (const LabelStart& label : labels_at(i)) {
      if (label.role == LabelRole::label) labelled_.push_back(label.kind);
    }
  }
  labelled_.insert(labelled_.end(), asked_for_.begin(), asked_for_.end());
  if (labelled_.empty()) return;
  const auto is_labelled = [&](KindIndex kind) {
    return std::find(labelled_.begin(), labelled_.end(), kind) != labelled_.end();
  };
  const Offer offer(stretch(region));
  for (const auto& entry : catalogue_->patterns(Trigger::labelled)) {
    if (!offer.meets(entry.pattern.needs)) continue;
    const auto& labels_of = catalogue_->kind(entry.kind).labels_of;
    if (is_labelled(entry.kind) || std::any_of(labels_of.begin(), labels_of.end(), is_labelled)) {
      find_pattern_in(region, entry, out);
    }
  }
}

void NumbersFinder::find_pattern_in(Region region, const Catalogue::PatternEntry& entry,
                                    std::vector<Candidate>& out) {
  const std::string_view text = text_->view();
  const RE2& expression = entry.pattern.expression.get();
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece groups[2];
  const int wanted = 1 + expression.NumberOfCapturingGroups();
  std::size_t at = region.begin;
  while (at < region.end && expression.Match(whole, at, region.end, RE2::UNANCHORED, groups, wanted)) {
    const re2::StringPiece& number = wanted == 2 && groups[1].data() ? groups[1] : groups[0];
    const auto begin = static_cast<std::uint32_t>(number.data() - text.data());
    const auto end = static_cast<std::uint32_t>(begin + number.size());
    if (!number.empty())
      weigh_match(entry, without_words_after(catalogue_->kind(entry.kind), {begin, end}), out);
    const auto match_end = static_cast<std::size_t>(groups[0].data() + groups[0].size() - text.data());
    at = std::max(at + 1, match_end);
  }
}

/// Groups of letters and digits may have run on into the words behind them, "SE45 5000 … 7466 please": up to
/// where it is as long as its check wants it.
Span NumbersFinder::without_words_after(const Kind& kind, Span span) const {
  if (!kind.check) return span;
  const std::string_view text = text_->view();
  for (Span part = span; part.size() > 0;) {
    const std::string_view number = text.substr(part.begin, part.size());
    const Validity validity = kind.check->validate(number);
    if (validity || (validity.reason != "length" && validity.reason != "format")) return part;
    const std::size_t gap = number.rfind(' ');
    if (gap == std::string_view::npos) break;
    part.end = part.begin + static_cast<std::uint32_t>(gap);
  }
  return span;
}

void NumbersFinder::weigh_match(const Catalogue::PatternEntry& entry, Span span,
                                std::vector<Candidate>& out) {
  const Kind& kind = catalogue_->kind(entry.kind);
  const std::string_view text = text_->view();
  if (kind.category != "contact" && !entry.pattern.in_links && in_link(text, span))
    return refuse(span, entry.kind, RefusalReason::link);
  const std::size_t first_word = words_->first_after(span.begin);
  std::size_t end_word = first_word;
  while (end_word < words_->size() && (*words_)[end_word].begin < span.end) ++end_word;
  look_around(first_word, end_word);

  const Spoken& spoken = spoken_for(entry.kind);
  ConditionSet holds = spoken.holds;
  EvidenceSet evidence = spoken.evidence;
  if (!may_speak(kind, text.substr(span.begin, span.size()), holds)) return refuse_unspoken(span, entry.kind);
  holds.add(Condition::whole);
  if (alone_on_line(span)) holds.add(Condition::opens_line);
  if (!entry.pattern.loose) holds.add(Condition::layout), evidence.add(Evidence::form);
  if (entry.pattern.evidence) evidence.add(*entry.pattern.evidence);
  if (plus_before(span.begin)) holds.add(Condition::plus);
  holds.add(checked(kind, text.substr(span.begin, span.size())));
  Candidate candidate{span, entry.kind, entry.pattern.severity.value_or(kind.severity), 0, evidence};
  if (entry.pattern.confidence) {
    candidate.evidence.add(disguise(span));
    candidate.confidence = *entry.pattern.confidence;
  } else if (!decide(kind, holds, spoken.nearness, candidate)) {
    return refuse_unproven(span, entry.kind, text.substr(span.begin, span.size()));
  }
  out.push_back(candidate);
}

// --- what speaks for and against ------------------------------------------------------------------------

ConditionSet NumbersFinder::checked(const Kind& kind, std::string_view number) const {
  ConditionSet proof;
  if (!kind.check) return proof;
  const Validity validity = kind.check->validate(number);
  if (validity) proof.add(Condition::check);
  if (validity || (validity.reason != "length" && validity.reason != "format")) proof.add(Condition::formed);
  return proof;
}

EvidenceSet NumbersFinder::disguise(Span span) const {
  EvidenceSet evidence;
  if (text_->has_foreign_digits(span.begin, span.end)) evidence.add(Evidence::foreign_digits);
  if (text_->has_hidden_characters(span.begin, span.end)) evidence.add(Evidence::hidden_characters);
  return evidence;
}

/// Does what holds suffice for the kind? Then the candidate says how sure that is, and why.
bool NumbersFinder::decide(const Kind& kind, ConditionSet holds, float nearness, Candidate& candidate) const {
  const auto rule = std::find_if(kind.rules.begin(), kind.rules.end(),
                                 [&](const Rule& r) { return holds.includes(r.needs); });
  if (rule == kind.rules.end()) return false;
  if (kind.can_be_proven()) {
    candidate.evidence.add(holds.has(Condition::check) ? Evidence::check_digit
                                                       : Evidence::check_digit_failed);
  } else if (!holds.has(Condition::label) && !holds.has(Condition::context)) {
    candidate.evidence.add(Evidence::form);  // no word speaks for it, and nothing can prove it
  }
  candidate.evidence.add(disguise(candidate.span));
  candidate.confidence = std::min(kMostCertain, rule->confidence + nearness);
  return true;
}

// --- what is not taken for a number, for those who want to see it ----------------------------------------

void NumbersFinder::refuse(Span span, std::optional<KindIndex> kind, RefusalReason reason) const {
  if (refused_) refused_->push_back({span, kind, reason});
}

/// None of the kind's rules is fulfilled: mostly because the number is no valid one.
void NumbersFinder::refuse_unproven(Span span, KindIndex kind, std::string_view number) const {
  if (!refused_) return;
  const NumberScheme* check = catalogue_->kind(kind).check;
  refused_->push_back({span, kind, RefusalReason::unproven, {}, check ? check->validate(number).reason : ""});
}

/// The words beside it do not leave it to the kind; see may_speak().
void NumbersFinder::refuse_unspoken(Span span, KindIndex kind) const {
  refuse(span, kind, around_.silenced ? RefusalReason::count : RefusalReason::no_label);
}

const NumbersFinder::Spoken& NumbersFinder::spoken_for(KindIndex kind) {
  Spoken& spoken = spoken_[kind];
  if (spoken.round != round_) spoken = weigh_words(kind);
  return spoken;
}

NumbersFinder::Spoken NumbersFinder::weigh_words(KindIndex kind) const {
  Spoken spoken;
  spoken.round = round_;
  const auto& labels_of = catalogue_->kind(kind).labels_of;
  bool labelled = false;
  for (const LabelHit& hit : around_.hits) {
    const bool own = hit.kind == kind;
    const bool label = hit.role == LabelRole::label;
    labelled = labelled || label;
    if (hit.role == LabelRole::against) {
      if (own) spoken.holds.add(Condition::against);
      continue;
    }
    if (!own && (!label || std::find(labels_of.begin(), labels_of.end(), hit.kind) == labels_of.end()))
      continue;
    spoken.holds.add(label ? Condition::label : Condition::context);
    if (label && own) spoken.holds.add(Condition::named);
    spoken.evidence.add(label ? Evidence::label : Evidence::context);
    if (label) {
      spoken.nearness =
          std::max(spoken.nearness, kPerLabelWord * static_cast<float>(std::min<int>(hit.size, 3)) -
                                        kPerWordBetween * static_cast<float>(hit.distance));
    }
  }
  const auto is_asked_for = [&](KindIndex k) {
    return std::find(asked_for_.begin(), asked_for_.end(), k) != asked_for_.end();
  };
  const bool asked = is_asked_for(kind);
  if (!labelled && (asked || std::any_of(labels_of.begin(), labels_of.end(), is_asked_for))) {
    spoken.holds.add(Condition::label);
    if (asked) spoken.holds.add(Condition::named);
    spoken.evidence.add(Evidence::reply);
  }
  return spoken;
}

void NumbersFinder::look_around(std::size_t first_word, std::size_t end_word) {
  ++round_;
  around_.hits.clear();
  around_.silenced = false;
  look_before(first_word);
  look_after(end_word);
}

/// The words around a run of digits. Where none of them names a kind, the run may stand in a list whose first
/// number is labelled, or its label may be misspelt.
void NumbersFinder::look_around(const DigitRun& run) {
  look_around(run.first_word, run.end_word);
  if (!around_.silenced && !is_labelled() && !run.in_parts) look_before_list(run);
  if (!around_.silenced && !is_labelled()) look_for_misspelt(run.first_word, run.end_word);
}

bool NumbersFinder::is_labelled() const {
  return std::any_of(around_.hits.begin(), around_.hits.end(),
                     [](const LabelHit& hit) { return hit.role == LabelRole::label; });
}

/// "His personal number is 780312-2399 and mine is 810505-2398": a label counts for the numbers after its own
/// that are about as long, if their digits can show that they are of its kind.
void NumbersFinder::look_before_list(const DigitRun& run) {
  const auto digits = [&](const DigitRun& r) { return runs_.digits(r.first_group, r.end_group).size(); };
  const auto follows = [&](const DigitRun& next, const DigitRun& previous) {
    const std::size_t longer = std::max(digits(next), digits(previous));
    const std::size_t shorter = std::min(digits(next), digits(previous));
    return next.first_word - previous.end_word <= kWordsInList && longer - shorter <= 2;
  };
  const std::size_t own_hits = around_.hits.size();
  const DigitRun* const first = runs_.runs().data();
  const DigitRun* const farthest = &run - std::min(&run - first, kNumbersInList);
  for (const DigitRun* next = &run; next != farthest && !is_labelled() && follows(*next, next[-1]); --next) {
    look_before(next[-1].first_word);
  }
  const auto proves_nothing = [&](const LabelHit& hit) {
    return !catalogue_->kind(hit.kind).can_be_proven();
  };
  const auto own = around_.hits.begin() + static_cast<std::ptrdiff_t>(own_hits);
  around_.hits.erase(std::remove_if(own, around_.hits.end(), proves_nothing), around_.hits.end());
}

void NumbersFinder::look_for_misspelt(std::size_t first_word, std::size_t end_word) {
  misspelt_.clear();
  for (std::size_t back = 1; back <= std::min(kWordsToMisspelt, first_word); ++back) {
    const std::size_t at = first_word - back;
    if ((*words_)[at].digits || has_blank_line(words_->gap_before(at + 1))) break;
    catalogue_->labels().find_misspelt_at(*words_, at, back, misspelt_);
  }
  for (std::size_t at = end_word; at < std::min(words_->size(), end_word + kWordsToMisspelt); ++at) {
    if ((*words_)[at].digits || words_->gap_before(at).find_first_of(".!?\n") != std::string_view::npos)
      break;
    catalogue_->labels().find_misspelt_at(*words_, at, words_->size() - at, misspelt_);
  }
  for (const LabelStart& label : misspelt_) around_.hits.push_back({label.kind, label.role, 1, label.size});
}

void NumbersFinder::look_before(std::size_t first_word) {
  for (std::size_t back = 1; back <= kWordsBefore && back <= first_word; ++back) {
    const std::size_t at = first_word - back;
    if (has_blank_line(words_->gap_before(at + 1))) return;
    if ((*words_)[at].digits && (*words_)[at].end - (*words_)[at].begin > 4)
      return;  // what stands before belongs to it
    for (const LabelStart& label : labels_at(at)) {
      if (label.size > back) continue;  // reaches into the number itself
      const auto distance = static_cast<std::uint8_t>(back - label.size);
      if (label.role != LabelRole::silence) {
        around_.hits.push_back({label.kind, label.role, distance, label.size});
      } else if (distance == 0) {
        around_.silenced = true;
      }
    }
  }
}

void NumbersFinder::look_after(std::size_t end_word) {
  const std::size_t last = std::min(words_->size(), end_word + kWordsAfter);
  for (std::size_t at = end_word; at < last; ++at) {
    if (has_blank_line(words_->gap_before(at))) return;
    const std::string_view gap = words_->gap_before(at);
    if (gap.find_first_of(".!?\n") != std::string_view::npos && at > end_word) return;  // another sentence
    if ((*words_)[at].digits) return;
    for (const LabelStart& label : labels_at(at)) {
      const bool names_the_next = at + label.size < words_->size() && (*words_)[at + label.size].digits;
      const auto distance = static_cast<std::uint8_t>(at - end_word);
      if (label.role == LabelRole::silence) {
        around_.silenced = around_.silenced || distance == 0;
      } else if (!names_the_next) {
        around_.hits.push_back({label.kind, label.role, distance, label.size});
      }
    }
  }
}

}  // namespace sluss
