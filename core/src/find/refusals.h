// What the finders and the judge drop, noted for Guard::inspect(). Everybody else passes nullptr and pays one
// comparison for each thing that is dropped.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "find/candidate.h"
#include "sluss/inspection.h"

namespace sluss {

/// As Refusal, in folded bytes and indices of kinds.
struct Refused {
  Span span;
  std::optional<KindIndex> kind;  // none: whatever it may have been
  RefusalReason reason = RefusalReason::unproven;
  std::optional<KindIndex> instead = std::nullopt;
  std::string_view invalidity = {};  // what a validator gave as its reason; the reason is then unproven
};

using RefusalLog = std::vector<Refused>;

/// The reason of a validator (core/src/numbers/registry.h), as an inspection gives it; unproven if it had
/// none.
RefusalReason refusal_reason(std::string_view invalidity);

}  // namespace sluss
