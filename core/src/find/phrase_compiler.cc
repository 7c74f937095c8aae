#include "find/phrase_compiler.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "find/phrases.h"
#include "text/fold.h"
#include "text/packed.h"
#include "text/unicode.h"

namespace sluss {
namespace {

constexpr std::string_view kRoleNames[] = {
    "self",   "mine",  "mine_after", "relations", "kin",      "relatives", "third",     "others",
    "be",     "have",  "begins",     "ties",      "plights",  "not",       "not_after", "if",
    "breaks", "joins", "never",      "numbers",   "units",    "months",    "dates",     "nouns",
    "own",    "types", "acts",       "steps",     "own_acts", "outcomes",  "stages",    "gets",
    "asks",   "rules", "requests",   "details",   "says",     "happened",  "is",        "has",
};
static_assert(std::size(kRoleNames) == static_cast<std::size_t>(Role::count_));

constexpr std::uint8_t kGap = 3;  // words that '..' may stand for

std::optional<Role> role_named(std::string_view name) {
  const auto at = std::find(std::begin(kRoleNames), std::end(kRoleNames), name);
  if (at == std::end(kRoleNames)) return std::nullopt;
  return static_cast<Role>(at - std::begin(kRoleNames));
}

std::string_view next_item(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const std::string_view item = rest.substr(0, rest.find(' '));
  rest.remove_prefix(item.size());
  return item;
}

/// A spelling of words, or of how words begin or end, and the terms that it stands for.
struct Key {
  std::string spelling;
  PhraseLexicon::Spelled spelled{};
  std::vector<std::uint32_t> terms;
};

/// All keys, in the order in which they were added.
class Keys {
 public:
  void add(PhraseLexicon::Spelled spelled, const std::string& spelling, std::uint32_t term) {
    const auto [at, is_new] = where_[static_cast<std::size_t>(spelled)].try_emplace(spelling, list_.size());
    if (is_new) list_.push_back({spelling, spelled, {}});
    auto& terms = list_[at->second].terms;
    if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  }
  const std::vector<Key>& list() const { return list_; }

 private:
  std::vector<Key> list_;
  std::array<std::unordered_map<std::string, std::size_t>, 3> where_;
};

/// Numbers terms anew, in the order in which a pack names them, so that most can be written as "the next
/// one".
class TermOrder {
 public:
  /// Writes what PhraseReader::read_term reads.
  void write(PackedWriter& out, std::uint32_t term) {
    const auto [at, is_new] = numbers_.try_emplace(term, last_ + 1);
    if (is_new) last_ = at->second;
    out.number(is_new ? 0 : at->second);
  }
  bool has(std::uint32_t term) const { return numbers_.count(term) != 0; }
  std::uint32_t number_of(std::uint32_t term) const { return numbers_.at(term); }
  std::uint32_t end() const { return last_ + 1; }

 private:
  std::uint32_t last_ = kDigitsTerm;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_{{kDigitsTerm, kDigitsTerm}};
};

class PhraseCompiler {
 public:
  Result<std::string> compile(std::string_view text) {
    std::size_t line = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line;
      if (const std::string reason = read(text.substr(0, end)); !reason.empty()) {
        return Error{"phrases:" + std::to_string(line), reason};
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return write();
  }

 private:
  using Element = PhraseLexicon::Element;
  struct Phrase {
    std::uint8_t language = 0;
    std::uint8_t kind = 0;
    Role role{};
    std::uint8_t elements = 0;
    bool opens_clause = false;

    bool same_list(const Phrase& o) const {
      return language == o.language && kind == o.kind && role == o.role;
    }
  };

  std::string read(std::string_view line) {
    if (line.empty()) return {};
    if (line[0] != '@') return listed_ ? add_phrases(line) : "no @list before this";
    line.remove_prefix(1);
    const std::string_view command = next_item(line);
    const std::string_view name = next_item(line);
    if (command == "weight") return add_weight(name, next_item(line));
    if (command == "language") {
      languages_.push_back({std::string(name)});
      listed_ = false;
      return {};
    }
    if (languages_.empty()) return "no @language before this";
    if (command == "list") return open_list(name);
    if (command == "clitic") {
      clitics_.push_back(fold(name));
    } else if (command == "drops_copula") {
      languages_.back().drops_copula = true;
    } else if (command == "verb_last") {
      languages_.back().verb_last = true;
    } else if (command == "plain_spelling") {
      languages_.back().plain_spelling = true;
    } else {
      return "unknown command @" + std::string(command);
    }
    return {};
  }

  /// In thousandths: from_chars for floating point is missing from some standard libraries.
  std::string add_weight(std::string_view name, std::string_view value) {
    std::uint32_t thousandths = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), thousandths);
    if (error != std::errc{} || end != value.data() + value.size())
      return "not a whole number of thousandths";
    weights_.emplace_back(name, thousandths);
    return {};
  }

