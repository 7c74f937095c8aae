// What each paragraph of a text gave when it was read, so that it need not be read again while the others
// change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "find/candidate.h"
#include "find/name_tagger.h"
#include "find/name_tokens.h"
#include "find/phrase_hit.h"

namespace sluss {

/// Positions, kinds and flags only: neither text nor anything that a word could be guessed from. Nothing
/// stands here before a finder has put it here.
struct ParagraphNotes {
  std::uint64_t fingerprint = 0;
  std::optional<std::vector<Candidate>> numbers;  // offsets from where the paragraph begins
  std::optional<std::vector<TaggedName>> names;   // words from its first word
  Casing casing = Casing::mixed;                  // of the whole text that the names were found in
  Tongue tongue = Tongue::other;
  std::optional<std::vector<PhraseHit>> phrases;  // words from its first word

  /// Forgets the names unless they were found in a text that as a whole is written so: that decides what
  /// passes for a name in each of its paragraphs.
  void keep_names_of(Casing text_casing, Tongue text_tongue) {
    if (casing != text_casing || tongue != text_tongue) names.reset();
    casing = text_casing, tongue = text_tongue;
  }
};

inline void shift(Candidate& candidate, std::uint32_t by) {
  candidate.span.begin += by, candidate.span.end += by;
}
inline void shift(TaggedName& name, std::uint32_t by) { name.first += by, name.last += by; }
inline void shift(PhraseHit& hit, std::uint32_t by) { hit.first += by, hit.last += by; }

/// Appends what is noted of a paragraph to `out`, moved to `origin`, where it begins; or, where nothing is
/// noted, lets `find` append it and notes that. `notes` are one for each paragraph, or none. Was it noted?
template <typename Item, typename Find>
bool recall(std::span<ParagraphNotes> notes, std::size_t paragraph,
            std::optional<std::vector<Item>> ParagraphNotes::*what, std::uint32_t origin,
            std::vector<Item>& out, Find find) {
  if (notes.empty()) return find(), false;
  std::optional<std::vector<Item>>& noted = notes[paragraph].*what;
  const auto from = static_cast<std::ptrdiff_t>(out.size());
  if (noted) {
    out.insert(out.end(), noted->begin(), noted->end());
    for (auto item = out.begin() + from; item != out.end(); ++item) shift(*item, origin);
    return true;
  }
  find();
  noted.emplace(out.begin() + from, out.end());
  for (Item& item : *noted) shift(item, 0U - origin);
  return false;
}

}  // namespace sluss
