// The smallest policy pack, with a kind of the agency's own.
#pragma once

#include <nlohmann/json.hpp>

#include "whole_guard.h"

namespace sluss {

inline nlohmann::json pack_with_card() {
  using nlohmann::json;
  json pack = json::parse(read_file(SLUSS_SOURCE_DIR "/tests/core/packs/smallest.json"));
  pack["kinds"] = json::parse(R"([{
    "id": "se.example.card", "names": {"sv": "Kortnummer", "en": "Card number"}, "category": "case", "severity": "high",
    "patterns": [{"pattern": "\\bEX\\d{6}\\b"}],
    "believe": [{"when": ["layout"], "confidence": 0.9}],
    "finds": ["Mitt kort är EX123456."], "ignores": ["EX12345", "EX1234567"]
  }])");
  return pack;
}

}  // namespace sluss
