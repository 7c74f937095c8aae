// What a pack may say. Unicode facts used here: UAX #9 (direction marks), UTS #39 (look-alikes, mixed
// scripts).
#include "advise/pack_text.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "text/fold.h"
#include "text/unicode.h"
#include "text/words.h"

namespace sluss::advise {
namespace {

std::string code_point_name(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name;
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) name += digits[(c >> shift) & 0xFU];
  return "U+" + name;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

bool is_direction_mark(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
         c == 0x180E || c == 0x200B || (c >= 0x2060 && c <= 0x2065) || (c >= 0x206A && c <= 0x206F) ||
         c == 0x3164 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFFA0 ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// Scripts that can pass for one another in a word; the rest cannot be mistaken.
enum class Alphabet { none, latin, greek, cyrillic, other };

Alphabet alphabet_of(char32_t c) {
  if (!is_letter_or_mark(c)) return Alphabet::none;
  if (c < 0x0250 || (c >= 0x1E00 && c < 0x1F00)) return Alphabet::latin;
  if ((c >= 0x0300 && c < 0x0370)) return Alphabet::none;  // combining marks go with any script
  if (c < 0x0400 || (c >= 0x1F00 && c < 0x2000)) return Alphabet::greek;
  if (c < 0x0530) return Alphabet::cyrillic;
  return Alphabet::other;
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// Letters and digits that pass for others, reduced to one of each family.
std::string skeleton(std::string_view host) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs{
      {{"rn", "m"}, {"vv", "w"}, {"cl", "d"}, {"nn", "m"}}};
  std::string result;
  for (std::size_t i = 0; i < host.size();) {
    const auto pair = std::find_if(pairs.begin(), pairs.end(),
                                   [&](const auto& p) { return host.substr(i).substr(0, 2) == p.first; });
    if (pair != pairs.end()) {
      result += pair->second;
      i += 2;
      continue;
    }
    const char c = host[i++];
    if (c == '-') continue;
    const bool bar = c == '1' || c == 'i' || c == 'j';
    result += c == '0' ? 'o' : bar ? 'l' : c == '5' ? 's' : c == 'q' ? 'g' : c;
  }
  return result;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

/// The last two labels: what somebody registers, in most of the world.
std::string_view registered_part(std::string_view host) {
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  const std::size_t before = host.rfind('.', last - 1);
  return before == std::string_view::npos ? host : host.substr(before + 1);
}

std::string_view name_of(std::string_view domain) { return domain.substr(0, domain.find('.')); }

}  // namespace

Refusal refuse_text(std::string_view text) {
  if (text.find_first_not_of(" \t\n\r") == std::string_view::npos) return "the text is empty";
  Alphabet word = Alphabet::none;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    at += c.size;
    if (!c.valid) return "the text is not valid UTF-8";
    if (is_control(c.code_point))
      return "a control character (" + code_point_name(c.code_point) + ") is in the text";
    if (is_direction_mark(c.code_point)) {
      return "a direction mark (" + code_point_name(c.code_point) + ") can make the text look like another";
    }
    if (is_invisible(c.code_point))
      return "an invisible character (" + code_point_name(c.code_point) + ") is in the text";
    const Alphabet letter = alphabet_of(c.code_point);
    if (is_joiner(c.code_point)) {
      if (word != Alphabet::other)
        return "an invisible character (" + code_point_name(c.code_point) + ") is in the text";
    } else if (letter == Alphabet::none) {
      if (!is_letter_or_mark(c.code_point)) word = Alphabet::none;
    } else if (word == Alphabet::none) {
      word = letter;
    } else if (word != letter && word != Alphabet::other && letter != Alphabet::other) {
      return "a word mixes letters of two scripts that look alike (at " + code_point_name(c.code_point) + ")";
    }
  }
  return {};
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string host_of(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  if (url.substr(0, scheme.size()) != scheme) return {};
  const std::string_view rest = url.substr(scheme.size());
  return ascii_lower(rest.substr(0, rest.find_first_of("/?#")));
}

Refusal refuse_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > 253 || domain.find('.') == std::string_view::npos) {
    return "this is not a domain name such as example.org";
  }
  if (!std::all_of(domain.begin(), domain.end(), is_host_character)) {
    return "a domain name has only a-z, 0-9, '-' and '.'; letters of other alphabets can pass for these";
  }
  for (std::size_t begin = 0; begin <= domain.size();) {
    const std::size_t end = std::min(domain.find('.', begin), domain.size());
    const std::string_view label = domain.substr(begin, end - begin);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
      return "this is not a domain name such as example.org";
    }
    if (label.substr(0, 4) == "xn--") {
      return "an internationalised domain (xn--) can look like another; give the agency's plain domain";
    }
    begin = end + 1;
  }
  const std::string_view top = domain.substr(domain.rfind('.') + 1);
  if (top.front() >= '0' && top.front() <= '9') return "a number is not a name of a site";
  return {};
}

