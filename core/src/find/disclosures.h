// Finds what people say about themselves and those near to them: illness, faith, politics … (GDPR art. 9 and
// 10), and their own case with the agency. A topic is not a disclosure: somebody must be meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "find/candidate.h"
#include "find/phrases.h"
#include "sluss/result.h"
#include "text/overwrite.h"
#include "text/words.h"

namespace sluss {

/// A clause that gives something away.
struct Disclosure {
  Span span;               // folded bytes, from the person meant to the end of what is said
  std::uint16_t kind = 0;  // index into DisclosureFinder::kinds()
  float confidence = 0;    // 0 to 1, at least the threshold of the data
  EvidenceSet evidence;
};

/// Built once from a pack of phrases; immutable, so many threads may use it, each with its own Scratch.
class DisclosureFinder {
 public:
  /// The numbers of core/data/phrases/weights.json: confidences by the way of saying it, points of a case's
  /// facts, and distances in words.
  struct Weights {
    float threshold, says, happened, is, has, per_word, relative, third, dropped;
    float case_threshold, act, outcome, type, stage, date, detail, question, request;
    std::uint32_t reach, link_reach, case_before, case_after, third_memory;
  };

  /// Reads a pack made by sluss-pack; an error names the line.
  static Result<DisclosureFinder> load(std::string_view pack);

  /// Ids of the kinds that are found: those of the pack's lists, then "case_details" and "case_question".
  const std::vector<std::string>& kinds() const { return kinds_; }

  /// Working memory, to be reused: after warm-up nothing is allocated.
  struct Scratch {
    PhraseLexicon::Scratch lexicon;
    std::vector<PhraseHit> all;   // of all languages
    std::vector<PhraseHit> hits;  // of the language that is being read
    std::vector<PhraseHit> composed;
    std::vector<std::uint32_t> shares;    // how many hits each language has
    std::vector<std::uint32_t> sentence;  // of each word
    std::vector<std::uint32_t> clause;
    std::vector<bool> tells;  // by language: is anything told in it?
    std::vector<bool> asks;   // does that sentence end with a question mark?

    void wipe() { overwrite(lexicon.spelling); }  // all else holds positions only
  };

  /// Appends the disclosures in `words` to `out`, ordered by where they begin; those of one kind do not
  /// overlap, and none cross. Linear in the text. `notes` as for PhraseLexicon::match().
  void find(const SplitText& words, Scratch& scratch, std::vector<Disclosure>& out,
            std::span<ParagraphNotes> notes = {}) const;

 private:
  explicit DisclosureFinder(PhraseLexicon lexicon);
  void note_languages(Scratch& scratch) const;

  PhraseLexicon lexicon_;
  std::vector<std::string> kinds_;
  Weights weights_;
};

}  // namespace sluss
