// The kinds as they are compiled in: all that stands in JSON, checked and folded by sluss-pack, so that a
// guard starts in a few milliseconds.
#include <algorithm>
#include <cstring>

#include "find/catalogue_parts.h"

namespace sluss {
namespace {

enum class Part : std::uint8_t { kind, pattern, labels, shared_labels, numerals, trigger_word, word_beside };

// Which of a pattern's members are set.
constexpr std::uint32_t kLoose = 1, kInLinks = 2, kEvidence = 4, kSeverity = 8, kConfidence = 16, kNeeds = 32;

std::uint32_t bits_of(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

float float_of(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

void write_all(PackedWriter& out, const std::vector<std::string>& texts) {
  out.number(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_all(PackedReader& in) {
  std::vector<std::string> texts(in.count());
  for (std::string& text : texts) text = in.text();
  return texts;
}

void read_kind(PackedReader& in, CatalogueSink& sink) {
  Kind kind;
  kind.id = in.text();
  kind.category = in.text();
  kind.severity = static_cast<Severity>(in.number());
  kind.authority = in.text();
  kind.source = in.text();
  if (const std::string_view check = in.text(); !check.empty()) kind.check = find_scheme(check);
  kind.layouts = read_all(in);
  kind.excluded = read_all(in);
  kind.rules.resize(in.count());
  for (Rule& rule : kind.rules) {
    rule.needs = ConditionSet(in.number());
    rule.confidence = float_of(in.number());
  }
  kind.needs_label = in.number() != 0;
  std::vector<std::uint8_t> counts(in.count());
  for (std::uint8_t& count : counts) count = static_cast<std::uint8_t>(in.number());
  sink.add_kind(std::move(kind), counts);
}

template <typename Visit>
void each_line(std::string_view lines, const Visit& visit) {
  while (!lines.empty()) {
    const std::size_t size = lines.find('\n');
    visit(lines.substr(0, size));
    lines.remove_prefix(size + 1);
  }
}

/// Patterns that are looked for around all digits. The others have their words and marks beside them.
bool asks_for_needs(Trigger trigger) { return trigger == Trigger::digit || trigger == Trigger::labelled; }

void write_needs(PackedWriter& out, const Needs& needs) {
  out.number(needs.traits.digits);
  out.number(needs.traits.run);
  out.number(needs.traits.neighbours);
  out.number(static_cast<std::uint32_t>(needs.one_of.size()));
  for (const ByteSet& set : needs.one_of) out.text(set.members());
}

Needs read_needs(PackedReader& in) {
  Needs needs;
  needs.traits.digits = in.number();
  needs.traits.run = in.number();
  needs.traits.neighbours = static_cast<std::uint16_t>(in.number());
  for (std::uint32_t sets = in.count(); sets > 0; --sets) needs.one_of.emplace_back(in.text());
  return needs;
}

void read_pattern(PackedReader& in, CatalogueSink& sink) {
  const auto kind = static_cast<KindIndex>(in.number());
  const auto trigger = static_cast<Trigger>(in.number());
  const std::uint32_t set = in.number();
  Pattern pattern{Expression(std::string(in.text()))};
  pattern.loose = (set & kLoose) != 0;
  pattern.in_links = (set & kInLinks) != 0;
  if ((set & kEvidence) != 0) pattern.evidence = static_cast<Evidence>(in.number());
  if ((set & kSeverity) != 0) pattern.severity = static_cast<Severity>(in.number());
  if ((set & kConfidence) != 0) pattern.confidence = float_of(in.number());
  if ((set & kNeeds) != 0) pattern.needs = read_needs(in);
  sink.add_pattern(kind, trigger, std::move(pattern));
}

}  // namespace

void CataloguePacker::add_kind(Kind kind, const std::vector<std::uint8_t>& digit_counts) {
  out_.number(static_cast<std::uint32_t>(Part::kind));
  out_.text(kind.id);
  out_.text(kind.category);
  out_.number(static_cast<std::uint32_t>(kind.severity));
  out_.text(kind.authority);
  out_.text(kind.source);
  out_.text(kind.check ? kind.check->kind : std::string_view());
  write_all(out_, kind.layouts);
  write_all(out_, kind.excluded);
  out_.number(static_cast<std::uint32_t>(kind.rules.size()));
  for (const Rule& rule : kind.rules) {
    out_.number(rule.needs.bits());
    out_.number(bits_of(rule.confidence));
  }
  out_.number(kind.needs_label ? 1 : 0);
  out_.number(static_cast<std::uint32_t>(digit_counts.size()));
  for (const std::uint8_t count : digit_counts) out_.number(count);
}

void CataloguePacker::add_pattern(KindIndex kind, Trigger trigger, Pattern pattern) {
  out_.number(static_cast<std::uint32_t>(Part::pattern));
  out_.number(kind);
  out_.number(static_cast<std::uint32_t>(trigger));
  out_.number((pattern.loose ? kLoose : 0U) | (pattern.in_links ? kInLinks : 0U) |
              (pattern.evidence ? kEvidence : 0U) | (pattern.severity ? kSeverity : 0U) |
              (pattern.confidence ? kConfidence : 0U) | (asks_for_needs(trigger) ? kNeeds : 0U));
  out_.text(pattern.expression.pattern());
  if (pattern.evidence) out_.number(static_cast<std::uint32_t>(*pattern.evidence));
  if (pattern.severity) out_.number(static_cast<std::uint32_t>(*pattern.severity));
  if (pattern.confidence) out_.number(bits_of(*pattern.confidence));
  if (asks_for_needs(trigger)) write_needs(out_, needs_of(pattern.expression.get()));
}

void CataloguePacker::add_label(std::string_view label, KindIndex kind, LabelRole role) {
  (labels_[{kind, role}] += label) += '\n';
}

void CataloguePacker::share_labels(KindIndex kind, KindIndex other) {
  out_.number(static_cast<std::uint32_t>(Part::shared_labels));
  out_.number(kind);
  out_.number(other);
}

void CataloguePacker::add_numeral(std::string_view lower_word, Numerals::Value value) {
  (numerals_[{value.number, value.tens}] += lower_word) += '\n';
}

void CataloguePacker::add_trigger_word(std::uint32_t word_hash) {
  out_.number(static_cast<std::uint32_t>(Part::trigger_word));
  out_.number(word_hash);
}

void CataloguePacker::add_word_beside(std::uint32_t hash, std::uint8_t ending) {
  out_.number(static_cast<std::uint32_t>(Part::word_beside));
  out_.number(hash);
  out_.number(ending);
}

std::string CataloguePacker::bytes() const {
  PackedWriter out = out_;
  for (const auto& [meaning, lines] : labels_) {
    out.number(static_cast<std::uint32_t>(Part::labels));
    out.number(meaning.first);
    out.number(static_cast<std::uint32_t>(meaning.second));
    out.text(lines);
  }
  for (const auto& [value, lines] : numerals_) {
    out.number(static_cast<std::uint32_t>(Part::numerals));
    out.number(static_cast<std::uint32_t>(value.first - Numerals::kLeast));
    out.number(static_cast<std::uint32_t>(value.second));
    out.text(lines);
  }
  return out.bytes();
}

void read_catalogue_pack(std::string_view pack, CatalogueSink& sink) {
  for (PackedReader in(pack); !in.at_end();) {
    switch (static_cast<Part>(in.number())) {
      case Part::kind:
        read_kind(in, sink);
        break;
      case Part::pattern:
        read_pattern(in, sink);
        break;
      case Part::labels: {
        const auto kind = static_cast<KindIndex>(in.number());
        const auto role = static_cast<LabelRole>(in.number());
        each_line(in.text(), [&](std::string_view label) { sink.add_label(label, kind, role); });
        break;
      }
      case Part::shared_labels: {
        const auto kind = static_cast<KindIndex>(in.number());
        sink.share_labels(kind, static_cast<KindIndex>(in.number()));
        break;
      }
      case Part::numerals: {
        const int number = static_cast<int>(in.number()) + Numerals::kLeast;
        const Numerals::Value value{number, static_cast<Numerals::Tens>(in.number())};
        each_line(in.text(), [&](std::string_view word) { sink.add_numeral(word, value); });
        break;
      }
      case Part::trigger_word:
        sink.add_trigger_word(in.number());
        break;
      case Part::word_beside: {
        const std::uint32_t hash = in.number();
        sink.add_word_beside(hash, static_cast<std::uint8_t>(in.number()));
        break;
      }
    }
  }
}

}  // namespace sluss
