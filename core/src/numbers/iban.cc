// International Bank Account Number, ISO 13616: country, two check digits (ISO 7064 MOD 97-10), and the
// account as the country writes it (SWIFT IBAN Registry, release 101; the countries that use the form without
// being in the registry as their central banks publish it). Four countries' own check digits inside the
// number are checked as well.
//   valid   iban  SE69 1200 0000 0128 1010 6908
//   valid   iban  GB82 WEST 1234 5698 7654 32
//   valid   iban  ES72 2013-0692-81-0201150993
//   valid   iban  NO 26 7032 0516 038
//   invalid iban  SE68 1200 0000 0128 1010 6908   check_digit
//   invalid iban  SE69 1200 0000 0128 1010 690    length
//   invalid iban  NL56 3003 0A17 1643 00          format
//   invalid iban  XX43 1234 1234 1234             component
//   invalid iban  BE68530907547034                check_digit
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/validators.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

struct AccountForm {
  std::string_view country;
  std::string_view form;  ///< counts of n digits, a letters, c either, in order
};

constexpr AccountForm account_forms[] = {
    {"AD", "8n12c"},    {"AE", "19n"},      {"AL", "8n16c"}, {"AO", "21n"},      {"AT", "16n"},
    {"AZ", "4a20c"},    {"BA", "16n"},      {"BE", "12n"},   {"BF", "2c22n"},    {"BG", "4a6n8c"},
    {"BH", "4a14c"},    {"BI", "23n"},      {"BJ", "2c22n"}, {"BR", "23n1a1c"},  {"BY", "4c4n16c"},
    {"CF", "23n"},      {"CG", "23n"},      {"CH", "5n12c"}, {"CI", "2c22n"},    {"CM", "23n"},
    {"CR", "18n"},      {"CV", "21n"},      {"CY", "8n16c"}, {"CZ", "20n"},      {"DE", "18n"},
    {"DJ", "23n"},      {"DK", "14n"},      {"DO", "4c20n"}, {"DZ", "22n"},      {"EE", "16n"},
    {"EG", "25n"},      {"ES", "20n"},      {"FI", "14n"},   {"FK", "2a12n"},    {"FO", "14n"},
    {"FR", "10n11c2n"}, {"GA", "23n"},      {"GB", "4a14n"}, {"GE", "2a16n"},    {"GI", "4a15c"},
    {"GL", "14n"},      {"GQ", "23n"},      {"GR", "7n16c"}, {"GT", "24c"},      {"GW", "2c19n"},
    {"HN", "4a20n"},    {"HR", "17n"},      {"HU", "24n"},   {"IE", "4a14n"},    {"IL", "19n"},
    {"IQ", "4a15n"},    {"IR", "22n"},      {"IS", "22n"},   {"IT", "1a10n12c"}, {"JO", "4a4n18c"},
    {"KM", "23n"},      {"KW", "4a22c"},    {"KZ", "3n13c"}, {"LB", "4n20c"},    {"LC", "4a24c"},
    {"LI", "5n12c"},    {"LT", "16n"},      {"LU", "3n13c"}, {"LV", "4a13c"},    {"LY", "21n"},
    {"MA", "24n"},      {"MC", "10n11c2n"}, {"MD", "20c"},   {"ME", "18n"},      {"MG", "23n"},
    {"MK", "3n10c2n"},  {"ML", "2c22n"},    {"MN", "16n"},   {"MR", "23n"},      {"MT", "4a5n18c"},
    {"MU", "4a19n3a"},  {"MZ", "21n"},      {"NE", "2c22n"}, {"NI", "4a20n"},    {"NL", "4a10n"},
    {"NO", "11n"},      {"OM", "3n16c"},    {"PK", "4a16c"}, {"PL", "24n"},      {"PS", "4a21c"},
    {"PT", "21n"},      {"QA", "4a21c"},    {"RO", "4a16c"}, {"RS", "18n"},      {"RU", "14n15c"},
    {"SA", "2n18c"},    {"SC", "4a20n3a"},  {"SD", "14n"},   {"SE", "20n"},      {"SI", "15n"},
    {"SK", "20n"},      {"SM", "1a10n12c"}, {"SN", "2c22n"}, {"SO", "19n"},      {"ST", "21n"},
    {"SV", "4a20n"},    {"TD", "23n"},      {"TG", "2c22n"}, {"TL", "19n"},      {"TN", "20n"},
    {"TR", "6n16c"},    {"UA", "6n19c"},    {"VA", "18n"},   {"VG", "4a16n"},    {"XK", "16n"},
    {"YE", "4a4n18c"},
};

const AccountForm* find_form(std::string_view country) {
  for (const AccountForm& form : account_forms) {
    if (form.country == country) return &form;
  }
  return nullptr;
}

bool is_of_class(char c, char character_class) {
  return (character_class != 'a' && is_digit(c)) || (character_class != 'n' && is_letter(c));
}

/// Compares the account part of a number, from `at`, with a form such as "4a6n8c".
Validity check_form(const Compact& n, std::size_t at, std::string_view form) {
  bool matches = true;
  for (std::size_t i = 0; i < form.size(); ++i) {
    std::size_t count = 0;
    for (; is_digit(form[i]); ++i) count = count * 10 + static_cast<std::size_t>(form[i] - '0');
    for (; count > 0; --count, ++at) {
      if (at >= n.size()) return wrong_length;
      matches = matches && is_of_class(n[at], form[i]);
    }
  }
  if (at != n.size()) return wrong_length;
  return matches ? valid : wrong_format;
}

/// Spain: one digit over bank and branch, one over the account, weights 1 2 4 8 5 10 9 7 3 6.
bool spanish_digits(std::string_view account) {
  const auto digit = [](int sum) { return sum % 11 < 2 ? sum % 11 : 11 - sum % 11; };
  return digit(weighted_sum(account, {4, 8, 5, 10, 9, 7, 3, 6})) == account[8] - '0' &&
         digit(weighted_sum(account.substr(10), {1, 2, 4, 8, 5, 10, 9, 7, 3, 6})) == account[9] - '0';
}

bool national_digits(std::string_view country, std::string_view account) {
  if (country == "ES") return spanish_digits(account);
  if (country == "NO") return weighted_sum(account, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
  if (country == "ME") return remainder(account, 97) == 1;
  if (country == "BE") {
    const int rest = remainder(account.substr(0, 10), 97);
    return (rest == 0 ? 97 : rest) == (account[10] - '0') * 10 + account[11] - '0';
  }
  return true;
}

}  // namespace

Validity iban(std::string_view text) {
  const Compact n(text, " -.");
  if (n.size() < 8 || n.size() > 34) return wrong_length;
  if (!n.letters(0, 2) || !n.digits(2, 2)) return wrong_format;
  const AccountForm* form = find_form(n.view().substr(0, 2));
  if (form == nullptr) return wrong_component;
  if (const Validity v = check_form(n, 4, form->form); !v) return v;
  const std::string_view account = n.view().substr(4);
  const bool right = mod_97_10_remainder(n.view().substr(0, 4), mod_97_10_remainder(account)) == 1;
  return check_digit_is(right && national_digits(form->country, account));
}

}  // namespace sluss::numbers
