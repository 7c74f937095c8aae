#include "lists.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "text/fold.h"
#include "text/words.h"

namespace sluss::names {
namespace fs = std::filesystem;
namespace {

std::ifstream open(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return in;
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r\xEF\xBB\xBF");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) cells.push_back(trimmed(cell));
  return cells;
}

void count_bearers(std::unordered_map<std::string, std::uint32_t>& bearers, const std::string& name,
                   std::uint32_t n) {
  for (const std::string& word : split_words(name)) bearers[word] += n;
}

/// name,persons
void read_scb(const fs::path& file, NamePool& pool, std::unordered_map<std::string, std::uint32_t>& bearers) {
  std::ifstream in = open(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line, ',');
    if (cells.size() != 2) continue;
    const auto n = static_cast<std::uint32_t>(std::stoul(cells[1]));
    count_bearers(bearers, cells[0], n);
    if (n >= 3) pool.add(cells[0], std::pow(n, 0.6));
  }
}

/// Names that world lists call common, without a comparable count, count as borne by this many.
constexpr std::uint32_t kCommonSomewhere = 400;
constexpr std::uint32_t kListed = 120;
/// Per million: how often the words that are listed without a count are taken to occur.
constexpr double kOrdinary = 100;

const std::map<std::string, std::string>& region_of_country() {
  static const std::map<std::string, std::string> kRegions = {
      {"SY", "ar"}, {"IQ", "ar"}, {"EG", "ar"}, {"JO", "ar"}, {"LB", "ar"}, {"SA", "ar"}, {"MA", "ar"},
      {"DZ", "ar"}, {"AE", "ar"}, {"KW", "ar"}, {"LY", "ar"}, {"TN", "ar"}, {"IR", "fa"}, {"UA", "uk"},
      {"RU", "ru"}, {"TR", "tr"}, {"PL", "pl"}, {"FI", "fi"}, {"ES", "es"}, {"MX", "es"}, {"AR", "es"},
      {"CL", "es"}, {"CO", "es"}, {"VE", "es"}, {"PE", "es"}, {"US", "en"}, {"GB", "en"}, {"IE", "en"},
      {"AU", "en"}, {"CA", "en"}, {"IN", "en"}, {"PH", "en"}};
  return kRegions;
}

bool is_latin(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCD; });
}
std::string region_for(const std::string& region, const std::string& name) {
  const bool native_script =
      region == "ar" || region == "fa" || region == "uk" || region == "ru" || region == "ti";
  return native_script && is_latin(name) ? region + "-latin" : region;
}

void add_name(Lists& lists, bool given, const std::string& region, const std::string& name,
              std::uint32_t bearers, double weight) {
  if (name.empty()) return;
  auto& pool = given ? lists.given : lists.surname;
  pool[region_for(region, name)].add(name, weight);
  count_bearers(given ? lists.given_bearers : lists.surname_bearers, name, bearers);
}

void read_world(const fs::path& file, Lists& lists, bool given) {
  std::ifstream in = open(file);
  std::string line;
  std::getline(in, line);
  const std::size_t localised = given ? 10 : 4;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line, ',');
    if (cells.size() <= localised + 1) continue;
    const auto region = region_of_country().find(cells[0]);
    const std::string where = region == region_of_country().end() ? "world" : region->second;
    for (const std::size_t column : {localised, localised + 1}) {
      if (column == localised + 1 && cells[column] == cells[localised]) continue;
      add_name(lists, given, where, cells[column], kCommonSomewhere, 4);
    }
  }
}

