// The judge's settling of overlaps, beside a plain one that compares everything with everything.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

#include "find/catalogue.h"
#include "judge/judge.h"

namespace sluss {
namespace {

using Key = std::tuple<std::uint32_t, std::uint32_t, KindIndex>;

bool cross(Span a, Span b) { return a.overlaps(b) && !a.contains(b) && !b.contains(a); }

class Settling : public testing::Test {
 protected:
  const Catalogue& catalogue_ = **Catalogue::built_in();
  KindIndex kind(const char* id) const { return *catalogue_.find(id); }

  bool is_case(const Candidate& c) const { return catalogue_.kind(c.kind).category == "case"; }
  bool is_clause(const Candidate& c) const {
    const std::string& id = catalogue_.kind(c.kind).id;
    return catalogue_.kind(c.kind).category == "special" || id == "case_details" || id == "case_question";
  }

  /// What settle() promises, in pairs.
  std::vector<Key> plainly(std::vector<Candidate> all) const {
    const auto order = [](const Candidate& a, const Candidate& b) {
      return std::tuple(-a.confidence, b.span.size(), a.span.begin, a.kind) <
             std::tuple(-b.confidence, a.span.size(), b.span.begin, b.kind);
    };
    std::sort(all.begin(), all.end(), order);
    std::vector<Candidate> kept, clauses;
    for (const Candidate& c : all) {
      if (is_clause(c)) {
        clauses.push_back(c);
      } else if (std::none_of(kept.begin(), kept.end(),
                              [&](const Candidate& k) { return k.span.overlaps(c.span); })) {
        kept.push_back(c);
      }
    }
    std::sort(clauses.begin(), clauses.end(), [&](const Candidate& a, const Candidate& b) {
      return std::tuple(is_case(a), a.span.begin, b.span.end, a.kind) <
             std::tuple(is_case(b), b.span.begin, a.span.end, b.kind);
    });
    for (Candidate& clause : clauses) {
      for (std::size_t i = 0; i < kept.size();) {
        const bool cut = cross(clause.span, kept[i].span);
        if (cut) {
          clause.span = {std::min(clause.span.begin, kept[i].span.begin),
                         std::max(clause.span.end, kept[i].span.end)};
        }
        i = cut ? 0 : i + 1;
      }
      kept.push_back(clause);
    }
    return keys(kept);
  }

  static std::vector<Key> keys(const std::vector<Candidate>& candidates) {
    std::vector<Key> keys;
    for (const Candidate& c : candidates) keys.emplace_back(c.span.begin, c.span.end, c.kind);
    std::sort(keys.begin(), keys.end());
    return keys;
  }
};

TEST_F(Settling, IsWhatComparingInPairsGives) {
  const KindIndex kinds[] = {kind("phone"),
                             kind("email"),
                             kind("person_name"),
                             kind("special.health"),
                             kind("special.religion"),
                             kind("case_details"),
                             kind("case_question")};
  std::mt19937 random(8);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t length = 20 + below(400);
    std::vector<Candidate> candidates(1 + below(40));
    for (Candidate& c : candidates) {
      c.span.begin = below(length);
      c.span.end = c.span.begin + 1 + below(round % 2 == 0 ? 12 : 150);
      c.kind = kinds[below(std::size(kinds))];
      c.confidence = static_cast<float>(below(5)) / 4;
    }
    const auto expected = plainly(candidates);
    settle(catalogue_, candidates);
    ASSERT_EQ(keys(candidates), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace sluss
