// The words of a text with what the name model knows about each: the input of the tagger and of the
// judgement.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "find/name_lexicon.h"
#include "find/name_table.h"
#include "text/words.h"

namespace sluss {

/// The two word tables of the model and the sets of contexts that the second one points to.
struct NameLexicon {
  NameTable words;     // WordKnowledge
  NameTable contexts;  // 1 + index into context_sets
  std::vector<ContextSet> context_sets;

  WordKnowledge knowledge(std::uint32_t hash) const { return WordKnowledge(words[hash]); }
  ContextSet context(std::uint32_t hash) const {
    const std::uint8_t set = contexts[hash];
    return set == 0 ? ContextSet() : context_sets[set - 1U];
  }
};

/// `camel` is a capital in the middle of a word: account names and brands, but not McCarthy.
enum class Shape : std::uint8_t { lower, capital, caps, initial, digits, caseless, camel };

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  nothing,
  space,
  hyphen,
  apostrophe,
  stop,
  comma,
  colon,
  newline,
  slash,
  opening,
  closing,
  quote,
  at,
  hash,
  dash,
  point,
  exclaim,
  other,
};

/// How a text uses capitals: a small word with a capital says little in a shouted or title-cased text.
enum class Casing : std::uint8_t { mixed, lower, shouted, titled };

/// The language of a text, as far as it changes how names are written in it: English comments name more
/// people, and name them with fewer signs. Texts too short to tell (`unknown`) are mostly comments too.
enum class Tongue : std::uint8_t { other, english, unknown };

struct NameToken {
  std::uint32_t word = 0;  // hash of the lower-case form
  std::uint32_t base = 0;  // the same, or that of the name that it is a case form of
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  WordKnowledge known;  // of the word, or of the name that it is a case form of
  ContextSet context;
  Script script = Script::none;
  Shape shape = Shape::lower;
  Gap gap = Gap::nothing;
  bool joined = false;       // nothing but signs like . - / @ between the word before and this one
  bool inflected = false;    // `known` and `base` are those of the name without its ending or prefix
  bool open = false;         // may be (part of) a name, or stands beside one: the tagger looks at it
  std::uint8_t letters = 0;  // only set where `open`
  std::array<std::uint32_t, 4> prefix;  // hashes of the first 1 to 4 letters; only set where `open`
  std::array<std::uint32_t, 4> suffix;
};

struct NameTokens {
  std::vector<NameToken> list;
  Casing casing = Casing::mixed;
  Tongue tongue = Tongue::other;
  // The paragraph that is being read: the tagger sees no word outside it.
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  /// Notes what is known about each of `words`, and what the text as a whole is like. Linear, and without
  /// allocation once the list has grown.
  void read(const Words& words, const NameLexicon& lexicon);
  /// Goes on to the words [from, to).
  void enter(std::uint32_t from, std::uint32_t to) { first = from, last = to; }
  /// Opens what may be a name there.
  void open(const Words& words, const NameLexicon& lexicon);
  /// Makes word `i` as open() would, for those who know already that it is part of a name.
  void complete(std::uint32_t i, const Words& words, const NameLexicon& lexicon);
  /// read() and open() of all `words` as one paragraph.
  void assign(const Words& words, const NameLexicon& lexicon);
};

/// Is this gap of a kind that the parts of one name are joined by?
constexpr bool joins_name(Gap gap) {
  return gap == Gap::space || gap == Gap::hyphen || gap == Gap::apostrophe || gap == Gap::point ||
         gap == Gap::stop;
}
constexpr bool ends_sentence(Gap gap) {
  return gap == Gap::nothing || gap == Gap::stop || gap == Gap::newline || gap == Gap::exclaim;
}

}  // namespace sluss