void read_faker(const fs::path& file, Lists& lists) {
  std::ifstream in = open(file);
  const auto json = nlohmann::json::parse(in);
  for (const auto& [locale, kinds] : json.items()) {
    const std::string language = locale.substr(0, locale.find('_'));
    static const std::vector<std::string> kOwnRegion = {"sv", "ar", "fa", "uk", "ru", "tr",
                                                        "en", "es", "pl", "fi", "ku"};
    const bool own = std::find(kOwnRegion.begin(), kOwnRegion.end(), language) != kOwnRegion.end();
    for (const char* kind : {"first", "last"}) {
      for (const auto& name : kinds.at(kind)) {
        add_name(lists, kind == std::string("first"), own ? language : "world", name.get<std::string>(),
                 kListed, 2);
      }
    }
  }
}

void read_frequencies(const fs::path& folder, Lists& lists) {
  for (const char* language : {"ar", "da", "de", "en", "fa", "fi", "no", "ru", "sv", "tr", "uk"}) {
    std::ifstream in = open(folder / ("freq_opensubtitles2018_" + std::string(language) + ".txt"));
    std::unordered_map<std::string, double> counts;
    double total = 0;
    std::string word;
    for (double count = 0; in >> word >> count; total += count) {
      const std::vector<std::string> words = split_words(word);
      if (words.size() == 1) counts[words[0]] += count;
    }
    for (auto& [_, count] : counts) count *= 1e6 / total;
    lists.frequency[language] = std::move(counts);
  }
}

/// Counts the words of `node` as ordinary ones, unless their use has been counted or somebody bears them.
void add_words(const nlohmann::json& node, const Lists& lists,
               std::unordered_map<std::string, double>& frequency) {
  for (const nlohmann::json& child : node) {
    if (child.is_structured()) {
      add_words(child, lists, frequency);
    } else if (child.is_string() && child.get<std::string>().find('{') == std::string::npos) {
      for (const std::string& word : split_words(child.get<std::string>())) {
        const bool name = lists.given_bearers.contains(word) || lists.surname_bearers.contains(word);
        double& use = frequency[word];
        if (!name) use = std::max(use, kOrdinary);
      }
    }
  }
}

/// The words of the other data: what people say about themselves, and the labels of numbers.
void read_words(const fs::path& own, Lists& lists) {
  for (const auto& [language, words] : read_sections(own / "words.txt", false)) {
    for (const std::string& phrase : words) {
      for (const std::string& word : split_words(phrase)) {
        lists.frequency[language][word] = kOrdinary;
        lists.words.push_back(word);
      }
    }
  }
  for (const auto& entry : fs::directory_iterator(own.parent_path() / "phrases")) {
    std::ifstream in = open(entry.path());
    const auto phrases = nlohmann::json::parse(in);
    if (!phrases.contains("statements")) continue;
    for (const char* group : {"speech", "time", "case", "statements"}) {
      add_words(phrases.at(group), lists, lists.frequency[phrases.at("language")]);
    }
  }
  for (const auto& entry : fs::directory_iterator(own.parent_path() / "kinds")) {
    std::ifstream in = open(entry.path());
    const auto kinds = nlohmann::json::parse(in);
    if (!kinds.contains("kinds")) continue;
    for (const auto& kind : kinds.at("kinds")) {
      if (!kind.contains("labels")) continue;
      for (const auto& [language, labels] : kind.at("labels").items()) {
        if (lists.frequency.contains(language)) add_words(labels, lists, lists.frequency[language]);
      }
    }
  }
}

std::vector<std::string> column(const fs::path& file, char separator, std::size_t index, bool heading) {
  std::ifstream in = open(file);
  std::vector<std::string> out;
  std::string line;
  if (heading) std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line, separator);
    if (index < cells.size() && !cells[index].empty()) out.push_back(cells[index]);
  }
  return out;
}

void read_places(const fs::path& names, const fs::path& own, Lists& lists) {
  lists.places = read_sections(own / "places.txt", false);
  std::vector<std::string>& swedish = lists.places["sv"];
  for (const std::string& town : column(names / "sv_ortsnamn.csv", ',', 0, true)) swedish.push_back(town);
  for (const std::string& country : column(names / "sv_nationaliteter.csv", ',', 1, true))
    swedish.push_back(country);
  lists.organisations = column(names / "sv_myndigheter.tsv", '\t', 1, true);
  for (const std::string& town : column(names / "sv_kommuner.csv", ',', 1, true))
    lists.organisations.push_back(town);
  for (auto& [_, entries] : read_sections(own / "organisations.txt", false)) {
    lists.organisations.insert(lists.organisations.end(), entries.begin(), entries.end());
  }
}

