// An agency's own kinds: their examples are tried with the real guard.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/pack_with_card.h"
#include "support/whole_guard.h"

namespace sluss {
namespace {

using nlohmann::json;

std::vector<Error> problems(const json& pack) {
  const auto policy = Policy::parse(pack.dump());
  EXPECT_TRUE(policy) << policy.error().message();
  return check_own_kinds(*policy);
}

TEST(OwnKinds, AreFoundByTheGuardOfThatPolicy) {
  const json pack = pack_with_card();
  EXPECT_TRUE(problems(pack).empty());
  const auto guard = Guard::create({std::make_shared<const Policy>(*Policy::parse(pack.dump()))});
  ASSERT_TRUE(guard);
  const Report report = guard->scan("Kort EX123456, tack");
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].kind, "se.example.card");
  EXPECT_EQ(guard->category_of("se.example.card"), "case");
}

TEST(OwnKinds, SayWhichExampleDoesNotHold) {
  json pack = pack_with_card();
  pack["kinds"][0]["finds"].push_back("EX 123456");
  pack["kinds"][0]["ignores"].push_back("EX999999");
  const auto list = problems(pack);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].where, "kinds[0].finds[1]");
  EXPECT_EQ(list[1].where, "kinds[0].ignores[2]");
}

TEST(OwnKinds, ThatTheCatalogueCannotUseAreRefusedWithAReason) {
  json pack = pack_with_card();
  pack["kinds"][0]["check"] = "se.nonsense";
  const auto list = problems(pack);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_NE(list[0].reason.find("se.nonsense"), std::string::npos);
}

}  // namespace
}  // namespace sluss
