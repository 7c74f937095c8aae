// What the tagger sees of a word and its neighbours, as hashes. The product and the trainer share this file,
// so that a model is always read with the eyes that it was trained with; kNameFeaturesVersion must change
// with it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "find/name_tokens.h"

namespace sluss {

constexpr std::uint8_t kNameFeaturesVersion = 3;

namespace name_features {

constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  a = (a ^ (b + 0x9E3779B9U + (a << 6U) + (a >> 2U))) * 0x85EBCA6BU;
  return a ^ (a >> 15U);
}

/// Calls `sink(hash)` for every feature of word `i`.
template <typename Sink>
void each(const NameTokens& tokens, std::size_t i, Sink&& sink) {
  static const NameToken kOutside{};
  const auto& list = tokens.list;
  const auto at = [&](std::ptrdiff_t offset) -> const NameToken& {
    const auto where = static_cast<std::ptrdiff_t>(i) + offset;
    return where >= static_cast<std::ptrdiff_t>(tokens.first) &&
                   where < static_cast<std::ptrdiff_t>(tokens.last)
               ? list[static_cast<std::size_t>(where)]
               : kOutside;
  };
  const NameToken& here = at(0);
  const NameToken& left = at(-1);
  const NameToken& left2 = at(-2);
  const NameToken& right = at(1);
  const NameToken& right2 = at(2);
  std::uint32_t name = 0;  // counts the templates, so that each has its own hashes
  const auto add = [&](auto... parts) {
    std::uint32_t hash = ++name * 0x9E3779B1U;
    ((hash = mix(hash, static_cast<std::uint32_t>(parts))), ...);
    sink(hash);
  };
  const auto casing = static_cast<std::uint32_t>(tokens.casing);
  const auto shape = [&](const NameToken& t) { return static_cast<std::uint32_t>(t.shape) * 4 + casing; };
  const std::uint32_t look = shape(here);
  const std::uint32_t known = here.known.bits() | (here.inflected ? 256U : 0U);
  const std::uint32_t gist = here.known.gist();
  const std::uint32_t gap = static_cast<std::uint32_t>(here.gap);
  const std::uint32_t gap_after = i + 1 < tokens.last ? static_cast<std::uint32_t>(right.gap) : 31U;
  const auto script = static_cast<std::uint32_t>(here.script);

  const bool english = tokens.tongue == Tongue::english;
  add(look, script, english);
  add(known, look, english);
  add(known, look, ends_sentence(here.gap));
  add(known, script);
  add(here.word);
  add(here.word, look);
  add(known, left.known.gist(), gap);
  add(known, right.known.gist(), gap_after);
  add(gist, left.known.gist(), right.known.gist(), look);
  add(gist, left.known.gist(), left2.known.gist(), gap);
  add(gist, right.known.gist(), right2.known.gist(), gap_after);
  add(shape(left), look, shape(right), gist != 0);
  add(shape(left2), shape(left), look);
  add(gap, look, gist);
  add(gap_after, look, gist);
  add(gap, gap_after, left.known.gist(), right.known.gist());
  add(left.word, gap);
  add(left.word, look, gist);
  add(right.word, gap_after);
  add(right.word, look, gist);
  add(left2.word, look);
  add(right2.word, look);
  add(left2.word, left.word);
  add(right.word, right2.word);
  add(left.context.said_of_names(), look, gist);
  add(right.context.said_of_names(), look, gist);
  add(left2.context.said_of_names(), left.context.said_of_names(), gist);
  add(right.context.said_of_names(), right2.context.said_of_names(), gist);
  add(left2.context.said_of_names(), left.known.gist(), gist);
  add(here.context.said_of_names(), gist, look);
  add(here.context.said_of_names(), left.known.gist(), right.known.gist());
  add(here.letters < 12 ? here.letters : 12U, look, gist);
  // The spelling of common words says nothing that the words themselves do not say.
  if (here.known.word() < 2 || here.known.name()) {
    const std::uint32_t stranger = here.known.known() ? 1 : 0;
    for (const std::uint32_t prefix : here.prefix) add(prefix, stranger);
    for (const std::uint32_t suffix : here.suffix) add(suffix, stranger);
    name = 51;
    add(here.suffix[2], look, gist);
    add(here.prefix[2], here.suffix[1]);
    add(here.suffix[2], left.known.gist());
  }
  name = 55;
  if (left.open) add(left.suffix[2], look, gist);
  name = 56;
  if (right.open) add(right.suffix[2], look, gist);
  name = 57;
  if (left.open) add(left.suffix[2], here.suffix[2]);
}

}  // namespace name_features
}  // namespace sluss
