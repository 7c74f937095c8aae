#include "find/name_tokens.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::uint32_t kFnvOffset = 2166136261U;
constexpr std::uint32_t kFnvPrime = 16777619U;
constexpr std::uint32_t kFnvPrimeInverse = 899433627U;  // modulo 2^32
static_assert(kFnvPrime * kFnvPrimeInverse == 1U);

/// word_hash of a word with `suffix` put on, or taken off (FNV-1a runs backwards as well).
constexpr std::uint32_t with_suffix(std::uint32_t hash, std::string_view suffix) {
  for (const char byte : suffix) hash = (hash ^ static_cast<unsigned char>(byte)) * kFnvPrime;
  return hash;
}
constexpr std::uint32_t without_suffix(std::uint32_t hash, std::string_view suffix) {
  for (auto byte = suffix.rbegin(); byte != suffix.rend(); ++byte) {
    hash = (hash * kFnvPrimeInverse) ^ static_cast<unsigned char>(*byte);
  }
  return hash;
}

/// How names are inflected: an ending, and what stands in its place in the form that the lexicon has.
struct Ending {
  Script script;
  std::string_view ending;
  std::string_view base;
};
constexpr Ending kEndings[] = {
    {Script::latin, "s", ""},       // Swedish, Norwegian, Danish, English, German genitives
    {Script::latin, "sen", "nen"},  // Finnish: Virtasen
    {Script::latin, "n", ""},        {Script::latin, "lle", ""},          {Script::latin, "lla", ""},
    {Script::latin, "lta", ""},      {Script::latin, "iego", "i"},  // Polish: Kowalskiego
    {Script::latin, "iemu", "i"},    {Script::latin, "im", "i"},          {Script::latin, "owi", ""},
    {Script::latin, "em", ""},       {Script::latin, "y", "a"},           {Script::latin, "ę", "a"},
    {Script::latin, "ą", "a"},       {Script::latin, "ie", "a"},          {Script::latin, "i", "a"},
    {Script::cyrillic, "а", ""},     {Script::cyrillic, "у", ""},         {Script::cyrillic, "ом", ""},
    {Script::cyrillic, "ем", ""},    {Script::cyrillic, "ым", ""},        {Script::cyrillic, "им", ""},
    {Script::cyrillic, "ові", ""},   {Script::cyrillic, "е", ""},         {Script::cyrillic, "я", "й"},
    {Script::cyrillic, "ю", "й"},    {Script::cyrillic, "я", "ь"},        {Script::cyrillic, "ю", "ь"},
    {Script::cyrillic, "єм", "й"},   {Script::cyrillic, "ем", "й"},       {Script::cyrillic, "ы", "а"},
    {Script::cyrillic, "и", "а"},    {Script::cyrillic, "е", "а"},        {Script::cyrillic, "і", "а"},
    {Script::cyrillic, "у", "а"},    {Script::cyrillic, "ой", "а"},       {Script::cyrillic, "ою", "а"},
    {Script::cyrillic, "и", "я"},    {Script::cyrillic, "і", "я"},        {Script::cyrillic, "ї", "я"},
    {Script::cyrillic, "ю", "я"},    {Script::cyrillic, "ей", "я"},       {Script::cyrillic, "єю", "я"},
    {Script::cyrillic, "ею", "я"},   {Script::cyrillic, "ой", "ая"},      {Script::cyrillic, "ої", "а"},
    {Script::cyrillic, "ій", "а"},   {Script::cyrillic, "ого", "ий"},     {Script::cyrillic, "ому", "ий"},
    {Script::cyrillic, "ого", "ый"}, {Script::cyrillic, "ского", "ский"},
};
/// Small words that Arabic-script and Ethiopic writing puts in front of a name without a space.
constexpr std::string_view kPrefixes[] = {"و", "ل", "ب", "يا", "ን", "ብ", "ናይ"};