Refusal refuse_link(std::string_view url) {
  if (url.size() > 500) return "a link of more than 500 characters";
  if (url.substr(0, 8) != "https://") return "only links that begin with https:// are allowed";
  for (const char c : url) {
    if (c <= ' ' || c > '~') return "a link is written in ASCII without spaces (use %-encoding)";
    if (c == '"' || c == '<' || c == '>' || c == '\\' || c == '`')
      return "this character does not belong in a link";
  }
  const std::string host = host_of(url);
  if (host.find('@') != std::string::npos) return "a link with a user name ('@') can look like another site";
  if (host.find(':') != std::string::npos)
    return "a link with a port number or an address in numbers is not allowed";
  return refuse_domain(host);
}

bool belongs_to(std::string_view host, const std::vector<std::string>& domains) {
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    if (host == domain) return true;
    return host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain &&
           host[host.size() - domain.size() - 1] == '.';
  });
}

Refusal refuse_lookalike(std::string_view host, const std::vector<std::string>& domains) {
  if (belongs_to(host, domains)) return {};
  for (const std::string& domain : domains) {
    const std::string_view ours = name_of(registered_part(domain));
    const std::string_view theirs = name_of(registered_part(host));
    const bool inside = ours.size() >= 5 && host.find(ours) != std::string_view::npos;
    const bool alike = skeleton(ours) == skeleton(theirs);
    const bool near = ours.size() >= 8 && edit_distance(ours, theirs) <= 2;
    if (inside || alike || near) {
      return std::string(host) + " looks like " + domain +
             " but is another site; if it is the agency's own, " + "add it to \"domains\"";
    }
  }
  return {};
}

Refusal refuse_phone(std::string_view phone) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::count_if(phone.begin(), phone.end(), is_digit);
  const std::string_view body = phone.substr(0, 1) == "+" ? phone.substr(1) : phone;
  const bool shape = std::all_of(body.begin(), body.end(), [&](char c) {
    return is_digit(c) || c == ' ' || c == '-' || c == '(' || c == ')';
  });
  if (!shape || digits < 3 || digits > 15 || phone.size() > 30) {
    return "a phone number has 3 to 15 digits 0-9, perhaps a + first, and spaces, dashes or brackets between";
  }
  return {};
}

Refusal refuse_match_pattern(std::string_view pattern) {
  constexpr std::string_view scheme = "https://";
  const std::string_view rest = pattern.substr(std::min(scheme.size(), pattern.size()));
  const std::size_t slash = rest.find('/');
  if (pattern.substr(0, scheme.size()) != scheme || slash == std::string_view::npos) {
    return "a page is a match pattern such as https://www.example.org/contact/*";
  }
  const std::string_view host = rest.substr(0, slash);
  const std::string_view path = rest.substr(slash);
  if (std::any_of(path.begin(), path.end(), [](char c) { return c <= ' ' || c > '~'; })) {
    return "a match pattern is written in ASCII without spaces";
  }
  return refuse_domain(host.substr(0, 2) == "*." ? host.substr(2) : host);
}

std::string bare(std::string_view text) {
  const std::string lower_case = to_lower(fold(text));
  std::string result;
  for (std::size_t at = 0; at < lower_case.size();) {
    const Decoded c = decode(lower_case, at);
    if (is_letter_or_mark(c.code_point) || decimal_digit(c.code_point) >= 0) {
      result.append(lower_case, at, c.size);
    }
    at += c.size;
  }
  return result;
}

}  // namespace sluss::advise
