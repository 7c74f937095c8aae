// What is found of phrases in a text.
#pragma once

#include <cstdint>

namespace sluss {

/// What a phrase does in a sentence. The names in the data stand in phrase_compiler.cc.
enum class Role : std::uint8_t {
  // who is meant
  self,        // the writer: "jag", "me", a verb form that says "I"
  mine,        // belongs to the writer, stands before: "min", "my"
  mine_after,  // the same, stands after: "من" in "برادر من"
  relation,    // a person if it is "mine": "fru", "son"
  kin,         // a person who is the writer's where a note begins with it: "wife", "son"
  relative,    // a person as it stands: "min fru" (also composed of mine + relation), "ابني", "mamma"
  third,       // "she": somebody, if a relative was named before
  others,      // people at large, "many", "they": what follows is said of them
  // how it is said
  be,
  have,
  begins,      // a link that may begin a statement about the writer, who is left out: "am", "har haft"
  ties,        // leads over to what is added to a note: "from", "since", "med"
  plight,      // what befalls those who ask for protection: a note beside it is about its writer
  not_before,  // negates what follows
  not_after,   // negates what precedes
  condition,   // "if", "as if"
  breaks,      // ends the reach of the subject: "that", "against", "for"
  joins,       // "and", "but": a negation does not reach beyond
  never,       // looks like a statement and is none: "sick of"
  // when
  number,
  unit,
  month,
  date,  // a date, a year, a length of time as it stands; composed of digits, months, numbers and units too
  // the case
  case_noun,  // "application", "decision"
  own,        // "my application" as one word or phrase (composed of mine + case_noun or type too)
  type,       // what was applied for: "work permit"
  act,        // what only people with a case do: "applied", "appealed"
  step,       // what people with a case do too, so that more must show it: "got", "sent"
  own_act,    // the same with its subject in it: "solicité"
  outcome,    // "rejected", "deported"
  stage,      // "interview", "migration court"
  gets,       // "receive", "arrive"
  ask,        // opens a question that only the file answers: "when will"
  rules,      // opens a question about the rules: "can I", "how do I"
  request,    // a whole question or request about one's own case: "did you receive"
  detail,     // a whole statement about one's own case: "avslå din ansökan"
  // statements of special categories; `PhraseHit::kind` says which
  says,      // whole, with its person: "estoy embarazada"
  happened,  // needs a person: "converted"
  is,        // needs a person and "be": "gay"
  has,       // needs a person and "have", or "mine": "cancer"
  count_
};

/// A phrase found in a text.
struct PhraseHit {
  Role role;
  std::uint8_t language;  // index into PhraseLexicon::languages(); 0 is "any"
  std::uint8_t kind;      // index into PhraseLexicon::kinds(), for says, happened, is, has
  std::uint32_t first;    // first and last word
  std::uint32_t last;
};

}  // namespace sluss