  std::string open_list(std::string_view name) {
    const std::size_t slash = name.find('/');
    list_ = {};
    list_.language = static_cast<std::uint8_t>(languages_.size() - 1);
    if (slash != name.npos) {
      const std::string kind(name.substr(0, slash));
      auto at = std::find(kinds_.begin(), kinds_.end(), kind);
      if (at == kinds_.end()) at = kinds_.insert(at, kind);
      list_.kind = static_cast<std::uint8_t>(at - kinds_.begin());
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
        set.push_back(choice == "#" ? kDigitsTerm : term_of(choice));
      } else if (choice.empty()) {
        optional = true;
      } else {
        choices.emplace_back(choice);
      }
      at = end + 1;
    }
    if (!set.empty()) {
      std::sort(set.begin(), set.end());
      const auto [known, is_new] = set_numbers_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
      if (is_new) sets_.push_back(std::move(set));
      choices.push_back("<" + std::to_string(known->second) + (optional ? ">?" : ">"));
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
    const std::size_t first = elements_.size();
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
        element.term = kDigitsTerm;
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
      elements_.push_back(element);
    }
    const std::size_t count = elements_.size() - first;
    if (count == 0) return "a phrase without words";
    if (count > 12) return "a phrase of more than 12 words";
    out.elements = static_cast<std::uint8_t>(count);
    phrases_.push_back(out);
    return {};
  }

  /// One or more words that are written without a space between ("i'm").
  void add_words(std::string_view item, Element element) {
    const bool suffix = item.front() == '*';
    const bool prefix = item.back() == '*' && item.size() > 1;
    const std::string text = fold(item);
    SplitText words;
    words.assign(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string spelling;
      append_spelling(spelling, words.view(i));
      element.term = term(spelling, suffix && i == 0, prefix && i + 1 == words.size());
      elements_.push_back(element);
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
    using Spelled = PhraseLexicon::Spelled;
    const Spelled spelled = suffix ? Spelled::end : prefix ? Spelled::beginning : Spelled::word;
    const std::string name = (suffix ? "*" : "") + spelling + (prefix ? "*" : "");
    const auto next = static_cast<std::uint32_t>(terms_.size()) + kDigitsTerm + 1;
    const auto [known, is_new] = terms_.try_emplace(name, next);
    if (is_new) keys_.add(spelled, spelling, known->second);
    if (languages_.back().plain_spelling) keys_.add(spelled, plain_spelling(spelling), known->second);
    return known->second;
  }

  std::string write() const {
    PackedWriter out;
    out.text(PhraseLexicon::kMagic);
    out.number(static_cast<std::uint32_t>(languages_.size()));
    for (const PhraseLanguage& language : languages_) {
      out.text(language.id);
      out.number((language.drops_copula ? 1U : 0U) | (language.verb_last ? 2U : 0U));
    }
    out.number(static_cast<std::uint32_t>(kinds_.size()));
    for (const std::string& kind : kinds_) out.text(kind);
    out.number(static_cast<std::uint32_t>(weights_.size()));
    for (const auto& [name, thousandths] : weights_) {
      out.text(name);
      out.number(thousandths);
    }
    out.number(static_cast<std::uint32_t>(clitics_.size()));
    for (const std::string& clitic : clitics_) out.text(clitic);
    TermOrder order;
    write_phrases(out, order);
    write_keys(out, order);
    return out.bytes();
  }

  void write_keys(PackedWriter& out, const TermOrder& order) const {
    std::vector<Key> keys;
    for (Key key : keys_.list()) {
      const auto unused = [&](std::uint32_t term) { return !order.has(term); };
      key.terms.erase(std::remove_if(key.terms.begin(), key.terms.end(), unused), key.terms.end());
      for (std::uint32_t& term : key.terms) term = order.number_of(term);
      if (!key.terms.empty()) keys.push_back(std::move(key));
    }
    std::stable_sort(keys.begin(), keys.end(),
                     [](const Key& a, const Key& b) { return a.terms[0] < b.terms[0]; });
    std::string spellings;
    std::vector<std::uint32_t> forms;
    PackedWriter terms;
    std::uint32_t last = kDigitsTerm;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const Key& key = keys[i];
      const bool also_plain = i + 1 < keys.size() && is_plain_of(keys[i + 1], key);
      spellings.append(key.spelling).append("\n");
      forms.push_back(static_cast<std::uint32_t>(key.terms.size() - 1) << 3U | (also_plain ? 4U : 0U) |
                      static_cast<std::uint32_t>(key.spelled));
      terms.number(key.terms[0] - last);
      last = key.terms[0];
      for (std::size_t t = 1; t < key.terms.size(); ++t) terms.number(key.terms[t]);
      if (also_plain) ++i;
    }
    out.number(static_cast<std::uint32_t>(forms.size()));
    out.text(spellings);
    for (const std::uint32_t form : forms) out.number(form);
    out.append(terms);
  }

