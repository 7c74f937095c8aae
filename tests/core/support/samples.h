// The texts that many tests read: the shared vectors (tests/vectors) and the comments (tests/comments).
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "whole_guard.h"

namespace sluss {

/// Calls `check(vector, name)` with each vector; returns how many there are.
template <typename Check>
std::size_t for_each_vector(Check check) {
  using nlohmann::json;
  std::size_t cases = 0;
  for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/tests/vectors")) {
    if (file.path().extension() != ".json") continue;
    const json document = json::parse(read_file(file.path()));
    for (const json& vector : document["vectors"]) {
      check(vector, file.path().filename().string() + ": " + vector["name"].get<std::string>());
      ++cases;
    }
  }
  return cases;
}

/// Calls `check(comment)` with each comment.
template <typename Check>
void for_each_comment(Check check) {
  for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/tests/comments")) {
    if (file.path().extension() != ".jsonl") continue;
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);) check(nlohmann::json::parse(line));
  }
}

}  // namespace sluss
