// Names of people: which are found, how much each matters, and that a damaged model is refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "find/names.h"
#include "sluss/guard.h"
#include "text/fold.h"
#include "text/words.h"

namespace sluss {
namespace {

std::vector<std::byte> model_bytes() {
  std::ifstream in(SLUSS_SOURCE_DIR "/core/data/names/model.bin", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto all = std::as_bytes(std::span(bytes));
  return {all.begin(), all.end()};
}

const NameModel& model() {
  static const NameModel loaded = std::move(*NameModel::load(model_bytes()));
  return loaded;
}

struct Name {
  std::string text;
  Severity severity;
  EvidenceSet evidence;
};

std::vector<Name> names_in(const std::string& text) {
  FoldedText folded;
  folded.assign(text);
  SplitText words;
  words.assign(folded.view());
  NameScratch scratch;
  std::vector<Candidate> found;
  model().find(words, 0, scratch, found);
  std::vector<Name> names;
  for (const Candidate& c : found) {
    const std::size_t begin = folded.original_begin(c.span.begin);
    names.push_back({text.substr(begin, folded.original_end(c.span.end) - begin), c.severity, c.evidence});
  }
  return names;
}

std::string listed(const std::string& text) {
  std::string list;
  for (const Name& name : names_in(text)) list += (list.empty() ? "" : ", ") + name.text;
  return list;
}

/// The severity of the worst name, as a person who posts the text meets it.
Severity worst(const std::string& text) {
  Severity severity = Severity::low;
  for (const Name& name : names_in(text)) severity = std::max(severity, name.severity);
  return severity;
}

TEST(Names, AreFoundWholeInSwedish) {
  EXPECT_EQ(listed("Jag heter Karin Lindgren och bor i Uppsala."), "Karin Lindgren");
  EXPECT_EQ(listed("Mötet leddes av Karl-Erik Sandberg och Fatima Hassan."),
            "Karl-Erik Sandberg, Fatima Hassan");
  EXPECT_EQ(listed("Kan du be Elsa skicka protokollet?"), "Elsa");
}

TEST(Names, AreFoundWithoutCapitals) {
  EXPECT_EQ(listed("hej jag heter karin lindgren och bor i uppsala"), "karin lindgren");
  EXPECT_EQ(listed("my name is amina yusuf hassan please help me"), "amina yusuf hassan");
}

TEST(Names, AreFoundInShoutedText) {
  EXPECT_EQ(listed("JAG HETER KARIN LINDGREN OCH BOR I UPPSALA"), "KARIN LINDGREN");
}

TEST(Names, AreFoundInTheGenitive) {
  EXPECT_EQ(listed("Det är Karin Lindgrens cykel."), "Karin Lindgrens");
  EXPECT_EQ(listed("Har du sett Ahmeds ansökan?"), "Ahmeds");
}

TEST(Names, AreFoundInTheScriptsOfThePeopleWhoWriteThem) {
  EXPECT_EQ(listed("اسمي محمد الحلبي وانا من حلب"), "محمد الحلبي");
  EXPECT_EQ(listed("اسم من علیرضا محمدی است"), "علیرضا محمدی");
  EXPECT_EQ(listed("Мене звати Олена Шевченко, я з Харкова"), "Олена Шевченко");
  EXPECT_EQ(listed("Меня зовут Наталья Иванова"), "Наталья Иванова");
  EXPECT_EQ(listed("ስመይ ዮናስ ተስፋይ እዩ"), "ዮናስ ተስፋይ");
}

TEST(Names, AreFoundInSomaliSpanishTurkishPolishAndFinnish) {
  EXPECT_EQ(listed("Magacaygu waa Faadumo Cabdi Warsame"), "Faadumo Cabdi Warsame");
  EXPECT_EQ(listed("Me llamo Yolanda Rodríguez y soy de Caracas"), "Yolanda Rodríguez");
  EXPECT_EQ(listed("Benim adım Ayşe Yılmaz"), "Ayşe Yılmaz");
  EXPECT_EQ(listed("Nazywam się Agnieszka Kowalska"), "Agnieszka Kowalska");
  EXPECT_EQ(listed("Nimeni on Matti Virtanen"), "Matti Virtanen");
}

TEST(Names, ThatAreOrdinaryWordsAreLeftAlone) {
  EXPECT_EQ(listed("Vi har väntat länge. Han sa att alla ska vänta."), "");
  EXPECT_EQ(listed("Min dag blev förstörd, man undrar hur ni tänker."), "");
  EXPECT_EQ(listed("Надія є завжди, віра теж"), "");
  EXPECT_EQ(listed("rajo iyo nabad dadka oo dhan"), "");
}

TEST(Names, OfTownsAndAgenciesAreNotNamesOfPeople) {
  EXPECT_EQ(listed("Tåget från Malmö till Stockholm via Lund är försenat."), "");
  EXPECT_EQ(listed("Ansökan skickas till Skatteverket och Försäkringskassan."), "");
}

TEST(Names, InFullAreGraveWhereTheWriterIntroducesThemself) {
  EXPECT_EQ(worst("Hej, jag är Abdirahman Warsame från Borlänge"), Severity::high);
  EXPECT_EQ(worst("my name is Gloria Nakimuli and I applied in May"), Severity::high);
  EXPECT_EQ(worst("Soy Yolanda Pérez, de Caracas"), Severity::high);
  EXPECT_EQ(worst("انا محمد الحلبي من حلب"), Severity::high);
}

TEST(Names, InFullAreGraveBesideARelationOrARole) {
  EXPECT_EQ(worst("Min fru Amina Hassan har inte fått svar"), Severity::high);
  EXPECT_EQ(worst("Handläggaren Karin Lundgren svarar aldrig"), Severity::high);
  EXPECT_EQ(worst("es mi mamá Milagros Urdaneta"), Severity::high);
}

TEST(Names, InFullAreGraveAsASignature) {
  EXPECT_EQ(worst("Jag väntar fortfarande på besked.\nNasrin Ebadipour"), Severity::high);
}

TEST(Names, AloneBesideARelationOrARoleCallForAdvice) {
  EXPECT_EQ(worst("min man Ahmad är kvar i Syrien"), Severity::medium);
  EXPECT_EQ(worst("handläggaren Maria lovade att ringa"), Severity::medium);
  EXPECT_EQ(worst("advokat Lindgren hjälpte oss"), Severity::medium);
  EXPECT_EQ(worst("läkaren Maria sa att det tar två veckor"), Severity::medium);
}

TEST(Names, InGreetingsAndRepliesDoNotMatter) {
  EXPECT_EQ(worst("Hej Anna! Håller med dig"), Severity::low);
  EXPECT_EQ(worst("Tack för svaret Peter"), Severity::low);
}

TEST(Names, OfPublicFiguresDoNotMatterBesideTalkOfACase) {
  for (const char* text : {"Jag håller med Magdalena Andersson om min ansökan",
                           "my hero Barack Obama decided my case", "Зеленський зустрівся з Крістерссоном"}) {
    EXPECT_EQ(worst(text), Severity::low) << text;
  }
}

TEST(Names, SharedWithAPublicFigureAreTheWritersOwnWhereTheySaySo) {
  EXPECT_EQ(worst("I am Imran Khan and my case is delayed"), Severity::high);
  EXPECT_EQ(worst("my husband Chris Brown is waiting for his permit"), Severity::high);
  EXPECT_EQ(worst("Imran Khan won the election"), Severity::low);
}

TEST(Names, OfPublicFiguresAreKnownWithoutCapitals) {
  EXPECT_EQ(listed("thanks obama"), "obama");
  EXPECT_EQ(listed("who else loves tom petty this much"), "tom petty");
  EXPECT_EQ(listed("see @zlatan"), "");
}

TEST(Names, OfPublicFiguresAreFoundWholeWhereTheTaggerSeesAPart) {
  EXPECT_EQ(listed("I love Will Smith in this one"), "Will Smith");
  EXPECT_EQ(listed("machine gun kelly is back"), "machine gun kelly");
  EXPECT_EQ(listed("thanks DJ Khaled for the song"), "DJ Khaled");
}

TEST(Names, AreNotMadeOfWordsWhoseShortenedHashIsThatOfAName) {
  EXPECT_EQ(listed("Hon sade att vi kan behöva jobba till 75 års ålder."), "");
  EXPECT_EQ(listed("Han vill inte gå in på vilka misstankar som riktas mot pojken."), "");
  EXPECT_EQ(listed("Fördelningen av hem- och yrkesförpliktelser är en annan fråga."), "");
}

TEST(Names, IncludeWhatIsSaidWithThemAlways) {
  EXPECT_EQ(listed("I met Sir Arthur Pendlebury at the station"), "Sir Arthur Pendlebury");
  EXPECT_EQ(listed("Well, sir, Arthur left."), "Arthur");
}

TEST(Names, OfAccountsAreNotThoseOfPeople) {
  EXPECT_EQ(listed("follow MarcuswilsonUK and RFleeshman please"), "");
  EXPECT_EQ(listed("Ronald McCarthy and JoAnn were there"), "Ronald McCarthy, JoAnn");
}

TEST(Names, AreFoundBeforeWhatMailProgramsOfCompaniesAdd) {
  EXPECT_EQ(listed("Please ask Ewa Lindqvist/ACME@acme about it"), "Ewa Lindqvist");
  EXPECT_EQ(listed("Please ask Ewa Lindqvist@ACME about it"), "Ewa Lindqvist");
  EXPECT_EQ(listed("Please write to ewa.lindqvist@example.com about it"), "");
}

TEST(Names, WithAHyphenAreFoundWhole) {
  EXPECT_EQ(listed("My name is Adaeze Okonkwo-Bright, nurse"), "Adaeze Okonkwo-Bright");
}

TEST(Names, SayWhyTheyWereReported) {
  const auto names = names_in("Min bror Yusuf väntar");
  ASSERT_EQ(names.size(), 1U);
  EXPECT_TRUE(names[0].evidence.has(Evidence::name_lexicon));
  EXPECT_TRUE(names[0].evidence.has(Evidence::relation));
}

TEST(Names, AreFoundByAGuardThatWasGivenTheModelOnly) {
  const std::string text = "Jag heter Karin Lindgren.";
  const Guard without = *Guard::create();
  EXPECT_TRUE(without.scan(text).findings.empty());
  const auto names = load_names(model_bytes());
  ASSERT_TRUE(names);
  const Report report = without.with_names(*names).scan(text);
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].kind, "person_name");
  EXPECT_EQ(report.verdict, Verdict::warn);
}

TEST(NameModel, RefusesBytesThatAreNoModel) {
  EXPECT_FALSE(NameModel::load({}));
  const std::string other = "SLNX and more that is no model";
  EXPECT_FALSE(NameModel::load(std::as_bytes(std::span(other))));
}

TEST(NameModel, RefusesAModelThatIsCutOffAnywhere) {
  const std::vector<std::byte> whole = model_bytes();
  for (std::size_t size = 0; size < whole.size(); size += 1 + size / 3) {
    EXPECT_FALSE(NameModel::load(std::span(whole).first(size))) << size;
  }
}

TEST(NameModel, RefusesAModelInWhichABitIsFlipped) {
  std::vector<std::byte> bytes = model_bytes();
  for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 50) {
    bytes[at] ^= std::byte{0x10};
    EXPECT_FALSE(NameModel::load(bytes)) << at;
    bytes[at] ^= std::byte{0x10};
  }
}

