#include "lexicon_builder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "text/unicode.h"
#include "text/words.h"

namespace sluss::names {
namespace {

unsigned level(double value, double one, double two, double three) {
  return value >= three ? 3 : value >= two ? 2 : value >= one ? 1 : 0;
}

bool supported(const std::string& word) {
  SplitText words;
  words.assign(word);
  if (words.size() != 1 || words[0].digits) return false;
  return words[0].script != Script::none && words[0].script != Script::other;
}

void add_names(const Lists& lists, LexiconEntries& entries) {
  for (const auto& [name, bearers] : lists.given_bearers) {
    const unsigned l = level(bearers, 12, 250, 2500);
    if (l > 0 && count_code_points(name) > 1 && supported(name)) entries[name].given = l;
  }
  for (const auto& [name, bearers] : lists.surname_bearers) {
    const unsigned l = level(bearers, 60, 400, 3000);
    if (l > 0 && count_code_points(name) > 1 && supported(name)) entries[name].surname = l;
  }
}

/// Per million words, how often the word is used as a word. A name is about as frequent in the subtitles of
/// every language; what one language uses far oftener than the others do is one of its words.
double use_of_name_as_word(const Lists& lists, const std::string& word, const std::string& language,
                           double per_million, bool name) {
  static const std::vector<std::string> kLatin = {"da", "de", "en", "fi", "no", "sv", "tr"};
  if (!name || std::find(kLatin.begin(), kLatin.end(), language) == kLatin.end()) return per_million;
  std::vector<double> elsewhere;
  for (const std::string& other : kLatin) {
    if (other == language) continue;
    const auto& words = lists.frequency.at(other);
    const auto found = words.find(word);
    elsewhere.push_back(found == words.end() ? 0.3 : found->second);
  }
  std::sort(elsewhere.begin(), elsewhere.end());
  return per_million - 8 * elsewhere[elsewhere.size() / 2];
}

void add_words(const Lists& lists, const std::vector<Sentence>& corpora, LexiconEntries& entries) {
  for (const auto& [language, words] : lists.frequency) {
    const bool deep = language == "sv" || language == "en";
    for (const auto& [word, per_million] : words) {
      if (count_code_points(word) < 2 || !supported(word)) continue;
      const auto known = entries.find(word);
      const bool name = known != entries.end() && (known->second.given > 0 || known->second.surname > 0);
      const double use = use_of_name_as_word(lists, word, language, per_million, name);
      unsigned l = deep ? level(use, 2.5, 30, 300) : level(use, 16, 60, 500);
      if (name && !deep && l > 0) --l;
      if (l > 0) entries[word].word = std::max(entries[word].word, l);
    }
  }
  for (const std::string& word : lists.words) {
    const auto known = entries.find(word);
    if (known != entries.end()) known->second.word = std::max(known->second.word, 1U);
  }
  std::map<std::string, unsigned> seen;
  for (const Sentence& s : corpora) {
    SplitText words;
    words.assign(s.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto inside = [&](const Stretch& x) { return words[i].begin < x.end && x.begin < words[i].end; };
      if (words[i].capital || words[i].digits || std::any_of(s.stretches.begin(), s.stretches.end(), inside))
        continue;
      ++seen[normal(words.view(i))];
    }
  }
  for (const auto& [word, count] : seen) {
    if (count < 2 || count_code_points(word) < 3 || !supported(word)) continue;
    LexiconEntry& e = entries[word];
    if (e.given + e.surname == 0) e.word = std::max(e.word, count >= 30 ? 2U : 1U);
  }
  for (const auto& [section, context] : lists.context) {
    if (section.starts_with("particle")) continue;
    for (const std::string& phrase : context) {
      for (const std::string& word : split_words(phrase)) {
        if (count_code_points(word) < 2 || !supported(word)) continue;
        LexiconEntry& e = entries[word];
        e.word = std::max(e.word, e.given + e.surname > 0 ? 1U : 2U);
      }
    }
  }
}

void add_places(const Lists& lists, LexiconEntries& entries) {
  for (const auto& [_, places] : lists.places) {
    for (const std::string& place : places) {
      const std::vector<std::string> words = split_words(place);
      if (words.size() == 1 && count_code_points(words[0]) > 1 && supported(words[0]))
        entries[words[0]].place = true;
    }
  }
  for (const std::string& organisation : lists.organisations) {
    const std::vector<std::string> words = split_words(organisation);
    if (words.size() == 1 && count_code_points(words[0]) > 1 && supported(words[0]))
      entries[words[0]].organisation = true;
  }
}

/// What word vectors say: it adds to what the lists know and takes nothing away.
void add_classes(const Lists& lists, LexiconEntries& entries) {
  const auto raise = [](unsigned& level, unsigned to) { level = std::max(level, to); };
  const std::map<std::string, std::function<void(LexiconEntry&)>> meanings = {
      {"given 1", [&](LexiconEntry& e) { raise(e.given, 1); }},
      {"given 2", [&](LexiconEntry& e) { raise(e.given, 2); }},
      {"surname 1", [&](LexiconEntry& e) { raise(e.surname, 1); }},
      {"surname 2", [&](LexiconEntry& e) { raise(e.surname, 2); }},
      {"word", [&](LexiconEntry& e) { raise(e.word, 1); }},
      {"place", [](LexiconEntry& e) { e.place = true; }},
      {"organisation", [](LexiconEntry& e) { e.organisation = true; }}};
  for (const auto& [section, words] : lists.classes) {
    const auto meaning = meanings.find(section);
    if (meaning == meanings.end()) throw std::runtime_error("classes.txt: no such class: " + section);
    for (const std::string& word : words) meaning->second(entries[word]);
  }
}

const std::map<std::string, Context>& context_names() {
  static const std::map<std::string, Context> kNames = {{"introduction", Context::introduction},
                                                        {"relation", Context::relation},
                                                        {"role", Context::role},
                                                        {"family", Context::family},
                                                        {"title", Context::title},
                                                        {"public_role", Context::public_role},
                                                        {"greeting", Context::greeting},
                                                        {"sign_off", Context::sign_off},
                                                        {"saying", Context::saying},
                                                        {"preposition", Context::preposition},
                                                        {"place", Context::place},
                                                        {"organisation", Context::organisation},
                                                        {"particle", Context::particle},
                                                        {"stage", Context::stage},
                                                        {"first_person", Context::first_person},
                                                        {"own_case", Context::own_case},
                                                        {"copula", Context::copula},
                                                        {"belonging", Context::belonging},
                                                        {"bound", Context::relation},
                                                        {"english_word", Context::english_word},
                                                        {"foreign_word", Context::foreign_word}};
  return kNames;
}

/// Of a phrase, the word that stands next to the name counts: the last, which all our languages write before
/// it.
void add_contexts(const Lists& lists, ModelParts& parts) {
  std::map<std::string, std::uint32_t> bits;
  for (const auto& [section, phrases] : lists.context) {
    const auto kind = context_names().find(section.substr(0, section.find(' ')));
    if (kind == context_names().end()) throw std::runtime_error("context.txt: no such context: " + section);
    for (const std::string& phrase : phrases) {
      const std::vector<std::string> words = split_words(phrase);
      if (!words.empty()) bits[words.back()] |= ContextSet().with(kind->second).bits();
    }
  }
  for (const auto& [word, set] : bits) {
    const auto same = [wanted = set](ContextSet s) { return s.bits() == wanted; };
    auto found = std::find_if(parts.context_sets.begin(), parts.context_sets.end(), same);
    if (found == parts.context_sets.end()) found = parts.context_sets.insert(found, ContextSet(set));
    const auto index = static_cast<std::size_t>(found - parts.context_sets.begin());
    if (index >= 255) throw std::runtime_error("context.txt: too many combinations of contexts");
    parts.contexts[NameTable::key(word_hash(word))] = static_cast<std::uint8_t>(index + 1);
  }
}

void add_figures(const Lists& lists, ModelParts& parts) {
  for (const std::string& figure : lists.figures) {
    const bool alone = figure.starts_with("=");
    std::uint32_t joined = 0;
    for (const std::string& word : split_words(figure)) joined = PublicFigures::join(joined, word_hash(word));
    std::uint8_t& value = parts.figures[NameTable::key(joined)];
    value = std::max<std::uint8_t>(value, alone ? PublicFigures::surname_alone : PublicFigures::full_name);
  }
}

}  // namespace

double use_as_word(const Lists& lists, const std::string& word, const std::string& language) {
  const auto& words = lists.frequency.at(language);
  const auto found = words.find(word);
  return found == words.end() ? 0 : use_of_name_as_word(lists, word, language, found->second, true);
}

LexiconEntries lexicon_entries(const Lists& lists, const std::vector<Sentence>& corpora) {
  LexiconEntries entries;
  add_names(lists, entries);
  for (const std::string& figure : lists.figures) {
    for (const std::string& word : split_words(figure)) {
      if (count_code_points(word) > 2 && supported(word))
        entries[word].surname = std::max(entries[word].surname, 1U);
    }
  }
  add_words(lists, corpora, entries);
  add_places(lists, entries);
  return entries;
}

void build_lexicon(const Lists& lists, const std::vector<Sentence>& corpora, ModelParts& parts) {
  LexiconEntries entries = lexicon_entries(lists, corpora);
  add_classes(lists, entries);
  // One word in a hundred has the shortened hash of another. The commoner one stays, of equals a name.
  const auto importance = [](WordKnowledge known) {
    return std::pair(std::max({known.given(), known.surname(), known.word()}), known.name());
  };
  for (const auto& [word, e] : entries) {
    const WordKnowledge known = WordKnowledge::of(e.given, e.surname, e.word, e.place, e.organisation);
    if (!known.known()) continue;
    std::uint8_t& bits = parts.words[NameTable::key(word_hash(word))];
    if (bits == 0 || importance(known) > importance(WordKnowledge(bits))) bits = known.bits();
  }
  add_contexts(lists, parts);
  add_figures(lists, parts);
}

}  // namespace sluss::names
