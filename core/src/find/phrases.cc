#include "find/phrases.h"

#include <algorithm>

#include "text/packed.h"
#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::size_t kLongestSpelling = 64;  // bytes of a word that are looked at; no term is longer
constexpr std::size_t kMostElements = 12;

/// Ethiopic letters of different names that people use for the same sound: ሠ ሰ, ፀ ጸ, ኀ ሐ, አ ኣ, ዐ ዓ.
char32_t one_ethiopic(char32_t cp) {
  switch (cp & ~char32_t{7}) {
    case 0x1220:
      return cp + 0x10;
    case 0x1340:
      return cp - 8;
    case 0x1280:
      return cp - 0x70;
    case 0x12A0:
      return cp == 0x12A0 ? 0x12A3 : cp;
    case 0x12D0:
      return cp == 0x12D0 ? 0x12D3 : cp;
    default:
      return cp;
  }
}

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

std::uint32_t hash_backwards(std::string_view bytes) {
  std::uint32_t hash = word_hash({});
  for (auto at = bytes.rbegin(); at != bytes.rend(); ++at) hash = extend_word_hash(hash, byte_of(*at));
  return hash;
}

char32_t one_letter(char32_t cp) {
  cp = lower(cp);
  if (cp == U'ı') return U'i';
  if (cp == U'ё') return U'е';
  return cp >= 0x1200 && cp < 0x1380 ? one_ethiopic(cp) : cp;
}

/// A Latin letter as it is typed on a keyboard that lacks its accent.
char32_t without_accent(char32_t cp) {
  static constexpr std::u32string_view kAccented = U"áàâäãåąćčçéèêëęğíìîïłńñóòôöõøśšşúùûüźżž";
  static constexpr std::string_view kPlain = "aaaaaaaccceeeeegiiiilnnoooooosssuuuuzzz";
  static_assert(kAccented.size() == kPlain.size());
  const auto at = kAccented.find(cp);
  return at == std::u32string_view::npos ? cp : static_cast<char32_t>(kPlain[at]);
}

Boundary boundary_of(std::string_view gap, bool between_digits) {
  Boundary found = kNone;
  for (std::size_t at = 0; at < gap.size(); ++at) {
    Boundary here = kNone;
    switch (gap[at]) {
      case '?':
        return kQuestion;
      case '!':
      case '\n':
        here = kSentence;
        break;
      case '.':
        // neither "12.5." nor "example.org" nor "..." ends a sentence
        here = gap.size() == 1 || between_digits || gap.find("..") != gap.npos ? kNone : kSentence;
        break;
      case ',':
      case ';':
      case ':':
      case '(':
      case ')':
      case '"':
        here = between_digits && gap.size() == 1 ? kNone : kClause;
        break;
      case '-':
        here = gap.size() > 1 ? kClause : kNone;
        break;
      default:
        if (static_cast<unsigned char>(gap[at]) >= 0xE2)
          here = kClause;  // emoji, ellipsis, dashes of any kind
    }
    found = std::max(found, here);
  }
  return found;
}

}  // namespace

void append_spelling(std::string& out, std::string_view folded_word) {
  for (std::size_t at = 0; at < folded_word.size();) {
    const char byte = folded_word[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
      ++at;
      continue;
    }
    const Decoded c = decode(folded_word, at);
    append_utf8(out, one_letter(c.code_point));
    at += c.size;
  }
}

std::string plain_spelling(std::string_view spelling) {
  std::string out;
  for (std::size_t at = 0; at < spelling.size();) {
    const Decoded c = decode(spelling, at);
    append_utf8(out, without_accent(c.code_point));
    at += c.size;
  }
  return out;
}

// --- reading a pack ---------------------------------------------------------------------------------------

/// Reads the pack and prepares the tables. Any bytes may come; what is not as it should be is refused.
class PhraseReader {
 public:
  explicit PhraseReader(std::string_view pack) : in_(pack) {}