/// Does `word` end so, ASCII capitals aside?
bool ends_with_lower(std::string_view word, std::string_view ending) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return std::equal(ending.rbegin(), ending.rend(), word.rbegin(), same);
}

/// Sets `known` and `base` to those of the name that the word is a case form of, if that is a name before it
/// is a word.
void look_up_base(NameToken& token, std::string_view word, const NameLexicon& lexicon) {
  const auto take = [&](std::uint32_t base) {
    const WordKnowledge known = lexicon.knowledge(base);
    if (!known.name() || known.word() >= 2) return false;
    token.known = known;
    token.base = base;
    return token.inflected = true;
  };
  if (token.script == Script::latin || token.script == Script::cyrillic) {
    for (const Ending& e : kEndings) {
      if (e.script != token.script || word.size() < e.ending.size() + 3 || !ends_with_lower(word, e.ending))
        continue;
      if (take(with_suffix(without_suffix(token.word, e.ending), e.base))) return;
    }
  } else if (token.script == Script::arabic || token.script == Script::ethiopic) {
    for (const std::string_view prefix : kPrefixes) {
      if (word.size() < prefix.size() + 4 || !word.starts_with(prefix)) continue;
      if (take(word_hash(word.substr(prefix.size())))) return;
    }
  }
}

bool may_be_inflected(const NameToken& token, Casing casing) {
  return !token.known.known() && token.shape != Shape::digits &&
         (token.shape != Shape::lower || casing == Casing::lower);
}

/// A capital after a small letter, or two capitals before small letters: "YouTube", "RFleeshman". In
/// McCarthy, LeBron and JoAnn, what stands before the second capital is a particle or a name.
bool is_camel_case(std::string_view word, const NameLexicon& lexicon) {
  constexpr unsigned kLongestPrefix = 3;
  unsigned capitals = 0;  // in a row
  std::uint32_t before = word_hash("");
  for (std::size_t at = 0, letter = 0; at < word.size(); ++letter) {
    const Decoded c = decode(word, at);
    const bool capital = lower(c.code_point) != c.code_point;
    if (capital && capitals == 0 && letter > 0) {
      const bool of_name = lexicon.context(before).has(Context::particle) || lexicon.knowledge(before).name();
      if (letter > kLongestPrefix || !of_name) return true;
    }
    if (!capital && capitals >= 2) return true;
    capitals = capital ? capitals + 1 : 0;
    before = extend_word_hash(before, lower(c.code_point));
    at += c.size;
  }
  return false;
}

Shape shape_of(const Word& word, std::string_view text, const NameLexicon& lexicon) {
  if (word.digits) return Shape::digits;
  if (word.script == Script::arabic || word.script == Script::ethiopic || word.script == Script::other) {
    return Shape::caseless;
  }
  if (word.all_caps) return Shape::caps;
  if (!word.capital) return Shape::lower;
  if (decode(text, 0).size == text.size()) return Shape::initial;
  return is_camel_case(text, lexicon) ? Shape::camel : Shape::capital;
}

Gap gap_of(std::string_view gap) {
  if (gap.empty() || gap == "_") return Gap::nothing;
  if (gap == " ") return Gap::space;
  if (gap == "-") return Gap::hyphen;
  if (gap == "'" || gap == "\xE2\x80\x99" || gap == "`" || gap == "\xC2\xB4") return Gap::apostrophe;
  if (gap == ".") return Gap::point;
  if (gap == " ' ") return Gap::apostrophe;  // as some texts are typeset
  if (gap.find('\n') != std::string_view::npos) return Gap::newline;
  switch (gap.back()) {  // what stands next to the word
    case '@':
      return Gap::at;
    case '#':
      return Gap::hash;
    case '/':
      return Gap::slash;
    case '(':
    case '[':
      return Gap::opening;
    case '"':
    case '\'':
      return Gap::quote;
    case '-':
      return Gap::dash;
    default:
      break;
  }
  for (const char c : gap) {
    switch (c) {
      case '.':
        return Gap::stop;
      case '!':
      case '?':
        return Gap::exclaim;
      case ',':
      case ';':
        return Gap::comma;
      case ':':
        return Gap::colon;
      case '/':
        return Gap::slash;
      case '-':
        return Gap::dash;
      case ')':
      case ']':
        return Gap::closing;
      case '"':
        return Gap::quote;
      default:
        break;
    }
  }
  return gap.find_first_not_of(' ') == std::string_view::npos ? Gap::space : Gap::other;
}

