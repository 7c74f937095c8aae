#include "evaluation.h"

#include <algorithm>
#include <cstdio>

#include "text/fold.h"
#include "text/words.h"

namespace sluss::names {
namespace {

struct Found {
  std::size_t begin;
  std::size_t end;
};

bool covers(const std::vector<Found>& found, const Words& words, const FoldedText& text,
            const Stretch& person) {
  for (const Word& w : words) {
    const std::size_t begin = text.original_begin(w.begin);
    const std::size_t end = text.original_end(w.end);
    if (begin >= person.end || person.begin >= end) continue;
    const auto holds = [&](const Found& f) {
      return f.begin <= std::max(begin, person.begin) && std::min(end, person.end) <= f.end;
    };
    if (std::none_of(found.begin(), found.end(), holds)) return false;
  }
  return true;
}

std::string marked(const std::string& text, const std::vector<Found>& found) {
  std::string out = text;
  for (auto f = found.rbegin(); f != found.rend(); ++f) out.insert(f->end, "»").insert(f->begin, "«");
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace

Verdicts evaluate(const NameModel& model, const std::vector<Sentence>& sentences, std::size_t misses) {
  Verdicts out;
  FoldedText text;
  SplitText words;
  NameScratch scratch;
  std::vector<Candidate> candidates;
  for (const Sentence& s : sentences) {
    text.assign(s.text);
    words.assign(text.view());
    candidates.clear();
    model.find(words, 0, scratch, candidates);
    std::vector<Found> found;
    Severity worst = Severity::low;
    for (const Candidate& c : candidates) {
      found.push_back({text.original_begin(c.span.begin), text.original_end(c.span.end)});
      worst = std::max(worst, c.severity);
    }
    bool mistaken = false;
    ++out.score.sentences;
    out.score.warned += worst == Severity::high ? 1 : 0;
    out.score.advised += worst == Severity::medium ? 1 : 0;
    for (const Stretch& person : s.stretches) {
      if (person.kind != Stretch::person) continue;
      ++out.score.people;
      const bool covered = covers(found, words, text, person);
      out.score.covered += covered ? 1 : 0;
      mistaken |= !covered;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto touches = [&](const Stretch& x) {
        return x.kind == Stretch::person && found[i].begin < x.end && x.begin < found[i].end;
      };
      const bool right = std::any_of(s.stretches.begin(), s.stretches.end(), touches);
      ++out.score.found;
      out.score.right += right ? 1 : 0;
      out.confidences.emplace_back(candidates[i].confidence, right);
      mistaken |= !right;
    }
    if ((mistaken || worst == Severity::high) && misses > 0) {
      --misses;
      std::string gold;
      for (const Stretch& p : s.stretches) {
        if (p.kind == Stretch::person) gold += " [" + s.text.substr(p.begin, p.end - p.begin) + "]";
      }
      static const char* const kSeverity[] = {"low", "medium", "HIGH"};
      std::printf("    %s: %s |%s\n", kSeverity[static_cast<int>(worst)], marked(s.text, found).c_str(),
                  gold.c_str());
    }
  }
  return out;
}

std::string describe(const Score& s) {
  char line[200];
  std::snprintf(
      line, sizeof line,
      "covered %5.1f%% (%zu/%zu), precision %5.1f%% (%zu/%zu), warned %.1f and advised %.1f per 1,000",
      100 * s.recall(), s.covered, s.people, 100 * s.precision(), s.right, s.found,
      1000.0 * static_cast<double>(s.warned) / static_cast<double>(std::max<std::size_t>(1, s.sentences)),
      1000.0 * static_cast<double>(s.advised) / static_cast<double>(std::max<std::size_t>(1, s.sentences)));
  return line;
}

}  // namespace sluss::names
