// Telephone numbers against the number plans (ITU-T E.164; libphonenumber's metadata, see NOTICE): calling
// code, trunk prefix, and which first three digits a national number of each length can have. Short numbers,
// 112 and 114 14 among them, are in no plan and so are never anybody's.
//   valid   phone  070-174 06 05
//   valid   phone  +46 70 174 06 05
//   valid   phone  +46 (0)70 174 06 05
//   valid   phone  0046701740605
//   valid   phone  08-465 004 23
//   valid   phone  +93 70 123 4567
//   valid   phone  (415) 555-0132
//   valid   phone  0532 123 45 67
//   invalid phone  112               length
//   invalid phone  +46 70 174 06     component
//   invalid phone  +999 70 174 06    component
//   invalid phone  070-174 x6 05     format
//
// A number that can be a person's own is dialled as written, prefix included, and is not one of the Swedish
// series for callers who share the cost, pay for the service or pay nothing: those are published by companies
// and authorities.
//   valid   phone.personal  070-174 06 05
//   valid   phone.personal  +46 8 465 004 23
//   invalid phone.personal  0771-235 235     length
//   invalid phone.personal  1-800-375-5283   length
//   invalid phone.personal  0800 11 10 00    length
//   invalid phone.personal  0295 790 600     length
//   invalid phone.personal  415 555 0132     component
//   invalid phone.personal  12345678910      length
#include "numbers/phone.h"

#include "numbers/compact.h"
#include "numbers/validators.h"

namespace sluss {
namespace {

/// What number plans look at: a national number's length, as a bit, and its first three digits.
struct Outline {
  std::uint32_t length = 0;  // no plan has such a number
  int prefix = 0;

  explicit Outline(std::string_view national) {
    if (national.size() < 3 || national.size() > 17) return;
    length = std::uint32_t{1} << national.size();
    prefix = (national[0] - '0') * 100 + (national[1] - '0') * 10 + (national[2] - '0');
  }
};

/// Numbers whose first three digits are in a range, of the lengths whose bits are set.
struct PrefixRange {
  std::uint32_t lengths;
  std::uint16_t first, last;

