// What pattern matching alone costs: the patterns of all kinds over the same comments, in RE2::Set and in
// Vectorscan. They only say which pattern matches; a Sluss scan also folds, checks digits, weighs words and
// settles overlaps.
#include <benchmark/benchmark.h>
#include <hs/hs.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <string>
#include <vector>

#include "find/catalogue.h"
#include "texts.h"

namespace {

using namespace sluss;
using bench::comments;

std::vector<std::string> patterns() {
  std::vector<std::string> out;
  for (const Trigger trigger : {Trigger::digit, Trigger::at_sign, Trigger::words}) {
    for (const auto& entry : (*Catalogue::built_in())->patterns(trigger)) {
      out.push_back(entry.pattern.expression.get().pattern());
    }
  }
  return out;
}

constexpr unsigned kFlags = HS_FLAG_UTF8 | HS_FLAG_UCP | HS_FLAG_SINGLEMATCH;

/// The patterns that both engines take: Vectorscan refuses some forms.
const std::vector<std::string>& shared_patterns() {
  static const std::vector<std::string> shared = [] {
    std::vector<std::string> out;
    for (const std::string& pattern : patterns()) {
      hs_database_t* database = nullptr;
      hs_compile_error_t* error = nullptr;
      if (hs_compile(pattern.c_str(), kFlags, HS_MODE_BLOCK, nullptr, &database, &error) == HS_SUCCESS) {
        out.push_back(pattern);
      }
      hs_free_database(database);
      hs_free_compile_error(error);
    }
    return out;
  }();
  return shared;
}

void report(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bench::bytes_of(comments())) * state.iterations());
  state.SetLabel(std::to_string(shared_patterns().size()) + " patterns");
}

void re2_set(benchmark::State& state) {
  RE2::Set set(RE2::Options(), RE2::UNANCHORED);
  for (const std::string& pattern : shared_patterns()) set.Add(pattern, nullptr);
  set.Compile();
  std::vector<int> matching;
  for (auto _ : state) {
    for (const std::string& comment : comments()) benchmark::DoNotOptimize(set.Match(comment, &matching));
  }
  report(state);
}

void vectorscan(benchmark::State& state) {
  std::vector<const char*> expressions;
  for (const std::string& pattern : shared_patterns()) expressions.push_back(pattern.c_str());
  const std::vector<unsigned> flags(expressions.size(), kFlags);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  hs_compile_multi(expressions.data(), flags.data(), nullptr, static_cast<unsigned>(expressions.size()),
                   HS_MODE_BLOCK, nullptr, &database, &error);
  hs_scratch_t* scratch = nullptr;
  hs_alloc_scratch(database, &scratch);
  int matches = 0;
  const auto count = [](unsigned, unsigned long long, unsigned long long, unsigned, void* context) {
    ++*static_cast<int*>(context);
    return 0;
  };
  for (auto _ : state) {
    for (const std::string& comment : comments()) {
      hs_scan(database, comment.data(), static_cast<unsigned>(comment.size()), 0, scratch, count, &matches);
    }
  }
  benchmark::DoNotOptimize(matches);
  hs_free_scratch(scratch);
  hs_free_database(database);
  report(state);
}

}  // namespace

BENCHMARK(re2_set)->Name("patterns/RE2::Set");
BENCHMARK(vectorscan)->Name("patterns/Vectorscan");
BENCHMARK_MAIN();
