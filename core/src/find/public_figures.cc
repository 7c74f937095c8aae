#include "find/public_figures.h"

#include <algorithm>

namespace sluss {
namespace {

constexpr std::uint32_t kMostWords = 4;

struct Figure {
  std::uint32_t words = 0;  // 0: nobody known
  bool surname_alone = false;
};

/// The longest well-known name that begins with word `from` and ends before `end`.
Figure figure_at(const NameTokens& tokens, std::uint32_t from, std::uint32_t end,
                 const PublicFigures& figures) {
  Figure longest;
  std::uint32_t joined = 0;
  for (std::uint32_t to = from; to < std::min(end, from + kMostWords); ++to) {
    if (to > from && !joins_name(tokens.list[to].gap)) break;
    joined = PublicFigures::join(joined, tokens.list[to].base);
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
  const std::uint32_t end = tokens.last;
  std::size_t next = from;
  for (std::uint32_t i = tokens.first; i < end;) {
    while (next < tagged && names[next].last <= i) ++next;
    const bool in_name = next < tagged && names[next].first <= i;
    std::uint32_t words = 0;
    if (!in_name && tokens.list[i].known.name()) {
      const std::uint32_t limit = next < tagged ? names[next].first : end;
      words = figure_at(tokens, i, limit, figures).words;
      if (words > 0 && is_written_as_name(tokens, i, words)) names.push_back({i, i + words, margin});
    }
    i += std::max(words, 1U);
  }
}

}  // namespace sluss
