// Finds the names of people. The knowledge is a model that is loaded from bytes (core/data/names/model.bin,
// written by scripts/train-names): word lexicons, the weights of a tagger, well-known people, and a table of
// confidence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "find/candidate.h"
#include "find/name_judgement.h"
#include "find/name_tagger.h"
#include "find/name_tokens.h"
#include "find/paragraph_notes.h"
#include "sluss/result.h"
#include "text/words.h"

namespace sluss {

/// Changes with the order of what stands in a model.
constexpr std::uint8_t kNameModelFormat = 2;

/// What a scan needs to look for names: kept by the caller and reused, so that scanning does not allocate.
struct NameScratch {
  NameTokens tokens;
  NameTagger tagger;
  std::vector<TaggedName> names;

  /// Overwrites what is left of the last text: the hashes of its words.
  void wipe();
};

/// Immutable once loaded; may be used from many threads, each with its own scratch.
class NameModel {
 public:
  /// Checks and unpacks `bytes`, which are not needed afterwards. Damaged, foreign or outdated bytes are an
  /// error.
  static Result<NameModel> load(std::span<const std::byte> bytes);

  /// Appends the names in `words` as candidates of `kind`. They are tagged paragraph by paragraph, and judged
  /// by what the whole text says. Linear.
  /// `notes`, one for each paragraph or none: names that stand there are believed, others put there.
  void find(const SplitText& words, KindIndex kind, NameScratch& scratch, std::vector<Candidate>& out,
            std::span<ParagraphNotes> notes = {}) const;

  const NameLexicon& lexicon() const { return lexicon_; }
  const NameWeights& weights() const { return weights_; }

 private:
  void tag(const SplitText& words, NameScratch& scratch) const;

  NameLexicon lexicon_;
  PublicFigures figures_;
  NameWeights weights_;
  JudgementLimits limits_;
  static constexpr std::size_t kConfidenceSteps = 16;
  std::uint32_t confidence_step_ = 1;                        // margin from one entry to the next
  std::array<std::uint8_t, kConfidenceSteps> confidence_{};  // in percent
};

}  // namespace sluss
