#include "judge/judge.h"

#include <algorithm>

namespace sluss {
namespace {

/// Statements about a person or a case: their edges are soft, and identifying text lies within them.
bool is_clause(const Kind& kind) {
  return kind.category == "special" || kind.id == "case_details" || kind.id == "case_question";
}

bool likelier(const Candidate& a, const Candidate& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.kind != b.kind) return a.kind < b.kind;
  return a.evidence.size() > b.evidence.size();
}

bool before(const Candidate& a, const Candidate& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.span.end != b.span.end) return a.span.end > b.span.end;
  return a.kind < b.kind;
}

using Iterator = std::vector<Candidate>::iterator;

/// Which bytes of the text belong to a candidate that is kept. Those do not overlap, so that all of them
/// together are set once, and asking costs a sixty-fourth of a candidate's length.
class Taken {
 public:
  explicit Taken(std::size_t bytes) : words_(bytes / 64 + 1) {}

  bool any(Span span) const {
    bool any = false;
    each_word(span, [&](std::size_t word, std::uint64_t mask) { any = any || (words_[word] & mask) != 0; });
    return any;
  }
  void take(Span span) {
    each_word(span, [&](std::size_t word, std::uint64_t mask) { words_[word] |= mask; });
  }

 private:
  template <typename Visit>
  static void each_word(Span span, const Visit& visit) {
    for (std::size_t at = span.begin; at < span.end; at = (at / 64 + 1) * 64) {
      const std::size_t size = std::min<std::size_t>(64 - at % 64, span.end - at);
      visit(at / 64, (~std::uint64_t{0} >> (64 - size)) << (at % 64));
    }
  }

  std::vector<std::uint64_t> words_;
};

/// Keeps the likeliest of all that overlap; returns the new end.
Iterator keep_likeliest(Iterator first, Iterator last, RefusalLog* refused) {
  if (last - first < 2) return last;
  std::uint32_t end = 0;
  for (Iterator it = first; it != last; ++it) end = std::max(end, it->span.end);
  std::sort(first, last, likelier);
  Taken taken(end);
  std::vector<Candidate> kept;  // only for the log, which names what stands there instead
  return std::remove_if(first, last, [&](const Candidate& candidate) {
    const bool overlaps = taken.any(candidate.span);
    if (!overlaps) taken.take(candidate.span);
    if (refused && !overlaps) kept.push_back(candidate);
    if (refused && overlaps) {
      const auto other = std::find_if(kept.begin(), kept.end(),
                                      [&](const Candidate& k) { return k.span.overlaps(candidate.span); });
      refused->push_back({candidate.span, candidate.kind, RefusalReason::overlapped, other->kind});
    }
    return overlaps;
  });
}

bool cross(Span a, Span b) { return a.overlaps(b) && !a.contains(b) && !b.contains(a); }

bool widen_over(Span& span, Span other) {
  if (!cross(span, other)) return false;
  span = {std::min(span.begin, other.begin), std::max(span.end, other.end)};
  return true;
}

/// Spans that do not cross each other, by where they begin, for the question which of them another one cuts.
class Settled {
 public:
  void add(Iterator first, Iterator last) {
    for (Iterator it = first; it != last; ++it) spans_.push_back(it->span);
    std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    reach_.clear();
    for (const Span span : spans_) reach_.push_back(std::max(span.end, reach_.empty() ? 0U : reach_.back()));
  }

  /// Widens `span` over those that it cuts through; were there any?
  bool widen(Span& span) const {
    const bool in_front = widen_at(span, span.begin);
    return widen_at(span, span.end) || in_front;
  }

 private:
  /// Over those that lie on both sides of `at`, an edge of the span.
  bool widen_at(Span& span, std::uint32_t at) const {
    bool widened = false;
    const auto behind = std::lower_bound(spans_.begin(), spans_.end(), at,
                                         [](Span s, std::uint32_t edge) { return s.begin < edge; });
    for (auto i = static_cast<std::size_t>(behind - spans_.begin()); i > 0 && reach_[i - 1] > at; --i) {
      widened = widen_over(span, spans_[i - 1]) || widened;
    }
    return widened;
  }

  std::vector<Span> spans_;
  std::vector<std::uint32_t> reach_;  // how far those up to each go
};