TEST(NameModel, RefusesWeightsBeyondTheLast) {
  const auto refused = [](std::vector<unsigned char> bytes) {
    ByteReader reader(std::as_bytes(std::span(bytes)));
    return !read_keys(reader, 8);
  };
  EXPECT_FALSE(refused({1, 0, 0, 0, 7, 2, 0, 0, 0, 0b11111101, 1}));    // the last, 255
  EXPECT_TRUE(refused({2, 0, 0, 0, 7, 3, 0, 0, 0, 0b11111101, 1, 0}));  // and one more
}

TEST(NameTable, RefusesMeasuresThatCannotBe) {
  const auto refused = [](std::vector<unsigned char> bytes) {
    ByteReader reader(std::as_bytes(std::span(bytes)));
    return !NameTable::load(reader);
  };
  EXPECT_TRUE(refused({255, 255, 255, 255, 8, 0, 0, 0, 0}));       // more words than the bytes could hold
  EXPECT_TRUE(refused({1, 0, 0, 0, 24, 1, 0, 0, 0, 0, 1}));        // a Rice parameter as wide as the keys
  EXPECT_TRUE(refused({1, 0, 0, 0, 23, 3, 0, 0, 0, 3, 0, 0, 1}));  // a key beyond the last one
  EXPECT_TRUE(refused({1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0}));         // a word with nothing to say
}

}  // namespace
}  // namespace sluss
