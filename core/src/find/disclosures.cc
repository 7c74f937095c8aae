#include "find/disclosures.h"

#include <algorithm>

namespace sluss {
namespace {

using Weights = DisclosureFinder::Weights;

constexpr std::uint64_t bit_of(Role role) { return std::uint64_t{1} << static_cast<unsigned>(role); }

constexpr std::uint64_t kPersons =
    bit_of(Role::self) | bit_of(Role::relative) | bit_of(Role::third) | bit_of(Role::others);

bool is_person(Role role) { return (kPersons & bit_of(role)) != 0; }

bool states_special(Role role) { return role >= Role::says; }

/// Is it a step or a fact of a case?
bool is_fact(Role role) {
  return (role >= Role::case_noun && role <= Role::stage) || role == Role::date || role == Role::detail;
}

/// What is said of someone who is certain to be meant, whether or not a name is found.
bool stands_alone(EvidenceSet evidence) { return !evidence.has(Evidence::needs_name); }

bool opens_case(Role role) { return role >= Role::own && role <= Role::detail; }

/// The hits of one language in one text, ordered by first word, with the questions a reader asks of them.
class Reading {
 public:
  Reading(const Words& words, const PhraseLanguage& language, const Weights& weights, bool of_text,
          DisclosureFinder::Scratch& scratch)
      : words_(words), language_(language), weights_(weights), of_text_(of_text), scratch_(scratch) {}

  void compose();
  void read_statements(std::vector<Disclosure>& out) const;
  void read_case(std::uint16_t details, std::uint16_t question, std::vector<Disclosure>& out) const;

 private:
  struct Subject {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    float certainty = 0;  // 0: nobody in particular
    Evidence evidence = Evidence::first_person;
    EvidenceSet named = {};  // how the judge finds the name of whoever is meant
  };
  struct Facts {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    float points = 0;
    bool case_shown = false;
    bool outcome = false;
  };

  // where things stand
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return scratch_.sentence[a] == scratch_.sentence[b];
  }
  bool same_clause(std::uint32_t a, std::uint32_t b) const {
    return scratch_.clause[a] == scratch_.clause[b];
  }
  bool in_question(std::uint32_t word) const { return scratch_.asks[scratch_.sentence[word]]; }
  bool asks_at_once(std::uint32_t word) const;
  bool begins_clause(std::uint32_t word, std::uint32_t after) const;
  bool may_be_name(std::uint32_t i) const;
  std::size_t first_from(std::uint32_t word) const;
  template <typename Test>
  const PhraseHit* any(std::uint32_t from, std::uint32_t to, Test test) const;
  const PhraseHit* any(Role role, std::uint32_t from, std::uint32_t to) const;
  const PhraseHit* any_of(std::uint64_t roles, std::uint32_t from, std::uint32_t to) const;
  bool occurs(Role role) const { return (roles_ & bit_of(role)) != 0; }
  Span span_of(std::uint32_t first, std::uint32_t last) const {
    return {words_[first].begin, words_[last].end};
  }

  // composing
  void note_roles(const std::vector<PhraseHit>& hits);
  void join(Role before, Role after, std::uint32_t gap, Role composed);
  void compose_bare_relatives();
  void compose_dates();

  // statements
  Subject subject_before(std::uint32_t word, std::uint32_t reach) const;
  Subject subject_after(std::uint32_t word, std::uint32_t reach) const;
  Subject as_subject(const PhraseHit& hit) const;
  bool blocked(std::uint32_t from, std::uint32_t to) const;
  bool ties(const PhraseHit& part) const;
  bool negated(const Subject& subject, const PhraseHit& said) const;
  bool supposed(std::uint32_t first) const;
  bool is_idiom(const PhraseHit& said) const;
  Subject subject_of(const PhraseHit& said) const;
  Subject who_is(const PhraseHit& said) const;
  Subject who_has(const PhraseHit& said) const;
  Subject whom_it_happened_to(const PhraseHit& said) const;
  Subject left_out(std::uint32_t first) const;
  Subject left_out_before(const PhraseHit& said) const;
  Subject of_note(const PhraseHit& said) const;
  Subject writer_unsaid(const PhraseHit& said) const;
  bool only_explains(std::uint32_t from, std::uint32_t to) const;
  const PhraseHit* explained_after(std::uint32_t word) const;
  std::uint32_t name_from(std::uint32_t word) const;
  bool may_be_full_name(std::uint32_t from, std::uint32_t to) const;
  Subject named(const PhraseHit& said, Role link) const;
  bool speaks_of_writer(const PhraseHit& said) const;
  bool said_at_once(const Subject& subject, const PhraseHit& said) const;
  bool ends_note(const PhraseHit& said) const;
  bool others_act(std::uint32_t next) const;
  bool tells_of_case(const PhraseHit& said) const;

  // the case
  bool asks_for_file(const PhraseHit& hit, std::uint32_t& first) const;
  bool about_rules(std::uint32_t word) const;
  Facts facts_in(std::uint32_t from, std::uint32_t to) const;
  Subject whose_case(const PhraseHit& step, std::uint32_t from, std::uint32_t to) const;
  bool read_details(const PhraseHit& nucleus, Disclosure& found) const;

