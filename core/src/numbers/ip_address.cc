// Internet addresses: IPv4 in dotted decimals, IPv6 (RFC 4291, text forms of RFC 5952, zone of RFC 4007),
// each with an optional prefix length.
//   valid   ip_address  192.0.2.1
//   valid   ip_address  2001:db8::1
//   valid   ip_address  ::ffff:192.0.2.1
//   valid   ip_address  fe80::1%eth0/64
//   invalid ip_address  300.168.1.1         component
//   invalid ip_address  192.0.2             format
//   invalid ip_address  2001:db8:::1        format
//   invalid ip_address  1:2:3:4:5:6:7:8:9   format
//   invalid ip_address  192.0.2.1/33        component
#include "numbers/compact.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

constexpr bool is_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); }

/// Reads up to three digits; -1 if there are none, more, or a leading zero.
int take_decimal(std::string_view& text) {
  int value = 0;
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) {
    if (count == 3) return -1;
    value = value * 10 + (text[count++] - '0');
  }
  if (count == 0 || (count > 1 && text[0] == '0')) return -1;
  text.remove_prefix(count);
  return value;
}

Validity ipv4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    if (part > 0) {
      if (text.empty() || text.front() != '.') return wrong_format;
      text.remove_prefix(1);
    }
    const int value = take_decimal(text);
    if (value < 0) return wrong_format;
    if (value > 255) return wrong_component;
  }
  return text.empty() ? valid : wrong_format;
}

/// Groups of one to four hexadecimal digits, one run of zero groups left out as "::", the last two as IPv4.
Validity ipv6(std::string_view text) {
  int groups = 0;
  bool left_out = text.starts_with("::");
  if (left_out) text.remove_prefix(2);
  while (!text.empty()) {
    if (text.find(':') == std::string_view::npos && text.find('.') != std::string_view::npos) {
      if (const Validity v = ipv4(text); !v) return v;
      groups += 2;
      break;
    }
    std::size_t size = 0;
    while (size < text.size() && is_hex(text[size])) ++size;
    if (size == 0 || size > 4) return wrong_format;
    ++groups;
    text.remove_prefix(size);
    if (text.empty()) break;
    if (text.starts_with("::")) {
      if (left_out) return wrong_format;
      left_out = true;
      text.remove_prefix(2);
    } else if (text.front() == ':' && text.size() > 1) {
      text.remove_prefix(1);
    } else {
      return wrong_format;
    }
  }
  return (left_out ? groups < 8 : groups == 8) ? valid : wrong_format;
}

}  // namespace

Validity ip_address(std::string_view text) {
  const Compact compact(text, "");
  if (compact.size() > Compact::capacity) return wrong_length;
  std::string_view address = compact.view();
  const bool six = address.find(':') != std::string_view::npos;
  if (const std::size_t slash = address.find('/'); slash != std::string_view::npos) {
    std::string_view prefix = address.substr(slash + 1);
    const int length = take_decimal(prefix);
    if (length < 0 || !prefix.empty()) return wrong_format;
    if (length > (six ? 128 : 32)) return wrong_component;
    address = address.substr(0, slash);
  }
  if (six) address = address.substr(0, address.find('%'));
  return six ? ipv6(address) : ipv4(address);
}

}  // namespace sluss::numbers
