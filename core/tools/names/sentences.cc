#include "sentences.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "text/unicode.h"
#include "text/words.h"

namespace sluss::names {
namespace {

std::vector<std::size_t> code_point_offsets(const std::string& text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) offsets.push_back(at);
  offsets.push_back(text.size());
  return offsets;
}

Stretch::Kind kind_of(const std::string& label) {
  if (label == "PERSON") return Stretch::person;
  if (label == "LOC" || label == "location" || label == "LOCATION") return Stretch::place;
  return Stretch::other;
}

/// Where a name may come from in texts of a language, and how often. "sv" are the names borne in Sweden,
/// which are those of the whole world.
struct Share {
  const char* region;
  double share;
};
const std::map<std::string, std::vector<Share>>& shares() {
  static const std::map<std::string, std::vector<Share>> kShares = {
      {"sv",
       {{"sv", 66},
        {"ar-latin", 7},
        {"so", 6},
        {"ti-latin", 5},
        {"fa-latin", 6},
        {"uk-latin", 3},
        {"en", 3},
        {"tr", 2},
        {"world", 2}}},
      {"en",
       {{"en", 45},
        {"sv", 15},
        {"ar-latin", 9},
        {"so", 5},
        {"ti-latin", 5},
        {"fa-latin", 6},
        {"uk-latin", 3},
        {"es", 4},
        {"world", 8}}},
      {"ar", {{"ar", 85}, {"ar-latin", 5}, {"ar-foreign", 7}, {"sv", 3}}},
      {"fa", {{"fa", 85}, {"fa-latin", 5}, {"fa-foreign", 7}, {"sv", 3}}},
      {"uk", {{"uk", 85}, {"uk-latin", 5}, {"ru-foreign", 5}, {"sv", 5}}},
      {"ru", {{"ru", 70}, {"uk", 15}, {"ru-foreign", 9}, {"uk-latin", 3}, {"sv", 3}}},
      {"so", {{"so", 88}, {"ar-latin", 6}, {"sv", 6}}},
      {"ti", {{"ti", 70}, {"ti-latin", 25}, {"sv", 5}}},
      {"es", {{"es", 90}, {"sv", 10}}},
      {"tr", {{"tr", 85}, {"ku", 8}, {"sv", 7}}},
      {"pl", {{"pl", 90}, {"sv", 10}}},
      {"fi", {{"fi", 85}, {"sv", 15}}},
  };
  return kShares;
}

constexpr double kInvented = 0.4;  // of nicknames

std::string initial_of(const std::string& name) {
  std::string out = name.substr(0, decode(name, 0).size);
  return out + ".";
}

std::string arabic_particle(Random& random) {
  static const std::vector<std::string> kParticles = {"al-", "Al-",  "Al ",  "al ",
                                                      "El-", "bin ", "Abu ", "Ben "};
  return random.pick(kParticles);
}

std::string draw_given(const Lists& lists, const std::string& region, Random& random) {
  const auto ambiguous = lists.given.find(region + "-ambiguous");
  if (ambiguous != lists.given.end() && random.chance(0.12)) return ambiguous->second.draw(random);
  const auto pool = lists.given.find(region);
  return (pool == lists.given.end() ? lists.given.at("sv") : pool->second).draw(random);
}
std::string draw_surname(const Lists& lists, const std::string& region, Random& random) {
  const auto pool = lists.surname.find(region);
  if (pool == lists.surname.end()) return draw_given(lists, region, random);  // patronymics: Somali, Tigrinya
  return pool->second.draw(random);
}

template <typename Change>
Sentence with_letters(const Sentence& sentence, Change&& change) {
  Sentence out = sentence;
  out.text.clear();
  std::vector<std::size_t> moved(sentence.text.size() + 1);
  for (std::size_t at = 0; at < sentence.text.size();) {
    const Decoded c = decode(sentence.text, at);
    moved[at] = out.text.size();
    append_utf8(out.text, change(c.code_point));
    at += c.size;
  }
  moved[sentence.text.size()] = out.text.size();
  for (Stretch& s : out.stretches) s = {moved[s.begin], moved[s.end], s.kind};
  return out;
}

char32_t upper(char32_t cp) {
  if (cp < 0x80) return static_cast<char32_t>(std::toupper(static_cast<int>(cp)));
  for (const char32_t candidate : {cp - 32, cp - 1, cp - 80}) {
    if (lower(candidate) == cp) return candidate;
  }
  return cp;
}

}  // namespace

std::string capitalised(const std::string& word) {
  const Decoded c = decode(word, 0);
  std::string capital;
  append_utf8(capital, upper(c.code_point));
  return capital + word.substr(c.size);
}

