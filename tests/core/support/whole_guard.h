// A guard with all that the product has: an agency's pack, the name model and the phrases.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "sluss/guard.h"

namespace sluss {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <typename T>
T or_throw(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message());
  return std::move(*result);
}

/// With the pack `core/data/agencies/<policy>.json`, for readers of English.
inline Guard whole_guard(const std::string& policy) {
  const std::filesystem::path data = SLUSS_SOURCE_DIR "/core/data";
  const std::string pack = read_file(data / "agencies" / (policy + ".json"));
  const std::string model = read_file(data / "names" / "model.bin");
  GuardOptions options;
  options.policy = std::make_shared<const Policy>(or_throw(Policy::parse(pack)));
  options.names = or_throw(load_names(std::as_bytes(std::span(model))));
  options.disclosures = or_throw(load_disclosures(read_file(SLUSS_PHRASE_PACK)));
  return or_throw(Guard::create(options));
}

}  // namespace sluss
