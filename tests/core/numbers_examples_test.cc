// Runs the examples that stand in the comments of core/src/numbers: "valid KIND NUMBER" and
// "invalid KIND NUMBER  REASON" (two spaces before the reason).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "numbers/registry.h"

namespace sluss {
namespace {

struct Example {
  std::string where;
  std::string kind;
  std::string number;
  std::string reason;  // empty: valid
};

std::string take_word(std::string& line) {
  line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
  std::string word = line.substr(0, line.find(' '));
  line.erase(0, word.size());
  line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
  return word;
}

void read_examples(const std::filesystem::path& file, std::vector<Example>& examples) {
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (!line.starts_with("//   ")) continue;
    line.erase(0, 2);
    const std::string verdict = take_word(line);
    if (verdict != "valid" && verdict != "invalid") continue;
    Example example{file.filename().string() + ":" + std::to_string(number), take_word(line), "", ""};
    if (verdict == "invalid") {
      const std::size_t space = line.find_last_of(' ');
      example.reason = line.substr(space + 1);
      line.erase(line.find_last_not_of(' ', space) + 1);
    }
    example.number = line;
    examples.push_back(example);
  }
}

const std::vector<Example>& all_examples() {
  static const std::vector<Example> examples = [] {
    std::vector<Example> found;
    for (const auto& entry : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/core/src/numbers")) {
      if (entry.path().extension() == ".cc") read_examples(entry.path(), found);
    }
    return found;
  }();
  return examples;
}

TEST(NumberExamples, HoldAsWrittenInTheComments) {
  for (const Example& example : all_examples()) {
    const Validator validate = find_validator(example.kind);
    ASSERT_NE(validate, nullptr) << example.where << ": no scheme for " << example.kind;
    const Validity answer = validate(example.number);
    EXPECT_EQ(answer.valid, example.reason.empty()) << example.where << ": " << example.number;
    EXPECT_EQ(answer.reason, example.reason) << example.where << ": " << example.number;
  }
}

TEST(NumberExamples, StandBesideEveryScheme) {
  std::set<std::string_view> valid, invalid;
  for (const Example& example : all_examples())
    (example.reason.empty() ? valid : invalid).insert(example.kind);
  for (const NumberScheme& scheme : number_schemes()) {
    EXPECT_TRUE(valid.contains(scheme.kind)) << scheme.kind << " has no valid example";
    const bool shared_rule = scheme.kind == "sk.rc" || scheme.kind == "yu.jmbg";
    EXPECT_TRUE(shared_rule || invalid.contains(scheme.kind)) << scheme.kind << " has no invalid example";
  }
}

/// How many of the numbers made by changing one digit of a valid example are still valid, of how many.
struct Survivors {
  int valid = 0;
  int tried = 0;
};

Survivors change_single_digits(const NumberScheme& scheme, std::string number) {
  Survivors survivors;
  for (char& c : number) {
    const char original = c;
    if (original < '0' || original > '9') continue;
    for (c = '0'; c <= '9'; ++c) {
      if (c == original) continue;
      ++survivors.tried;
      if (scheme.validate(number)) ++survivors.valid;
    }
    c = original;
  }
  return survivors;
}

/// Numbers whose check digits do not cover every digit that is written: a century, a check letter's own
/// field.
bool has_uncovered_digits(const Example& example) {
  const auto digits = std::ranges::count_if(example.number, [](char c) { return c >= '0' && c <= '9'; });
  const bool swedish_century = example.kind.starts_with("se.") && digits == 12;
  return swedish_century || example.kind == "mrz" || example.kind == "se.interimsnummer";
}

TEST(NumberExamples, ShowEveryWrongDigitWhereTheSchemeSaysSo) {
  for (const Example& example : all_examples()) {
    const NumberScheme* scheme = find_scheme(example.kind);
    if (!example.reason.empty() || scheme->proof != Proof::single_errors || has_uncovered_digits(example))
      continue;
    EXPECT_EQ(change_single_digits(*scheme, example.number).valid, 0)
        << example.where << ": " << example.number;
  }
}

TEST(NumberExamples, ShowNearlyEveryWrongDigitWhereTheSchemeMissesSome) {
  for (const Example& example : all_examples()) {
    const NumberScheme* scheme = find_scheme(example.kind);
    if (!example.reason.empty() || scheme->proof != Proof::most_errors) continue;
    const bool without_check = example.kind == "cz.rc" && example.number.size() == 9;
    if (without_check) continue;
    const Survivors survivors = change_single_digits(*scheme, example.number);
    EXPECT_LE(survivors.valid * 6, survivors.tried) << example.where << ": " << example.number;
  }
}

}  // namespace
}  // namespace sluss