  Result<PhraseLexicon> read() {
    if (in_.text() != PhraseLexicon::kMagic)
      return Error{"phrases", "this is no pack of phrases for this version"};
    read_names();
    read_phrases();
    read_spellings();
    if (in_.failed() || !in_.at_end() || beginnings() > kMostBeginnings) {
      return Error{"phrases", "the pack is damaged"};
    }
    for (const std::string& clitic : lexicon_.clitics_) lexicon_.first_of_clitics_[byte_of(clitic[0])] = true;
    index_roles();
    const auto by_role = terms_by_role();
    note_seconds(by_role);
    index_starts(by_role);
    return std::move(lexicon_);
  }

 private:
  using Phrase = PhraseLexicon::Phrase;
  using Element = PhraseLexicon::Element;
  using Term = PhraseLexicon::Term;
  using TermBits = PhraseLexicon::TermBits;

  static constexpr std::uint32_t kAlsoPlain = 4;  // the spelling is also known without its accents
  static constexpr std::size_t kMostBeginnings = std::size_t{1} << 24U;

  void read_names() {
    lexicon_.languages_.resize(in_.count());
    for (PhraseLanguage& language : lexicon_.languages_) {
      language.id = in_.text();
      const std::uint32_t flags = in_.number();
      language.drops_copula = (flags & 1U) != 0;
      language.verb_last = (flags & 2U) != 0;
    }
    lexicon_.kinds_.resize(in_.count());
    for (std::string& kind : lexicon_.kinds_) kind = in_.text();
    for (std::uint32_t left = in_.count(); left > 0; --left) {
      const std::string name(in_.text());
      lexicon_.weights_[name] = static_cast<float>(in_.number()) / 1000.0F;
    }
    lexicon_.clitics_.resize(in_.count());
    for (std::string& clitic : lexicon_.clitics_) {
      clitic = in_.text();
      if (clitic.empty()) in_.fail();
    }
  }

  /// 0 is the term after the last new one; any other number is that of a term named before.
  Term read_term() {
    const Term named = in_.number_below(last_ + 1);
    return named == 0 ? ++last_ : named;
  }

  void read_spellings() {
    std::vector<std::uint32_t> forms(in_.count());
    std::string_view texts = in_.text();
    std::array<std::size_t, 3> counts{};
    for (std::uint32_t& form : forms) {
      form = in_.number();
      if ((form & 3U) == counts.size()) return in_.fail();
      counts[form & 3U] += (form & kAlsoPlain) != 0 ? 2 : 1;
    }
    for (std::size_t how = 0; how < counts.size(); ++how) lexicon_.spellings_[how].reserve(counts[how]);
    Term term = kDigitsTerm;
    for (const std::uint32_t form : forms) {
      const std::string_view spelling = texts.substr(0, texts.find('\n'));
      texts.remove_prefix(std::min(spelling.size() + 1, texts.size()));
      if (spelling.empty() || spelling.size() > kLongestSpelling) return in_.fail();
      const auto first = static_cast<std::uint32_t>(lexicon_.terms_.size());
      term += in_.number_below(terms_ - term);
      lexicon_.terms_.push_back(term);
      for (std::uint32_t more = form >> 3U; more > 0 && !in_.failed(); --more) {
        lexicon_.terms_.push_back(in_.number_below(terms_));
      }
      const auto end = static_cast<std::uint32_t>(lexicon_.terms_.size());
      auto& spellings = lexicon_.spellings_[form & 3U];
      const auto hash_of = [&](std::string_view text) {
        return (form & 3U) == static_cast<std::uint32_t>(PhraseLexicon::Spelled::end) ? hash_backwards(text)
                                                                                      : word_hash(text);
      };
      spellings.add(hash_of(spelling), spelling, first, end);
      if ((form & kAlsoPlain) == 0) continue;
      // Longer than the spelling only where that is not UTF-8.
      const std::string plain = plain_spelling(spelling);
      if (plain.size() > kLongestSpelling) return in_.fail();
      spellings.add(hash_of(plain), plain, first, end);
    }
  }

