#include "find/public_figures.h"

#include <algorithm>

namespace sluss {
namespace {

constexpr std::uint32_t kMostWords = 4;

struct Figure {
  std::uint32_t words = 0;  // 0: nobody known
  bool surname_alone = false;
};

/// Of any four words one in two thousand has the shortened hash of a name: its ends must be words that the
/// lexicon has of names, or too short for it ("Malcolm X", "DJ Khaled").
bool may_end_name(const NameToken& t) {
  constexpr std::uint32_t kShort = 2;  // letters
  return t.known.name() || t.end - t.begin <= kShort;
}

/// The longest well-known name that begins with word `from` and ends before `end`.
Figure figure_at(const NameTokens& tokens, std::uint32_t from, std::uint32_t end,
                 const PublicFigures& figures) {
  Figure longest;
  const NameToken& first = tokens.list[from];
  if (!may_end_name(first)) return longest;
  std::uint32_t joined = 0;
  for (std::uint32_t to = from; to < std::min(end, from + kMostWords); ++to) {
    if (to > from && !joins_name(tokens.list[to].gap)) break;
    const NameToken& last = tokens.list[to];
    joined = PublicFigures::join(joined, last.base);
    if (!may_end_name(last) || !(first.known.name() || last.known.name())) continue;
    const std::uint8_t found = figures.names[joined];
    if (found == PublicFigures::surname_alone) longest = {to + 1 - from, true};
    if (found == PublicFigures::full_name && to > from) longest = {to + 1 - from, false};
  }
  return longest;
}

/// A single word in small letters may be another word ("to trump"); what stands after @ is an account.
bool is_written_as_name(const NameTokens& tokens, std::uint32_t i, std::uint32_t words) {
  const NameToken& t = tokens.list[i];
  if (t.gap == Gap::at || t.gap == Gap::hash || t.joined) return false;
  return words > 1 || t.shape != Shape::lower || t.known.word() < 2;
}

/// Lets the tagger's names from `first` on that touch `figure` be one with it; those that it takes in are
/// left empty.
void widen(std::vector<TaggedName>& names, std::size_t first, std::size_t tagged, TaggedName figure) {
  TaggedName& whole = names[first];
  whole = {std::min(whole.first, figure.first), std::max(whole.last, figure.last),
           std::max(whole.margin, figure.margin)};
  for (std::size_t n = first + 1; n < tagged && names[n].first < whole.last; ++n) {
    whole.last = std::max(whole.last, names[n].last);
    whole.margin = std::max(whole.margin, names[n].margin);
    names[n].last = names[n].first;
  }
}

}  // namespace

bool is_public_figure(const NameTokens& tokens, const TaggedName& name, const PublicFigures& figures) {
  for (std::uint32_t from = name.first; from < name.last; ++from) {
    const Figure figure = figure_at(tokens, from, name.last, figures);
    if (figure.words > 0 && (!figure.surname_alone || from + figure.words == name.last)) return true;
  }
  return false;
}

void find_public_figures(const NameTokens& tokens, const PublicFigures& figures, std::int32_t margin,
                         std::size_t from, std::vector<TaggedName>& names) {
  const std::size_t tagged = names.size();
  std::size_t next = from;
  for (std::uint32_t i = tokens.first; i < tokens.last;) {
    while (next < tagged && names[next].last <= i) ++next;
    const std::uint32_t words = figure_at(tokens, i, tokens.last, figures).words;
    const bool found = words > 0 && is_written_as_name(tokens, i, words);
    if (found && (next == tagged || i + words <= names[next].first)) {
      names.push_back({i, i + words, margin});
    } else if (found && words > 1) {
      widen(names, next, tagged, {i, i + words, margin});
    }
    i += std::max(words, 1U);
  }
  names.erase(std::remove_if(names.begin() + static_cast<std::ptrdiff_t>(from), names.end(),
                             [](const TaggedName& name) { return name.first == name.last; }),
              names.end());
}

}  // namespace sluss