Casing casing_of(const std::vector<NameToken>& tokens) {
  std::size_t cased = 0;
  std::size_t capitals = 0;
  std::size_t shouted = 0;
  for (const NameToken& t : tokens) {
    if (t.shape == Shape::digits || t.shape == Shape::caseless) continue;
    ++cased;
    capitals += t.shape != Shape::lower ? 1 : 0;
    shouted += t.shape == Shape::caps ? 1 : 0;
  }
  if (cased < 2) return Casing::mixed;
  if (shouted * 10 > cased * 6) return Casing::shouted;
  if (capitals == 0) return Casing::lower;
  if (cased >= 5 && capitals * 10 > cased * 7) return Casing::titled;
  return Casing::mixed;
}

Tongue tongue_of(const std::vector<NameToken>& tokens) {
  int english = 0;
  bool foreign = false;
  for (const NameToken& t : tokens) {
    english += t.context.has(Context::english_word) ? 1 : t.context.has(Context::foreign_word) ? -1 : 0;
    foreign |=
        t.context.has(Context::foreign_word) || t.shape == Shape::caseless || t.script == Script::cyrillic;
  }
  return english > 0 ? Tongue::english : foreign ? Tongue::other : Tongue::unknown;
}

constexpr ContextSet kAnnounces = ContextSet()
                                      .with(Context::introduction)
                                      .with(Context::relation)
                                      .with(Context::role)
                                      .with(Context::family)
                                      .with(Context::title);

/// May a name begin or go on at this word, as far as the word itself can tell?
bool suspicious(const NameToken& t, Casing casing, bool sentence_start) {
  const WordKnowledge k = t.known;
  if (t.shape == Shape::digits) return false;
  if (t.shape == Shape::caseless || casing == Casing::lower) {
    return (k.given() >= 1 || k.surname() >= 2 || (t.shape == Shape::caseless && k.surname() >= 1)) &&
           k.word() < 3;
  }
  if (t.shape == Shape::lower) return k.given() >= 2 && k.word() == 0;
  if (casing == Casing::shouted) return k.word() < 3 || k.given() >= 3;
  return k.word() < 3 || (k.given() >= 2 && !sentence_start);
}

/// "Anna Lind/ACME@acme", "Anna Lind@ACME": the last name, with what mail programs of companies put behind
/// it.
bool is_notes_address(const std::vector<NameToken>& list, std::size_t first, std::size_t last) {
  bool at = false;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (list[i].gap == Gap::point || list[i].gap == Gap::stop) return false;  // an e-mail address
    at |= list[i].gap == Gap::at;
  }
  return at && list[first].shape == Shape::capital && list[first].gap == Gap::space;
}

/// Closes the words of e-mail addresses, links, account names and codes: in "xaawo77", "@anna", "AnnaLind"
/// and "a.lind@…" they are parts of something else, which others look for.
void close_addresses(NameTokens& tokens) {
  std::vector<NameToken>& list = tokens.list;
  for (std::size_t first = tokens.first; first < tokens.last;) {
    std::size_t last = first + 1;
    while (last < tokens.last && list[last].joined) ++last;
    const auto unlike_name = [&](const NameToken& t) {
      const bool in_run = &t != &list[first];
      return t.gap == Gap::at || (in_run && (t.gap == Gap::slash || t.gap == Gap::nothing)) ||
             (t.shape == Shape::digits && last - first > 1);
    };
    const auto from = list.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = list.begin() + static_cast<std::ptrdiff_t>(last);
    if (std::any_of(from, to, unlike_name)) {
      const bool begins_with_name = is_notes_address(list, first, last);
      std::for_each(from + (begins_with_name ? 1 : 0), to, [](NameToken& t) { t.open = false; });
    }
    std::for_each(from, to, [](NameToken& t) { t.open &= t.shape != Shape::camel || t.gap == Gap::hash; });
    first = last;
  }
}

