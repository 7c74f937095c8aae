// How much it matters that a name was found: whose it is, as far as the text around it tells.
#pragma once

#include <cstdint>
#include <vector>

#include "find/candidate.h"
#include "find/name_tagger.h"
#include "find/name_tokens.h"
#include "find/public_figures.h"

namespace sluss {

/// The numbers that the judgement weighs with, from core/data/names/judgement.txt by way of the model.
struct JudgementLimits {
  std::int32_t sure_margin = 0;        // of a full name, to warn of it
  std::int32_t sure_given_margin = 0;  // of a single name, to advise about it
  std::int32_t personal_words =
      0;  // words of the writer's own case, to take an unexplained name for a private one
};

struct NameJudgement {
  Severity severity = Severity::low;
  EvidenceSet evidence;
};

NameJudgement judge_name(const NameTokens& tokens, const TaggedName& name, const PublicFigures& figures,
                         const JudgementLimits& limits);

}  // namespace sluss
