// The phrase lexicon: words and phrases of many languages, each with the role it plays in a sentence, read
// from the pack that sluss-pack makes of core/data/phrases (format: docs/phrases.md).
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "find/hash_filter.h"
#include "find/paragraph_notes.h"
#include "find/phrase_hit.h"
#include "sluss/result.h"
#include "text/words.h"

namespace sluss {

struct PhraseLanguage {
  std::string id;
  bool drops_copula = false;    // "моя мама больна": no word for "is"
  bool verb_last = false;       // "oğlum kanser hastası oldu": the verb follows what is said
  bool plain_spelling = false;  // is often typed without its accents: "degilim" (known to the compiler only)
};

class PhraseLexicon {
 public:
  static constexpr std::string_view kMagic = "SLPH2";  // how a pack begins

  /// A word, or the beginning or end of words, as the data has it; 0 is no term.
  using Term = std::uint32_t;

  /// What a spelling is: a whole word, or how words begin or end.
  enum class Spelled : std::uint8_t { word, beginning, end };

  /// What stands at one place of a phrase.
  struct Element {
    enum class Match : std::uint8_t { term, set, role };  // what `term` names
    Term term = 0;
    Match match = Match::term;
    bool optional = false;
    std::uint8_t gap = 0;  // words that may stand before it
  };

  /// Reads a pack made by compile_phrases; damaged bytes are an error. The pack is not needed afterwards.
  static Result<PhraseLexicon> load(std::string_view pack);

  const std::vector<PhraseLanguage>& languages() const { return languages_; }
  const std::vector<std::string>& kinds() const { return kinds_; }
  /// Named numbers of the pack (weights, distances, thresholds); `fallback` if it has none of that name.
  float weight(std::string_view name) const;

  /// Working memory of `match`, to be reused: after warm-up nothing is allocated.
  struct Scratch {
    std::string spelling;
    std::vector<std::uint32_t> offsets;  // terms of word i of the paragraph: terms[offsets[i] .. [i + 1])
    std::vector<std::uint32_t> terms;
    std::vector<std::uint8_t> boundary;  // before each word of the text, and after the last
    std::uint32_t first_word = 0;        // of the paragraph that is being read
    std::vector<std::uint64_t> follows;  // the terms of the next words, as TermBits
  };

  /// Appends every phrase that occurs in `words` to `hits`, ordered by first word. `scratch.boundary` tells
  /// afterwards what separates the words. Linear in the text.
  /// `notes`, one for each paragraph or none: phrases that stand there are believed, others put there.
  void match(const SplitText& words, Scratch& scratch, std::vector<PhraseHit>& hits,
             std::span<ParagraphNotes> notes = {}) const;

 private:
  friend class PhraseReader;

  struct Spelling {
    std::uint32_t hash;
    std::uint32_t begin;  // in the bytes of all spellings
    std::uint32_t first_term, end_term;
    std::uint8_t size;
  };
  /// A hash table of spellings.
  class Spellings {
   public:
    void reserve(std::size_t count);
    /// Stands for terms_[first_term .. end_term) of the lexicon.
    /// `hash` is that of find().
    void add(std::uint32_t hash, std::string_view spelling, std::uint32_t first_term, std::uint32_t end_term);
    /// `hash` is word_hash(spelling); of the ends of words, that of their bytes read backwards.
    const Spelling* find(std::uint32_t hash, std::string_view spelling) const {
      return may_have(hash, spelling.size()) ? look_up(hash, spelling) : nullptr;
    }

   private:
    bool may_have(std::uint32_t hash, std::size_t size) const {
      return size < sizes_.size() && sizes_[size] && filter_.may_contain(hash);
    }
    const Spelling* look_up(std::uint32_t hash, std::string_view spelling) const;

    HashFilter filter_;
    std::bitset<128> sizes_;
    std::vector<std::uint32_t> slots_;  // index into entries_ and 1; 0: free
    std::vector<Spelling> entries_;
    std::string bytes_;
  };

  /// Terms as bits, which many share: for a quick "certainly not" of what stands behind a word.
  using TermBits = std::uint64_t;
  static constexpr TermBits kAnything = 1;  // is set wherever terms are looked for
  static TermBits bit_of(Term term) { return TermBits{1} << (term & 63U); }
  static constexpr std::size_t kWidestSecond = 4;  // words behind the first that are looked at for a second

  struct Phrase {
    std::uint32_t first_element = 0;
    std::uint8_t elements = 0;
    std::uint8_t language = 0;
    std::uint8_t kind = 0;
    Role role{};
    bool opens_clause = false;
    TermBits seconds = kAnything;  // of the terms one of which must follow
  };
  struct TermRole {
    Role role;
    std::uint8_t language;
  };

  const Spellings& spelled(Spelled how) const { return spellings_[static_cast<std::size_t>(how)]; }
  void append_terms(const Spelling* found, std::vector<std::uint32_t>& out) const;
  void find_terms(std::string_view spelling, std::vector<std::uint32_t>& out) const;
  bool has_role(Term term, Role role, std::uint8_t language) const;
  bool fits(const Element& element, std::uint8_t language, std::size_t word, const Scratch& scratch) const;
  std::optional<std::size_t> match_rest(const Phrase& phrase, std::uint8_t e, std::size_t at, std::size_t gap,
                                        const Scratch& scratch) const;
  void prepare_following(Scratch& scratch) const;
  void look_up(const Words& words, Scratch& scratch) const;
  void match_paragraph(const Words& paragraph, Scratch& scratch, std::vector<PhraseHit>& hits) const;
  void match_phrase(const Phrase& phrase, std::size_t word, const Scratch& scratch,
                    std::vector<PhraseHit>& hits) const;

  std::vector<PhraseLanguage> languages_;
  std::vector<std::string> kinds_;
  std::map<std::string, float, std::less<>> weights_;
  std::vector<std::string> clitics_;
  std::array<bool, 256> first_of_clitics_{};
  std::array<Spellings, 3> spellings_;   // by Spelled
  std::vector<Term> terms_;              // of all spellings
  std::vector<std::vector<Term>> sets_;  // each sorted
  std::vector<Element> elements_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> starts_;  // phrases that may begin with term t: starts_[of_term_[t] .. [t + 1])
  std::vector<std::uint32_t> of_term_;
  std::vector<TermRole> roles_;  // roles that term t has as a phrase of its own: roles_[roles_of_[t] ..)
  std::vector<std::uint32_t> roles_of_;
};

constexpr std::uint32_t kDigitsTerm = 1;  // the term of every number written in digits: '#' in the data

/// What separates a word from the one before.
enum Boundary : std::uint8_t {
  kNone,
  kClause,    // comma, colon, dash, bracket, quotation mark, emoji
  kSentence,  // full stop, exclamation mark, line break
  kQuestion,  // question mark: a sentence that asks ends here
};

/// The form in which words of texts and of the data are compared: lower-case, letters that are often mistaken
/// for each other (dotless i, Ethiopic homophones, ё) as one. Appends to `out`.
void append_spelling(std::string& out, std::string_view folded_word);

/// A spelling as it is typed on a keyboard that lacks its accents.
std::string plain_spelling(std::string_view spelling);

}  // namespace sluss
