#include "find/phrases.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "text/fold.h"
#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::string_view kRoleNames[] = {
    "self",    "mine",     "mine_after", "relations", "relatives", "third",  "others", "be",
    "have",    "begins",   "not",        "not_after", "if",        "breaks", "joins",  "never",
    "numbers", "units",    "months",     "dates",     "nouns",     "own",    "types",  "acts",
    "steps",   "own_acts", "outcomes",   "stages",    "gets",      "asks",   "rules",  "requests",
    "details", "says",     "happened",   "is",        "has",
};
static_assert(std::size(kRoleNames) == static_cast<std::size_t>(Role::count_));

constexpr std::uint32_t kDigits = 1;          // the term of every number written in digits: '#' in the data
constexpr std::uint8_t kGap = 3;              // words that '..' may stand for
constexpr std::size_t kLongestSpelling = 64;  // bytes of a word that are looked at; no term is longer

std::optional<Role> role_named(std::string_view name) {
  const auto at = std::find(std::begin(kRoleNames), std::end(kRoleNames), name);
  if (at == std::end(kRoleNames)) return std::nullopt;
  return static_cast<Role>(at - std::begin(kRoleNames));
}

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

std::string plain_spelling(std::string_view spelling) {
  std::string out;
  for (std::size_t at = 0; at < spelling.size();) {
    const Decoded c = decode(spelling, at);
    append_utf8(out, without_accent(c.code_point));
    at += c.size;
  }
  return out;
}