  const Words& words_;
  const PhraseLanguage& language_;
  const Weights& weights_;
  const bool of_text_;  // is the text in this language, rather than in one that shares words with it?
  DisclosureFinder::Scratch& scratch_;
  std::uint64_t roles_ = 0;  // of the hits, as bits: most are asked for in vain
};
static_assert(static_cast<unsigned>(Role::count_) <= 64);

std::size_t Reading::first_from(std::uint32_t word) const {
  const auto at = std::partition_point(scratch_.hits.begin(), scratch_.hits.end(),
                                       [&](const PhraseHit& hit) { return hit.first < word; });
  return static_cast<std::size_t>(at - scratch_.hits.begin());
}

/// The first hit that lies within the words [from, to) and passes the test.
template <typename Test>
const PhraseHit* Reading::any(std::uint32_t from, std::uint32_t to, Test test) const {
  for (std::size_t i = first_from(from); i < scratch_.hits.size() && scratch_.hits[i].first < to; ++i) {
    if (scratch_.hits[i].last < to && test(scratch_.hits[i])) return &scratch_.hits[i];
  }
  return nullptr;
}

const PhraseHit* Reading::any(Role role, std::uint32_t from, std::uint32_t to) const {
  return any_of(bit_of(role), from, to);
}

/// The same for several roles, as bits.
const PhraseHit* Reading::any_of(std::uint64_t roles, std::uint32_t from, std::uint32_t to) const {
  if ((roles_ & roles) == 0) return nullptr;
  return any(from, to, [&](const PhraseHit& hit) { return (roles & bit_of(hit.role)) != 0; });
}

void sort_hits(std::vector<PhraseHit>& hits) {
  std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return a.first != b.first ? a.first < b.first : a.last < b.last;
  });
}

void Reading::note_roles(const std::vector<PhraseHit>& hits) {
  for (const PhraseHit& hit : hits) roles_ |= bit_of(hit.role);
}

/// Two neighbours that mean one thing: "my" and "son" are a relative.
void Reading::join(Role before, Role after, std::uint32_t gap, Role composed) {
  if (!occurs(before) || !occurs(after)) return;
  for (const PhraseHit& hit : scratch_.hits) {
    if (hit.role != before) continue;
    const auto end = std::min<std::uint32_t>(hit.last + gap + 2, static_cast<std::uint32_t>(words_.size()));
    const PhraseHit* other = any(after, hit.last + 1, end);
    if (!other || !same_clause(hit.last, other->first)) continue;
    scratch_.composed.push_back({composed, hit.language, 0, hit.first, other->last});
  }
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "20" || digits.substr(0, 2) == "19");
}

/// "12/3/2023", "2022", "14 months", "3 May", "in May".
void Reading::compose_dates() {
  const auto count = static_cast<std::uint32_t>(words_.size());
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    scratch_.composed.push_back({Role::date, 0, 0, first, last});
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!words_[i].digits || words_.view(i).size() > 4) continue;
    std::uint32_t last = i;
    while (last + 1 < count && words_[last + 1].digits && words_.gap_before(last + 1).size() == 1 &&
           words_.view(last + 1).size() <= 4 && last < i + 3) {
      ++last;
    }
    const bool alone = last == i;
    const bool dated = last - i == 2 && (is_year(words_.view(i)) || words_.view(last).size() != 3);
    if (alone ? is_year(words_.view(i)) : dated) add(i, last);
    i = last;
  }
  for (const PhraseHit& hit : scratch_.hits) {
    if (hit.role == Role::month) add(hit.first, hit.last);
    if (hit.role != Role::unit) continue;
    const bool digits =
        (hit.first > 0 && words_[hit.first - 1].digits && words_.view(hit.first - 1).size() < 4) ||
        (hit.last + 1 < count && words_[hit.last + 1].digits && words_.view(hit.last + 1).size() < 3);
    const PhraseHit* number =
        any(Role::number, hit.first - std::min(hit.first, 2U), std::min(hit.last + 2, count));
    if (digits || number) add(hit.first - std::min(hit.first, 1U), hit.last);
  }
}

/// Does a clause begin at most `after` words before `word`?
bool Reading::begins_clause(std::uint32_t word, std::uint32_t after) const {
  const std::uint32_t from = word - std::min(word, after);
  return from == 0 || !same_clause(from - 1, word);
}

/// "Wife pregnant", "dad had a stroke": who begins a clause with a relation and says something of it at once
/// means their own.
void Reading::compose_bare_relatives() {
  constexpr std::uint32_t kReach = 3;     // words: "dad had a stroke"
  constexpr std::uint32_t kLongest = 12;  // words of a phrase
  const auto count = static_cast<std::uint32_t>(words_.size());
  for (const PhraseHit& hit : scratch_.hits) {
    if (hit.role != Role::kin) continue;
    if (!begins_clause(hit.first, 0) && !any(Role::joins, hit.first - 1, hit.first)) continue;
    if (any_of(kPersons, hit.first, hit.last + 1)) continue;
    const std::uint32_t end = std::min(count, hit.last + kReach + kLongest);
    const PhraseHit* said = any(hit.last + 1, end, [&](const PhraseHit& h) {
      return h.role > Role::says && h.first <= hit.last + kReach;
    });
    if (said && same_clause(hit.first, said->first))
      scratch_.composed.push_back({Role::relative, hit.language, 0, hit.first, hit.last});
  }
}

void Reading::compose() {
  note_roles(scratch_.hits);
  scratch_.composed.clear();
  compose_bare_relatives();
  join(Role::mine, Role::relation, 2, Role::relative);
  join(Role::relation, Role::mine_after, 0, Role::relative);
  join(Role::mine, Role::case_noun, 2, Role::own);
  join(Role::mine, Role::type, 1, Role::own);
  join(Role::case_noun, Role::mine_after, 1, Role::own);
  join(Role::type, Role::mine_after, 0, Role::own);
  compose_dates();
  scratch_.hits.insert(scratch_.hits.end(), scratch_.composed.begin(), scratch_.composed.end());
  note_roles(scratch_.composed);
  sort_hits(scratch_.hits);
}

