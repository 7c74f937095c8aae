// Weighted sums: the core of most national check digits (modulo 10, 11, 97 …).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace sluss::numbers {

/// The sum of digit × weight, from the first digit on, for as many digits as there are weights.
constexpr int weighted_sum(std::string_view digits, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t i = 0;
  for (int weight : weights) sum += weight * (digits[i++] - '0');
  return sum;
}

/// The remainder of a digit string of any length, read as one number.
constexpr int remainder(std::string_view digits, int divisor) {
  int r = 0;
  for (char c : digits) r = (r * 10 + (c - '0')) % divisor;
  return r;
}

}  // namespace sluss::numbers
