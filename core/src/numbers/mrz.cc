// Machine-readable zones of travel documents (ICAO Doc 9303, parts 3 to 7): TD1 3×30, TD2 2×36, TD3 2×44, and
// visas MRV-A 2×44 and MRV-B 2×36 without the check digit over all. Weights 7-3-1, A=10 … Z=35, <=0,
// modulo 10.
//   valid   mrz  P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< L898902C36UTO7408122F1204159ZE184226B<<<<<10
//   valid   mrz  I<UTOD231458907<<<<<<<<<<<<<<< 7408122F1204159UTO<<<<<<<<<<<6 ERIKSSON<<ANNA<MARIA<<<<<<<<<<
//   valid   mrz  I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< D231458907UTO7408122F1204159<<<<<<<6
//   invalid mrz  I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< D231458907UTO7408122F1204159<<<<<<<7  check_digit
//   invalid mrz  I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< D231458907UTO7408122F1204159<<<<<<<   length
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

/// Adds up the weighted values of fields that share a check digit.
class ZoneCheck {
 public:
  constexpr explicit ZoneCheck(std::string_view zone) : zone_(zone) {}
  constexpr ZoneCheck& add(std::size_t at, std::size_t count) {
    constexpr int weights[] = {7, 3, 1};
    for (std::size_t i = at; i < at + count; ++i, ++place_) {
      sum_ += weights[place_ % 3] * (zone_[i] == '<' ? 0 : alphanumeric_value(zone_[i]));
    }
    return *this;
  }
  /// An empty optional field may have < for its check digit.
  constexpr bool matches(std::size_t at) const {
    return sum_ % 10 == (zone_[at] == '<' ? 0 : zone_[at] - '0');
  }

 private:
  std::string_view zone_;
  int sum_ = 0;
  std::size_t place_ = 0;
};

bool field(std::string_view zone, std::size_t at, std::size_t count) {
  return ZoneCheck(zone).add(at, count).matches(at + count);
}

bool td1(std::string_view z) {
  const bool long_number = z[14] == '<';  // continued in the optional data
  const bool all = ZoneCheck(z).add(5, 25).add(30, 7).add(38, 7).add(48, 11).matches(59);
  return (long_number || field(z, 5, 9)) && field(z, 30, 6) && field(z, 38, 6) && all;
}

bool td2(std::string_view z) {
  const std::string_view line = z.substr(36);
  const bool all = z[0] == 'V' || ZoneCheck(line).add(0, 10).add(13, 7).add(21, 14).matches(35);
  return (line[9] == '<' || field(line, 0, 9)) && field(line, 13, 6) && field(line, 21, 6) && all;
}

bool td3(std::string_view z) {
  const std::string_view line = z.substr(44);
  const bool visa = z[0] == 'V';
  const bool all =
      visa || (field(line, 28, 14) && ZoneCheck(line).add(0, 10).add(13, 7).add(21, 22).matches(43));
  return field(line, 0, 9) && field(line, 13, 6) && field(line, 21, 6) && all;
}

}  // namespace

Validity mrz(std::string_view text) {
  const Compact n(text, " \t\r\n");
  if (n.size() != 72 && n.size() != 88 && n.size() != 90) return wrong_length;
  for (char c : n.view()) {
    if (c != '<' && alphanumeric_value(c) < 0) return wrong_format;
  }
  if (n.size() == 90) return check_digit_is(td1(n.view()));
  return check_digit_is(n.size() == 72 ? td2(n.view()) : td3(n.view()));
}

}  // namespace sluss::numbers