  bool holds(Outline national) const {
    return (lengths & national.length) != 0 && national.prefix >= first && national.prefix <= last;
  }
};

struct PhonePlan {
  std::string_view region;
  std::string_view trunk_prefix;
  std::uint16_t calling_code;
  std::uint16_t first_range, range_count;
};

struct SwedishRange {
  PrefixRange range;
  PhoneLine line;
};

#include "numbers/phone_plans.inc"

/// A leading 1 or 8 says little by itself: only full national numbers are believed to have it for a prefix.
constexpr std::size_t kShortestWithOtherPrefix = 10;

bool holds(const PhonePlan& plan, Outline national) {
  for (std::size_t i = plan.first_range; i < std::size_t{plan.first_range} + plan.range_count; ++i) {
    if (prefix_ranges[i].holds(national)) return true;
  }
  return false;
}

PhoneLine swedish_line(std::string_view number) {
  const Outline national(number);
  for (const SwedishRange& swedish : swedish_ranges) {
    if (swedish.range.holds(national)) return swedish.line;
  }
  return PhoneLine::unknown;
}

/// The number behind a calling code, with or without a trunk prefix left in it, as in +46 (0)70.
std::string_view national_number(const PhonePlan& plan, std::string_view after_code) {
  if (holds(plan, Outline(after_code))) return after_code;
  if (plan.trunk_prefix.empty() || !after_code.starts_with(plan.trunk_prefix)) return {};
  const std::string_view national = after_code.substr(plan.trunk_prefix.size());
  return holds(plan, Outline(national)) ? national : std::string_view{};
}

PhoneCheck check_international(std::string_view digits) {
  if (digits.starts_with("00")) digits.remove_prefix(2);
  for (std::size_t code_size = 1; code_size <= 3 && code_size < digits.size(); ++code_size) {
    int code = 0;
    for (char c : digits.substr(0, code_size)) code = code * 10 + (c - '0');
    for (const PhonePlan& plan : phone_plans) {
      if (plan.calling_code != code) continue;
      const std::string_view national = national_number(plan, digits.substr(code_size));
      if (national.empty()) continue;
      const PhoneLine line = plan.region == "SE" ? swedish_line(national) : PhoneLine::unknown;
      if (plan.region == "SE" && line == PhoneLine::unknown) continue;
      return {PhoneFit::international, line, plan.region, national};
    }
  }
  return {};
}

PhoneCheck check_domestic(std::string_view digits) {
  if (digits.starts_with('0')) {
    const PhoneLine line = swedish_line(digits.substr(1));
    if (line != PhoneLine::unknown) return {PhoneFit::swedish, line, "SE", digits.substr(1)};
  }
  PhoneCheck found;
  const Outline undialled(digits);
  for (const PhonePlan& plan : phone_plans) {
    const bool long_enough = plan.trunk_prefix == "0" || digits.size() >= kShortestWithOtherPrefix;
    const bool prefixed = !plan.trunk_prefix.empty() && long_enough && digits.starts_with(plan.trunk_prefix);
    if (prefixed && plan.region != "SE" && holds(plan, Outline(digits.substr(plan.trunk_prefix.size())))) {
      return {PhoneFit::domestic, PhoneLine::unknown, plan.region, digits.substr(plan.trunk_prefix.size())};
    }
    if (found.fit == PhoneFit::none && holds(plan, undialled)) {
      found = {PhoneFit::subscriber, PhoneLine::unknown, plan.region, digits};
    }
  }
  return found;
}

}  // namespace

PhoneCheck check_phone(std::string_view digits, bool international) {
  if (digits.size() < 3) return {};
  if (international) return check_international(digits);
  const PhoneCheck domestic = check_domestic(digits);
  if (domestic.plausible() || !digits.starts_with("00")) return domestic;
  const PhoneCheck abroad = check_international(digits);
  return abroad.fit == PhoneFit::none ? domestic : abroad;
}

namespace numbers {

namespace {

/// Freephone numbers as they are published: 1-800 (833, … 888) in North America, 0800 in many countries.
bool is_freephone(std::string_view text) {
  const Compact n(text, " -./()\n");
  if (n.view().starts_with("0800")) return true;
  if (n.size() != 11 || !n.view().starts_with("18")) return false;
  return n[2] == n[3] && (n[2] == '0' || (n[2] >= '3' && n[2] != '9'));
}

/// 020, 077, 0900 and their like, also where only the beginning of the number has been taken.
bool is_swedish_service(std::string_view text) {
  Compact n(text, " -./()[]~,:_+\t\n");
  const std::string_view prefix = n.view().starts_with("46") ? "46" : "0";
  if (!n.view().starts_with(prefix)) return false;
  n.drop_prefix(prefix);
  constexpr std::string_view series[] = {"77", "900", "939", "944"};
  for (std::string_view first_digits : series) {
    if (n.view().starts_with(first_digits)) return true;
  }
  return n.view().starts_with("20") && n.size() <= 8;
}

/// 0295 and six digits: the numbers of the Finnish state, which are published.
bool is_finnish_authority(std::string_view text) {
  const Compact n(text, " -./()\n");
  return n.view().starts_with("0295") ? n.size() == 10 : n.view().find("358295") <= 2;
}

/// The dialled digits of `text`, checked; `refusal` says why there is no check.
PhoneCheck check_written(std::string_view text, Validity& refusal) {
  Compact n(text, " -./()[]~,:_\t\n");
  const bool international = n.view().starts_with("+");
  if (international) n.drop_prefix("+");
  refusal = valid;
  if (n.size() < 5 || n.size() > 17)
    refusal = wrong_length;
  else if (!n.all_digits())
    refusal = wrong_format;
  if (!refusal) return {};
  PhoneCheck check = check_phone(n.view(), international);
  check.national = {};  // pointed into the stack
  return check;
}

}  // namespace

Validity phone(std::string_view text) {
  Validity refusal;
  const PhoneCheck check = check_written(text, refusal);
  if (!refusal) return refusal;
  return check.fit == PhoneFit::none ? wrong_component : valid;
}

Validity personal_phone(std::string_view text) {
  Validity refusal;
  const PhoneCheck check = check_written(text, refusal);
  if (!refusal) return refusal;
  // no label makes it a person's
  if (is_swedish_service(text) || is_freephone(text) || is_finnish_authority(text)) return wrong_length;
  if (Compact(text, "").view().starts_with("1234567")) return wrong_length;  // counting, in figures or words
  return check.plausible() ? valid : wrong_component;
}

}  // namespace numbers
}  // namespace sluss