/// Notes leave the person out, so something near `said` must tell that they are about the writer: somebody
/// who belongs to them, their own case, or a step of a case and when it was.
bool Reading::speaks_of_writer(const PhraseHit& said) const {
  constexpr std::uint32_t kReach = 20;  // words
  constexpr std::uint32_t kShort = 25;  // words of a text in which "I" is enough
  bool dated = false;
  bool step = false;
  const std::uint32_t from = said.first - std::min(said.first, kReach);
  for (std::size_t i = first_from(from);
       i < scratch_.hits.size() && scratch_.hits[i].first <= said.first + kReach; ++i) {
    switch (scratch_.hits[i].role) {
      case Role::mine:
      case Role::relative:
      case Role::own:
      case Role::own_act:
      case Role::request:
      case Role::detail:
        return true;
      case Role::kin:
        if (begins_clause(scratch_.hits[i].first, 0)) return true;
        break;
      case Role::plight:
        if (scratch_.hits[i].last < said.first || scratch_.hits[i].first > said.last) return true;
        break;
      case Role::self:
        if (words_.size() <= kShort) return true;
        break;
      case Role::date:
        dated = true;
        break;
      case Role::act:
      case Role::outcome:
      case Role::type:
      case Role::stage:
        if (same_clause(scratch_.hits[i].first, said.last)) return true;
        step = true;
        break;
      default:
        break;
    }
  }
  return dated && step;
}

/// Are the words [from, to) a name or such as lead over to whom is meant: "alltså", "I mean"?
bool Reading::only_explains(std::uint32_t from, std::uint32_t to) const {
  const auto joins = [&](std::uint32_t i) {
    const PhraseHit* hit = any(
        from, to, [&](const PhraseHit& h) { return h.role == Role::joins && h.first <= i && h.last >= i; });
    return hit != nullptr;
  };
  for (std::uint32_t i = from; i < to; ++i) {
    if (!may_be_name(i) && !joins(i)) return false;
  }
  return true;
}

/// "He is deaf, he is my brother", "she is pregnant … my sister I mean": a relative who is named only after
/// `word`.
const PhraseHit* Reading::explained_after(std::uint32_t word) const {
  if (!occurs(Role::relative)) return nullptr;
  constexpr std::uint32_t kAhead = 15;  // words
  constexpr std::uint32_t kAside = 2;   // words beside the relative: "I mean", a name
  const auto count = static_cast<std::uint32_t>(words_.size());
  return any(word + 1, std::min(word + kAhead, count), [&](const PhraseHit& hit) {
    if (hit.role != Role::relative) return false;
    if (any(Role::be, hit.first - std::min(hit.first, 1U), hit.first)) return true;
    const auto apart = [&](std::uint32_t i) {  // "...", too
      return begins_clause(i, 0) || words_.gap_before(i).size() > 2;
    };
    std::uint32_t first = hit.first;
    while (first > word + 1 && hit.first - first < kAside && !apart(first)) --first;
    std::uint32_t last = hit.last;
    while (last + 1 < count && last - hit.last <= kAside && same_clause(last + 1, hit.last)) ++last;
    return apart(first) && last - hit.last <= kAside && only_explains(first, hit.first) &&
           only_explains(hit.last + 1, last + 1);
  });
}

Reading::Subject Reading::as_subject(const PhraseHit& hit) const {
  Subject subject{hit.first, hit.last, 0, Evidence::relation};
  switch (hit.role) {
    case Role::self:
      subject.certainty = 1;
      subject.evidence = Evidence::first_person;
      break;
    case Role::relative:
      subject.certainty = weights_.relative;
      break;
    case Role::third: {
      const std::uint32_t memory = weights_.third_memory;
      if (any(Role::relative, hit.first - std::min(hit.first, memory), hit.first) ||
          explained_after(hit.last))
        return {hit.first, hit.last, weights_.third, Evidence::relation};
      return {hit.first,
              hit.last,
              weights_.third,
              Evidence::statement,
              {Evidence::of_pronoun, Evidence::needs_name}};
    }
    default:
      break;
  }
  return subject;
}

/// Whom a predicate at `word` is said of: the nearest person before it in the sentence.
Reading::Subject Reading::subject_before(std::uint32_t word, std::uint32_t reach) const {
  const PhraseHit* nearest = nullptr;
  const std::uint32_t from = word - std::min(word, reach + 3);
  for (std::size_t i = first_from(from); i < scratch_.hits.size() && scratch_.hits[i].first < word; ++i) {
    const PhraseHit& hit = scratch_.hits[i];
    if (!is_person(hit.role) || hit.last >= word || !same_sentence(hit.last, word)) continue;
    // "My kids" are nobody else's, but "your mum" is.
    const bool somebody_elses = nearest && nearest->role == Role::others && nearest->first < hit.first;
    const bool writers_own = hit.role == Role::relative && !somebody_elses;
    if (!nearest || hit.last > nearest->last || (hit.last == nearest->last && writers_own)) nearest = &hit;
  }
  if (!nearest) return {};
  const std::uint32_t clauses = scratch_.clause[word] - scratch_.clause[nearest->last];
  const std::uint32_t distance = word - nearest->last - 1 + 2 * clauses;
  if (distance > reach || blocked(nearest->last + 1, word)) return {};
  return as_subject(*nearest);
}

Reading::Subject Reading::subject_after(std::uint32_t word, std::uint32_t reach) const {
  const auto end = std::min<std::uint32_t>(word + reach + 4, static_cast<std::uint32_t>(words_.size()));
  const PhraseHit* hit = any(word + 1, end, [&](const PhraseHit& h) {
    return (h.role == Role::self || h.role == Role::relative || h.role == Role::third) &&
           h.first <= word + reach;
  });
  if (!hit || !same_clause(word, hit->first) || blocked(word + 1, hit->first)) return {};
  return as_subject(*hit);
}

bool Reading::blocked(std::uint32_t from, std::uint32_t to) const {
  if (!occurs(Role::breaks)) return false;
  return any(from, to, [&](const PhraseHit& hit) { return hit.role == Role::breaks && !ties(hit); });
}

/// Is it a part of what ties a person to what is said: "for" in "treated for cancer"?
bool Reading::ties(const PhraseHit& part) const {
  constexpr std::uint32_t kLongest = 5;  // words, without the part
  const auto end = std::min(part.last + kLongest + 1, static_cast<std::uint32_t>(words_.size()));
  return any(part.first - std::min(part.first, kLongest), end, [&](const PhraseHit& hit) {
    return hit.role == Role::have && hit.first <= part.first && hit.last >= part.last;
  });
}

