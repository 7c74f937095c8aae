// Scanning any bytes: offsets lie within the text and on code-point boundaries in every unit, findings come
// in order and nest without crossing, the verdict is that of the worst, and scanning again gives the same,
// also when it is scanned as a draft that changes.
#include <algorithm>
#include <string>

#include "check.h"
#include "guard.h"

namespace {

using namespace sluss;

std::size_t length_in(std::string_view text, OffsetUnit unit) {
  if (unit == OffsetUnit::byte) return text.size();
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    units += unit == OffsetUnit::utf16 && c.code_point > 0xFFFF ? 2 : 1;
    at += c.size;
  }
  return units;
}

void check_report(std::string_view text, const Report& report, OffsetUnit unit) {
  const std::size_t length = length_in(text, unit);
  Severity worst = Severity::low;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& f = report.findings[i];
    CHECK(f.start < f.end && f.end <= length);
    CHECK(f.confidence > 0 && f.confidence <= 1);
    CHECK(!f.kind.empty() && !f.evidence.empty());
    if (unit == OffsetUnit::byte) {
      CHECK(fuzz::on_boundary(text, f.start));
      CHECK(fuzz::on_boundary(text, f.end));
    }
    worst = std::max(worst, f.severity);
    for (std::size_t j = 0; j < i; ++j) {
      const Finding& before = report.findings[j];
      CHECK(before.start <= f.start);
      CHECK(before.end <= f.start || f.end <= before.end);
    }
  }
  CHECK(report.verdict == static_cast<Verdict>(worst));
}

bool same(const Report& a, const Report& b) {
  return a.verdict == b.verdict && std::equal(a.findings.begin(), a.findings.end(), b.findings.begin(),
                                              b.findings.end(), [](const Finding& x, const Finding& y) {
                                                return x.kind == y.kind && x.start == y.start &&
                                                       x.end == y.end && x.confidence == y.confidence &&
                                                       x.severity == y.severity && x.evidence == y.evidence;
                                              });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Report bytes = fuzz::full_guard().scan(text);
  check_report(text, bytes, OffsetUnit::byte);
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::utf16}) {
    ScanContext context;
    context.offsets = unit;
    const Report report = fuzz::full_guard().scan(text, context);
    CHECK(report.findings.size() == bytes.findings.size());
    check_report(text, report, unit);
  }
  CHECK(same(bytes, fuzz::full_guard().scan(text)));
  // While it is written: without its middle, then with it, then without its beginning.
  Draft draft;
  const std::string_view end = text.substr(text.size() / 2);
  const std::string shorter = std::string(text.substr(0, text.size() / 3)) + std::string(end);
  for (const std::string_view written : {std::string_view(shorter), text, end}) {
    CHECK(same(fuzz::full_guard().scan(written, {}, draft), fuzz::full_guard().scan(written)));
  }
  return 0;
}
