// Sentences to learn from: annotated corpora, the same with other names put in, and filled templates; each
// also in other letter case, as people write in comments.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lists.h"
#include "random.h"

namespace sluss::names {

struct Stretch {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  enum Kind : std::uint8_t { person, place, other } kind = person;
};

struct Sentence {
  std::string language;
  std::string source;
  std::string text;
  std::vector<Stretch> stretches;
};

/// Rows of {"text", "spans": [[first code point, one past the last, label]], "lang"?}.
std::vector<Sentence> read_corpus(const std::filesystem::path& file);

/// Copies of annotated sentences with other names and places in them.
class Substitution {
 public:
  explicit Substitution(const Lists& lists) : lists_(lists) {}
  Sentence apply(const Sentence& sentence, Random& random) const;

 private:
  const Lists& lists_;
};

/// Makes sentences from patterns.
class Generator {
 public:
  explicit Generator(const Lists& lists);
  /// One of `patterns`, whose slots are filled as in texts of `language`.
  Sentence make(const std::string& language, const std::vector<std::string>& patterns, Random& random) const;
  /// Frequent words in a row, without sense and without names: what ordinary words look like.
  Sentence word_salad(const std::string& language, Random& random) const;

 private:
  struct Slot;
  void fill(const std::string& slot, const std::string& language, Random& random, Sentence& sentence) const;
  std::string strange_word(Random& random) const;
  const Lists& lists_;
  std::vector<std::string> strange_;
  std::map<std::string, NamePool> words_;  // by language
};

std::string full_name(const Lists& lists, const std::string& region, Random& random);
std::string draw_region(const std::string& language, Random& random);
std::string capitalised(const std::string& word);
Sentence in_lower_case(const Sentence& sentence);
Sentence in_upper_case(const Sentence& sentence);
Sentence with_small_names(const Sentence& sentence, Random& random);

}  // namespace sluss::names
