// Which kinds of number can be proved or disproved, and by which function. Pure functions, no state.
//
// A validator takes one number as people write it (its usual separators, either case of its letters, digits
// already folded to 0-9) and says whether it can be one. It copies at most a hundred characters to the stack
// and allocates nothing, so that the finders may call it for every candidate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sluss {

/// The answer, and for a refusal the first thing that is wrong. Checked in this order, so that a refusal for
/// its check digit means: length, form and date are right, and only a digit or two can be mistyped.
struct Validity {
  bool valid = false;
  std::string_view reason;  ///< empty if valid; else "length", "format", "date", "component" or "check_digit"

  explicit operator bool() const { return valid; }
};

using Validator = Validity (*)(std::string_view text);

/// How much a validator's "valid" proves.
enum class Proof : std::uint8_t {
  form,           ///< the form is right; there is no check digit, or its rule is not public
  most_errors,    ///< check digits that miss some single wrong digits
  single_errors,  ///< check digits that show every single wrong digit
};

struct NumberScheme {
  std::string_view
      kind;  ///< id of the kind, such as "se.personnummer", or a narrower rule of it that finders use
  Validator validate;
  Proof proof;
};

/// Every scheme, ascending by kind.
std::span<const NumberScheme> number_schemes();

/// nullptr if numbers of this kind have no scheme of their own. Logarithmic.
const NumberScheme* find_scheme(std::string_view kind);
Validator find_validator(std::string_view kind);

}  // namespace sluss
