// Payment card numbers (ISO/IEC 7812): the network's leading digits and lengths, and Luhn. Networks' own
// public lists of issuer ranges.
//   valid   payment_card  4111 1111 1111 1111
//   valid   payment_card  5555-5555-5555-4444
//   valid   payment_card  3782 822463 10005
//   valid   payment_card  36050234196908
//   valid   payment_card  8171999900000000021
//   invalid payment_card  4111 1111 1111 1112     check_digit
//   invalid payment_card  4242-4242-4242-424      length
//   invalid payment_card  2721465526338453        component
//   invalid payment_card  0000 0000 0000 0000     component
#include "numbers/compact.h"
#include "numbers/luhn.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

struct CardRange {
  short first, last;  // the first four digits
  signed char shortest, longest;
};

constexpr CardRange card_ranges[] = {
    {2200, 2204, 16, 19},  // Mir
    {2221, 2720, 16, 16},  // Mastercard
    {3000, 3059, 14, 16},  // Diners Club
    {3095, 3095, 14, 16},  // Diners Club
    {3400, 3499, 15, 15},  // American Express
    {3528, 3589, 16, 19},  // JCB
    {3600, 3699, 14, 19},  // Diners Club
    {3700, 3799, 15, 15},  // American Express
    {3800, 3999, 14, 19},  // Diners Club
    {4000, 4999, 16, 19},  // Visa
    {5000, 5099, 12, 19},  // Maestro, Dankort, Verve, Elo
    {5100, 5599, 16, 16},  // Mastercard
    {5600, 5899, 12, 19},  // Maestro
    {6000, 6999, 12, 19},  // Discover, UnionPay, RuPay, Maestro
    {8100, 8199, 16, 19},  // UnionPay, RuPay
    {8200, 8299, 16, 16},  // RuPay
    {9792, 9792, 16, 16},  // Troy
};

}  // namespace

Validity payment_card(std::string_view text) {
  const Compact n(text, " -.");
  if (n.size() < 12 || n.size() > 19) return wrong_length;
  if (!n.all_digits()) return wrong_format;
  const int leading = n.number(0, 4);
  for (const CardRange& range : card_ranges) {
    if (leading < range.first || leading > range.last) continue;
    const int length = static_cast<int>(n.size());
    const bool old_visa = leading / 1000 == 4 && length == 13;
    if (!old_visa && (length < range.shortest || length > range.longest)) return wrong_length;
    return check_digit_is(luhn(n.view()));
  }
  return wrong_component;
}

}  // namespace sluss::numbers
