// Verhoeff's check digit (J. Verhoeff, Error Detecting Decimal Codes, 1969): multiplication in the dihedral
// group of ten elements after a permutation that depends on the place. Shows all single wrong digits and
// swaps.
#pragma once

#include <string_view>

namespace sluss::numbers {

/// The product of two elements of the group of the pentagon: 0-4 turns, 5-9 turns after a reflection.
constexpr int dihedral_product(int a, int b) {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
  return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
}

/// True if the last digit is the right check digit for the others.
constexpr bool verhoeff(std::string_view digits) {
  constexpr int permutation[10] = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  int check = 0;
  for (std::size_t place = 0; place < digits.size(); ++place) {
    int d = digits[digits.size() - 1 - place] - '0';
    for (std::size_t turn = place % 8; turn > 0; --turn) d = permutation[d];
    check = dihedral_product(check, d);
  }
  return !digits.empty() && check == 0;
}

}  // namespace sluss::numbers
