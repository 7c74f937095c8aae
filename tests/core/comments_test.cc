// How often the guard is right about whole comments (tests/comments), with the name model and the phrases.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "support/samples.h"
#include "support/whole_guard.h"

namespace sluss {
namespace {

using nlohmann::json;

struct Share {
  unsigned right = 0;
  unsigned all = 0;

  void count(bool is_right) {
    ++all;
    right += is_right ? 1 : 0;
  }
  double value() const { return all == 0 ? 1 : static_cast<double>(right) / all; }
};

struct Shares {
  Share stopped;     // of the comments that leak
  Share noticed;     // of those that deserve advice
  Share left_alone;  // of the clean ones
  Share not_stopped;
  Share kinds;
};

void measure(const Report& report, const json& comment, Shares& shares) {
  const std::string wanted = comment.at("verdict");
  if (wanted == "warn") shares.stopped.count(report.verdict == Verdict::warn);
  if (wanted == "advise") shares.noticed.count(report.verdict != Verdict::clear);
  if (wanted == "clear") {
    shares.left_alone.count(report.verdict == Verdict::clear);
    shares.not_stopped.count(report.verdict != Verdict::warn);
  }
  bool complete = true;
  for (const std::string kind : comment.value("kinds", json::array())) {
    const bool found = std::any_of(report.findings.begin(), report.findings.end(),
                                   [&](const Finding& f) { return f.kind == kind; });
    shares.kinds.count(found);
    complete = complete && found;
  }
  if (to_string(report.verdict) == wanted && complete) return;
  std::string found;
  for (const Finding& f : report.findings) found += " " + std::string(f.kind);
  std::printf("  %s, said %s: %s |%s\n", wanted.c_str(), std::string(to_string(report.verdict)).c_str(),
              comment.at("text").get<std::string>().c_str(), found.c_str());
}

const Shares& shares() {
  static const Shares measured = [] {
    Shares all;
    const Guard guard = whole_guard("migrationsverket");
    for_each_comment([&](const json& comment) {
      measure(guard.scan(comment.at("text").get<std::string>()), comment, all);
    });
    return all;
  }();
  return measured;
}

TEST(Comments, AreManyOfEachSort) {
  EXPECT_GE(shares().stopped.all, 300U);
  EXPECT_GE(shares().noticed.all, 80U);
  EXPECT_GE(shares().left_alone.all, 250U);
}

TEST(Comments, ThatLeakAreStopped) {
  EXPECT_GE(shares().stopped.value(), 0.94);
  EXPECT_GE(shares().kinds.value(), 0.93);
}

TEST(Comments, AboutOnesOwnCaseAreNoticed) { EXPECT_GE(shares().noticed.value(), 0.93); }

TEST(Comments, ThatAreCleanAreLeftAlone) {
  EXPECT_GE(shares().not_stopped.value(), 0.99);
  EXPECT_GE(shares().left_alone.value(), 0.97);
}

}  // namespace
}  // namespace sluss
