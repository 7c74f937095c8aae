// Folding: what a reader sees, with offsets that lead back to what was typed.
#include "text/fold.h"

#include <gtest/gtest.h>

#include <string>

namespace sluss {
namespace {

std::string folded(std::string_view text) { return fold(text); }

/// The original bytes behind the first occurrence of `part` in the folded text.
std::string original_of(std::string_view text, std::string_view part) {
  FoldedText folded;
  folded.assign(text);
  const auto at = static_cast<std::uint32_t>(folded.view().find(part));
  const auto begin = folded.original_begin(at);
  const auto end = folded.original_end(at + static_cast<std::uint32_t>(part.size()));
  return std::string(text.substr(begin, end - begin));
}

TEST(Fold, LeavesPlainTextAlone) {
  FoldedText text;
  const std::string_view original = "Hej på dig, ärende 12345678\nÅsa";
  text.assign(original);
  EXPECT_EQ(text.view().data(), original.data()) << "nothing to change, nothing to copy";
}

TEST(Fold, ReadsDecimalDigitsOfEveryScript) {
  EXPECT_EQ(folded("٨٥٠٧٠٩"), "850709");
  EXPECT_EQ(folded("۱۲۳۴"), "1234");
  EXPECT_EQ(folded("१२३"), "123");
  EXPECT_EQ(folded("９１０９"), "9109");
  EXPECT_EQ(folded("𝟏𝟐𝟹"), "123");
}

TEST(Fold, ReadsRaisedAndEnclosedDigits) {
  EXPECT_EQ(folded("⁸⁵₀⁷"), "8507");
  EXPECT_EQ(folded("①⑨⓪"), "190");
  EXPECT_EQ(folded("⑩⑫"), "1012");
  EXPECT_EQ(folded("8️⃣5️⃣"), "85");
}

TEST(Fold, LeavesOutWhatCannotBeSeen) {
  EXPECT_EQ(folded("Z\u200b47\u200b18\u2060290\ufeff"), "Z4718290");
  EXPECT_EQ(folded("\u034f\u034f8507\u034f09 e\u034f\u0301"), "850709 \u00e9")
      << "marks that only join others";
  EXPECT_EQ(folded("8\u03325\u0336 0\u0301-7\u20dd e\u0332"), "85 0-7 e\u0332") << "but not those of letters";
  EXPECT_EQ(folded("\u202e850709\u202c-9805"), "850709-9805");
}

TEST(Fold, ReadsDashesSpacesAndLineEnds) {
  EXPECT_EQ(folded("1‐2‑3‒4–5—6−7"), "1-2-3-4-5-6-7");
  EXPECT_EQ(folded("1\u00a02\u20073\u202f4\t5"), "1 2 3 4 5");
  EXPECT_EQ(folded("a\r\nb\rc\u2028d"), "a\nb\nc\nd");
}

TEST(Fold, ReadsArabicAndPersianLettersAlike) {
  EXPECT_EQ(folded("رقمُ القَضيّة"), folded("رقم القضیه"));
  EXPECT_EQ(folded("کتاب"), folded("كتاب"));
}

TEST(Fold, ComposesLettersThatKeyboardsLeaveApart) {
  EXPECT_EQ(folded("A\u030akero\u0308"), "Åkerö");
  EXPECT_EQ(folded("q\u0307"), "q\u0307") << "no such letter: left as it is";
}

TEST(Fold, AnswersInvalidUtf8WithReplacementCharacters) {
  EXPECT_EQ(folded("a\xff\xfe\x80z"), "a\uFFFD\uFFFD\uFFFDz");
  EXPECT_EQ(folded("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a lone surrogate";
  EXPECT_EQ(folded("\xC3"), "\uFFFD") << "cut off";
}

TEST(Fold, LeadsBackToTheOriginal) {
  EXPECT_EQ(original_of("nr ٨٥٠٧٠٩-٩٨٠٥ ok", "850709-9805"), "٨٥٠٧٠٩-٩٨٠٥");
  EXPECT_EQ(original_of("Z\u200b47\u200b1829\u200b0 x", "Z4718290"), "Z\u200b47\u200b1829\u200b0");
  EXPECT_EQ(original_of("x 12\u200b y", "12"), "12") << "marks after the stretch stay outside";
  EXPECT_EQ(original_of("å A\u030asa", "Åsa"), "A\u030asa");
  EXPECT_EQ(original_of("\xff 12", "12"), "12");
  EXPECT_EQ(original_of("⑩⑫!", "1012"), "⑩⑫");
  EXPECT_EQ(original_of("a\r\n12", "12"), "12");
}

TEST(Fold, RemembersForeignDigitsAndHiddenCharacters) {
  FoldedText text;
  text.assign("12 ٣٤ 5\u200b6 7");
  EXPECT_FALSE(text.has_foreign_digits(0, 2));
  EXPECT_TRUE(text.has_foreign_digits(3, 5));
  EXPECT_TRUE(text.has_hidden_characters(6, 8));
  EXPECT_FALSE(text.has_hidden_characters(8, 10));
}

TEST(Fold, LeadsBackFromAReadingThatIsLongerThanWhatWasRead) {
  FoldedText text;
  text.assign("\xff\u200b\xfe");
  for (std::uint32_t at = 0; at < 3; ++at) EXPECT_EQ(text.original_begin(at), 0U);
  EXPECT_EQ(text.original_end(3), 1U);
  EXPECT_EQ(text.original_begin(5), 4U);
  EXPECT_EQ(text.original_end(6), 5U);
}

TEST(Fold, LeadsBackFromAByteThatBelongsToNoCharacterToItself) {
  EXPECT_EQ(original_of("a\n\x80z", "\uFFFDz"), "\x80z") << "and not into what stands before it";
  EXPECT_EQ(original_of("\xC3\xA5\xA5z", "\uFFFD"), "\xA5") << "one more than the character has";
}

TEST(Fold, CanBeUsedAgain) {
  FoldedText text;
  text.assign("٣");
  text.assign("abc");
  EXPECT_EQ(text.view(), "abc");
  EXPECT_EQ(text.original_end(3), 3U);
  EXPECT_FALSE(text.has_foreign_digits(0, 3));
}

}  // namespace
}  // namespace sluss
