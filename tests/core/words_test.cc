// Words: split once, compared by hash.
#include "text/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sluss {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  SplitText words;
  words.assign(text);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) out.emplace_back(words.view(i));
  return out;
}

TEST(Words, AreRunsOfLettersOrOfDigits) {
  EXPECT_EQ(words_of("Karl-Gustav är 42år, д'Артаньян"),
            (std::vector<std::string>{"Karl", "Gustav", "är", "42", "år", "д", "Артаньян"}));
  EXPECT_EQ(words_of("رقم القضية: ٣"), (std::vector<std::string>{"رقم", "القضية"}))
      << "digits are folded before";
  EXPECT_TRUE(words_of("… !? 🙂").empty());
}

TEST(Words, HashTheirLowerCaseForm) {
  SplitText words;
  words.assign("ÅSA Åsa åsa ДАША");
  EXPECT_EQ(words[0].hash, words[1].hash);
  EXPECT_EQ(words[1].hash, word_hash("åsa"));
  EXPECT_EQ(words[3].hash, word_hash(to_lower("Даша")));
}

TEST(Words, KnowTheirShape) {
  SplitText words;
  words.assign("ÅSA Åsa I Даша أحمد 12");
  EXPECT_TRUE(words[0].all_caps);
  EXPECT_TRUE(words[1].capital);
  EXPECT_FALSE(words[1].all_caps);
  EXPECT_FALSE(words[2].all_caps) << "one letter says nothing";
  EXPECT_EQ(words[3].script, Script::cyrillic);
  EXPECT_EQ(words[4].script, Script::arabic);
  EXPECT_TRUE(words[5].digits);
}

TEST(Words, AreFoundByOffset) {
  SplitText words;
  words.assign("ab cd ef");
  EXPECT_EQ(words.first_after(0), 0U);
  EXPECT_EQ(words.first_after(2), 1U);
  EXPECT_EQ(words.first_after(8), 3U);
  EXPECT_EQ(words.gap_before(1), " ");
  EXPECT_EQ(words.gap_before(3), "");
}

TEST(SplitText, HasAParagraphForWhatBlankLinesPart) {
  SplitText text;
  text.assign("(one\ntwo!\n \n\n+3 four\n\n");
  ASSERT_EQ(text.paragraphs(), 2U);
  EXPECT_EQ(text.first_word(1), 2U);
  EXPECT_EQ(text.first_word(2), text.size());
  const auto belongs_to = [&](std::size_t p) {
    const Words row = text.paragraph(p);
    return row.text().substr(row.begin_offset(), row.end_offset() - row.begin_offset());
  };
  EXPECT_EQ(belongs_to(0), "(one\ntwo!\n");
  EXPECT_EQ(belongs_to(1), "\n+3 four\n\n");
  const Words last = text.paragraph(1);
  ASSERT_EQ(last.size(), 2U);
  EXPECT_EQ(last.view(1), "four");
  EXPECT_EQ(last.gap_before(0), "\n+");
  EXPECT_EQ(last.gap_before(2), "\n\n");
  text.wipe();
  EXPECT_EQ(text.paragraphs(), 0U);
}

}  // namespace
}  // namespace sluss