  void read_phrases() {
    for (std::uint32_t lists = in_.count(); lists > 0 && !in_.failed(); --lists) {
      Phrase phrase;
      phrase.language = static_cast<std::uint8_t>(in_.number_below(lexicon_.languages_.size()));
      phrase.kind =
          static_cast<std::uint8_t>(in_.number_below(std::max<std::size_t>(1, lexicon_.kinds_.size())));
      phrase.role = static_cast<Role>(in_.number_below(static_cast<std::size_t>(Role::count_)));
      lexicon_.phrases_.insert(lexicon_.phrases_.end(), in_.count(), phrase);
      if (lexicon_.phrases_.size() > in_.bytes_left()) in_.fail();
    }
    std::uint32_t elements = 0;
    for (Phrase& phrase : lexicon_.phrases_) {
      const std::uint32_t form = in_.number();
      phrase.opens_clause = (form & 1U) != 0;
      phrase.elements = static_cast<std::uint8_t>(form / 2);
      phrase.first_element = elements;
      elements += phrase.elements;
      if (form < 2 || form / 2 > kMostElements) in_.fail();
    }
    if (in_.failed()) return;
    read_elements(elements);
    begin_without_what_is_optional();
  }

  void read_elements(std::uint32_t count) {
    lexicon_.elements_.resize(count);
    for (Element& element : lexicon_.elements_) {
      const std::uint32_t form = in_.number();
      if ((form & 3U) > static_cast<std::uint32_t>(Element::Match::role)) in_.fail();
      element.match = static_cast<Element::Match>(form & 3U);
      element.optional = (form & 4U) != 0;
      element.gap = static_cast<std::uint8_t>(form >> 3U);
    }
    lexicon_.sets_.reserve(in_.count());
    for (Element& element : lexicon_.elements_) {
      switch (element.match) {
        case Element::Match::term:
          element.term = read_term();
          break;
        case Element::Match::role:
          element.term = in_.number_below(static_cast<std::size_t>(Role::count_));
          break;
        case Element::Match::set:
          element.term = read_set();
          break;
      }
    }
    terms_ = last_ + 1;
  }

  /// The number of a set: 0 is one that follows right here.
  std::uint32_t read_set() {
    const std::uint32_t named = in_.number_below(lexicon_.sets_.size() + 1);
    if (named != 0) return named - 1;
    auto& set = lexicon_.sets_.emplace_back(in_.count());
    for (Term& term : set) term = read_term();
    std::sort(set.begin(), set.end());
    return static_cast<std::uint32_t>(lexicon_.sets_.size() - 1);
  }

  /// Phrases are found by how they begin, so what may be left out there makes a second phrase.
  void begin_without_what_is_optional() {
    std::vector<Phrase> all;
    all.reserve(lexicon_.phrases_.size());
    for (Phrase phrase : lexicon_.phrases_) {
      all.push_back(phrase);
      while (phrase.elements > 1 && lexicon_.elements_[phrase.first_element].optional) {
        ++phrase.first_element;
        --phrase.elements;
        all.push_back(phrase);
      }
    }
    lexicon_.phrases_ = std::move(all);
  }

  /// At most how many words the phrases can begin with, counted for each phrase.
  std::size_t beginnings() const {
    std::size_t count = 0;
    for (const Phrase& phrase : lexicon_.phrases_) {
      const Element& first = lexicon_.elements_[phrase.first_element];
      if (first.match == Element::Match::set) count += lexicon_.sets_[first.term].size();
      if (first.match == Element::Match::role) count += terms_;
    }
    return count;
  }

  /// Sorts what `each(visit)` visits, as visit(bucket, value), into buckets, keeping the order within each.
  template <typename Value, typename Each>
  static void sort_into(std::size_t buckets, const Each& each, std::vector<Value>& values,
                        std::vector<std::uint32_t>& begins) {
    begins.assign(buckets + 1, 0);
    each([&](std::size_t bucket, const Value&) { ++begins[bucket + 1]; });
    for (std::size_t b = 0; b < buckets; ++b) begins[b + 1] += begins[b];
    values.resize(begins[buckets]);
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    each([&](std::size_t bucket, const Value& value) { values[next[bucket]++] = value; });
  }