std::string_view next_item(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const std::string_view item = rest.substr(0, rest.find(' '));
  rest.remove_prefix(item.size());
  return item;
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

/// Reads a pack line by line and builds the tables.
class PhraseCompiler {
 public:
  Result<PhraseLexicon> compile(std::string_view pack) {
    std::size_t line = 0;
    while (!pack.empty()) {
      const std::size_t end = std::min(pack.find('\n'), pack.size());
      ++line;
      if (const std::string reason = read(pack.substr(0, end)); !reason.empty()) {
        return Error{"phrases:" + std::to_string(line), reason};
      }
      pack.remove_prefix(std::min(end + 1, pack.size()));
    }
    finish();
    return std::move(lexicon_);
  }

 private:
  using Phrase = PhraseLexicon::Phrase;
  using Element = PhraseLexicon::Element;

  std::string read(std::string_view line) {
    if (line.empty()) return {};
    if (line[0] != '@') return listed_ ? add_phrases(line) : "no @list before this";
    line.remove_prefix(1);
    const std::string_view command = next_item(line);
    const std::string_view name = next_item(line);
    if (command == "weight") return add_weight(std::string(name), next_item(line));
    if (command == "language") {
      lexicon_.languages_.push_back({std::string(name)});
      listed_ = false;
      return {};
    }
    if (lexicon_.languages_.empty()) return "no @language before this";
    if (command == "list") return open_list(name);
    if (command == "clitic") {
      lexicon_.clitics_.push_back(fold(name));
    } else if (command == "drops_copula") {
      lexicon_.languages_.back().drops_copula = true;
    } else if (command == "verb_last") {
      lexicon_.languages_.back().verb_last = true;
    } else if (command == "plain_spelling") {
      lexicon_.languages_.back().plain_spelling = true;
    } else {
      return "unknown command @" + std::string(command);
    }
    return {};
  }

  std::string add_weight(std::string name, std::string_view value) {
    // from_chars for floating point is missing from some standard libraries: thousandths will do
    int thousandths = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), thousandths);
    if (error != std::errc{} || end != value.data() + value.size())
      return "not a whole number of thousandths";
    lexicon_.weights_[std::move(name)] = static_cast<float>(thousandths) / 1000.0F;
    return {};
  }

  std::string open_list(std::string_view name) {
    const std::size_t slash = name.find('/');
    list_ = {};
    list_.language = static_cast<std::uint8_t>(lexicon_.languages_.size() - 1);
    if (slash != name.npos) {
      const std::string kind(name.substr(0, slash));
      auto at = std::find(lexicon_.kinds_.begin(), lexicon_.kinds_.end(), kind);
      if (at == lexicon_.kinds_.end()) at = lexicon_.kinds_.insert(at, kind);
      list_.kind = static_cast<std::uint8_t>(at - lexicon_.kinds_.begin());
      name.remove_prefix(slash + 1);
    }
    const auto role = role_named(name);
    if (!role || (*role >= Role::says) != (slash != name.npos)) return "no such list: " + std::string(name);
    list_.role = *role;
    listed_ = true;
    return {};
  }

  std::string add_phrases(std::string_view line) {
    const std::vector<std::string> written = alternatives(line);
    if (written.empty()) return "a bracket is not closed: " + std::string(line);
    for (const std::string& phrase : written) {
      if (const std::string reason = add_phrase(phrase); !reason.empty()) {
        return reason + ": " + std::string(line);
      }
    }
    return {};
  }

  static bool is_one_word(std::string_view choice) {
    return !choice.empty() && choice != ".." && choice != "_" && choice != "^" &&
           choice.find_first_of(" '-.&+{<") == choice.npos;
  }

  /// The brackets of a phrase resolved, the innermost first: choices that are one word become a set, written
  /// "<n>" ("<n>?" if it may be left out); other choices are written out as phrases of their own.
  std::vector<std::string> alternatives(std::string_view phrase) {
    const std::size_t open = phrase.find_last_of("([");
    if (open == std::string_view::npos) return {std::string(phrase)};
    const std::size_t close = phrase.find(phrase[open] == '(' ? ')' : ']', open);
    if (close == std::string_view::npos) return {};
    std::vector<std::string> choices;
    bool optional = phrase[open] == '[';
    std::vector<std::uint32_t> set;
    for (std::size_t at = open + 1; at <= close;) {
      const std::size_t end = std::min(phrase.find('|', at), close);
      const std::string_view choice = phrase.substr(at, end - at);
      if (is_one_word(choice)) {
        set.push_back(choice == "#" ? kDigits : term_of(choice));
      } else if (choice.empty()) {
        optional = true;
      } else {
        choices.emplace_back(choice);
      }
      at = end + 1;
    }
    if (!set.empty()) {
      std::sort(set.begin(), set.end());
      choices.push_back("<" + std::to_string(lexicon_.sets_.size()) + (optional ? ">?" : ">"));
      lexicon_.sets_.push_back(std::move(set));
    } else if (optional) {
      choices.emplace_back();
    }
    std::vector<std::string> out;
    for (const std::string& choice : choices) {
      std::string written(phrase.substr(0, open));
      written.append(choice).append(phrase.substr(close + 1));
      for (std::string& whole : alternatives(written)) out.push_back(std::move(whole));
    }
    return out;
  }

  std::string add_phrase(std::string_view phrase) {
    Phrase out = list_;
    out.first_element = static_cast<std::uint32_t>(lexicon_.elements_.size());
    std::uint8_t gap = 0;
    for (std::string_view item = next_item(phrase); !item.empty(); item = next_item(phrase)) {
      Element element;
      if (item == "^") {
        out.opens_clause = true;
        continue;
      }
      if (item == ".." || item == "_") {
        gap = static_cast<std::uint8_t>(gap + (item == "_" ? 1 : kGap));
        continue;
      }
      element.gap = gap;
      gap = 0;
      if (item == "#") {
        element.term = kDigits;
      } else if (item.front() == '<') {
        element.match = Element::Match::set;
        std::from_chars(item.data() + 1, item.data() + item.size(), element.term);
        element.optional = item.back() == '?';
      } else if (item.front() == '{' && item.back() == '}') {
        const auto role = role_named(item.substr(1, item.size() - 2));
        if (!role) return "no such list in braces";
        element.match = Element::Match::role;
        element.term = static_cast<std::uint32_t>(*role);
      } else {
        add_words(item, element);
        continue;
      }
      lexicon_.elements_.push_back(element);
    }
    const std::size_t count = lexicon_.elements_.size() - out.first_element;
    if (count == 0) return "a phrase without words";
    if (count > 12) return "a phrase of more than 12 words";
    out.elements = static_cast<std::uint8_t>(count);
    lexicon_.phrases_.push_back(out);
    // Phrases are found by how they begin, so what may be left out there makes a second phrase.
    while (out.elements > 1 && lexicon_.elements_[out.first_element].optional) {
      ++out.first_element;
      --out.elements;
      lexicon_.phrases_.push_back(out);
    }
    return {};
  }

  /// One or more words that are written without a space between ("i'm").
  void add_words(std::string_view item, Element element) {
    const bool suffix = item.front() == '*';
    const bool prefix = item.back() == '*' && item.size() > 1;
    const std::string text = fold(item);
    Words words;
    words.assign(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string spelling;
      append_spelling(spelling, words.view(i));
      element.term = term(spelling, suffix && i == 0, prefix && i + 1 == words.size());
      lexicon_.elements_.push_back(element);
      element.gap = 0;
    }
  }

  std::uint32_t term_of(std::string_view word) {
    const std::string text = fold(word);
    std::string spelling;
    for (const char c : text) {
      if (c != '*') spelling.push_back(c);
    }
    std::string key;
    append_spelling(key, spelling);
    return term(key, word.front() == '*', word.back() == '*');
  }

  std::uint32_t term(const std::string& spelling, bool suffix, bool prefix) {
    Keys& keys = suffix ? ends_ : prefix ? beginnings_ : words_;
    const auto add = [&](std::string key, std::uint32_t id) {
      if (suffix) std::reverse(key.begin(), key.end());
      auto& terms = keys[std::move(key)];
      if (std::find(terms.begin(), terms.end(), id) == terms.end()) terms.push_back(id);
    };
    const std::string name = (suffix ? "*" : "") + spelling + (prefix ? "*" : "");
    const auto next = static_cast<std::uint32_t>(terms_.size()) + kDigits + 1;
    const auto [known, is_new] = terms_.try_emplace(name, next);
    if (is_new) add(spelling, known->second);
    if (lexicon_.languages_.back().plain_spelling) add(plain_spelling(spelling), known->second);
    return known->second;
  }

  void finish() {
    lexicon_.of_key_.assign(2, 0);  // key 0 is none
    build(words_, beginnings_, lexicon_.forward_);
    build({}, ends_, lexicon_.backward_);
    index_roles();
    index_starts();
  }

  using Keys = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  std::uint32_t add_key(const std::vector<std::uint32_t>& terms) {
    lexicon_.terms_.insert(lexicon_.terms_.end(), terms.begin(), terms.end());
    lexicon_.of_key_.push_back(static_cast<std::uint32_t>(lexicon_.terms_.size()));
    return static_cast<std::uint32_t>(lexicon_.of_key_.size() - 2);
  }

  struct Entry {
    std::string_view spelling;
    const std::vector<std::uint32_t>* terms;
    bool prefix;
  };

  void build(const Keys& exact, const Keys& prefixes, PhraseLexicon::Trie& trie) {
    std::vector<Entry> entries;
    for (const auto& [spelling, terms] : exact) entries.push_back({spelling, &terms, false});
    for (const auto& [spelling, terms] : prefixes) entries.push_back({spelling, &terms, true});
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.spelling < b.spelling; });
    trie.nodes.emplace_back();
    grow(trie, 0, entries.data(), entries.data() + entries.size(), 0);
    for (std::uint32_t edge = 0; edge < trie.nodes[0].edges; ++edge) {
      trie.roots[trie.labels[edge]] = trie.targets[edge];
    }
  }

  /// Fills node `at`, whose entries [begin, end) share their first `depth` bytes.
  void grow(PhraseLexicon::Trie& trie, std::size_t at, const Entry* begin, const Entry* end,
            std::size_t depth) {
    for (; begin != end && begin->spelling.size() == depth; ++begin) {
      const std::uint32_t key = add_key(*begin->terms);
      (begin->prefix ? trie.nodes[at].prefix : trie.nodes[at].exact) = key;
    }
    struct Group {
      const Entry *begin, *end;
    };
    std::vector<Group> groups;
    for (const Entry* entry = begin; entry != end; ++entry) {
      if (entry == begin || entry[-1].spelling[depth] != entry->spelling[depth])
        groups.push_back({entry, entry});
      groups.back().end = entry + 1;
    }
    trie.nodes[at].first_edge = static_cast<std::uint32_t>(trie.labels.size());
    trie.nodes[at].edges = static_cast<std::uint16_t>(groups.size());
    const std::size_t edge = trie.labels.size();
    for (const Group& group : groups) {
      trie.labels.push_back(static_cast<unsigned char>(group.begin->spelling[depth]));
      trie.targets.push_back(0);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t child = trie.nodes.size();
      trie.targets[edge + i] = static_cast<std::uint32_t>(child);
      trie.nodes.emplace_back();
      grow(trie, child, groups[i].begin, groups[i].end, depth + 1);
    }
  }

  std::size_t term_count() const { return terms_.size() + kDigits + 1; }

  void index_roles() {
    std::vector<std::vector<PhraseLexicon::TermRole>> roles(term_count());
    for (const Phrase& phrase : lexicon_.phrases_) {
      const Element& element = lexicon_.elements_[phrase.first_element];
      if (phrase.elements != 1 || element.match == Element::Match::role) continue;
      if (element.match == Element::Match::term)
        roles[element.term].push_back({phrase.role, phrase.language});
      if (element.match == Element::Match::set) {
        for (const std::uint32_t term : lexicon_.sets_[element.term]) {
          roles[term].push_back({phrase.role, phrase.language});
        }
      }
    }
    lexicon_.roles_of_.push_back(0);
    for (const auto& list : roles) {
      lexicon_.roles_.insert(lexicon_.roles_.end(), list.begin(), list.end());
      lexicon_.roles_of_.push_back(static_cast<std::uint32_t>(lexicon_.roles_.size()));
    }
  }

  /// A phrase begins with its first term, or with every term of the set or role that stands there.
  void index_starts() {
    std::vector<std::vector<std::uint32_t>> starts(term_count());
    for (std::uint32_t p = 0; p < lexicon_.phrases_.size(); ++p) {
      const Phrase& phrase = lexicon_.phrases_[p];
      const Element& first = lexicon_.elements_[phrase.first_element];
      if (first.match == Element::Match::term) {
        starts[first.term].push_back(p);
      } else if (first.match == Element::Match::set) {
        for (const std::uint32_t term : lexicon_.sets_[first.term]) starts[term].push_back(p);
      } else {
        for (std::uint32_t term = 0; term < term_count(); ++term) {
          if (lexicon_.has_role(term, static_cast<Role>(first.term), phrase.language))
            starts[term].push_back(p);
        }
      }
    }
    lexicon_.of_term_.push_back(0);
    for (const auto& list : starts) {
      lexicon_.starts_.insert(lexicon_.starts_.end(), list.begin(), list.end());
      lexicon_.of_term_.push_back(static_cast<std::uint32_t>(lexicon_.starts_.size()));
    }
  }

  PhraseLexicon lexicon_;
  Phrase list_;  // what the phrases of the list have in common
  bool listed_ = false;
  std::unordered_map<std::string, std::uint32_t> terms_;
  Keys words_;
  Keys beginnings_;
  Keys ends_;
};