bool Reading::negated(const Subject& subject, const PhraseHit& said) const {
  const std::uint32_t back = std::min(said.first, 7U);
  const std::uint32_t from = std::max(said.first - back, subject.first - std::min(subject.first, 2U));
  const PhraseHit* no = any(from, said.first, [&](const PhraseHit& hit) {
    return hit.role == Role::not_before && same_clause(hit.last, said.first) &&
           !any(Role::joins, hit.last + 1, said.first) && !blocked(hit.last + 1, said.first);
  });
  if (no) return true;
  const auto end = std::min<std::uint32_t>(said.last + 3, static_cast<std::uint32_t>(words_.size()));
  const PhraseHit* after = any(Role::not_after, said.last + 1, end);
  return after && same_clause(said.last, after->first) && !any(Role::joins, said.last + 1, after->first);
}

/// Is what begins at `first` only supposed: "if I were …"?
bool Reading::supposed(std::uint32_t first) const {
  const PhraseHit* hit = any(Role::condition, first - std::min(first, 2U), first + 1);
  return hit && same_clause(hit->last, first);
}

bool Reading::is_idiom(const PhraseHit& said) const {
  if (!occurs(Role::never)) return false;
  const auto from = said.first - std::min(said.first, 6U);
  for (std::size_t i = first_from(from); i < scratch_.hits.size() && scratch_.hits[i].first <= said.last;
       ++i) {
    if (scratch_.hits[i].role == Role::never && scratch_.hits[i].last >= said.first) return true;
  }
  return false;
}

Reading::Subject Reading::whom_it_happened_to(const PhraseHit& said) const {
  const Subject before = subject_before(said.first, weights_.reach);
  if (before.certainty > 0 && stands_alone(before.named)) return before;
  const Subject after = subject_after(said.last, 2);
  if (after.certainty > 0) return after;
  const Subject left = left_out(said.first);
  const Subject writer = left.certainty > 0 ? left : of_note(said);
  if (writer.certainty > 0) return writer;
  return before.certainty > 0 ? before : named(said, Role::have);
}

/// The first word before `word` at which the name of whoever it is said of may begin.
std::uint32_t Reading::name_from(std::uint32_t word) const {
  constexpr std::uint32_t kReach = 5;  // words: "Anna Maria Lind har redan"
  constexpr std::uint64_t kStops = kPersons | bit_of(Role::breaks) | bit_of(Role::condition);
  std::uint32_t from = word;
  while (from > 0 && word - from < kReach && same_sentence(from - 1, word) && !any_of(kStops, from - 1, from))
    --from;
  return from;
}

/// Do two words of [from, to) stand together that are written as names are, as far as their script tells?
bool Reading::may_be_full_name(std::uint32_t from, std::uint32_t to) const {
  const auto written_so = [&](std::uint32_t i) {
    const Word& word = words_[i];
    const bool has_case = word.script == Script::latin || word.script == Script::cyrillic;
    return !word.digits && (word.capital || !has_case);
  };
  for (std::uint32_t i = from + 1; i < to; ++i) {
    if (written_so(i - 1) && written_so(i) && same_clause(i - 1, i)) return true;
  }
  return false;
}

/// "Is pregnant, my sister"; "Tariq Hamidi has cancer": of nobody, unless it is a name that stands there.
Reading::Subject Reading::named(const PhraseHit& said, Role link) const {
  if (!of_text_ || asks_at_once(said.first)) return {};
  const std::uint32_t from = name_from(said.first);
  const auto end = std::min<std::uint32_t>(said.last + 4, static_cast<std::uint32_t>(words_.size()));
  const bool linked = said.role == Role::happened || any(link, from, said.first) ||
                      (language_.verb_last && any(link, said.last + 1, end)) ||
                      (language_.drops_copula && link == Role::be);
  if (!linked) return {};
  if (explained_after(said.last)) return {said.first, said.first, weights_.third, Evidence::relation};
  const bool in_name = may_be_name(said.first) && !any(link, said.first - 1, said.first);  // "Kim Jong Ill"
  if (from + 2 > said.first || in_name) return {};
  return {
      from, said.first - 1, weights_.third, Evidence::statement, {Evidence::of_name, Evidence::needs_name}};
}

/// Does the question mark belong to the clause at `word`? It does not in "Have MS, may I stay?".
bool Reading::asks_at_once(std::uint32_t word) const {
  if (!in_question(word)) return false;
  std::uint32_t last = word;
  while (last + 1 < words_.size() && same_sentence(word, last + 1)) ++last;
  return same_clause(word, last);
}

/// "Converted in 2019 and cannot go back": who begins with the verb, at `first`, speaks of themselves.
Reading::Subject Reading::left_out(std::uint32_t first) const {
  const bool begins = first == 0 || !same_sentence(first - 1, first);
  if (!begins || asks_at_once(first)) return {};
  return {first, first, weights_.dropped, Evidence::first_person};
}

/// "Am HIV positive", "har haft cancer": the same with a link before what is said.
Reading::Subject Reading::left_out_before(const PhraseHit& said) const {
  constexpr std::uint32_t kBetween = 1;  // words: "have severe epilepsy"
  const std::uint32_t from = said.first - std::min(said.first, kBetween + 2);
  const PhraseHit* link = any(from, said.first, [&](const PhraseHit& hit) {
    return hit.role == Role::begins && said.first - hit.last <= kBetween + 1;
  });
  if (!link || !same_clause(link->first, said.first)) return {};
  if (any_of(kPersons, link->first, said.first + 1)) return {};
  return left_out(link->first);
}

