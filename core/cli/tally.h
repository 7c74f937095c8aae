// What was found in many texts, counted, with a few redacted examples of each kind.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "sluss/report.h"
#include "sluss/result.h"

namespace sluss::cli {

/// A stretch of one text, without anything that was found in it.
struct Example {
  std::string id_json;
  std::string path;
  std::uint64_t line = 0;
  std::string redacted;
};

struct KindTally {
  std::uint64_t findings = 0;
  std::uint64_t texts = 0;
  Severity severity = Severity::low;
  std::vector<Example> examples;
};

struct Tally {
  std::uint64_t records = 0;                ///< those that could be used
  std::uint64_t unusable = 0;               ///< those that could not
  std::uint64_t redacted = 0;               ///< texts that `redact` changed
  std::array<std::uint64_t, 3> verdicts{};  ///< texts by verdict
  std::map<std::string, KindTally, std::less<>> kinds;

  std::uint64_t texts() const { return verdicts[0] + verdicts[1] + verdicts[2]; }
  std::uint64_t of(Verdict verdict) const { return verdicts[static_cast<std::size_t>(verdict)]; }

  void count(const Report& report);
  /// Adds what was counted later in the stream; of each kind the first `examples` examples stay.
  void add(Tally later, std::size_t examples);
};

nlohmann::json to_json(const Tally& tally);
/// Throws nlohmann::json::exception where `document` is not what to_json() wrote.
Tally tally_from(const nlohmann::json& document);

/// The beginning of `redacted`, or the part around the place where it begins to differ from `text`.
std::string excerpt(std::string_view text, std::string_view redacted);

}  // namespace sluss::cli
