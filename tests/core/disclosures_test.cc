// What people say about themselves and their case: every example of the phrase data, and how clauses are
// read.
#include "find/disclosures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "find/phrase_compiler.h"
#include "text/fold.h"

namespace sluss {
namespace {

const DisclosureFinder& finder() {
  static const DisclosureFinder instance = [] {
    std::ifstream in(SLUSS_PHRASE_PACK, std::ios::binary);
    std::ostringstream pack;
    pack << in.rdbuf();
    return *DisclosureFinder::load(pack.str());
  }();
  return instance;
}

struct Found {
  std::string kind, text;
  bool waits_for_name;  // until the judge knows whether somebody is named, and else drops it
};

std::vector<Found> find_all(const DisclosureFinder& finder, std::string_view utf8) {
  FoldedText text;
  SplitText words;
  DisclosureFinder::Scratch scratch;
  std::vector<Disclosure> found;
  text.assign(utf8);
  words.assign(text.view());
  finder.find(words, scratch, found);
  std::vector<Found> out;
  for (const Disclosure& d : found) {
    out.push_back({finder.kinds()[d.kind], std::string(text.view().substr(d.span.begin, d.span.size())),
                   d.evidence.has(Evidence::needs_name)});
  }
  return out;
}

/// Those that are about somebody, whether or not a name is found.
std::vector<Found> find(const DisclosureFinder& finder, std::string_view utf8) {
  std::vector<Found> found = find_all(finder, utf8);
  std::erase_if(found, [](const Found& f) { return f.waits_for_name; });
  return found;
}

bool reports(std::string_view text, std::string_view kind) {
  const auto found = find(finder(), text);
  return std::any_of(found.begin(), found.end(), [&](const Found& f) { return f.kind == kind; });
}

TEST(Disclosures, AreFoundInTheExamplesOfTheirData) {
  std::size_t tried = 0;
  for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/core/data/phrases")) {
    const auto language = nlohmann::json::parse(std::ifstream(file.path()));
    if (!language.contains("examples")) continue;  // weights and what is common to all languages
    for (const auto& [kind, examples] : language.at("examples").items()) {
      for (const std::string text : examples.at("finds")) {
        ++tried;
        EXPECT_TRUE(reports(text, kind))
            << file.path().stem() << ": " << kind << " must be found in: " << text;
      }
      for (const std::string text : examples.at("ignores")) {
        EXPECT_TRUE(find(finder(), text).empty())
            << file.path().stem() << ": " << find(finder(), text)[0].kind
            << " must not be found in: " << text;
      }
    }
  }
  EXPECT_GT(tried, 100U);
}

TEST(Disclosures, MayLeaveOutTheWriterWhereTheyBegin) {
  EXPECT_TRUE(reports("Konverterade till kristendomen 2019", "special.religion"));
  EXPECT_TRUE(reports("Thanks. Was diagnosed with MS in May", "special.health"));
  EXPECT_TRUE(reports("Am HIV positive and cannot go back", "special.health"));
  EXPECT_TRUE(find(finder(), "Har många cancer?").empty());
  EXPECT_TRUE(find(finder(), "Was converted to a hotel by the city").empty());
  EXPECT_TRUE(find(finder(), "De konverterade till kristendomen").empty());
}

bool waits_for_name(std::string_view text) {
  const auto found = find_all(finder(), text);
  return !found.empty() && found[0].waits_for_name;
}

TEST(Disclosures, WaitForANameWhereNobodyElseIsMeant) {
  EXPECT_TRUE(waits_for_name("Det gäller Tariq Hamidi, han fick avslag"));
  EXPECT_TRUE(waits_for_name("It is about Tariq Hamidi, he got rejected"));
  EXPECT_TRUE(waits_for_name("Matti Virtanen sairastaa syöpää"));
  EXPECT_FALSE(waits_for_name("My son Adam got rejected twice, he is ill"));
  EXPECT_FALSE(waits_for_name("Lena Strand avslag är vanligt")) << "said of refusals";
  EXPECT_FALSE(waits_for_name("Agree with Tom Baker, deport criminals")) << "said of others";
}

TEST(Disclosures, ReadWhoIsMeantFromWhatComesAfter) {
  EXPECT_TRUE(reports("Hon är gravid och har hög feber ... min syster alltså", "special.health"));
  EXPECT_TRUE(reports("she is pregnant, I mean my sister", "special.health"));
  EXPECT_FALSE(reports("she is pregnant, my sister told us about her", "special.health"));
}

TEST(Disclosures, ReadNotesThatLeaveThePersonOut) {
  EXPECT_TRUE(reports("my case is open 2 years, diabetes + asthma, cant work", "special.health"));
  EXPECT_TRUE(reports("gay from Uganda, rejected in May", "special.sexual"));
  EXPECT_TRUE(find(finder(), "gay from Uganda").empty()) << "nobody says that it is the writer";
  EXPECT_TRUE(find(finder(), "asthma and allergy experts have good advice, my sister says").empty());
  EXPECT_TRUE(reports("hiv+ sedan 2016 har ingen medicin i hemlandet", "special.health"));
  EXPECT_TRUE(reports("she is deaf and cannot come, she is my sister", "special.health"))
      << "named afterwards";
  EXPECT_TRUE(find(finder(), "gay people get rejected, my view since May").empty());
  EXPECT_TRUE(find(finder(), "diabetes is common, I read that in May").empty());
  EXPECT_TRUE(find(finder(), "Muslimer i Europa, det är vår fråga").empty()) << "people at large";
  EXPECT_TRUE(reports("Arbetstillstånd nekat, överklagat i maj", "case_details"));
}

TEST(Disclosures, ReadNotesAboutTheWritersKin) {
  EXPECT_TRUE(reports("wife pregnant and no answer", "special.health"));
  EXPECT_TRUE(reports("Vi orkar inte, sonen autism", "special.health"));
  EXPECT_TRUE(find(finder(), "the kind wife pregnant").empty()) << "does not begin the clause";
  EXPECT_TRUE(find(finder(), "tänk om det var din mamma som var sjuk").empty()) << "somebody else's";
  EXPECT_TRUE(find(finder(), "My brother Christian is here").empty()) << "a name";
}

TEST(Disclosures, NeedSomebodyWhoIsMeant) {
  EXPECT_TRUE(reports("My son has epilepsy", "special.health"));
  EXPECT_TRUE(find(finder(), "Epilepsy is common").empty());
  EXPECT_TRUE(find(finder(), "Many people have epilepsy").empty());
  EXPECT_TRUE(find(finder(), "My neighbours think that people have epilepsy").empty());
}

TEST(Disclosures, FollowSheBackToARelative) {
  EXPECT_TRUE(reports("My daughter is ten. She has epilepsy", "special.health"));
  EXPECT_TRUE(find(finder(), "She has epilepsy").empty());
}

TEST(Disclosures, AreVetoedByNegationAndCondition) {
  EXPECT_TRUE(find(finder(), "I do not have epilepsy").empty());
  EXPECT_TRUE(find(finder(), "If I have epilepsy").empty());
  EXPECT_TRUE(reports("I cannot work, I have epilepsy", "special.health"))
      << "a negation does not reach into the next clause";
}

TEST(Disclosures, CoverTheStatementWithItsPerson) {
  const auto found = find(finder(), "Hello. My youngest son has epilepsy. Thanks");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "My youngest son has epilepsy");
}

