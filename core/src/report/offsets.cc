#include "report/offsets.h"

#include <algorithm>

#include "text/unicode.h"

namespace sluss {

namespace {

template <typename Stretch>
void convert(std::string_view utf8, OffsetUnit unit, std::vector<Stretch>& stretches) {
  if (unit == OffsetUnit::byte) return;
  std::vector<std::size_t*> offsets;
  offsets.reserve(stretches.size() * 2);
  for (Stretch& s : stretches) offsets.insert(offsets.end(), {&s.start, &s.end});
  convert_offsets(utf8, unit, std::move(offsets));
}

}  // namespace

void convert_offsets(std::string_view utf8, OffsetUnit unit, std::vector<std::size_t*> offsets) {
  if (unit == OffsetUnit::byte) return;
  std::sort(offsets.begin(), offsets.end(),
            [](const std::size_t* a, const std::size_t* b) { return *a < *b; });

  std::size_t at = 0, units = 0;
  for (std::size_t* offset : offsets) {
    while (at < *offset) {
      const Decoded c = decode(utf8, at);
      at += c.size;
      units += unit == OffsetUnit::utf16 && c.code_point > 0xFFFF ? 2 : 1;
    }
    *offset = units;
  }
}

void convert_offsets(std::string_view utf8, OffsetUnit unit, std::vector<Finding>& findings) {
  convert(utf8, unit, findings);
}

void convert_offsets(std::string_view utf8, OffsetUnit unit, std::vector<Refusal>& refusals) {
  convert(utf8, unit, refusals);
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::high:
      return "high";
    case Severity::medium:
      return "medium";
    case Severity::low:
      break;
  }
  return "low";
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::warn:
      return "warn";
    case Verdict::advise:
      return "advise";
    case Verdict::clear:
      break;
  }
  return "clear";
}

}  // namespace sluss
