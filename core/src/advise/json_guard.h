// The first look at untrusted JSON: size, depth and counts within limits, no key twice. Only then is it
// parsed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sluss/result.h"

namespace sluss::advise {

struct JsonLimits {
  std::size_t bytes = std::size_t{256} << 10U;
  std::size_t depth = 12;
  std::size_t values = 20'000;
  std::size_t string_bytes = 4'000;
};

/// What speaks against reading `json_text` at all: at most one problem of each kind, with the JSON path where
/// it is.
std::vector<Error> guard_json(std::string_view json_text, const JsonLimits& limits);

/// "channels[2].url" and "sv" → "channels[2].url.sv"; an empty parent is the whole document.
std::string child_path(std::string_view parent, std::string_view key);
std::string child_path(std::string_view parent, std::size_t index);

}  // namespace sluss::advise
