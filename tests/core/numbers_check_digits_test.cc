// Numbers that another implementation holds to be valid (check_digits.txt): ours must agree about each of
// them.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "numbers/registry.h"

namespace sluss {
namespace {

TEST(CheckDigits, AreTheSameInAnIndependentImplementation) {
  std::ifstream in(SLUSS_SOURCE_DIR "/tests/core/check_digits.txt");
  int numbers = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t space = line.find(' ');
    const std::string kind = line.substr(0, space), number = line.substr(space + 1);
    const NumberScheme* scheme = find_scheme(kind);
    ASSERT_NE(scheme, nullptr) << kind;
    EXPECT_TRUE(scheme->validate(number)) << line << ": " << scheme->validate(number).reason;
    ++numbers;
  }
  EXPECT_GT(numbers, 900);
}

}  // namespace
}  // namespace sluss