std::vector<Sentence> read_corpus(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<Sentence> out;
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    Sentence sentence{
        row.value("lang", "sv"), row.value("source", ""), row.at("text").get<std::string>(), {}};
    const std::vector<std::size_t> offsets = code_point_offsets(sentence.text);
    for (const auto& span : row.value("spans", nlohmann::json::array())) {
      Stretch s{offsets.at(span[0].get<std::size_t>()), offsets.at(span[1].get<std::size_t>()),
                kind_of(span[2].get<std::string>())};
      if (sentence.text[s.begin] != '@') sentence.stretches.push_back(s);  // account names are no findings
    }
    out.push_back(std::move(sentence));
  }
  return out;
}

std::string draw_region(const std::string& language, Random& random) {
  const std::vector<Share>& from = shares().at(language);
  double total = 0;
  for (const Share& s : from) total += s.share;
  double at = random.unit() * total;
  for (const Share& s : from) {
    if ((at -= s.share) < 0) return s.region;
  }
  return from.front().region;
}

std::string full_name(const Lists& lists, const std::string& region, Random& random) {
  const bool initials = region == "sv" || region == "en" || region == "ru" || region == "uk";
  std::string name = draw_given(lists, region, random);
  if (initials && random.chance(0.05)) {
    name = initial_of(name) + (random.chance(0.5) ? " " + initial_of(draw_given(lists, region, random)) : "");
  } else if (random.chance(0.12)) {
    name += (region == "sv" && random.chance(0.3) ? "-" : " ") + draw_given(lists, region, random);
  } else if (region == "en" && random.chance(0.06)) {
    name += " " + initial_of(draw_given(lists, region, random));
  }
  name += " ";
  if (region == "ar-latin" && random.chance(0.25)) name += arabic_particle(random);
  static const std::vector<std::string> kNoble = {"von ", "af ", "de ", "van ", "De la "};
  if (region == "sv" && random.chance(0.015)) name += random.pick(kNoble);
  name += draw_surname(lists, region, random);
  const bool three = region == "so"             ? random.chance(0.6)
                     : region.starts_with("ti") ? random.chance(0.3)
                                                : random.chance(0.07);
  if (three) name += (region == "sv" && random.chance(0.4) ? "-" : " ") + draw_surname(lists, region, random);
  return name;
}

Sentence in_lower_case(const Sentence& sentence) {
  return with_letters(sentence, [](char32_t cp) { return lower(cp); });
}
Sentence in_upper_case(const Sentence& sentence) {
  return with_letters(sentence, [](char32_t cp) { return upper(cp); });
}

