#include "find/labels.h"

#include <algorithm>
#include <bitset>
#include <numeric>
#include <tuple>

#include "text/fold.h"
#include "text/unicode.h"

namespace sluss {

std::uint32_t prefix_hash(std::string_view word, std::size_t size) {
  if (size > word.size()) return 0;
  if (size < word.size() && is_continuation(word[size])) return 0;
  return word_hash_lowered(word.substr(0, size));
}

namespace {

/// Arabic writes "and" and the article in one word with the word after it.
constexpr std::string_view kArabicAnd = "و";
constexpr std::string_view kArabicThe = "ال";

constexpr std::uint8_t kMisspelt = 255;
// Consonants in a word that may be misspelt, and in all of its phrase.
constexpr std::size_t kFewestInWord = 3, kFewestInPhrase = 6;

bool is_arabic(std::string_view phrase) {
  const char32_t first = phrase.empty() ? 0 : decode(phrase, 0).code_point;
  return first >= 0x0620 && first <= 0x06FF;
}

}  // namespace

std::string Labels::normal_form(std::string_view phrase) {
  const std::string folded = to_lower(fold(phrase));
  SplitText words;
  words.assign(folded);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    out += words.view(i);
    if (words[i].end < folded.size() && folded[words[i].end] == '*') out += '*';
  }
  return out;
}

void Labels::add(std::string_view phrase, KindIndex kind, LabelRole role) {
  if (phrase.empty()) return;
  add_as_written({}, phrase, kind, role);
  if (!is_arabic(phrase)) return;
  add_as_written(kArabicAnd, phrase, kind, role);
  const bool single_noun = phrase.find(' ') == std::string_view::npos && !phrase.starts_with(kArabicThe);
  if (single_noun) add_as_written(kArabicThe, phrase, kind, role);
}

/// `before` is written to the first word.
void Labels::add_as_written(std::string_view before, std::string_view phrase, KindIndex kind,
                            LabelRole role) {
  const auto next_pattern = [&]() -> WordPattern {
    std::string_view word = phrase.substr(0, phrase.find(' '));
    phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
    const bool open = word.ends_with('*');
    if (open) word.remove_suffix(1);
    const auto size = static_cast<std::uint8_t>(before.size() + word.size());
    const std::uint32_t hash = extend_word_hash(word_hash(before), word);
    before = {};
    // Only labels may be misspelt.
    const Skeleton skeleton = role == LabelRole::label ? skeleton_of(word) : Skeleton{};
    return {hash, open ? size : std::uint8_t{0}, open, skeleton};
  };
  Entry entry{next_pattern(), kind, role, static_cast<std::uint32_t>(rest_.size()), 0};
  while (!phrase.empty()) rest_.push_back(next_pattern());
  entry.rest_size = static_cast<std::uint32_t>(rest_.size()) - entry.rest_begin;
  entries_.push_back(entry);
}

/// Long enough that hardly any other word has the same consonants.
bool Labels::may_be_misspelt(const Entry& entry) const {
  if (entry.role != LabelRole::label || entry.first.skeleton.consonants < kFewestInWord) return false;
  std::size_t consonants = entry.first.skeleton.consonants;
  for (std::uint32_t k = 0; k < entry.rest_size; ++k) {
    consonants += rest_[entry.rest_begin + k].skeleton.consonants;
  }
  return consonants >= kFewestInPhrase;
}

void Labels::finish() {
  std::bitset<kMisspelt> prefix_sizes;
  for (const Entry& e : entries_) {
    first_words_.add(e.first.hash);
    prefix_sizes.set(e.first.prefix_size);
  }
  for (std::uint8_t size = 1; size < kMisspelt; ++size) {
    if (prefix_sizes[size]) prefix_sizes_.push_back(size);
  }

  for (std::size_t i = entries_.size(); i-- > 0;) {
    if (!may_be_misspelt(entries_[i])) continue;
    Entry misspelt = entries_[i];
    misspelt.first.hash = misspelt.first.skeleton.hash;
    misspelt.first.prefix_size = kMisspelt;
    entries_.push_back(misspelt);
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.first.hash, a.first.prefix_size, a.kind) <
           std::tie(b.first.hash, b.first.prefix_size, b.kind);
  });
  buckets_.assign((std::size_t{1} << kBucketBits) + 1, 0);
  for (const Entry& e : entries_) ++buckets_[bucket_of(e.first.hash) + 1];
  std::partial_sum(buckets_.begin(), buckets_.end(), buckets_.begin());
}

void Labels::find_misspelt_at(const Words& words, std::size_t at, std::size_t most,
                              std::vector<LabelStart>& out) const {
  if (words[at].digits) return;
  const Skeletons first(words.view(at));
  for (std::size_t i = kFewestInWord - 1; i < first.size(); ++i) {
    const std::uint32_t hash = first[i].hash;
    const auto end = entries_.begin() + buckets_[bucket_of(hash) + 1];
    for (auto it = entries_.begin() + buckets_[bucket_of(hash)]; it != end; ++it) {
      if (it->first.hash != hash || it->first.prefix_size != kMisspelt) continue;
      bool all = it->rest_size < most && first.resemble(it->first.skeleton, it->first.open);
      for (std::uint32_t k = 0; all && k < it->rest_size; ++k) {
        all = resembles(rest_[it->rest_begin + k], words, at + 1 + k);
      }
      if (all) out.push_back({it->kind, it->role, static_cast<std::uint8_t>(1 + it->rest_size)});
    }
  }
}

/// Is the word the pattern's, or a misspelling of it?
bool Labels::resembles(const WordPattern& pattern, const Words& words, std::size_t at) {
  if (matches(pattern, words, at)) return true;
  return pattern.skeleton.consonants >= kFewestInWord &&
         Skeletons(words.view(at)).resemble(pattern.skeleton, pattern.open);
}

bool Labels::matches(const WordPattern& pattern, const Words& words, std::size_t at) {
  if (pattern.prefix_size == 0) return words[at].hash == pattern.hash;
  return prefix_hash(words.view(at), pattern.prefix_size) == pattern.hash;
}

}  // namespace sluss
