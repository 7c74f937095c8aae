#include "find/refusals.h"

#include <algorithm>
#include <array>

namespace sluss {
namespace {

constexpr std::array<std::string_view, 15> kNames = {
    "link", "code",      "count",       "no_label", "layout",     "other_form", "length",      "format",
    "date", "component", "check_digit", "unproven", "overlapped", "redacted",   "allow_listed"};

}  // namespace

std::string_view to_string(RefusalReason reason) { return kNames[static_cast<std::size_t>(reason)]; }

RefusalReason refusal_reason(std::string_view invalidity) {
  const auto it = std::find(kNames.begin(), kNames.end(), invalidity);
  return it == kNames.end() ? RefusalReason::unproven : static_cast<RefusalReason>(it - kNames.begin());
}

}  // namespace sluss
