/// @file   What a scan considered and did not report, and why: for people who write kinds and policies, and
/// for
///         whoever wants to see how the guard thinks. An ordinary scan notes none of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sluss/report.h"

namespace sluss {

/// Why a stretch of text is not reported as a kind.
enum class RefusalReason : std::uint8_t {
  link,          ///< it is part of a link
  code,          ///< it is part of a longer code of letters and digits
  count,         ///< the words beside it name a count or an amount
  no_label,      ///< no word for such a number stands beside it, and nothing else would do
  layout,        ///< such numbers are not grouped like this
  other_form,    ///< it is written as something else is, such as a date
  length,        ///< such numbers have more or fewer characters
  format,        ///< such numbers are put together in another way
  date,          ///< the date in it is in no calendar
  component,     ///< a part of it, such as a country or an office, does not exist
  check_digit,   ///< its check digits are wrong
  unproven,      ///< it could be one, and too little says so
  overlapped,    ///< something likelier is reported there
  redacted,      ///< redaction has put it there
  allow_listed,  ///< the agency publishes it itself
};

std::string_view to_string(RefusalReason reason);

/// One kind that a stretch of text was not taken for. Offsets as in Finding; it never contains the text.
struct Refusal {
  std::string_view kind;  ///< valid as long as the Guard that made it; empty: whatever it may have been
  std::size_t start = 0;
  std::size_t end = 0;
  RefusalReason reason = RefusalReason::unproven;
  std::string_view instead;  ///< of RefusalReason::overlapped: the kind that is likelier
};

/// A report, and what did not come into it, in order of start.
struct Inspection {
  Report report;
  std::vector<Refusal> refusals;
};

}  // namespace sluss