  static bool is_plain_of(const Key& plain, const Key& key) {
    return plain.spelled == key.spelled && plain.terms == key.terms &&
           plain.spelling == plain_spelling(key.spelling);
  }

  /// List by list; what the same bytes mean stands together, which compresses better.
  void write_phrases(PackedWriter& out, TermOrder& order) const {
    std::vector<std::size_t> lists;  // where they begin
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      if (i == 0 || !phrases_[i].same_list(phrases_[i - 1])) lists.push_back(i);
    }
    out.number(static_cast<std::uint32_t>(lists.size()));
    lists.push_back(phrases_.size());
    for (std::size_t i = 0; i + 1 < lists.size(); ++i) {
      const Phrase& first = phrases_[lists[i]];
      out.number(first.language);
      out.number(first.kind);
      out.number(static_cast<std::uint32_t>(first.role));
      out.number(static_cast<std::uint32_t>(lists[i + 1] - lists[i]));
    }
    for (const Phrase& phrase : phrases_) out.number(phrase.elements * 2U + (phrase.opens_clause ? 1U : 0U));
    for (const Element& element : elements_) {
      out.number(static_cast<std::uint32_t>(element.match) | (element.optional ? 4U : 0U) |
                 static_cast<std::uint32_t>(element.gap) << 3U);
    }
    write_what_stands_there(out, order);
  }

  /// Terms, roles and sets. A set is written out where it is first named.
  void write_what_stands_there(PackedWriter& out, TermOrder& order) const {
    out.number(static_cast<std::uint32_t>(sets_.size()));
    std::unordered_map<std::uint32_t, std::uint32_t> sets;
    for (const Element& element : elements_) {
      if (element.match == Element::Match::term) order.write(out, element.term);
      if (element.match == Element::Match::role) out.number(element.term);
      if (element.match != Element::Match::set) continue;
      const auto [at, is_new] = sets.try_emplace(element.term, static_cast<std::uint32_t>(sets.size()) + 1);
      out.number(is_new ? 0 : at->second);
      if (!is_new) continue;
      out.number(static_cast<std::uint32_t>(sets_[element.term].size()));
      for (const std::uint32_t term : sets_[element.term]) order.write(out, term);
    }
  }

  std::vector<PhraseLanguage> languages_;
  std::vector<std::string> kinds_;
  std::vector<std::pair<std::string, std::uint32_t>> weights_;
  std::vector<std::string> clitics_;
  std::unordered_map<std::string, std::uint32_t> terms_;
  Keys keys_;
  std::vector<std::vector<std::uint32_t>> sets_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> set_numbers_;
  std::vector<Phrase> phrases_;
  std::vector<Element> elements_;  // of all phrases, one after another
  Phrase list_;                    // what the phrases of the list have in common
  bool listed_ = false;
};

}  // namespace

Result<std::string> compile_phrases(std::string_view text) { return PhraseCompiler().compile(text); }

}  // namespace sluss
