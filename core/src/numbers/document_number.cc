// Numbers of passports, cards and cases whose issuers publish no rule: letters and digits, at least five
// digits, and not one digit repeated, which is how people write a place-holder.
//   valid   document_number  AB1234567
//   valid   document_number  NGLA/140524/0037/02
//   invalid document_number  AA0000000     component
//   invalid document_number  111 111 111   component
//   invalid document_number  A123          length
#include "numbers/compact.h"
#include "numbers/validators.h"

namespace sluss::numbers {

Validity document_number(std::string_view text) {
  std::size_t digits = 0;
  char first = 0;
  bool repeated = true;
  for (char c : text) {
    if (!is_digit(c)) continue;
    if (digits++ == 0) first = c;
    repeated = repeated && c == first;
  }
  if (digits < 5) return wrong_length;
  return repeated ? wrong_component : valid;
}

}  // namespace sluss::numbers
