// Redacting any bytes: scanning the answer finds nothing more to redact whatever the style, and removing only
// removes.
#include <string>

#include "check.h"
#include "guard.h"

namespace {

using namespace sluss;

/// Is `part` what is left of `text` when some of its bytes are taken out?
bool is_left_of(std::string_view part, std::string_view text) {
  std::size_t matched = 0;
  for (std::size_t at = 0; at < text.size() && matched < part.size(); ++at)
    matched += text[at] == part[matched];
  return matched == part.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  CHECK(is_left_of(fuzz::full_guard().redact(text, RedactStyle::remove), text));
  for (const RedactStyle style : {RedactStyle::label, RedactStyle::mask, RedactStyle::remove}) {
    const std::string redacted = fuzz::full_guard().redact(text, style);
    for (const Finding& f : fuzz::full_guard().scan(redacted).findings) CHECK(f.severity < Severity::medium);
  }
  return 0;
}