TEST(Disclosures, DoNotMixLanguages) { EXPECT_TRUE(find(finder(), "jag epilepsy has").empty()); }

TEST(Disclosures, StayLinearInLongTexts) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "jag har inte sjuk min son om ";
  EXPECT_NO_FATAL_FAILURE(find(finder(), text));
}

TEST(PhraseCompiler, SaysWhichLineIsWrong) {
  const auto pack = compile_phrases("@language sv\n@list nothing\n");
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().where, "phrases:2");
  EXPECT_FALSE(compile_phrases("jag\n")) << "no language yet";
  EXPECT_FALSE(compile_phrases("@language sv\n@list self\n(jag\n")) << "an open bracket";
}

TEST(PhraseLexicon, LeavesOutWhatMayBeLeftOutWhereTheRestFitsOnlySo) {
  const std::string pack = *compile_phrases("@language sv\n@list requests\nnär får jag [ett|svar] svar\n");
  const auto lexicon = PhraseLexicon::load(pack);
  ASSERT_TRUE(lexicon);
  const auto hits_in = [&](std::string_view text) {
    SplitText words;
    words.assign(text);
    PhraseLexicon::Scratch scratch;
    std::vector<PhraseHit> hits;
    lexicon->match(words, scratch, hits);
    return hits.size();
  };
  EXPECT_EQ(hits_in("när får jag svar"), 1U);
  EXPECT_EQ(hits_in("när får jag ett svar"), 1U);
  EXPECT_EQ(hits_in("när får jag ett"), 0U);
}

TEST(PhraseLexicon, RefusesAPackThatIsCutOff) {
  const std::string pack = *compile_phrases("@language sv\n@list self\n(jag|mig) [själv]\n@list be\när\n");
  EXPECT_TRUE(PhraseLexicon::load(pack));
  for (std::size_t size = 0; size < pack.size(); ++size) {
    EXPECT_FALSE(PhraseLexicon::load(std::string_view(pack).substr(0, size))) << size;
  }
}

TEST(Disclosures, RefuseAPackWithoutALanguage) {
  const std::string only_any = "@language any\n@list self\njag\n";
  EXPECT_FALSE(DisclosureFinder::load(*compile_phrases(only_any)));
  EXPECT_TRUE(DisclosureFinder::load(*compile_phrases(only_any + "@language sv\n")));
}

}  // namespace
}  // namespace sluss
