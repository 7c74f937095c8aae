// The native engine, timed: whole scans of comments and of long texts, and each station of the way.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "find/catalogue.h"
#include "find/numbers_finder.h"
#include "judge/judge.h"
#include "sluss/guard.h"
#include "text/fold.h"
#include "text/words.h"
#include "texts.h"

namespace {

using namespace sluss;
using bench::comments;
using bench::read_file;
using bench::texts_folder;
namespace fs = std::filesystem;

const Guard& guard() {
  static const Guard instance = *Guard::create();
  return instance;
}

/// Runs `work` over all comments, again and again, and reports bytes per second.
template <typename Work>
void over_comments(benchmark::State& state, const Work& work) {
  for (auto _ : state) {
    for (const std::string& comment : comments()) work(comment);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bench::bytes_of(comments())) * state.iterations());
}

void scan_comments(benchmark::State& state) {
  over_comments(state, [](const std::string& text) { benchmark::DoNotOptimize(guard().scan(text)); });
}

void redact_comments(benchmark::State& state) {
  over_comments(state, [](const std::string& text) {
    benchmark::DoNotOptimize(guard().redact(text, RedactStyle::label));
  });
}

void fold_comments(benchmark::State& state) {
  FoldedText folded;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    benchmark::DoNotOptimize(folded);
  });
}

void split_words(benchmark::State& state) {
  FoldedText folded;
  Words words;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    words.assign(folded.view());
    benchmark::DoNotOptimize(words);
  });
}

void find_numbers(benchmark::State& state) {
  const Catalogue& catalogue = **Catalogue::built_in();
  FoldedText folded;
  Words words;
  NumbersFinder finder;
  std::vector<Candidate> candidates;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    words.assign(folded.view());
    candidates.clear();
    finder.find(catalogue, folded, words, {}, candidates);
    benchmark::DoNotOptimize(candidates);
  });
}

void scan_text(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(guard().scan(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void create_guard(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Guard::create());
}

void register_growth(const std::string& name, const std::string& text) {
  for (const std::size_t size : {std::size_t{100}, std::size_t{1000}, std::size_t{10'000},
                                 std::size_t{100'000}, std::size_t{1'000'000}}) {
    benchmark::RegisterBenchmark(("growth/" + name + "/" + std::to_string(size)).c_str(), scan_text,
                                 text.substr(0, size));
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("scan/comments", scan_comments);
  benchmark::RegisterBenchmark("redact/comments", redact_comments);
  benchmark::RegisterBenchmark("station/fold", fold_comments);
  benchmark::RegisterBenchmark("station/fold+words", split_words);
  benchmark::RegisterBenchmark("station/fold+words+numbers", find_numbers);
  benchmark::RegisterBenchmark("create guard", create_guard);
  register_growth("ordinary", read_file(texts_folder() / "ordinary.txt"));
  for (const auto& entry : fs::directory_iterator(texts_folder() / "adversarial")) {
    register_growth(entry.path().stem().string(), read_file(entry.path()));
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
