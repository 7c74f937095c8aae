// Which dates exist: Gregorian, Solar Hijri (Iran, Afghanistan) and Hijri. For dates of birth.
#pragma once

namespace sluss::numbers {

/// Nobody whose number is posted was born after this. A constant and not the clock, so that the same text
/// always gets the same answer; Norway's own example of its numbering from 2032 on has to pass.
inline constexpr int last_birth_year = 2035;

constexpr bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

constexpr bool is_date(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

/// A date that somebody who is alive, or was in the last two centuries, can have been born on.
constexpr bool is_birth_date(int year, int month, int day) {
  return year >= 1800 && year <= last_birth_year && is_date(year, month, day);
}

/// For two-digit years whose century is not known: 29 February of 00 exists (2000).
constexpr bool is_date_in_some_century(int year_of_century, int month, int day) {
  return is_date(2000 + year_of_century, month, day);
}

/// Solar Hijri: six months of 31 days, five of 30, the last of 29 or 30. The leap rule is astronomical; the
/// 30th of Esfand is accepted in every year.
constexpr bool is_solar_hijri_birth_date(int year, int month, int day) {
  const int days = month <= 6 ? 31 : 30;
  return year >= 1280 && year <= last_birth_year - 621 && month >= 1 && month <= 12 && day >= 1 &&
         day <= days;
}

/// Hijri (Umm al-Qura): months of 29 or 30 days, as observed.
constexpr bool is_hijri_birth_date(int year, int month, int day) {
  return year >= 1300 && year <= 1459 && month >= 1 && month <= 12 && day >= 1 && day <= 30;
}

}  // namespace sluss::numbers