Sections read_sentences(const fs::path& folder) {
  Sections out;
  for (const fs::path& file : files_in(folder)) {
    for (auto& [language, lines] : read_sections(file, true)) {
      out[language].insert(out[language].end(), lines.begin(), lines.end());
    }
  }
  return out;
}

void read_people(const fs::path& file, Lists& lists) {
  for (const auto& [section, names] : read_sections(file, false)) {
    const std::size_t space = section.find(' ');
    const bool given = section.substr(space + 1) == "given";
    for (const std::string& name : names)
      add_name(lists, given, section.substr(0, space), name, kCommonSomewhere, 4);
  }
}

}  // namespace

void NamePool::add(std::string name, double weight) {
  names_.push_back(std::move(name));
  cumulative_.push_back((cumulative_.empty() ? 0 : cumulative_.back()) + weight);
}

const std::string& NamePool::draw(Random& random) const {
  const double at = random.unit() * cumulative_.back();
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), at);
  return names_[std::min<std::size_t>(static_cast<std::size_t>(found - cumulative_.begin()),
                                      names_.size() - 1)];
}

Sections read_sections(const fs::path& file, bool whole_lines) {
  std::ifstream in = open(file);
  Sections sections;
  std::vector<std::string>* current = nullptr;
  for (std::string line; std::getline(in, line);) {
    line = trimmed(line);
    if (line.empty() || line[0] == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      current = &sections[line.substr(1, line.size() - 2)];
    } else if (current == nullptr) {
      throw std::runtime_error(file.string() + ": an entry before the first [section]");
    } else if (whole_lines) {
      current->push_back(line);
    } else {
      for (const std::string& entry : split(line, ',')) {
        if (!entry.empty()) current->push_back(entry);
      }
    }
  }
  return sections;
}

Lists read_lists(const fs::path& data, const fs::path& own) {
  Lists lists;
  const fs::path names = data / "names";
  read_scb(names / "sv_scb_tilltalsnamn-kvinnor_2020.csv", lists.given["sv"], lists.given_bearers);
  read_scb(names / "sv_scb_tilltalsnamn-man_2020.csv", lists.given["sv"], lists.given_bearers);
  read_scb(names / "sv_scb_efternamn_2020.csv", lists.surname["sv"], lists.surname_bearers);
  read_faker(names / "faker10_names.json", lists);
  read_world(names / "world_common-forenames-by-country.csv", lists, true);
  read_world(names / "world_common-surnames-by-country.csv", lists, false);
  read_people(own / "people.txt", lists);
  read_frequencies(names, lists);
  read_words(own, lists);
  read_places(names, own, lists);
  lists.context = read_sections(own / "context.txt", false);
  for (const auto& [name, numbers] : read_sections(own / "judgement.txt", true)) {
    lists.judgement[name] = std::stod(numbers.at(0));
  }
  lists.templates = read_sections(own / "templates.txt", true);
  lists.sentences = read_sentences(own / "sentences");
  lists.classes = read_sections(own / "classes.txt", false);
  for (const auto& [_, entries] : read_sections(own / "public_figures.txt", false)) {
    lists.figures.insert(lists.figures.end(), entries.begin(), entries.end());
  }
  return lists;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string normal(std::string_view text) { return to_lower(fold(text)); }

std::vector<std::string> split_words(std::string_view text) {
  const std::string lower = normal(text);
  SplitText words;
  words.assign(lower);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) out.emplace_back(words.view(i));
  return out;
}

}  // namespace sluss::names
