// What the name model knows about single words: how common they are as names and as words, and what they say
// about a name beside them.
#pragma once

#include <cstdint>

namespace sluss {

/// One byte for each word of the lexicon: how many bear it as a given name and as a surname, and how often it
/// stands in running text without being a name (0: hardly ever; 3: among the commonest), and whether it is a
/// place or an organisation.
class WordKnowledge {
 public:
  constexpr WordKnowledge() = default;
  explicit constexpr WordKnowledge(std::uint8_t bits) : bits_(bits) {}
  static constexpr WordKnowledge of(unsigned given, unsigned surname, unsigned word, bool place, bool org) {
    return WordKnowledge(static_cast<std::uint8_t>(given | surname << 2U | word << 4U |
                                                   (place ? 1U : 0U) << 6U | (org ? 1U : 0U) << 7U));
  }

  constexpr std::uint8_t bits() const { return bits_; }
  constexpr bool known() const { return bits_ != 0; }
  constexpr unsigned given() const { return bits_ & 3U; }
  constexpr unsigned surname() const { return (bits_ >> 2U) & 3U; }
  constexpr unsigned word() const { return (bits_ >> 4U) & 3U; }
  constexpr bool place() const { return (bits_ >> 6U & 1U) != 0; }
  constexpr bool organisation() const { return (bits_ >> 7U) != 0; }
  constexpr bool name() const { return (bits_ & 15U) != 0; }
  /// A common given name, and hardly anything else.
  constexpr bool given_name() const {
    return given() >= 2 && given() > surname() && word() < 2 && !place() && !organisation();
  }

  /// The gist in four bits, for features that look at several words at once.
  constexpr unsigned gist() const {
    if (!known()) return 0;
    if (!name()) return organisation() ? 1 : place() ? 2 : word() == 3 ? 3 : 4;
    if (word() >= 2) return given() >= 2 ? 5 : 6;
    if (place() || organisation()) return given() >= 2 ? 7 : 8;
    if (given() > surname()) return given() >= 2 ? 9 : 10;
    if (surname() > given()) return surname() >= 2 ? 11 : 12;
    return given() >= 2 ? 13 : 14;
  }

 private:
  std::uint8_t bits_ = 0;
};

/// What a word says about a name beside it. The words stand in core/data/names/context.txt under these names.
enum class Context : std::uint8_t {
  introduction,  // heter, named: a name follows
  relation,      // husband, my friend
  role,          // case officer, lawyer, colleague: somebody met in person
  family,        // familjen, the family: a surname follows
  title,         // Mr, Dr, herr
  public_role,   // minister, singer: somebody known from public life
  greeting,      // hej, dear, thanks
  sign_off,      // regards, mvh
  saying,        // says, wrote, according to
  preposition,   // in, at, from: more likely a place
  place,         // street, square, airport: part of a place's name
  organisation,  // AB, university, FC: part of an organisation's name
  particle,      // al, von, bin: part of a person's name
  stage,         // DJ, Sir: said with a name so firmly that it is a part of it
  first_person,  // I, my
  own_case,      // application, decision, permit: talk of somebody's case
  copula,        // am, is, är: between "I" and a name
  belonging,     // of, to, till, med: leads from a relation over to the name
  english_word,  // the, of: tells English texts
  foreign_word,  // och, el: from texts in other languages
  count_
};

class ContextSet {
 public:
  constexpr ContextSet() = default;
  explicit constexpr ContextSet(std::uint32_t bits) : bits_(bits) {}

  constexpr bool has(Context c) const { return (bits_ >> static_cast<unsigned>(c) & 1U) != 0; }
  constexpr bool has_any(ContextSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr ContextSet with(Context c) const { return ContextSet(bits_ | 1U << static_cast<unsigned>(c)); }
  constexpr std::uint32_t bits() const { return bits_; }
  /// Without what only tells the language.
  constexpr std::uint32_t said_of_names() const {
    return bits_ & ((1U << static_cast<unsigned>(Context::english_word)) - 1U);
  }

 private:
  std::uint32_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Context::count_) <= 32);

}  // namespace sluss