  void index_roles() {
    const auto each = [&](const auto& visit) {
      for (const Phrase& phrase : lexicon_.phrases_) {
        const Element& element = lexicon_.elements_[phrase.first_element];
        if (phrase.elements != 1) continue;
        const PhraseLexicon::TermRole role{phrase.role, phrase.language};
        if (element.match == Element::Match::term) visit(element.term, role);
        if (element.match != Element::Match::set) continue;
        for (const Term term : lexicon_.sets_[element.term]) visit(term, role);
      }
    };
    sort_into<PhraseLexicon::TermRole>(terms_, each, lexicon_.roles_, lexicon_.roles_of_);
  }

  /// The terms that have a role as a phrase of their own, by language and role, ascending.
  std::vector<std::vector<Term>> terms_by_role() const {
    std::vector<std::vector<Term>> terms(lexicon_.languages_.size() * static_cast<std::size_t>(Role::count_));
    for (Term term = 0; term < terms_; ++term) {
      for (std::uint32_t r = lexicon_.roles_of_[term]; r < lexicon_.roles_of_[term + 1]; ++r) {
        auto& list = terms[bucket_of(lexicon_.roles_[r].language, lexicon_.roles_[r].role)];
        if (list.empty() || list.back() != term) list.push_back(term);
      }
    }
    return terms;
  }

  static std::size_t bucket_of(std::uint8_t language, Role role) {
    return language * static_cast<std::size_t>(Role::count_) + static_cast<std::size_t>(role);
  }

  /// Notes for each phrase what must follow its first word: what stands second, or behind what may be absent.
  void note_seconds(const std::vector<std::vector<Term>>& by_role) {
    const auto bits_of = [](const std::vector<Term>& terms) {
      TermBits bits = 0;
      for (const Term term : terms) bits |= PhraseLexicon::bit_of(term);
      return bits;
    };
    std::vector<TermBits> of_sets, of_roles;
    for (const auto& terms : lexicon_.sets_) of_sets.push_back(bits_of(terms));
    for (const auto& terms : by_role) of_roles.push_back(bits_of(terms));
    const auto bits_of_element = [&](const Element& element, std::uint8_t language) {
      switch (element.match) {
        case Element::Match::term:
          return PhraseLexicon::bit_of(element.term);
        case Element::Match::set:
          return of_sets[element.term];
        default:
          return of_roles[bucket_of(language, static_cast<Role>(element.term))];
      }
    };
    for (Phrase& phrase : lexicon_.phrases_) {
      TermBits bits = 0;
      std::size_t gap = 0;
      for (std::size_t e = 1; e < phrase.elements; ++e) {
        const Element& element = lexicon_.elements_[phrase.first_element + e];
        gap += element.gap;
        if (gap >= PhraseLexicon::kWidestSecond) break;
        bits |= bits_of_element(element, phrase.language);
        if (element.optional) continue;
        phrase.seconds = bits;
        break;
      }
    }
  }

  /// A phrase begins with its first term, or with every term of the set or role that stands there.
  void index_starts(const std::vector<std::vector<Term>>& by_role) {
    const auto each = [&](const auto& visit) {
      for (std::uint32_t p = 0; p < lexicon_.phrases_.size(); ++p) {
        const Phrase& phrase = lexicon_.phrases_[p];
        const Element& first = lexicon_.elements_[phrase.first_element];
        if (first.match == Element::Match::term) {
          visit(first.term, p);
          continue;
        }
        const auto& terms = first.match == Element::Match::set
                                ? lexicon_.sets_[first.term]
                                : by_role[bucket_of(phrase.language, static_cast<Role>(first.term))];
        for (const Term term : terms) visit(term, p);
      }
    };
    sort_into<std::uint32_t>(terms_, each, lexicon_.starts_, lexicon_.of_term_);
  }

  PackedReader in_;
  Term last_ = kDigitsTerm;                // the last that a phrase has named first
  std::uint32_t terms_ = kDigitsTerm + 1;  // how many there are, with 0, which is none
  PhraseLexicon lexicon_;
};

Result<PhraseLexicon> PhraseLexicon::load(std::string_view pack) { return PhraseReader(pack).read(); }

