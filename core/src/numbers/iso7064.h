// The check characters of ISO/IEC 7064: pure systems (MOD 11-2, MOD 97-10) and hybrid systems (MOD 11,10 and
// MOD 37,36). Each function takes the whole string, its check characters included.
#pragma once

#include <string_view>

namespace sluss::numbers {

/// 0-9 for digits, 10-35 for A-Z, -1 otherwise.
constexpr int alphanumeric_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

/// Digits, the last of which may be X for ten. (cn.ric)
constexpr bool mod_11_2(std::string_view text) {
  int check = 0;
  for (char c : text) check = (2 * check + (c == 'X' ? 10 : c - '0')) % 11;
  return check == 1;
}

/// Digits and A-Z, letters counting as two digits each. (iban, after the country and check digits moved last)
constexpr int mod_97_10_remainder(std::string_view text, int start = 0) {
  int r = start;
  for (char c : text) {
    const int value = alphanumeric_value(c);
    r = (value > 9 ? r * 100 + value : r * 10 + value) % 97;
  }
  return r;
}

/// The hybrid systems: MOD 11,10 for digits (hr.oib, de.idnr), MOD 37,36 for digits and A-Z.
constexpr bool mod_hybrid(std::string_view text, int modulus) {
  int product = modulus;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    int sum = (product + alphanumeric_value(text[i])) % modulus;
    if (sum == 0) sum = modulus;
    product = sum * 2 % (modulus + 1);
  }
  return !text.empty() && (product + alphanumeric_value(text.back())) % modulus == 1;
}
constexpr bool mod_11_10(std::string_view digits) { return mod_hybrid(digits, 10); }
constexpr bool mod_37_36(std::string_view text) { return mod_hybrid(text, 36); }

}  // namespace sluss::numbers
