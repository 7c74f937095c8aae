// The Luhn check (ISO/IEC 7812-1 annex B): every second digit from the right is doubled, the digits of all
// products are added, and the sum is divisible by ten. Shows every single wrong digit and most swaps.
#pragma once

#include <string_view>

namespace sluss::numbers {

/// True if the last of `digits` (0-9 only) is the right check digit for the others. False for an empty
/// string.
constexpr bool luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    const int d = (digits[i] - '0') * (twice ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return !digits.empty() && sum % 10 == 0;
}

}  // namespace sluss::numbers
