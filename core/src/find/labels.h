// Words that stand beside a number and say what it is ("personnummer", "رقم القضية"), in every language at
// once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "find/candidate.h"
#include "find/hash_filter.h"
#include "find/skeleton.h"
#include "text/unicode.h"
#include "text/words.h"

namespace sluss {

/// How strongly a word speaks: it names the kind, it makes the kind likelier, it says that this is no
/// identifying number at all (an amount, a law, a form), or that it is nobody's own of this kind.
enum class LabelRole : std::uint8_t { label, context, silence, against };

/// One word of a phrase: the whole word, or only its beginning ("ärende*").
struct WordPattern {
  std::uint32_t hash = 0;
  std::uint8_t prefix_size = 0;  // bytes; 0 = the whole word
  bool open = false;             // only the beginning
  Skeleton skeleton{};
};

/// A phrase that begins at some word.
struct LabelStart {
  KindIndex kind = 0;
  LabelRole role = LabelRole::label;
  std::uint8_t size = 1;  // words in it
};

/// A label found beside a number.
struct LabelHit {
  KindIndex kind = 0;
  LabelRole role = LabelRole::label;
  std::uint8_t distance = 0;  // words between it and the number
  std::uint8_t size = 1;      // words in it
};

class Labels {
 public:
  /// A phrase as add() takes it: folded, in lower case, one space between words, each of which may end in '*'
  /// for "and whatever follows". Empty if there is no word in it.
  static std::string normal_form(std::string_view phrase);
  /// Adds a phrase in normal form. An Arabic one is also known with "and" (و) written to its first word, or
  /// with the article (ال) if it has no other.
  void add(std::string_view phrase, KindIndex kind, LabelRole role);
  /// Call once after the last add().
  void finish();

  /// Visits every phrase that begins at word `at`: visit(kind, role, number of words).
  template <typename Visit>
  void visit_at(const Words& words, std::size_t at, Visit&& visit) const;
  /// Appends every label (no other role) of up to `most` words that word `at` and those after it may be a
  /// misspelling of.
  void find_misspelt_at(const Words& words, std::size_t at, std::size_t most,
                        std::vector<LabelStart>& out) const;

 private:
  struct Entry {
    WordPattern first;
    KindIndex kind;
    LabelRole role;
    std::uint32_t rest_begin;  // in rest_
    std::uint32_t rest_size;
  };
  void add_as_written(std::string_view before, std::string_view phrase, KindIndex kind, LabelRole role);
  static bool matches(const WordPattern& pattern, const Words& words, std::size_t at);
  static bool resembles(const WordPattern& pattern, const Words& words, std::size_t at);
  bool may_be_misspelt(const Entry& entry) const;
  template <typename Visit>
  void visit_bucket(std::uint32_t hash, std::uint8_t prefix_size, const Words& words, std::size_t at,
                    Visit&& visit) const;

  static constexpr unsigned kBucketBits = 12;
  static std::size_t bucket_of(std::uint32_t hash) { return hash >> (32U - kBucketBits); }

  HashFilter first_words_;  // of whole words and of beginnings of words
  // By (hash, prefix size). What may be misspelt is there again, by its skeleton and with the size kMisspelt.
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> buckets_;      // where in entries_ each beginning of a hash begins
  std::vector<WordPattern> rest_;           // the words after the first, of all phrases
  std::vector<std::uint8_t> prefix_sizes_;  // that occur among first words, ascending
};

/// Hash of the lower-case form of the first `size` bytes of `word`; 0 if it is shorter or cut inside a
/// letter.
std::uint32_t prefix_hash(std::string_view word, std::size_t size);

template <typename Visit>
void Labels::visit_bucket(std::uint32_t hash, std::uint8_t prefix_size, const Words& words, std::size_t at,
                          Visit&& visit) const {
  const auto end = entries_.begin() + buckets_[bucket_of(hash) + 1];
  for (auto it = entries_.begin() + buckets_[bucket_of(hash)]; it != end; ++it) {
    if (it->first.hash != hash || it->first.prefix_size != prefix_size) continue;
    if (at + it->rest_size >= words.size()) continue;
    bool all = true;
    for (std::uint32_t k = 0; all && k < it->rest_size; ++k) {
      all = matches(rest_[it->rest_begin + k], words, at + 1 + k);
    }
    if (all) visit(it->kind, it->role, std::size_t{1} + it->rest_size);
  }
}

template <typename Visit>
void Labels::visit_at(const Words& words, std::size_t at, Visit&& visit) const {
  if (first_words_.may_contain(words[at].hash)) visit_bucket(words[at].hash, 0, words, at, visit);
  if (words[at].digits) return;
  const std::string_view word = words.view(at);
  std::uint32_t hash = word_hash({});
  auto size = prefix_sizes_.begin();
  for (std::size_t read = 0; read < word.size() && size != prefix_sizes_.end();) {
    const Decoded c = decode(word, read);
    hash = extend_word_hash(hash, lower(c.code_point));
    read += c.size;
    while (size != prefix_sizes_.end() && *size < read) ++size;
    if (size != prefix_sizes_.end() && *size == read && first_words_.may_contain(hash)) {
      visit_bucket(hash, *size, words, at, visit);
    }
  }
}

}  // namespace sluss
