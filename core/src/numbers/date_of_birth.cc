// Dates of birth as people write them, in the Gregorian, Solar Hijri (Iran, Afghanistan) and Hijri calendars:
// day, month and year in any of the usual orders, or the date part of a personal number whose end is hidden.
// Months in letters are not compared with anything; day and year have to be plausible.
//   valid   date_of_birth  1985-03-12
//   valid   date_of_birth  12/3/1985
//   valid   date_of_birth  03.12.85
//   valid   date_of_birth  19850312
//   valid   date_of_birth  850312
//   valid   date_of_birth  850312-98XX
//   valid   date_of_birth  1370/05/31
//   valid   date_of_birth  12 May 1990
//   valid   date_of_birth  15 رمضان 1410
//   invalid date_of_birth  1985-13-32    date
//   invalid date_of_birth  1650-03-12    date
//   invalid date_of_birth  42 May 1990   date
//   invalid date_of_birth  31 May 1832   date
//   invalid date_of_birth  1985          length
#include <algorithm>

#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

/// The runs of digits in a text, at most four.
struct DigitFields {
  std::array<std::string_view, 4> field{};
  std::size_t count = 0;

  explicit DigitFields(std::string_view text) {
    for (std::size_t i = 0; i < text.size() && count < field.size();) {
      std::size_t end = i;
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end > i) field[count++] = text.substr(i, end - i);
      i = std::max(end, i + 1);
    }
  }
};

/// Longer numbers are no part of a date: all of them answer with one value that no day, month or year has.
int value_of(std::string_view digits) {
  if (digits.size() > 8) return 999999999;
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Of somebody alive: nobody is older than this.
constexpr int first_birth_year = 1900;

bool plausible(int year, int month, int day) {
  return (year >= first_birth_year && is_birth_date(year, month, day)) ||
         is_solar_hijri_birth_date(year, month, day) || is_hijri_birth_date(year, month, day);
}

/// Either order of day and month, since both are in use.
bool plausible_in_either_order(int year, int a, int b) {
  return plausible(year, a, b) || plausible(year, b, a);
}

bool plausible_year(int year) {
  return year >= 1280 && year <= last_birth_year && (year <= 1459 || year >= first_birth_year);
}

bool three_fields(const DigitFields& fields) {
  const auto& [first, second, third, unused] = fields.field;
  if (first.size() == 4) return plausible(value_of(first), value_of(second), value_of(third));
  if (third.size() == 4) return plausible_in_either_order(value_of(third), value_of(second), value_of(first));
  if (first.size() > 2 || second.size() > 2 || third.size() != 2) return false;
  return is_date_in_some_century(value_of(third), value_of(second), value_of(first)) ||
         is_date_in_some_century(value_of(third), value_of(first), value_of(second)) ||
         (first.size() == 2 && is_date_in_some_century(value_of(first), value_of(second), value_of(third)));
}

bool one_field(std::string_view digits) {
  const int first = value_of(digits.substr(0, 2)), second = value_of(digits.substr(2, 2));
  if (digits.size() == 6) {
    const int third = value_of(digits.substr(4, 2));
    return is_date_in_some_century(first, second, third) || is_date_in_some_century(third, second, first);
  }
  const int last_four = value_of(digits.substr(4, 4));
  return plausible(first * 100 + second, last_four / 100, last_four % 100) ||
         plausible_in_either_order(last_four, second, first);
}

}  // namespace

Validity date_of_birth(std::string_view text) {
  const DigitFields fields(text);
  if (fields.count == 0) return wrong_format;
  const std::string_view first = fields.field[0];
  if (first.size() == 6 || first.size() == 8) return one_field(first) ? valid : wrong_date;
  if (fields.count == 3) return three_fields(fields) ? valid : wrong_date;
  if (fields.count != 2) return wrong_length;
  const int a = value_of(first), b = value_of(fields.field[1]);  // the month is in letters
  const bool right = (a >= 1 && a <= 31 && plausible_year(b)) || (b >= 1 && b <= 31 && plausible_year(a));
  return right ? valid : wrong_date;
}

}  // namespace sluss::numbers