/// The names alone without their capitals, or only the surnames, as people type on telephones.
Sentence with_small_names(const Sentence& sentence, Random& random) {
  Sentence out = sentence;
  for (const Stretch& s : sentence.stretches) {
    if (s.kind != Stretch::person) continue;
    std::size_t from = s.begin;
    const std::size_t space = sentence.text.find(' ', s.begin);
    if (space < s.end && random.chance(0.3)) from = space + 1;
    for (std::size_t at = from; at < s.end; ++at) {
      char& c = out.text[at];
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return out;
}

Sentence Substitution::apply(const Sentence& sentence, Random& random) const {
  Sentence out{sentence.language, sentence.source, {}, {}};
  std::size_t copied = 0;
  std::vector<Stretch> stretches = sentence.stretches;
  std::sort(stretches.begin(), stretches.end(), [](auto& a, auto& b) { return a.begin < b.begin; });
  for (const Stretch& s : stretches) {
    if (s.begin < copied) continue;
    out.text += sentence.text.substr(copied, s.begin - copied);
    const std::string old = sentence.text.substr(s.begin, s.end - s.begin);
    std::string fresh = old;
    if (s.kind == Stretch::person && old.find('#') == std::string::npos) {
      const std::string region = draw_region(sentence.language, random);
      const std::vector<std::string> words = split_words(old);
      if (words.size() >= 2) {
        fresh = full_name(lists_, region, random);
      } else if (!words.empty()) {
        const auto given = lists_.given_bearers.find(words[0]);
        const auto surname = lists_.surname_bearers.find(words[0]);
        const bool is_given = given != lists_.given_bearers.end() &&
                              (surname == lists_.surname_bearers.end() || given->second > surname->second);
        fresh = is_given ? draw_given(lists_, region, random) : draw_surname(lists_, region, random);
        if (random.chance(0.05)) fresh = full_name(lists_, region, random);
      }
      const bool genitive = sentence.language == "sv" && old.ends_with("s") && !words.empty() &&
                            !lists_.surname_bearers.contains(words.back());
      if (genitive) fresh += "s";
    } else if (s.kind == Stretch::place && lists_.places.contains(sentence.language) && random.chance(0.6)) {
      fresh = random.pick(lists_.places.at(sentence.language));
      if (sentence.language == "sv" && old.ends_with("s") && random.chance(0.5)) fresh += "s";
    }
    const std::size_t begin = out.text.size();
    out.text += fresh;
    out.stretches.push_back({begin, out.text.size(), s.kind});
    copied = s.end;
  }
  out.text += sentence.text.substr(copied);
  return out;
}

Generator::Generator(const Lists& lists) : lists_(lists) {
  constexpr double kRare = 5;  // per million words: the lexicon leaves such words out
  const auto& english = lists.frequency.at("en");
  const auto unheard_of = [&](const std::string& word) {
    return word.size() > 4 && word.size() < 10 && !english.contains(word) &&
           !lists.given_bearers.contains(word) && !lists.surname_bearers.contains(word) &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  for (const char* language : {"da", "de", "fi", "no", "tr"}) {
    for (const auto& [word, per_million] : lists.frequency.at(language)) {
      if (per_million < kRare && unheard_of(word)) strange_.push_back(word);
    }
  }
  std::sort(strange_.begin(), strange_.end());  // the order of a hash map is nobody's promise
  for (const auto& [language, frequency] : lists.frequency) {
    std::vector<std::pair<std::string, double>> sorted(frequency.begin(), frequency.end());
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [word, per_million] : sorted) {
      const bool name = lists.given_bearers.contains(word) || lists.surname_bearers.contains(word);
      if (!name && per_million > 0.5) words_[language].add(word, std::pow(per_million, 0.4));
    }
  }
}

/// A word that nobody knows, as brands, villages and games are called: a rare one of another language, or the
/// beginning of one with the end of another.
std::string Generator::strange_word(Random& random) const {
  const std::string& word = random.pick(strange_);
  if (random.chance(0.5)) return capitalised(word);
  const std::string& other = random.pick(strange_);
  return capitalised(word.substr(0, 3) + other.substr(other.size() - 3));
}

void Generator::fill(const std::string& slot, const std::string& language, Random& random,
                     Sentence& sentence) const {
  const std::size_t begin = sentence.text.size();
  const auto words_of = [&](const std::string& kind) -> const std::vector<std::string>& {
    const auto found = lists_.context.find(kind + " " + language);
    if (found == lists_.context.end())
      throw std::runtime_error("context.txt has no [" + kind + " " + language + "]");
    return found->second;
  };
  const std::string region = draw_region(language, random);
  const auto name = [&](const std::string& text) {
    sentence.text += text;
    sentence.stretches.push_back({begin, sentence.text.size(), Stretch::person});
  };
  if (slot == "full") return name(full_name(lists_, region, random));
  if (slot == "given") return name(draw_given(lists_, region, random));
  if (slot == "surname") return name(draw_surname(lists_, region, random));
  if (slot == "name") {
    return name(random.chance(0.5) ? full_name(lists_, region, random) : draw_given(lists_, region, random));
  }
  if (slot == "nick") {
    return name(random.chance(kInvented) ? strange_word(random) : draw_given(lists_, region, random));
  }
  if (slot == "hashtag") {
    sentence.text += "#";
    std::string tag = draw_given(lists_, region, random) + draw_surname(lists_, region, random);
    tag.erase(std::remove(tag.begin(), tag.end(), ' '), tag.end());
    sentence.text += random.chance(0.5) ? tag : normal(tag);
    sentence.stretches.push_back({begin + 1, sentence.text.size(), Stretch::person});
  } else if (slot == "strange") {
    sentence.text += strange_word(random);
  } else if (slot == "namesake") {
    sentence.text +=
        random.chance(0.7) ? draw_surname(lists_, region, random) : draw_given(lists_, region, random);
  } else if (slot == "place") {
    const std::string from = lists_.places.contains(language) && !random.chance(0.15) ? language : "sv";
    sentence.text += random.pick(lists_.places.at(from));
  } else if (slot == "org") {
    sentence.text += random.pick(lists_.organisations);
  } else if (slot == "number") {
    sentence.text += std::to_string(1 + random.below(99));
  } else if (slot == "year") {
    sentence.text += std::to_string(1995 + random.below(32));
  } else {  // a context: {relation}, {role}, {greeting} …
    sentence.text += random.pick(words_of(slot));
  }
}

Sentence Generator::make(const std::string& language, const std::vector<std::string>& patterns,
                         Random& random) const {
  const std::string& pattern = random.pick(patterns);
  Sentence out{language, "template", {}, {}};
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    if (open == std::string::npos || close == std::string::npos) {
      out.text += pattern.substr(at);
      break;
    }
    out.text += pattern.substr(at, open - at);
    fill(pattern.substr(open + 1, close - open - 1), language, random, out);
    at = close + 1;
  }
  for (std::size_t at = 0; (at = out.text.find("\\n", at)) != std::string::npos;)
    out.text.replace(at, 2, " \n");
  return out;
}

Sentence Generator::word_salad(const std::string& language, Random& random) const {
  const NamePool& pool = words_.at(language);
  Sentence out{language, "salad", {}, {}};
  const std::size_t count = 4 + random.below(8);
  for (std::size_t i = 0; i < count; ++i) {
    std::string word = pool.draw(random);
    if (i == 0 && random.chance(0.7)) {
      word = capitalised(word);
    }
    out.text += (i == 0 ? "" : random.chance(0.08) ? ", " : " ") + word;
  }
  return out;
}

}  // namespace sluss::names
