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
  return a.kind < b.kind;
}

bool before(const Candidate& a, const Candidate& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.span.end != b.span.end) return a.span.end > b.span.end;
  return a.kind < b.kind;
}

/// Keeps the likeliest of all that overlap. `first`..`last` are sorted by likelihood; returns the new end.
using Iterator = std::vector<Candidate>::iterator;
Iterator keep_likeliest(Iterator first, Iterator last) {
  std::sort(first, last, likelier);
  Iterator kept = first;
  for (Iterator it = first; it != last; ++it) {
    const bool taken =
        std::any_of(first, kept, [&](const Candidate& k) { return k.span.overlaps(it->span); });
    if (!taken) *kept++ = *it;
  }
  return kept;
}

bool cross(Span a, Span b) { return a.overlaps(b) && !a.contains(b) && !b.contains(a); }

/// Widens a clause over everything that it cuts through.
void hold_whole(Candidate& clause, Iterator first, Iterator last) {
  for (bool widened = true; widened;) {
    widened = false;
    for (Iterator it = first; it != last; ++it) {
      if (!cross(clause.span, it->span)) continue;
      clause.span.begin = std::min(clause.span.begin, it->span.begin);
      clause.span.end = std::max(clause.span.end, it->span.end);
      widened = true;
    }
  }
}

}  // namespace

void settle(const Catalogue& catalogue, std::vector<Candidate>& candidates) {
  const auto clauses = std::stable_partition(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return !is_clause(catalogue.kind(c.kind));
  });
  std::vector<Candidate> kept(candidates.begin(), keep_likeliest(candidates.begin(), clauses));
  // A case is told in more words than the statements within it: it comes last and is widened over them.
  const auto about_case = [&](const Candidate& c) { return catalogue.kind(c.kind).category == "case"; };
  std::sort(clauses, candidates.end(), [&](const Candidate& a, const Candidate& b) {
    return about_case(a) != about_case(b) ? about_case(b) : before(a, b);
  });
  for (auto it = clauses; it != candidates.end(); ++it) {
    hold_whole(*it, kept.begin(), kept.end());
    kept.push_back(*it);
  }
  std::sort(kept.begin(), kept.end(), before);
  candidates.swap(kept);
}

}  // namespace sluss
