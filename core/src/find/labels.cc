#include "find/labels.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "text/fold.h"
#include "text/unicode.h"

namespace sluss {

std::uint32_t prefix_hash(std::string_view word, std::size_t size) {
  if (size > word.size()) return 0;
  if (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) return 0;
  return word_hash_lowered(word.substr(0, size));
}

namespace {

/// Arabic writes "and" as a letter before the word, in one word with it.
constexpr std::string_view kArabicAnd = "و";

bool is_arabic(std::string_view phrase) {
  const char32_t first = phrase.empty() ? 0 : decode(phrase, 0).code_point;
  return first >= 0x0620 && first <= 0x06FF;
}

}  // namespace

std::string Labels::normal_form(std::string_view phrase) {
  const std::string folded = to_lower(fold(phrase));
  Words words;
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
  if (is_arabic(phrase)) add_as_written(kArabicAnd, phrase, kind, role);
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
    return {hash, open ? size : std::uint8_t{0}};
  };
  Entry entry{next_pattern(), kind, role, static_cast<std::uint32_t>(rest_.size()), 0};
  while (!phrase.empty()) rest_.push_back(next_pattern());
  entry.rest_size = static_cast<std::uint32_t>(rest_.size()) - entry.rest_begin;
  entries_.push_back(entry);
}

void Labels::finish() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.first.hash, a.first.prefix_size, a.kind) <
           std::tie(b.first.hash, b.first.prefix_size, b.kind);
  });
  buckets_.assign((std::size_t{1} << kBucketBits) + 1, 0);
  for (const Entry& e : entries_) {
    ++buckets_[bucket_of(e.first.hash) + 1];
    first_words_.add(e.first.hash);
    if (e.first.prefix_size != 0) prefix_sizes_.push_back(e.first.prefix_size);
  }
  std::partial_sum(buckets_.begin(), buckets_.end(), buckets_.begin());
  std::sort(prefix_sizes_.begin(), prefix_sizes_.end());
  prefix_sizes_.erase(std::unique(prefix_sizes_.begin(), prefix_sizes_.end()), prefix_sizes_.end());
}

bool Labels::matches(const WordPattern& pattern, const Words& words, std::size_t at) {
  if (pattern.prefix_size == 0) return words[at].hash == pattern.hash;
  return prefix_hash(words.view(at), pattern.prefix_size) == pattern.hash;
}

}  // namespace sluss
