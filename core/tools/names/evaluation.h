// Measures a model against annotated sentences.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "find/names.h"
#include "sentences.h"

namespace sluss::names {

struct Score {
  std::size_t people = 0;   // annotated
  std::size_t covered = 0;  // of those, every letter lies in a found name
  std::size_t found = 0;
  std::size_t right = 0;  // of the found ones, those that touch an annotated one
  std::size_t sentences = 0;
  std::size_t warned = 0;   // sentences with a name of high severity
  std::size_t advised = 0;  // … of medium severity at most

  double recall() const {
    return people == 0 ? 0 : static_cast<double>(covered) / static_cast<double>(people);
  }
  double precision() const {
    return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
  }
};

struct Verdicts {
  Score score;
  std::vector<std::pair<double, bool>> confidences;  // of each found name, and whether it is right
};

/// Prints up to `misses` mistakes and warnings to standard output.
Verdicts evaluate(const NameModel& model, const std::vector<Sentence>& sentences, std::size_t misses);
std::string describe(const Score& score);

}  // namespace sluss::names