void open_windows(NameTokens& tokens) {
  std::vector<NameToken>& list = tokens.list;
  const auto open = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min<std::size_t>(to, tokens.last); ++i) list[i].open = true;
  };
  for (std::size_t i = tokens.first; i < tokens.last; ++i) {
    if (suspicious(list[i], tokens.casing, ends_sentence(list[i].gap))) {
      open(i == tokens.first ? i : i - 1, i + (tokens.casing == Casing::lower ? 3 : 2));
    }
    if (list[i].context.has(Context::introduction)) open(i + 1, i + 5);
    if (list[i].context.has_any(kAnnounces)) open(i + 1, i + 3);
  }
}

/// Hashes of the first and last letters of the lower-case word.
void spell(NameToken& token, std::string_view word) {
  std::array<char32_t, 4> last{};
  std::uint32_t hash = kFnvOffset;
  unsigned letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const Decoded c = decode(word, at);
    const char32_t low = lower(c.code_point);
    if (letters < 4) token.prefix[letters] = hash = (hash ^ low) * kFnvPrime;
    last = {low, last[0], last[1], last[2]};
    at += c.size;
  }
  for (unsigned i = std::min(letters, 4U); i < 4; ++i) token.prefix[i] = 0;
  hash = kFnvOffset;
  for (unsigned i = 0; i < 4; ++i) token.suffix[i] = i < letters ? hash = (hash ^ last[i]) * kFnvPrime : 0;
  token.letters = static_cast<std::uint8_t>(std::min(letters, 255U));
}

}  // namespace

void NameTokens::read(const Words& words, const NameLexicon& lexicon) {
  list.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    NameToken& t = list.emplace_back();
    t.word = t.base = word.hash;
    t.begin = word.begin;
    t.end = word.end;
    t.script = word.script;
    t.shape = shape_of(word, words.view(i), lexicon);
    const std::string_view gap = words.gap_before(i);
    t.gap = gap_of(gap);
    t.joined = i > 0 && t.gap != Gap::space && gap.find_first_of(" \n,;:()\"|") == std::string_view::npos;
    // A longer word rather has the shortened hash of a name than is one: "yrkesförpliktelser".
    constexpr std::uint32_t kLongestName = 14;
    const WordKnowledge known = lexicon.knowledge(word.hash);
    const bool too_long = t.script == Script::latin && t.end - t.begin > kLongestName && known.name();
    t.known = too_long ? WordKnowledge() : known;
    t.context = lexicon.context(word.hash);
  }
  casing = casing_of(list);
  tongue = tongue_of(list);
}

void NameTokens::open(const Words& words, const NameLexicon& lexicon) {
  for (std::size_t i = first; i < last; ++i) {
    if (may_be_inflected(list[i], casing)) look_up_base(list[i], words.view(i), lexicon);
  }
  open_windows(*this);
  close_addresses(*this);
  for (std::size_t i = first; i < last; ++i) {
    if (list[i].open) spell(list[i], words.view(i));
  }
}

void NameTokens::complete(std::uint32_t i, const Words& words, const NameLexicon& lexicon) {
  if (may_be_inflected(list[i], casing)) look_up_base(list[i], words.view(i), lexicon);
  spell(list[i], words.view(i));
}

void NameTokens::assign(const Words& words, const NameLexicon& lexicon) {
  read(words, lexicon);
  enter(0, static_cast<std::uint32_t>(words.size()));
  open(words, lexicon);
}

}  // namespace sluss
