// Whether a string of digits can be a telephone number, by the number plans of all countries.
#pragma once

#include <cstdint>
#include <string_view>

namespace sluss {

/// How well digits fit a number plan, from not at all to unmistakably.
enum class PhoneFit : std::uint8_t {
  none,           ///< no country has such a number
  subscriber,     ///< some country has it, but as it is dialled without the trunk prefix: could be anything
  domestic,       ///< some country has it, trunk prefix included
  swedish,        ///< the Swedish plan has it, leading zero included (E.164 +46; PTS number plan)
  international,  ///< calling code of a country and a number of that country
};

/// Known for Swedish numbers only.
enum class PhoneLine : std::uint8_t { unknown, fixed, mobile, service };

struct PhoneCheck {
  PhoneFit fit = PhoneFit::none;
  PhoneLine line = PhoneLine::unknown;
  std::string_view region;    ///< ISO 3166 code of the (first) country with this number; empty if none
  std::string_view national;  ///< the digits after calling code and trunk prefix, part of the argument

  bool plausible() const { return fit >= PhoneFit::domestic; }
};

/// @param digits         0-9 only, as dialled
/// @param international  written with + or an international prefix; `digits` may begin with that prefix's 00
PhoneCheck check_phone(std::string_view digits, bool international);

}  // namespace sluss
