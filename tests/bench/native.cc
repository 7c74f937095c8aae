// The native engine, timed: whole scans of comments and of long texts, and each station of the way.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "find/catalogue.h"
#include "find/disclosures.h"
#include "find/names.h"
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

const NameModel& names() {
  static const auto model = [] {
    const std::string bytes = read_file(SLUSS_NAME_MODEL);
    return *load_names(std::as_bytes(std::span(bytes)));
  }();
  return *model;
}

const DisclosureFinder& statements() {
  static const auto finder = *load_disclosures(read_file(SLUSS_PHRASE_PACK));
  return *finder;
}

/// The guard that also looks for names and statements, as the command does.
const Guard& whole_guard() {
  static const Guard instance = [] {
    const auto unowned = [](const auto& part) {
      return std::shared_ptr<const std::decay_t<decltype(part)>>(std::shared_ptr<void>(), &part);
    };
    return guard().with_names(unowned(names())).with_disclosures(unowned(statements()));
  }();
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

void scan_comments_for_all(benchmark::State& state) {
  over_comments(state, [](const std::string& text) { benchmark::DoNotOptimize(whole_guard().scan(text)); });
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
  SplitText words;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    words.assign(folded.view());
    benchmark::DoNotOptimize(words);
  });
}

void find_numbers(benchmark::State& state) {
  const Catalogue& catalogue = **Catalogue::built_in();
  FoldedText folded;
  SplitText words;
  NumbersFinder finder;
  std::vector<Candidate> candidates;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    words.assign(folded.view());
    candidates.clear();
    finder.begin(catalogue, folded, {});
    finder.find(words, candidates);
    benchmark::DoNotOptimize(candidates);
  });
}

void find_names(benchmark::State& state) {
  FoldedText folded;
  SplitText words;
  NameScratch scratch;
  std::vector<Candidate> found;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    words.assign(folded.view());
    found.clear();
    names().find(words, 0, scratch, found);
    benchmark::DoNotOptimize(found);
  });
}

void find_statements(benchmark::State& state) {
  FoldedText folded;
  SplitText words;
  DisclosureFinder::Scratch scratch;
  std::vector<Disclosure> found;
  over_comments(state, [&](const std::string& text) {
    folded.assign(text);
    words.assign(folded.view());
    found.clear();
    statements().find(words, scratch, found);
    benchmark::DoNotOptimize(found);
  });
}

void scan_text(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(whole_guard().scan(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void create_guard(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Guard::create());
}

void load_model(benchmark::State& state) {
  const std::string model = read_file(SLUSS_NAME_MODEL), pack = read_file(SLUSS_PHRASE_PACK);
  for (auto _ : state) {
    benchmark::DoNotOptimize(load_names(std::as_bytes(std::span(model))));
    benchmark::DoNotOptimize(load_disclosures(pack));
  }
}

/// From 100 bytes to 10 MB; one round each for the longest, which takes long enough to be measured.
void register_growth(const std::string& name, const std::string& text) {
  for (std::size_t size = 100; size <= 10'000'000; size *= 10) {
    std::string repeated;
    while (repeated.size() < size) repeated += text.substr(0, size - repeated.size());
    auto* growth = benchmark::RegisterBenchmark(("growth/" + name + "/" + std::to_string(size)).c_str(),
                                                scan_text, repeated);
    if (size >= 1'000'000) growth->Iterations(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("scan/comments", scan_comments);
  benchmark::RegisterBenchmark("scan/comments, with names and statements", scan_comments_for_all);
  benchmark::RegisterBenchmark("redact/comments", redact_comments);
  benchmark::RegisterBenchmark("station/fold", fold_comments);
  benchmark::RegisterBenchmark("station/fold+words", split_words);
  benchmark::RegisterBenchmark("station/fold+words+numbers", find_numbers);
  benchmark::RegisterBenchmark("station/fold+words+names", find_names);
  benchmark::RegisterBenchmark("station/fold+words+statements", find_statements);
  benchmark::RegisterBenchmark("create guard", create_guard);
  benchmark::RegisterBenchmark("load model", load_model);
  register_growth("ordinary", read_file(texts_folder() / "ordinary.txt"));
  for (const auto& entry : fs::directory_iterator(texts_folder() / "adversarial")) {
    register_growth(entry.path().stem().string(), read_file(entry.path()));
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
