// How often a scan asks for memory once it has seen texts like it: only for the report that it gives away.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <span>
#include <string>

#include "sluss/guard.h"

namespace {
thread_local std::size_t allocations = 0;
}

// Not inlined: GCC would see free() after an operator new that it does not look into.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace sluss {
namespace {

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Allocations : public testing::Test {
 protected:
  static Guard whole_guard() {
    const std::string model = read_file(SLUSS_SOURCE_DIR "/core/data/names/model.bin");
    return Guard::create()
        ->with_names(*load_names(std::as_bytes(std::span(model))))
        .with_disclosures(*load_disclosures(read_file(SLUSS_PHRASE_PACK)));
  }

  /// Of one scan, after some that warm everything up.
  std::size_t in_scan(const std::string& text) {
    for (int i = 0; i < 3; ++i) guard_.scan(text);
    allocations = 0;
    const Report report = guard_.scan(text);
    return allocations;
  }

  Guard guard_ = whole_guard();
};

TEST_F(Allocations, AreNoneWhereNothingIsFound) {
  for (const char* text : {
           "Thank you so much, this was really helpful 🙏",
           "Tack för den tydliga informationen på sidan! Reglerna ändrades väl redan 2016?",
           "The fee went from 1 500 to 2 200 SEK in 2024, that is almost 50% more. Why?",
           "السلام عليكم، كم يستغرق القرار هذه الأيام؟",
           "Добрий день, скільки часу зараз триває розгляд?",
       }) {
    ASSERT_TRUE(guard_.scan(text).findings.empty()) << text;
    EXPECT_EQ(in_scan(text), 0U) << text;
  }
}

TEST_F(Allocations, AreFewForAFinding) {
  const std::string text = "Mitt personnummer är 850709-9805 och jag väntar.";
  ASSERT_EQ(guard_.scan(text).findings.size(), 1U);
  EXPECT_LE(in_scan(text), 12U) << "the report, and what RE2 needs for the patterns that matched";
}

}  // namespace
}  // namespace sluss
