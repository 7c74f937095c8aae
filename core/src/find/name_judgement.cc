#include "find/name_judgement.h"

#include <algorithm>

namespace sluss {
namespace {

constexpr ContextSet kPersonal =
    ContextSet().with(Context::relation).with(Context::role).with(Context::family);
constexpr ContextSet kPublic = ContextSet().with(Context::public_role).with(Context::saying);

/// How many names the stretch is made of: titles, particles and initials do not count, Karl-Gustav counts
/// once.
std::uint32_t parts_of(const NameTokens& tokens, const TaggedName& name) {
  std::uint32_t parts = 0;
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    const NameToken& t = tokens.list[i];
    const bool joined = i > name.first && (t.gap == Gap::hyphen || t.gap == Gap::apostrophe);
    const bool counts = t.letters > 1 && (!t.context.has(Context::particle) || t.known.given() >= 2) &&
                        !t.context.has(Context::title);
    if (counts && !joined) ++parts;
  }
  return parts;
}

bool goes_with_name(ContextSet context) {
  return context.has_any(ContextSet()
                             .with(Context::title)
                             .with(Context::copula)
                             .with(Context::introduction)
                             .with(Context::belonging));
}

/// The contexts of the word before the name, and of the one before that if the first only leads over to the
/// name
/// ("my name is Ahmad", "min läkare dr Lind", "married to Ahmad").
ContextSet context_before(const NameTokens& tokens, const TaggedName& name) {
  ContextSet found;
  std::uint32_t i = name.first;
  for (unsigned steps = 0; i > 0 && steps < 2; ++steps) {
    if (ends_sentence(tokens.list[i].gap) && tokens.list[i].gap != Gap::nothing) break;
    --i;
    const ContextSet context = tokens.list[i].context;
    // English says whose friend somebody is; without that, "friend", "make" and "son" are other words.
    const auto mine = [&](std::uint32_t back) {  // "my husband", "my late husband"
      return i >= back && tokens.list[i - back].context.has(Context::first_person);
    };
    const bool owned = mine(1) || (mine(2) && tokens.list[i - 1].shape == Shape::lower);
    const bool bound = owned || found.has(Context::belonging);
    const bool other_word = tokens.tongue == Tongue::english && context.has(Context::relation) && !bound;
    if (!other_word) found = ContextSet(found.bits() | context.bits());
    if (!goes_with_name(context)) break;
  }
  return found;
}

/// The same for the words after it: "Ahmad, min man", "Alireza baradaram".
ContextSet context_after(const NameTokens& tokens, const TaggedName& name) {
  ContextSet found;
  if (tokens.tongue == Tongue::english) {
    const std::uint32_t i = name.last;
    const bool apposition = i + 1 < tokens.list.size() && tokens.list[i].gap == Gap::comma &&
                            tokens.list[i].context.has(Context::first_person);
    return apposition ? tokens.list[i + 1].context : found;
  }
  for (std::uint32_t i = name.last; i < tokens.list.size() && i < name.last + 2; ++i) {
    const NameToken& t = tokens.list[i];
    if (ends_sentence(t.gap) || t.gap == Gap::colon) break;
    found = ContextSet(found.bits() | t.context.bits());
    if (!t.context.has(Context::first_person)) break;
  }
  return found;
}

/// "Jag är Anna Lind", «я Олена Коваленко», "soy Ana Pérez": the writer before the name, with nothing but
/// "am" between.
bool introduces_writer(const NameTokens& tokens, const TaggedName& name) {
  if (name.first == 0 || ends_sentence(tokens.list[name.first].gap)) return false;
  const NameToken& before = tokens.list[name.first - 1];
  if (before.context.has(Context::first_person)) {
    return before.context.has(Context::copula) || before.script != Script::latin;
  }
  return name.first >= 2 && before.context.has(Context::copula) && !ends_sentence(before.gap) &&
         tokens.list[name.first - 2].context.has(Context::first_person);
}

/// "Mvh Anna Lind, asylsökande": nobody regards but the writer.
bool sends_regards(const NameTokens& tokens, const TaggedName& name) {
  if (name.first == 0) return false;
  const ContextSet before = tokens.list[name.first - 1].context;
  const bool ends = name.last == tokens.list.size() || tokens.list[name.last].gap == Gap::newline ||
                    tokens.list[name.last].gap == Gap::comma;
  return ends && before.has(Context::sign_off) && !before.has(Context::greeting);
}

/// On a line of its own, or the last words of a text that says something else before.
bool signs_text(const NameTokens& tokens, const TaggedName& name) {
  const Gap before = tokens.list[name.first].gap;
  const bool starts =
      before == Gap::newline || before == Gap::slash || (ends_sentence(before) && name.first > 0);
  const bool ends = name.last == tokens.list.size() || tokens.list[name.last].gap == Gap::newline;
  const bool after_regards = name.first > 0 && tokens.list[name.first - 1].context.has(Context::sign_off);
  return ends && (starts || after_regards) && tokens.list.size() >= name.last - name.first + 3U;
}

/// "Enligt juristen Petra Ström": does a word for saying lead over to the name?
bool is_quoted(const NameTokens& tokens, const TaggedName& name) {
  constexpr std::uint32_t kReach = 3;  // words
  for (std::uint32_t i = name.first;
       i > 0 && name.first - i < kReach && !ends_sentence(tokens.list[i].gap);) {
    if (tokens.list[--i].context.has(Context::saying)) return true;
  }
  return false;
}

/// Is the next word one of `contexts`?
bool follows(const NameTokens& tokens, const TaggedName& name, ContextSet contexts) {
  return name.last < tokens.list.size() && tokens.list[name.last].gap == Gap::space &&
         tokens.list[name.last].context.has_any(contexts);
}

/// What the words around a name are about.
struct Surroundings {
  std::int32_t own_case = 0;  // how often it says "my application", "mitt ärende", «ملفي»
  bool first_person = false;  // I, my
};

Surroundings surroundings_of(const NameTokens& tokens, const TaggedName& name) {
  constexpr std::uint32_t kReach = 25;  // words on either side
  Surroundings found;
  const auto end = std::min<std::size_t>(tokens.list.size(), name.last + kReach);
  for (std::size_t i = name.first - std::min(name.first, kReach); i < end; ++i) {
    const ContextSet context = tokens.list[i].context;
    if (!context.has(Context::first_person)) continue;
    found.first_person = true;
    const auto is_case = [&](std::size_t at) {
      return at < end && tokens.list[at].context.has(Context::own_case);
    };
    if (is_case(i) || is_case(i + 1) || is_case(i + 2)) ++found.own_case;
  }
  return found;
}

}  // namespace

