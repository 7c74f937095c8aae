#include "report/redact.h"

#include "text/unicode.h"

namespace sluss {
namespace {

void append_masked(std::string& out, std::string_view stretch) {
  for (std::size_t at = 0; at < stretch.size();) {
    const Decoded c = decode(stretch, at);
    const bool stays =
        c.code_point < 0x80 && !is_letter_or_mark(c.code_point) && decimal_digit(c.code_point) < 0;
    if (stays) {
      out += stretch[at];
    } else {
      out += "•";  // beyond ASCII nothing at all may remain readable
    }
    at += c.size;
  }
}

}  // namespace

std::string redacted(std::string_view utf8, const std::vector<Finding>& findings, RedactStyle style,
                     Severity least) {
  std::string out;
  std::size_t at = 0;
  for (const Finding& f : findings) {
    if (f.severity < least || f.start < at) continue;
    out.append(utf8.substr(at, f.start - at));
    switch (style) {
      case RedactStyle::label:
        out.append("[").append(f.kind).append("]");
        break;
      case RedactStyle::mask:
        append_masked(out, utf8.substr(f.start, f.end - f.start));
        break;
      case RedactStyle::remove:
        break;
    }
    at = f.end;
  }
  out.append(utf8.substr(at));
  return out;
}

}  // namespace sluss