/// Widens clauses of one sort, ordered by where they begin, over all that they cut through: what is settled,
/// and each other.
void hold_whole(Iterator first, Iterator last, const Settled& settled) {
  std::vector<Span> open;  // the clauses so far that this one may cut
  for (Iterator it = first; it != last; ++it) {
    Span& clause = it->span;
    std::erase_if(open, [&](Span span) { return span.end <= clause.begin; });
    for (bool widened = true; widened;) {
      widened = settled.widen(clause);
      for (const Span span : open) widened = widen_over(clause, span) || widened;
    }
    open.push_back(clause);
  }
}

/// The name of whoever a clause is about, among candidates [first, last) in the order of the text; else
/// `last`.
Iterator name_of(const Candidate& clause, Iterator first, Iterator last) {
  constexpr std::uint32_t kPronounReach = 160;  // bytes from a name to "he": a sentence or two
  constexpr std::uint32_t kNameReach = 24;      // bytes from a name to what is noted of it
  const bool by_name = clause.evidence.has(Evidence::of_name);
  const bool soft = !clause.evidence.has(Evidence::needs_name);
  const std::uint32_t reach = clause.evidence.has(Evidence::of_pronoun) ? kPronounReach
                              : soft                                    ? kNameReach
                                                                        : 0;
  Iterator it = std::lower_bound(first, last, by_name ? clause.span.end : clause.span.begin,
                                 [](const Candidate& c, std::uint32_t at) { return c.span.begin < at; });
  while (it != first && (--it)->span.end + reach > clause.span.begin) {
    if (it->evidence.has(Evidence::full_name)) return it;
    if (it->evidence.has(Evidence::public_figure)) break;  // it is about them
  }
  return last;
}

/// Binds clauses to the names of those whom they are about: it matters who is named there. Drops those that
/// are about nobody else; returns the new end.
Iterator bind_to_names(const Catalogue& catalogue, Iterator first, Iterator last, Iterator clauses,
                       Iterator end) {
  return std::remove_if(clauses, end, [&](Candidate& clause) {
    const bool named = clause.evidence.has(Evidence::of_name) || clause.evidence.has(Evidence::of_pronoun);
    if (!named) return false;
    // Of people in the news, faith, love, party and crimes are told; illness hardly at once.
    const bool as_news =
        catalogue.kind(clause.kind).id != "special.health" || clause.evidence.has(Evidence::of_pronoun);
    if (as_news && clause.evidence.has(Evidence::without_case)) return true;
    const Iterator name = name_of(clause, first, last);
    if (name == last) return clause.evidence.has(Evidence::needs_name);
    name->severity = catalogue.kind(name->kind).severity;
    name->evidence.add(Evidence::context);
    if (clause.evidence.has(Evidence::of_name) && clause.evidence.has(Evidence::needs_name)) {
      // The clause reaches over the words in which the name was to stand.
      if (name->span.end < clause.span.end) clause.span.begin = name->span.begin;
      clause.span.end = std::max(clause.span.end, name->span.end);
    }
    return false;
  });
}

}  // namespace

void settle(const Catalogue& catalogue, std::vector<Candidate>& candidates, RefusalLog* refused) {
  const auto clauses = std::stable_partition(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return !is_clause(catalogue.kind(c.kind));
  });
  const Iterator kept = keep_likeliest(candidates.begin(), clauses, refused);
  if (clauses != candidates.end()) {
    std::sort(candidates.begin(), kept, before);
    candidates.erase(bind_to_names(catalogue, candidates.begin(), kept, clauses, candidates.end()),
                     candidates.end());
    std::sort(clauses, candidates.end(), before);
    // A case is told in more words than the statements within it: it comes last and is widened over them.
    const auto cases = std::stable_partition(clauses, candidates.end(), [&](const Candidate& c) {
      return catalogue.kind(c.kind).category != "case";
    });
    Settled settled;
    settled.add(candidates.begin(), kept);
    hold_whole(clauses, cases, settled);
    settled.add(clauses, cases);
    hold_whole(cases, candidates.end(), settled);
  }
  candidates.erase(kept, clauses);
  std::sort(candidates.begin(), candidates.end(), before);
}

}  // namespace sluss
