#include "report/redact.h"

#include <algorithm>

#include "find/catalogue.h"
#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::size_t kLongestLabel = 80;  // bytes, with the brackets
constexpr char32_t kMaskDot = U'•';

/// Does a mask leave it as it is? Beyond ASCII nothing at all may remain readable.
bool stays_in_mask(char32_t c) { return c < 0x80 && !is_letter_or_mark(c) && decimal_digit(c) < 0; }

void append_masked(std::string& out, std::string_view stretch) {
  for (std::size_t at = 0; at < stretch.size();) {
    const Decoded c = decode(stretch, at);
    append_utf8(out, stays_in_mask(c.code_point) ? c.code_point : kMaskDot);
    at += c.size;
  }
}

bool within_code_point(std::string_view text, std::size_t at) {
  return at < text.size() && is_continuation(text[at]);
}

}  // namespace

Redactions::Redactions(std::string_view utf8, const Catalogue& catalogue) : text_(utf8) {
  for (std::size_t open = utf8.find('['); open != std::string_view::npos; open = utf8.find('[', open + 1)) {
    const std::string_view rest = utf8.substr(open, kLongestLabel);
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos || !catalogue.find(rest.substr(1, close - 1))) continue;
    labels_.push_back({open, open + close + 1});
  }
}

/// The first label that ends behind `at`.
std::vector<Redactions::Label>::const_iterator Redactions::first_behind(std::size_t at) const {
  return std::partition_point(labels_.begin(), labels_.end(), [at](const Label& l) { return l.end <= at; });
}

bool Redactions::tells(std::size_t start, std::size_t end) const {
  auto label = first_behind(start);
  for (std::size_t at = start; at < end;) {
    if (label != labels_.end() && label->start <= at) {
      at = label->end;
      ++label;
      continue;
    }
    const Decoded c = decode(text_, at);
    if (c.code_point != kMaskDot && !stays_in_mask(c.code_point)) return true;
    at += c.size;
  }
  return false;
}

void Redactions::hold_whole(std::size_t& start, std::size_t& end) const {
  const auto first = first_behind(start);
  if (first != labels_.end() && first->start < end) start = std::min(start, first->start);
  const auto last = first_behind(end);
  if (last != labels_.end() && last->start < end) end = last->end;
}

std::string redacted(std::string_view utf8, const std::vector<Finding>& findings,
                     const Redactions& redactions, RedactStyle style, Severity least, std::size_t margin) {
  std::string out;
  std::size_t at = 0;
  for (const Finding& f : findings) {
    if (f.severity < least || f.end <= at) continue;
    std::size_t start = f.start - std::min(margin, f.start);
    std::size_t end = f.end + std::min(margin, utf8.size() - f.end);
    while (start > 0 && margin > 0 && within_code_point(utf8, start)) --start;
    while (margin > 0 && within_code_point(utf8, end)) ++end;
    redactions.hold_whole(start, end);
    start = std::max(start, at);
    out.append(utf8.substr(at, start - at));
    switch (style) {
      case RedactStyle::label:
        out.append("[").append(f.kind).append("]");
        break;
      case RedactStyle::mask:
        append_masked(out, utf8.substr(start, end - start));
        break;
      case RedactStyle::remove:
        break;
    }
    at = end;
  }
  out.append(utf8.substr(at));
  return out;
}

}  // namespace sluss