NameJudgement judge_name(const NameTokens& tokens, const TaggedName& name, const PublicFigures& figures,
                         const JudgementLimits& limits) {
  NameJudgement judgement;
  bool in_lexicon = true;
  for (std::uint32_t i = name.first; i < name.last; ++i) in_lexicon &= tokens.list[i].known.name();
  judgement.evidence.add(in_lexicon ? Evidence::name_lexicon : Evidence::name_model);
  const ContextSet before = context_before(tokens, name);
  const ContextSet after = context_after(tokens, name);
  const bool introduced =
      before.has(Context::introduction) || introduces_writer(tokens, name) || sends_regards(tokens, name);
  const Surroundings around = surroundings_of(tokens, name);
  const bool other_peoples = before.has(Context::belonging) && !around.first_person;  // "the mother of …"
  const bool in_public = before.has_any(kPublic) || after.has_any(kPublic);
  const bool full = parts_of(tokens, name) >= 2;
  // Somebody met in person, or one who is heard in public
  const bool in_office = before.has(Context::role) && !before.has(Context::relation) && !around.first_person;
  const bool quoted = in_office && full && is_quoted(tokens, name);
  const bool related = (before.has_any(kPersonal) && !other_peoples && !quoted) || after.has_any(kPersonal);
  const bool of_public_life = before.has(Context::public_role) || after.has(Context::public_role);
  const bool signed_off = signs_text(tokens, name);
  if (introduced || signed_off) judgement.evidence.add(Evidence::introduction);
  if (related) judgement.evidence.add(Evidence::relation);

  // Many are called like somebody well known: "my name is Imran Khan".
  const bool shares_name = full && (introduced || (related && around.first_person && !of_public_life));
  if (!shares_name && is_public_figure(tokens, name, figures)) {
    judgement.evidence.add(Evidence::public_figure);
    return judgement;
  }
  const bool own_talk = around.own_case >= limits.personal_words;
  if (full && name.margin >= limits.sure_margin) {
    constexpr std::size_t kLong = 120;  // words
    const bool personal =
        introduced || related || (signed_off && around.first_person) || (own_talk && !in_public);
    if (own_talk) judgement.evidence.add(Evidence::context);
    const bool acts_in_public = follows(tokens, name, kPublic);
    // Of an article, the names are not private because it says so.
    const bool told = tokens.list.size() > kLong && !around.first_person;
    // "They told Blessing Adeyemi she has …": who is told something need not be known.
    const bool goes_on = name.last < tokens.list.size() && tokens.list[name.last].gap == Gap::space;
    const bool known =
        of_public_life || after.has(Context::saying) || (before.has(Context::saying) && !goes_on);
    const bool thanked = before.has(Context::greeting);
    if ((related && !in_office) || introduced || !(known || acts_in_public || told || in_office || thanked))
      judgement.evidence.add(Evidence::full_name);
    judgement.severity = personal ? Severity::high : Severity::low;
  } else if (!full && name.margin >= limits.sure_given_margin) {
    judgement.severity = related && !of_public_life ? Severity::medium : Severity::low;
  }
  return judgement;
}

}  // namespace sluss