Result<PhraseLexicon> PhraseLexicon::load(std::string_view pack) { return PhraseCompiler().compile(pack); }

float PhraseLexicon::weight(std::string_view name) const {
  const auto at = weights_.find(name);
  return at == weights_.end() ? 0.0F : at->second;
}

const PhraseLexicon::Node* PhraseLexicon::Trie::child(const Node& node, char byte) const {
  const auto wanted = static_cast<unsigned char>(byte);
  if (&node == nodes.data()) return roots[wanted] == 0 ? nullptr : &nodes[roots[wanted]];
  for (std::uint32_t edge = node.first_edge; edge < node.first_edge + node.edges; ++edge) {
    if (labels[edge] == wanted) return &nodes[targets[edge]];
  }
  return nullptr;
}

void PhraseLexicon::append_terms(std::uint32_t key, std::vector<std::uint32_t>& out) const {
  out.insert(out.end(), terms_.begin() + of_key_[key], terms_.begin() + of_key_[key + 1]);
}

void PhraseLexicon::find_terms(std::string_view spelling, std::vector<std::uint32_t>& out) const {
  const Node* node = &forward_.nodes[0];
  std::size_t at = 0;
  for (; node; ++at) {
    if (node->prefix != 0) append_terms(node->prefix, out);
    if (at == spelling.size()) break;
    node = forward_.child(*node, spelling[at]);
  }
  if (node && node->exact != 0) append_terms(node->exact, out);

  node = &backward_.nodes[0];
  for (at = spelling.size(); node; --at) {
    if (node->prefix != 0) append_terms(node->prefix, out);
    if (at == 0) break;
    node = backward_.child(*node, spelling[at - 1]);
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

void PhraseLexicon::match_phrase(const Phrase& phrase, std::size_t word, const Scratch& scratch,
                                 std::vector<PhraseHit>& hits) const {
  if (phrase.opens_clause && word != 0 && scratch.boundary[word] == kNone) return;
  const std::size_t words = scratch.offsets.size() - 1;
  std::size_t at = word;
  std::size_t gap = 0;
  for (std::uint8_t e = 1; e < phrase.elements; ++e) {
    const Element& element = elements_[phrase.first_element + e];
    gap += element.gap;
    const std::size_t farthest = std::min(words, at + gap + 2);
    std::size_t next = at + 1;
    while (next < farthest && scratch.boundary[next] < kSentence &&
           !fits(element, phrase.language, next, scratch)) {
      ++next;
    }
    const bool found = next < farthest && scratch.boundary[next] < kSentence;
    if (!found && !element.optional) return;
    if (found) at = next;
    if (found) gap = 0;
  }
  hits.push_back({phrase.role, phrase.language, phrase.kind, static_cast<std::uint32_t>(word),
                  static_cast<std::uint32_t>(at)});
}

void PhraseLexicon::match(const Words& words, Scratch& scratch, std::vector<PhraseHit>& hits) const {
  scratch.offsets.clear();
  scratch.terms.clear();
  scratch.boundary.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    scratch.offsets.push_back(static_cast<std::uint32_t>(scratch.terms.size()));
    const bool between_digits = i > 0 && words[i - 1].digits && words[i].digits;
    scratch.boundary.push_back(i == 0 ? kNone : boundary_of(words.gap_before(i), between_digits));
    if (words[i].digits) {
      scratch.terms.push_back(kDigits);
      continue;
    }
    scratch.spelling.clear();
    append_spelling(scratch.spelling, words.view(i).substr(0, kLongestSpelling));
    find_terms(scratch.spelling, scratch.terms);
    for (const std::string& clitic : clitics_) {
      if (scratch.spelling.size() > clitic.size() + 3 && scratch.spelling.starts_with(clitic)) {
        find_terms(std::string_view(scratch.spelling).substr(clitic.size()), scratch.terms);
      }
    }
  }
  scratch.offsets.push_back(static_cast<std::uint32_t>(scratch.terms.size()));
  scratch.boundary.push_back(boundary_of(words.gap_before(words.size()), false));

  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::uint32_t t = scratch.offsets[i]; t < scratch.offsets[i + 1]; ++t) {
      const Term term = scratch.terms[t];
      for (std::uint32_t p = of_term_[term]; p < of_term_[term + 1]; ++p) {
        match_phrase(phrases_[starts_[p]], i, scratch, hits);
      }
    }
  }
}

}  // namespace sluss