/// May a note go on with this after what it says: when, whence, why and what came of it?
bool continues_note(Role role) {
  return role == Role::joins || role == Role::ties || role == Role::self || role == Role::mine ||
         role == Role::relative || role == Role::begins || role == Role::not_before ||
         (role >= Role::number && role <= Role::date) || role == Role::plight || role == Role::act ||
         role == Role::outcome || role == Role::stage || role == Role::own_act;
}

/// "Asthma and allergy experts have …": from the word `next` on, a verb follows whose subject is not the
/// writer.
bool Reading::others_act(std::uint32_t next) const {
  constexpr std::uint32_t kReach = 6;  // words
  const auto count = static_cast<std::uint32_t>(words_.size());
  const PhraseHit* verb = any(next + 2, std::min(next + kReach, count), [&](const PhraseHit& hit) {
    return (hit.role == Role::be || hit.role == Role::have) && same_clause(next, hit.first);
  });
  if (!verb) return false;
  constexpr std::uint64_t kWriters =
      bit_of(Role::self) | bit_of(Role::mine) | bit_of(Role::relative) | bit_of(Role::third);
  if (any_of(kWriters, next, std::min(verb->last + 3, count))) return false;
  const auto known = [](const PhraseHit& hit) { return continues_note(hit.role); };
  for (std::uint32_t i = next; i < verb->first; ++i) {
    if (!words_[i].digits && !any(i, i + 1, known)) return true;
  }
  return false;
}

/// Is the note complete with `said`, or does it go on as notes do? "Gay from Uganda, rejected" is one; "gay
/// people" and "diabetes is" are none.
bool Reading::ends_note(const PhraseHit& said) const {
  const std::uint32_t next = said.last + 1;
  if (next == words_.size() || !same_clause(said.last, next) || words_[next].digits) return true;
  bool goes_on = any(Role::ties, next, next + 1) != nullptr;
  for (std::size_t i = first_from(next); i < scratch_.hits.size() && scratch_.hits[i].first == next; ++i) {
    const Role role = scratch_.hits[i].role;
    if (role == Role::others || role == Role::be || role == Role::relation || role == Role::third)
      return false;
    goes_on = goes_on || continues_note(role);
  }
  return goes_on && !others_act(next);
}

/// "Waiting two years, diabetes + asthma": a clause of a note that begins with what is said of its writer.
Reading::Subject Reading::of_note(const PhraseHit& said) const {
  constexpr std::uint32_t kBefore = 2;  // words: "still severe depression"
  if (!of_text_ || !begins_clause(said.first, kBefore) || asks_at_once(said.first)) return {};
  if (!ends_note(said) || !speaks_of_writer(said)) return {};
  const bool within = said.first > 0 && same_sentence(said.first - 1, said.first);
  if (within && may_be_name(said.first)) return {};
  const std::uint32_t from = said.first - std::min(said.first, kBefore);
  if (any(from, said.first,
          [&](const PhraseHit& hit) {
            return (is_person(hit.role) || hit.role == Role::breaks) && same_clause(hit.first, said.first);
          }) ||
      any(Role::others, said.first, said.last + 1))
    return {};
  return {said.first, said.first, weights_.dropped, Evidence::first_person};
}

/// "Christian" and "Shia" are also names; "ADHD" and "christian" are not.
bool Reading::may_be_name(std::uint32_t i) const {
  const std::string_view word = words_.view(i);
  const auto is = [&](std::size_t at, char first, char last) {
    return word[at] >= first && word[at] <= last;
  };
  return word.size() > 1 && is(0, 'A', 'Z') && is(1, 'a', 'z');
}

/// "Son autistic", "mamma demens": of a relative a note leaves out "is" and "has". "My son Christian" has a
/// name.
bool Reading::said_at_once(const Subject& subject, const PhraseHit& said) const {
  constexpr std::uint32_t kFarthest = 4;  // words: "daughter 4 years old leukaemia"
  if (subject.evidence != Evidence::relation || may_be_name(said.first) ||
      said.first - subject.last > kFarthest)
    return false;
  for (std::uint32_t i = subject.last + 1; i < said.first; ++i) {
    constexpr std::uint64_t kCounts = bit_of(Role::number) | bit_of(Role::unit) | bit_of(Role::date);
    if (!words_[i].digits && !any_of(kCounts, i, i + 1)) return false;
  }
  return same_clause(subject.last, said.first);
}

/// The writer, where a link begins the statement or it is a note.
Reading::Subject Reading::writer_unsaid(const PhraseHit& said) const {
  const Subject left = left_out_before(said);
  return left.certainty > 0 ? left : of_note(said);
}

Reading::Subject Reading::who_is(const PhraseHit& said) const {
  const Subject subject = subject_before(said.first, weights_.reach);
  if (subject.certainty == 0 || !stands_alone(subject.named)) {
    const Subject writer = writer_unsaid(said);
    if (writer.certainty > 0) return writer;
    if (subject.certainty == 0) return named(said, Role::be);
  }
  const std::uint32_t reach = weights_.link_reach;
  const std::uint32_t near = std::max(subject.first, said.first - std::min(said.first, reach + 1));
  const PhraseHit* be = any(Role::be, near, said.first);
  if (be && be->last >= subject.first && same_clause(be->last, said.first)) return subject;
  const bool close = said.first - subject.last <= 3 && same_clause(subject.last, said.first);
  if (said_at_once(subject, said)) return subject;
  const auto end = std::min<std::uint32_t>(said.last + 3, static_cast<std::uint32_t>(words_.size()));
  if (language_.verb_last && any(Role::be, said.last + 1, end) && same_clause(said.last, said.last + 1))
    return subject;
  const bool inverted =
      subject.first > 0 && any(Role::be, subject.first - std::min(subject.first, 2U), subject.first);
  if (inverted && close && !in_question(said.first)) return subject;
  return language_.drops_copula && said.first - subject.last <= 2 && close ? subject : Subject{};
}

