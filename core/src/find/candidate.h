// What the finders hand to the judge: a stretch of folded text that may be of some kind, and why.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "sluss/report.h"

namespace sluss {

/// Index of a kind in the Catalogue (core/src/find/catalogue.h).
using KindIndex = std::uint16_t;

/// Half-open byte range in the folded text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  bool operator==(const Span&) const = default;
};

/// What spoke for or against a candidate. The ids (`to_string`) are public: the locales turn them into
/// sentences.
enum class Evidence : std::uint8_t {
  form,                // it is written the way such numbers are written
  check_digit,         // its check digits are right
  check_digit_failed,  // they are wrong: a typing error, or not that number
  date_invalid,        // the date in it is in no calendar
  label,               // a word for this kind of number stands beside it
  context,             // other words nearby make it likely
  policy,              // the agency's own policy asks for it
  reply,               // it answers a text that asks for it
  spaced,              // digits spread out with spaces, dots, brackets, line breaks
  lookalike,           // letters stand for digits (O for 0)
  foreign_digits,      // digits of another script, or full-width, superscript, enclosed ones
  hidden_characters,   // zero-width or direction marks inside
  spelled,             // digits written as words
  masked,              // some digits are hidden
  written_out,         // an address written out in words ("at", "dot")
  name_lexicon,        // the words are known as names
  name_model,          // the model takes it for a name
  introduction,        // "my name is", a signature, a greeting
  relation,            // "my husband", "case officer"
  first_person,        // said by the writer of themself
  public_figure,       // known from public life
  statement,           // a statement about somebody, not a debate
  question,            // a question that only the file can answer
  allow_listed,        // published by the agency itself
  count_,
  // What only the judge reads, and no report tells: whose name it is cannot be seen where statements are
  // read.
  full_name = count_,  // a name that tells who is meant, and not that of somebody well known
  of_name,             // a statement about whoever is named in it or right before it
  of_pronoun,          // a statement about "him": whoever was named last
  needs_name,          // a statement that is about nobody unless one of them is found
  without_case,        // nothing beside it tells of a case or of the writer: it may be news
  end_
};

std::string_view to_string(Evidence evidence);

class EvidenceSet {
 public:
  EvidenceSet() = default;
  EvidenceSet(std::initializer_list<Evidence> list) {
    for (Evidence e : list) add(e);
  }
  void add(Evidence e) { bits_ |= 1U << static_cast<unsigned>(e); }
  void add(EvidenceSet other) { bits_ |= other.bits_; }
  int size() const { return std::popcount(bits_); }
  void remove(Evidence e) { bits_ &= ~(1U << static_cast<unsigned>(e)); }
  bool has(Evidence e) const { return (bits_ >> static_cast<unsigned>(e)) & 1U; }

 private:
  std::uint32_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Evidence::end_) <= 32);

struct Candidate {
  Span span;
  KindIndex kind = 0;
  Severity severity = Severity::high;
  float confidence = 0;
  EvidenceSet evidence;
};

}  // namespace sluss
