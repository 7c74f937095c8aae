// Every national number's check on any text: no scheme reads beyond the text, and a refusal gives a known
// reason.
#include <algorithm>
#include <array>

#include "check.h"
#include "numbers/registry.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static constexpr std::array<std::string_view, 5> kReasons{"length", "format", "date", "component",
                                                            "check_digit"};
  const std::string_view text = sluss::fuzz::text_of(data, size);
  for (const sluss::NumberScheme& scheme : sluss::number_schemes()) {
    const sluss::Validity validity = scheme.validate(text);
    if (validity.valid) {
      CHECK(validity.reason.empty());
    } else {
      CHECK(std::find(kReasons.begin(), kReasons.end(), validity.reason) != kReasons.end());
    }
  }
  return 0;
}