Reading::Subject Reading::who_has(const PhraseHit& said) const {
  const PhraseHit* mine = any(Role::mine, said.first - std::min(said.first, 2U), said.first);
  if (mine && same_clause(mine->last, said.first))
    return {mine->first, mine->last, weights_.relative, Evidence::first_person};
  const auto count = static_cast<std::uint32_t>(words_.size());
  if (any(Role::mine_after, said.last + 1, std::min(said.last + 2, count))) {
    return {said.first, said.last, weights_.relative, Evidence::first_person};
  }
  Subject subject = subject_before(said.first, weights_.reach);
  if (subject.certainty == 0 && language_.verb_last) subject = subject_after(said.last, 2);
  if (subject.certainty == 0 || !stands_alone(subject.named)) {
    const Subject writer = writer_unsaid(said);
    if (writer.certainty > 0) return writer;
    if (subject.certainty == 0) return named(said, Role::have);
  }
  if (said_at_once(subject, said)) return subject;
  const std::uint32_t reach = weights_.link_reach;
  const std::uint32_t near = std::max(subject.first, said.first - std::min(said.first, reach + 1));
  const PhraseHit* have = any(Role::have, near, said.first);
  if (have && same_clause(have->last, said.first)) return subject;
  if (language_.verb_last && any(Role::have, said.last + 1, std::min(said.last + 4, count)) &&
      same_clause(said.last, said.last + 1))
    return subject;
  return {};
}

Reading::Subject Reading::subject_of(const PhraseHit& said) const {
  switch (said.role) {
    case Role::says:
      return {said.first, said.first, 1, Evidence::first_person};
    case Role::happened:
      return whom_it_happened_to(said);
    case Role::is:
      return who_is(said);
    default:
      return who_has(said);
  }
}

float base(const Weights& weights, Role role) {
  switch (role) {
    case Role::says:
      return weights.says;
    case Role::happened:
      return weights.happened;
    case Role::is:
      return weights.is;
    default:
      return weights.has;
  }
}

/// Is there, near `said`, a step of a case, or somebody whom the writer knows?
bool Reading::tells_of_case(const PhraseHit& said) const {
  constexpr std::uint32_t kReach = 25;  // words
  const std::uint32_t from = said.first - std::min(said.first, kReach);
  return any(from, said.last + kReach, [&](const PhraseHit& hit) {
    const bool beside = hit.last < said.first || hit.first > said.last;
    return beside && (hit.role == Role::relative || hit.role == Role::plight ||
                      (opens_case(hit.role) && is_fact(hit.role)));
  });
}

void Reading::read_statements(std::vector<Disclosure>& out) const {
  for (const PhraseHit& said : scratch_.hits) {
    if (!states_special(said.role) || is_idiom(said)) continue;
    const Subject subject = subject_of(said);
    if (subject.certainty == 0 || negated(subject, said)) continue;
    if (supposed(std::min(subject.first, said.first))) continue;
    const auto gap = said.first > subject.last ? said.first - subject.last - 1 : 0U;
    const float confidence =
        base(weights_, said.role) * subject.certainty - weights_.per_word * static_cast<float>(gap);
    if (confidence < weights_.threshold) continue;
    EvidenceSet evidence{Evidence::statement, subject.evidence};
    evidence.add(subject.named);
    if (!stands_alone(evidence) && !tells_of_case(said)) evidence.add(Evidence::without_case);
    out.push_back({span_of(std::min(subject.first, said.first), std::max(subject.last, said.last)), said.kind,
                   confidence, evidence});
  }
}

/// Is `word` within a question about the rules: "can I …", "how do I …"?
bool Reading::about_rules(std::uint32_t word) const {
  const PhraseHit* hit = any(Role::rules, word - std::min(word, 10U), word + 1);
  return hit && same_clause(hit->last, word);
}

/// Does a question about one's own case stand at `hit`? Then `first` is where it begins.
bool Reading::asks_for_file(const PhraseHit& hit, std::uint32_t& first) const {
  first = hit.first;
  if (hit.role == Role::request) return true;
  const std::uint32_t from = hit.first - std::min(hit.first, 9U);
  const PhraseHit* ask = any(from, hit.first + 1, [&](const PhraseHit& h) {
    return h.role == Role::ask && same_sentence(h.first, hit.first);
  });
  if (hit.role == Role::own) {
    if (!ask && !in_question(hit.first)) return false;
    if (about_rules(hit.first)) return false;
    if (ask) first = ask->first;
    return true;
  }
  if (hit.role != Role::case_noun && hit.role != Role::type) return false;
  // "when do I get a decision?", "varför fick min kompis beslut före mig"
  const PhraseHit* gets = any(Role::gets, from, hit.first);
  if (!gets || !same_sentence(gets->first, hit.first)) return false;
  if (!(ask || in_question(hit.first)) || about_rules(hit.first)) return false;
  const PhraseHit* person = any(from, hit.first, [&](const PhraseHit& h) {
    return (h.role == Role::self || h.role == Role::relative) && same_sentence(h.first, hit.first);
  });
  if (!person) return false;
  first = std::min({ask ? ask->first : hit.first, gets->first, person->first});
  return true;
}

/// Adds up the facts of a case that stand in the words [from, to).
Reading::Facts Reading::facts_in(std::uint32_t from, std::uint32_t to) const {
  Facts facts;
  bool seen[static_cast<std::size_t>(Role::count_)] = {};
  facts.first = to;
  for (std::size_t i = first_from(from); i < scratch_.hits.size() && scratch_.hits[i].first < to; ++i) {
    const PhraseHit& hit = scratch_.hits[i];
    if (hit.last >= to || !is_fact(hit.role) || is_idiom(hit)) continue;
    seen[static_cast<std::size_t>(hit.role)] = true;
    facts.first = std::min(facts.first, hit.first);
    facts.last = std::max(facts.last, hit.last);
  }
  const auto has = [&](Role role) { return seen[static_cast<std::size_t>(role)]; };
  facts.case_shown = has(Role::case_noun) || has(Role::own) || has(Role::type) || has(Role::stage);
  facts.outcome = has(Role::outcome);
  if (has(Role::act) || has(Role::step) || has(Role::own_act) || has(Role::own)) facts.points += weights_.act;
  if (has(Role::outcome)) facts.points += weights_.outcome;
  if (has(Role::type)) facts.points += weights_.type;
  if (has(Role::stage)) facts.points += weights_.stage;
  if (has(Role::date)) facts.points += weights_.date;
  if (has(Role::detail)) facts.points += weights_.detail;
  return facts;
}

