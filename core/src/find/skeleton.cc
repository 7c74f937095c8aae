#include "find/skeleton.h"

#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::u32string_view kVowels =
    U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿāąēęėěīįıōőœūůűаеёиіїйоуыьэюяєъاآأإويىئؤءةهیې";
// Letters that are taken for each other, or whose marks are left out: the second of each pair stands for
// both.
constexpr std::u32string_view kAlike = U"ckqkzswvçkćkčkłlńnñnśsšsşsźsższsžsğgґгکكظض";

// By code point: the consonant that a letter stands for, if another than itself, and kVowel for a vowel.
constexpr char16_t kVowel = 1;
constexpr char32_t kTabled = 0x700;
constexpr std::array<char16_t, kTabled> make_consonants() {
  std::array<char16_t, kTabled> table{};
  for (const char32_t vowel : kVowels) table[vowel] = kVowel;
  for (std::size_t i = 0; i < kAlike.size(); i += 2) table[kAlike[i]] = static_cast<char16_t>(kAlike[i + 1]);
  return table;
}
constexpr auto kConsonants = make_consonants();

bool is_ethiopic(char32_t c) { return c >= 0x1200 && c <= 0x135A; }

/// 0 for a vowel.
char32_t consonant(char32_t letter) {
  if (is_ethiopic(letter))
    return letter & ~char32_t{7};  // a consonant with each of its vowels is a row of eight
  const char32_t stands_for = letter < kTabled ? kConsonants[letter] : 0;
  return stands_for == 0 ? letter : stands_for == kVowel ? 0 : stands_for;
}

/// Visits the skeletons of a word's beginnings, one for each consonant; returns how many letters were read.
template <typename Visit>
std::uint8_t visit_beginnings(std::string_view word, const Visit& visit) {
  Skeleton skeleton;
  char32_t last = 0;
  for (std::size_t at = 0; at < word.size() && skeleton.consonants < Skeletons::kMostConsonants;) {
    const Decoded read = decode(word, at);
    at += read.size;
    const char32_t c = consonant(lower(read.code_point));
    if (c != 0 ? c != last : skeleton.letters == 0) {
      skeleton.hash = (skeleton.hash + static_cast<std::uint32_t>(c) + 1) * 0x9E3779B1U;
      skeleton.hash ^= skeleton.hash >> 15U;
    }
    ++skeleton.letters;
    if (c != 0 && c != last) {
      ++skeleton.consonants;
      last = c;
      visit(skeleton);
    }
  }
  return skeleton.letters;
}

}  // namespace

Skeleton skeleton_of(std::string_view word) {
  Skeleton whole;
  const std::uint8_t letters = visit_beginnings(word, [&](const Skeleton& beginning) { whole = beginning; });
  if (whole.consonants > 0) whole.letters = letters;
  return whole;
}

Skeletons::Skeletons(std::string_view word) {
  const std::uint8_t letters =
      visit_beginnings(word, [&](const Skeleton& beginning) { skeletons_[size_++] = beginning; });
  if (size_ > 0) skeletons_[size_ - 1].letters = letters;
}

bool Skeletons::resemble(const Skeleton& pattern, bool beginning) const {
  constexpr int kMoreOrFewerLetters = 2;
  for (std::size_t i = beginning || size_ == 0 ? 0 : size_ - 1; i < size_; ++i) {
    const int more = skeletons_[i].letters - pattern.letters;
    if (skeletons_[i].hash == pattern.hash && more >= -kMoreOrFewerLetters && more <= kMoreOrFewerLetters)
      return true;
  }
  return false;
}

}  // namespace sluss
