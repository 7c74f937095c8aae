// One label per stretch of text: which of the candidates stand, and how they nest.
#pragma once

#include <vector>

#include "find/candidate.h"
#include "find/catalogue.h"
#include "find/refusals.h"

namespace sluss {

/// Settles `candidates` in place. Of those that name the same thing, the likelier (then the longer) stays.
/// Clauses (statements and questions) may hold other findings but never cross them or each other.
/// The result is in order of beginning; of two that begin together the longer comes first.
/// What gives way to something likelier is noted in `refused`, if there is one.
void settle(const Catalogue& catalogue, std::vector<Candidate>& candidates, RefusalLog* refused = nullptr);

}  // namespace sluss