/// Whose case a step belongs to, as far as the words [from, to) around it tell.
Reading::Subject Reading::whose_case(const PhraseHit& step, std::uint32_t from, std::uint32_t to) const {
  Subject subject{step.first, step.first, 1, Evidence::statement};
  if (step.role == Role::own_act) return subject;
  if (step.role == Role::own || step.role == Role::detail) {
    // "Tariq Hamidi fick avslag på sin ansökan", "my son Adam Lind got his permit denied"
    if (may_be_full_name(name_from(step.first), step.first)) subject.named = {Evidence::of_name};
    return subject;
  }
  subject = subject_before(step.first, weights_.reach);
  if (subject.certainty == 0 || !stands_alone(subject.named)) {
    const Subject after = subject_after(step.last, 3);
    if (after.certainty > 0 && (subject.certainty == 0 || stands_alone(after.named))) subject = after;
  }
  if (const PhraseHit* object = any(Role::third, step.first, step.last + 1); object && subject.certainty == 0)
    subject = as_subject(*object);  // "they want to deport her"
  if (subject.certainty == 0 && explained_after(step.last))
    subject = {step.first, step.first, weights_.third, Evidence::relation};
  // "My son Adam Lind got rejected", "a friend of mine, Anjali Sharma, was refused"
  if (subject.certainty > 0 && stands_alone(subject.named) &&
      may_be_full_name(name_from(step.first), step.first))
    subject.named.add(Evidence::of_name);
  if (!any(Role::own, from, to)) return subject;
  subject.named.remove(Evidence::of_pronoun);
  subject.named.remove(Evidence::needs_name);
  subject.certainty = 1;
  return subject;
}

/// Reads the facts around a step of the case.
bool Reading::read_details(const PhraseHit& nucleus, Disclosure& found) const {
  const auto count = static_cast<std::uint32_t>(words_.size());
  std::uint32_t from = nucleus.first - std::min(nucleus.first, weights_.case_before);
  std::uint32_t to = std::min(count, nucleus.last + 1 + weights_.case_after);
  while (!same_sentence(from, nucleus.first)) ++from;
  while (!same_sentence(to - 1, nucleus.first)) --to;
  if (about_rules(nucleus.first) || supposed(nucleus.first)) return false;
  Subject subject = whose_case(nucleus, from, to);
  if (subject.certainty > 0 && supposed(subject.first)) return false;

  Facts facts = facts_in(from, to);
  facts.first = std::min(facts.first, nucleus.first);
  facts.last = std::max(facts.last, nucleus.last);
  if (nucleus.role == Role::step && !facts.case_shown) return false;
  float enough = weights_.case_threshold;
  if ((subject.certainty == 0 || !stands_alone(subject.named)) && facts.points > enough &&
      of_note(nucleus).certainty > 0 && !any(Role::others, from, to)) {
    // "Work permit rejected, appealed in May": a note, which must tell more
    subject = {nucleus.first, nucleus.first, weights_.dropped, Evidence::statement, {Evidence::of_name}};
  }
  const bool by_name = subject.certainty == 0;
  if (by_name) {
    // "Lena Strand avslag är vanligt": of the step itself something is said.
    const bool topic =
        !language_.verb_last && any(Role::be, nucleus.last + 1, std::min(nucleus.last + 2, count));
    const bool of_others = any(Role::others, nucleus.last + 1, std::min(nucleus.last + 2, count));
    // "deport" is a word of several languages.
    const std::uint32_t share = scratch_.shares[nucleus.language];
    const bool foreign = nucleus.language != 0 &&
                         share < *std::max_element(scratch_.shares.begin() + 1, scratch_.shares.end());
    if (!of_text_ || foreign || topic || of_others) return false;
    subject.named = {Evidence::of_name, Evidence::needs_name};
  }
  // A name says who it is: then what came of the case is enough.
  if (facts.outcome && !stands_alone(subject.named)) enough -= weights_.act;
  if (facts.points < enough) return false;
  if (by_name) {
    const std::uint32_t name = name_from(nucleus.first);
    // "Beslut och avslag för Tariq Hamidi"; but of "the deportation of …" people write in debates.
    std::uint32_t after = facts.points < weights_.case_threshold || any(Role::others, from, to) ? 0 : 2;
    if (name + 2 > nucleus.first && after == 0) return false;
    for (; after > 0 && facts.last + 1 < count && same_clause(facts.last, facts.last + 1); --after)
      ++facts.last;
    facts.first = std::min(facts.first, name);
  }
  found.span = span_of(facts.first, facts.last);
  found.confidence = std::min(0.95F, 0.5F + 0.1F * (facts.points - enough + 1));
  found.evidence = {Evidence::statement};
  found.evidence.add(subject.named);
  return true;
}

void Reading::read_case(std::uint16_t details, std::uint16_t question, std::vector<Disclosure>& out) const {
  for (const PhraseHit& hit : scratch_.hits) {
    std::uint32_t first = 0;
    if ((opens_case(hit.role) || hit.role == Role::case_noun) && !is_idiom(hit) &&
        asks_for_file(hit, first)) {
      constexpr std::uint32_t kGoesOn = 8;  // words: some comments have no stops
      std::uint32_t last = hit.last;
      while (last + 1 < words_.size() && last - hit.last < kGoesOn && same_clause(last, last + 1)) ++last;
      const float confidence = hit.role == Role::request ? weights_.request : weights_.question;
      out.push_back({span_of(first, last), question, confidence, {Evidence::question}});
      continue;
    }
    const bool nucleus = hit.role == Role::own || hit.role == Role::act || hit.role == Role::step ||
                         hit.role == Role::own_act || hit.role == Role::outcome || hit.role == Role::detail;
    Disclosure found;
    if (!nucleus || is_idiom(hit) || !read_details(hit, found)) continue;
    found.kind = details;
    out.push_back(found);
  }
}