void PhraseLexicon::Spellings::reserve(std::size_t count) {
  entries_.reserve(count);
  std::size_t slots = 16;
  while (slots < 2 * count) slots *= 2;
  slots_.assign(slots, 0);
}

void PhraseLexicon::Spellings::add(std::uint32_t hash, std::string_view spelling, std::uint32_t first_term,
                                   std::uint32_t end_term) {
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
  entries_.push_back({hash, static_cast<std::uint32_t>(bytes_.size()), first_term, end_term,
                      static_cast<std::uint8_t>(spelling.size())});
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  bytes_ += spelling;
  filter_.add(hash);
  sizes_[spelling.size()] = true;
}

const PhraseLexicon::Spelling* PhraseLexicon::Spellings::look_up(std::uint32_t hash,
                                                                 std::string_view spelling) const {
  for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const Spelling& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && spelling == std::string_view(bytes_).substr(entry.begin, entry.size))
      return &entry;
  }
  return nullptr;
}

float PhraseLexicon::weight(std::string_view name) const {
  const auto at = weights_.find(name);
  return at == weights_.end() ? 0.0F : at->second;
}

// --- matching
// -----------------------------------------------------------------------------------------------

void PhraseLexicon::append_terms(const Spelling* found, std::vector<std::uint32_t>& out) const {
  if (found) out.insert(out.end(), terms_.begin() + found->first_term, terms_.begin() + found->end_term);
}

/// Appends the terms that a word stands for: beginnings from the shortest on, the word itself, endings.
void PhraseLexicon::find_terms(std::string_view spelling, std::vector<std::uint32_t>& out) const {
  const Spellings& beginnings = spelled(Spelled::beginning);
  const Spellings& ends = spelled(Spelled::end);
  std::uint32_t hash = word_hash({});
  for (std::size_t size = 1; size <= spelling.size(); ++size) {
    hash = extend_word_hash(hash, byte_of(spelling[size - 1]));
    append_terms(beginnings.find(hash, spelling.substr(0, size)), out);
  }
  append_terms(spelled(Spelled::word).find(hash, spelling), out);
  hash = word_hash({});
  for (std::size_t size = 1; size <= spelling.size(); ++size) {
    const std::string_view end = spelling.substr(spelling.size() - size);
    hash = extend_word_hash(hash, byte_of(end.front()));
    append_terms(ends.find(hash, end), out);
  }
}

bool PhraseLexicon::has_role(Term term, Role role, std::uint8_t language) const {
  return std::any_of(roles_.begin() + roles_of_[term], roles_.begin() + roles_of_[term + 1],
                     [&](TermRole r) { return r.role == role && r.language == language; });
}

bool PhraseLexicon::fits(const Element& element, std::uint8_t language, std::size_t word,
                         const Scratch& scratch) const {
  return std::any_of(scratch.terms.begin() + scratch.offsets[word],
                     scratch.terms.begin() + scratch.offsets[word + 1], [&](Term term) {
                       switch (element.match) {
                         case Element::Match::term:
                           return term == element.term;
                         case Element::Match::set:
                           return std::binary_search(sets_[element.term].begin(), sets_[element.term].end(),
                                                     term);
                         default:
                           return has_role(term, static_cast<Role>(element.term), language);
                       }
                     });
}

/// Fits the elements from `e` on to the words after `at`, with `gap` more words between than there may be
/// anyway; the last word of the phrase, or nothing. What may be left out is left out where the rest fits only
/// so.
std::optional<std::size_t> PhraseLexicon::match_rest(const Phrase& phrase, std::uint8_t e, std::size_t at,
                                                     std::size_t gap, const Scratch& scratch) const {
  if (e == phrase.elements) return at;
  const Element& element = elements_[phrase.first_element + e];
  gap += element.gap;
  const std::size_t farthest = std::min(scratch.offsets.size() - 1, at + gap + 2);
  for (std::size_t next = at + 1; next < farthest && scratch.boundary[scratch.first_word + next] < kSentence;
       ++next) {
    if (!fits(element, phrase.language, next, scratch)) continue;
    if (const auto last = match_rest(phrase, e + 1, next, 0, scratch)) return last;
    break;
  }
  return element.optional ? match_rest(phrase, e + 1, at, gap, scratch) : std::nullopt;
}

