#include "find/names.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "find/name_features.h"

namespace sluss {
namespace {

constexpr std::string_view kMagic = "SLNM";
constexpr unsigned kMinHashBits = 8;
constexpr unsigned kMaxHashBits = 20;

Error damaged(const char* reason) { return Error{"name model", reason}; }

std::uint32_t checksum(std::span<const std::byte> bytes) {
  std::uint32_t hash = 2166136261U;
  for (const std::byte byte : bytes) hash = (hash ^ static_cast<std::uint32_t>(byte)) * 16777619U;
  return hash;
}

bool has_magic(std::span<const std::byte> bytes) {
  return std::equal(kMagic.begin(), kMagic.end(), bytes.begin(), bytes.end(),
                    [](char c, std::byte b) { return static_cast<std::byte>(c) == b; });
}

/// Of the weights only those stand there that are not both zero: which they are (see read_keys), then all
/// those for `begin`, then all those for `inside`, which compresses better than pairs.
Result<NameWeights> load_weights(ByteReader& reader) {
  NameWeights weights;
  weights.hash_bits = reader.number(1);
  if (weights.hash_bits < kMinHashBits || weights.hash_bits > kMaxHashBits) {
    return damaged("its weight table has an impossible size");
  }
  for (auto& row : weights.transitions) {
    for (auto& cell : row) cell = static_cast<std::int16_t>(reader.number(2));
  }
  for (auto& row : weights.bias) {
    for (auto& cell : row) cell = static_cast<std::int16_t>(reader.number(2));
  }
  const Result<std::vector<std::uint32_t>> known = read_keys(reader, weights.hash_bits);
  if (!known) return known.error();
  const std::span<const std::byte> begin = reader.take(known->size());
  const std::span<const std::byte> inside = reader.take(known->size());
  if (reader.failed()) return damaged("its weights are cut off");
  weights.features.resize(std::size_t{1} << weights.hash_bits);
  for (std::size_t i = 0; i < known->size(); ++i) {
    weights.features[(*known)[i]] = {static_cast<std::int8_t>(begin[i]), static_cast<std::int8_t>(inside[i])};
  }
  return weights;
}

/// "Okonkwo-Bright" is one surname, whatever its second half means.
void take_double_names_whole(const NameTokens& tokens, std::size_t from, std::vector<TaggedName>& names) {
  const auto is_half = [&](std::uint32_t i) {
    const NameToken& t = tokens.list[i];
    return t.gap == Gap::hyphen && t.joined && t.shape == Shape::capital;
  };
  for (std::size_t n = from; n < names.size(); ++n) {
    const std::uint32_t limit = n + 1 < names.size() ? names[n + 1].first : tokens.last;
    while (names[n].last < limit && is_half(names[n].last)) ++names[n].last;
  }
}

/// "DJ Khaled", "Sir Alex"
void take_stage_words(const NameTokens& tokens, std::size_t from, std::vector<TaggedName>& names) {
  for (std::size_t n = from; n < names.size(); ++n) {
    std::uint32_t& first = names[n].first;
    const std::uint32_t limit = n > from ? names[n - 1].last : tokens.first;
    if (first == limit || (tokens.list[first].gap != Gap::space && tokens.list[first].gap != Gap::stop))
      continue;
    const NameToken& before = tokens.list[first - 1];
    const bool written_so = before.shape != Shape::lower || tokens.casing == Casing::lower;
    if (before.context.has(Context::stage) && written_so) --first;
  }
}

}  // namespace

Result<NameModel> NameModel::load(std::span<const std::byte> bytes) {
  ByteReader reader(bytes);
  if (!has_magic(reader.take(kMagic.size()))) return damaged("this is not a name model");
  const std::uint32_t format = reader.number(1);
  const std::uint32_t features = reader.number(1);
  if (format != kNameModelFormat || features != kNameFeaturesVersion)
    return damaged("it was made for another version");
  const std::uint32_t expected = reader.number(4);
  const std::uint32_t size = reader.number(4);
  const std::span<const std::byte> payload = reader.take(size);
  if (reader.failed() || !reader.at_end()) return damaged("its length is not what it says");
  if (checksum(payload) != expected) return damaged("its checksum does not match");

  NameModel model;
  ByteReader content(payload);
  for (NameTable* table : {&model.lexicon_.words, &model.lexicon_.contexts, &model.figures_.names}) {
    Result<NameTable> loaded = NameTable::load(content);
    if (!loaded) return loaded.error();
    *table = std::move(*loaded);
  }
  model.lexicon_.context_sets.resize(255);  // every value of the table above points into it
  const std::uint32_t sets = content.number(1);
  for (std::uint32_t i = 0; i < sets; ++i) {
    model.lexicon_.context_sets[i] = ContextSet(content.number(4));
  }
  Result<NameWeights> weights = load_weights(content);
  if (!weights) return weights.error();
  model.weights_ = std::move(*weights);
  model.limits_.sure_margin = static_cast<std::int32_t>(content.number(2));
  model.limits_.sure_given_margin = static_cast<std::int32_t>(content.number(2));
  model.limits_.personal_words = static_cast<std::int32_t>(content.number(1));
  model.confidence_step_ = std::max<std::uint32_t>(1, content.number(2));
  for (std::uint8_t& percent : model.confidence_)
    percent = static_cast<std::uint8_t>(std::min(100U, content.number(1)));
  if (content.failed() || !content.at_end()) return damaged("its parts are not as long as they should be");
  return model;
}

void NameScratch::wipe() {
  std::fill(tokens.list.begin(), tokens.list.end(), NameToken{});
  tokens.list.clear();
  names.clear();
}

/// Appends the names of the paragraph that has been entered.
void NameModel::tag(const SplitText& words, NameScratch& scratch) const {
  const std::size_t from = scratch.names.size();
  scratch.tokens.open(words, lexicon_);
  scratch.tagger.tag(scratch.tokens, weights_, scratch.names);
  take_double_names_whole(scratch.tokens, from, scratch.names);
  take_stage_words(scratch.tokens, from, scratch.names);
  find_public_figures(scratch.tokens, figures_, limits_.sure_margin, from, scratch.names);
}

void NameModel::find(const SplitText& words, KindIndex kind, NameScratch& scratch,
                     std::vector<Candidate>& out, std::span<ParagraphNotes> notes) const {
  NameTokens& tokens = scratch.tokens;
  tokens.read(words, lexicon_);
  scratch.names.clear();
  for (std::size_t p = 0; p < words.paragraphs(); ++p) {
    tokens.enter(words.first_word(p), words.first_word(p + 1));
    if (!notes.empty()) notes[p].keep_names_of(tokens.casing, tokens.tongue);
    const std::size_t from = scratch.names.size();
    const bool recalled =
        recall(notes, p, &ParagraphNotes::names, tokens.first, scratch.names, [&] { tag(words, scratch); });
    if (!recalled) continue;
    for (std::size_t n = from; n < scratch.names.size(); ++n) {
      for (std::uint32_t i = scratch.names[n].first; i < scratch.names[n].last; ++i) {
        tokens.complete(i, words, lexicon_);
      }
    }
  }
  for (const TaggedName& name : scratch.names) {
    const NameJudgement judgement = judge_name(scratch.tokens, name, figures_, limits_);
    const auto step = static_cast<std::size_t>(std::max(0, name.margin)) / confidence_step_;
    Candidate candidate;
    candidate.span = {scratch.tokens.list[name.first].begin, scratch.tokens.list[name.last - 1].end};
    candidate.kind = kind;
    candidate.severity = judgement.severity;
    candidate.confidence = static_cast<float>(confidence_[std::min(step, kConfidenceSteps - 1)]) / 100.0F;
    candidate.evidence = judgement.evidence;
    out.push_back(candidate);
  }
}

}  // namespace sluss
