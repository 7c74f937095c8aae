// The guard that texts are tried on: one that looks for everything it can, names and statements included.
#pragma once

#include <string>

#include "check.h"
#include "sluss/guard.h"

namespace sluss::fuzz {

/// Names and statements too. Ends the program if the model or the phrases cannot be read.
inline const Guard& full_guard() {
  static const Guard guard = [] {
    const std::string model = bytes_of(SLUSS_SOURCE_DIR "/core/data/names/model.bin");
    return Guard::create()
        ->with_names(*load_names(std::as_bytes(std::span(model))))
        .with_disclosures(*load_disclosures(bytes_of(SLUSS_PHRASE_PACK)));
  }();
  return guard;
}

}  // namespace sluss::fuzz