/// Notes for each word what terms the next words stand for.
void PhraseLexicon::prepare_following(Scratch& scratch) const {
  const std::size_t words = scratch.offsets.size() - 1;
  scratch.follows.assign(words, kAnything);
  for (std::size_t i = 1; i < words; ++i) {
    TermBits here = 0;
    for (std::uint32_t t = scratch.offsets[i]; t < scratch.offsets[i + 1]; ++t) {
      here |= bit_of(scratch.terms[t]);
    }
    for (std::size_t back = 1; back <= std::min(kWidestSecond, i); ++back) scratch.follows[i - back] |= here;
  }
}

void PhraseLexicon::match_phrase(const Phrase& phrase, std::size_t word, const Scratch& scratch,
                                 std::vector<PhraseHit>& hits) const {
  if ((scratch.follows[word] & phrase.seconds) == 0) return;
  if (phrase.opens_clause && word != 0 && scratch.boundary[scratch.first_word + word] == kNone) return;
  const auto last = phrase.elements == 1 ? word : match_rest(phrase, 1, word, 0, scratch);
  if (last) {
    const auto in_text = [&](std::size_t i) { return scratch.first_word + static_cast<std::uint32_t>(i); };
    hits.push_back({phrase.role, phrase.language, phrase.kind, in_text(word), in_text(*last)});
  }
}

/// Notes the terms that each word stands for.
void PhraseLexicon::look_up(const Words& words, Scratch& scratch) const {
  scratch.offsets.clear();
  scratch.terms.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    scratch.offsets.push_back(static_cast<std::uint32_t>(scratch.terms.size()));
    if (words[i].digits) {
      scratch.terms.push_back(kDigitsTerm);
      continue;
    }
    scratch.spelling.clear();
    append_spelling(scratch.spelling, words.view(i).substr(0, kLongestSpelling));
    find_terms(scratch.spelling, scratch.terms);
    if (!first_of_clitics_[static_cast<unsigned char>(scratch.spelling[0])]) continue;
    for (const std::string& clitic : clitics_) {
      if (scratch.spelling.size() > clitic.size() + 3 && scratch.spelling.starts_with(clitic)) {
        find_terms(std::string_view(scratch.spelling).substr(clitic.size()), scratch.terms);
      }
    }
  }
  scratch.offsets.push_back(static_cast<std::uint32_t>(scratch.terms.size()));
}

void PhraseLexicon::match_paragraph(const Words& paragraph, Scratch& scratch,
                                    std::vector<PhraseHit>& hits) const {
  look_up(paragraph, scratch);
  prepare_following(scratch);
  for (std::size_t i = 0; i < paragraph.size(); ++i) {
    for (std::uint32_t t = scratch.offsets[i]; t < scratch.offsets[i + 1]; ++t) {
      const Term term = scratch.terms[t];
      for (std::uint32_t p = of_term_[term]; p < of_term_[term + 1]; ++p) {
        match_phrase(phrases_[starts_[p]], i, scratch, hits);
      }
    }
  }
}

void PhraseLexicon::match(const SplitText& words, Scratch& scratch, std::vector<PhraseHit>& hits,
                          std::span<ParagraphNotes> notes) const {
  scratch.boundary.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool between_digits = i > 0 && words[i - 1].digits && words[i].digits;
    scratch.boundary.push_back(i == 0 ? kNone : boundary_of(words.gap_before(i), between_digits));
  }
  scratch.boundary.push_back(boundary_of(words.gap_before(words.size()), false));
  for (std::size_t p = 0; p < words.paragraphs(); ++p) {
    scratch.first_word = words.first_word(p);
    recall(notes, p, &ParagraphNotes::phrases, scratch.first_word, hits,
           [&] { match_paragraph(words.paragraph(p), scratch, hits); });
  }
}

}  // namespace sluss