void number_sentences(const Words& words, DisclosureFinder::Scratch& scratch) {
  scratch.sentence.clear();
  scratch.clause.clear();
  scratch.asks.clear();
  std::uint32_t clause = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const std::uint8_t boundary = scratch.lexicon.boundary[i];
    if (i > 0 && (boundary >= kSentence || i == words.size())) scratch.asks.push_back(boundary == kQuestion);
    if (boundary != kNone) ++clause;
    scratch.sentence.push_back(static_cast<std::uint32_t>(scratch.asks.size()));
    scratch.clause.push_back(clause);
  }
}

/// How the judge finds the name of whoever either of them is about.
EvidenceSet name_of(const Disclosure& a, const Disclosure& b) {
  EvidenceSet named;
  for (const Evidence how : {Evidence::of_name, Evidence::of_pronoun}) {
    if (a.evidence.has(how) || b.evidence.has(how)) named.add(how);
  }
  return named;
}

/// Of one kind the widest remain; a span that would cross another begins where that one ends.
void settle(std::vector<Disclosure>& found, std::size_t from) {
  const auto begin = found.begin() + static_cast<std::ptrdiff_t>(from);
  std::sort(begin, found.end(), [](const Disclosure& a, const Disclosure& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  auto kept = begin;
  for (auto it = begin; it != found.end(); ++it) {
    bool swallowed = false;
    for (auto earlier = kept; earlier != begin && kept - earlier < 8;) {
      --earlier;
      if (!earlier->span.overlaps(it->span)) continue;
      if (earlier->kind == it->kind) {
        // Whoever may be named in either is named in what remains of both.
        const EvidenceSet named = name_of(*earlier, *it);
        if (stands_alone(earlier->evidence) == stands_alone(it->evidence)) {
          earlier->span.end = std::max(earlier->span.end, it->span.end);
          earlier->confidence = std::max(earlier->confidence, it->confidence);
        } else if (stands_alone(it->evidence)) {
          *earlier = *it;
        }
        earlier->evidence.add(named);
        swallowed = true;
        break;
      }
    }
    if (!swallowed) *kept++ = *it;
  }
  found.erase(kept, found.end());
}

}  // namespace

DisclosureFinder::DisclosureFinder(PhraseLexicon lexicon)
    : lexicon_(std::move(lexicon)), kinds_(lexicon_.kinds()) {
  kinds_.emplace_back("case_details");
  kinds_.emplace_back("case_question");
  const auto w = [&](std::string_view name) { return lexicon_.weight(name); };
  const auto n = [&](std::string_view name) { return static_cast<std::uint32_t>(lexicon_.weight(name)); };
  weights_ = {w("threshold"),   w("says"),       w("happened"),    w("is"),      w("has"),
              w("per_word"),    w("relative"),   w("third"),       w("dropped"), w("case_threshold"),
              w("act"),         w("outcome"),    w("type"),        w("stage"),   w("date"),
              w("detail"),      w("question"),   w("request"),     n("reach"),   n("link_reach"),
              n("case_before"), n("case_after"), n("third_memory")};
}

Result<DisclosureFinder> DisclosureFinder::load(std::string_view pack) {
  auto lexicon = PhraseLexicon::load(pack);
  if (!lexicon) return lexicon.error();
  // Language 0 is "any": what is read is read in one of the others.
  if (lexicon->languages().size() < 2) return Error{"phrases", "the pack names no language"};
  return DisclosureFinder(std::move(*lexicon));
}

/// Counts the hits of each language, and notes in which something is told: what is said of somebody, or a
/// word that a case is told with. All other hits only say how these are meant.
void DisclosureFinder::note_languages(Scratch& scratch) const {
  scratch.shares.assign(lexicon_.languages().size(), 0);
  scratch.tells.assign(lexicon_.languages().size(), false);
  for (const PhraseHit& hit : scratch.all) {
    ++scratch.shares[hit.language];
    if (states_special(hit.role) || opens_case(hit.role) || hit.role == Role::case_noun)
      scratch.tells[hit.language] = true;
  }
}

void DisclosureFinder::find(const SplitText& words, Scratch& scratch, std::vector<Disclosure>& out,
                            std::span<ParagraphNotes> notes) const {
  scratch.all.clear();
  lexicon_.match(words, scratch.lexicon, scratch.all, notes);
  if (scratch.all.empty()) return;
  number_sentences(words, scratch);
  const std::size_t from = out.size();
  const auto details = static_cast<std::uint16_t>(kinds_.size() - 2);
  const auto question = static_cast<std::uint16_t>(kinds_.size() - 1);
  note_languages(scratch);
  const std::uint32_t most = *std::max_element(scratch.shares.begin() + 1, scratch.shares.end());
  for (std::size_t language = 1; language < lexicon_.languages().size(); ++language) {
    const bool told = scratch.tells[language] || scratch.tells[0];
    if (scratch.shares[language] == 0 || !told) continue;
    scratch.hits.clear();
    for (const PhraseHit& hit : scratch.all) {
      if (hit.language == language || hit.language == 0) scratch.hits.push_back(hit);
    }
    const bool of_text = 2 * scratch.shares[language] >= most;
    Reading reading(words, lexicon_.languages()[language], weights_, of_text, scratch);
    reading.compose();
    reading.read_statements(out);
    reading.read_case(details, question, out);
  }
  settle(out, from);
}

}  // namespace sluss
