// The name lists, word frequencies and hand-written lists that the lexicon is made of and sentences are
// filled from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "random.h"

namespace sluss::names {

/// Names of one kind (given names, or surnames) with how often each is drawn.
class NamePool {
 public:
  void add(std::string name, double weight);
  const std::string& draw(Random& random) const;
  bool empty() const { return names_.empty(); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<double> cumulative_;
};

/// A file of `[section]` headings and lists below them; `#` begins a comment, ", " or a line end parts the
/// entries.
using Sections = std::map<std::string, std::vector<std::string>>;
Sections read_sections(const std::filesystem::path& file, bool whole_lines);

struct Lists {
  std::map<std::string, NamePool> given;  // by region: sv, ar, ar-latin, so, …
  std::map<std::string, NamePool> surname;
  std::unordered_map<std::string, std::uint32_t> given_bearers;  // lower-case single words
  std::unordered_map<std::string, std::uint32_t> surname_bearers;
  std::map<std::string, std::unordered_map<std::string, double>> frequency;  // per million words, by language
  std::map<std::string, std::vector<std::string>> places;                    // by language
  std::vector<std::string> organisations;
  Sections context;                         // "relation sv": words
  std::map<std::string, double> judgement;  // judgement.txt: section to number
  Sections templates;                       // "sv": sentences with slots
  Sections sentences;                       // the same of other kinds of text: news, posts, prose
  Sections classes;                         // "given 2", "place": what word vectors say of words
  std::vector<std::string> words;           // ordinary ones, even if they are names
  std::vector<std::string> figures;         // full names, or "= surname"
};

/// `data`: the folder with names/ and train/; `own`: core/data/names.
Lists read_lists(const std::filesystem::path& data, const std::filesystem::path& own);

/// The files of a folder by their names: folders have no order.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder);

/// Folded and lower-case, as the lexicon has its words.
std::string normal(std::string_view text);
std::vector<std::string> split_words(std::string_view text);

}  // namespace sluss::names
