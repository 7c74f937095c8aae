// Findings and channels in the words of a locale and, where the pack has its own, of the agency.
#include "sluss/explain.h"

#include <algorithm>
#include <array>

#include "advise/route.h"

namespace sluss {
namespace {

/// The agency's own words for a locale's text, else the locale's.
std::string_view worded(std::string_view section, std::string_view key, const Policy& policy,
                        const Locale& locale) {
  const std::string_view own = policy.wording_of(std::string(section) + "." + std::string(key), locale.tag());
  return own.empty() ? locale.text(section, key) : own;
}

std::string_view agency_of(const Policy& policy, const Locale& locale) {
  return policy.name.in(locale.tag());
}

const OwnKind* own_kind(const Policy& policy, std::string_view kind) {
  const auto found =
      std::find_if(policy.kinds.begin(), policy.kinds.end(), [&](const OwnKind& k) { return k.id == kind; });
  return found == policy.kinds.end() ? nullptr : &*found;
}

/// By the kind itself, else by its group ("special"), else by its category.
std::string_view kind_text(std::string_view section, std::string_view kind, std::string_view category,
                           const Policy& policy, const Locale& locale) {
  for (const std::string_view key : {kind, category}) {
    if (const std::string_view text = worded(section, key, policy, locale); !text.empty()) return text;
  }
  return {};
}

std::string title_of(std::string_view kind, std::string_view category, const Policy& policy,
                     const Locale& locale) {
  if (const OwnKind* own = own_kind(policy, kind)) return std::string(own->name.in(locale.tag()));
  if (const std::string_view name = locale.text("kinds", kind); !name.empty()) return std::string(name);
  if (const std::string_view name = locale.text("categories", category); !name.empty())
    return std::string(name);
  return std::string(kind);
}

std::string danger_of(std::string_view kind, std::string_view category, const Policy& policy,
                      const Locale& locale) {
  if (const OwnKind* own = own_kind(policy, kind); own != nullptr && !own->danger.empty()) {
    return std::string(own->danger.in(locale.tag()));
  }
  return fill(kind_text("dangers", kind, category, policy, locale), locale,
              {{"agency", agency_of(policy, locale)}});
}

/// What follows from posting anywhere in public, for a policy that belongs to no agency.
const std::vector<Consequence>& general_consequences() {
  static const std::vector<Consequence> general = [] {
    std::vector<Consequence> list(3);
    list[0].id = "public";
    list[1].id = "sensitive";
    list[1].when.kinds = {"special"};
    list[2].id = "copies";
    return list;
  }();
  return general;
}

std::string pack_or_locale(const LocalText& own, std::string_view key, const Policy& policy,
                           const Locale& locale) {
  const std::string_view ours = own.exactly(locale.tag());
  const std::string_view text = !ours.empty() ? ours : worded("consequences", key, policy, locale);
  return fill(text.empty() ? own.in(locale.tag()) : text, locale, {{"agency", agency_of(policy, locale)}});
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : ", ") + line;
  return text;
}

/// The sentence that a locale has for the channel's purpose (a tip, the press …), else for its type.
std::string_view label_pattern(const Channel& channel, const Locale& locale) {
  if (!channel.when.topics.empty() && channel.when.topics.front() != to_string(ChannelType::emergency)) {
    if (const std::string_view text = locale.text("channels", channel.when.topics.front()); !text.empty())
      return text;
  }
  return locale.text("channels", to_string(channel.type));
}

std::string_view verdict_key(Verdict verdict) {
  constexpr std::array<std::string_view, 3> keys{"verdict.clear", "verdict.advise", "verdict.warn"};
  return keys[static_cast<std::size_t>(verdict)];
}

std::string channel_line(const ChannelText& channel, const Locale& locale) {
  std::string line = "  • " + channel.label;
  for (const std::string* part : {&channel.phone, &channel.url, &channel.address}) {
    if (!part->empty()) line += "\n      " + fill("{value}", locale, {{"value", *part}});
  }
  if (!channel.note.empty()) line += "\n      " + channel.note;
  return line + "\n";
}

std::string rules_line(const Policy& policy, const Locale& locale) {
  if (policy.rules_url.empty()) return {};
  return "\n" + fill(locale.text("text", "rules"), locale, {{"url", policy.rules_url.in(locale.tag())}}) +
         "\n";
}

}  // namespace

Explanation explain(const Finding& finding, std::string_view category, const Policy& policy,
                    const Locale& locale) {
  Explanation explanation;
  explanation.title = title_of(finding.kind, category, policy, locale);
  if (std::string danger = danger_of(finding.kind, category, policy, locale); !danger.empty()) {
    explanation.why.push_back(std::move(danger));
  }
  for (const std::string_view id : finding.evidence) {
    if (const std::string_view sentence = locale.text("evidence", id); !sentence.empty()) {
      explanation.why.emplace_back(sentence);
    }
  }
  const advise::Situation situation = advise::situation_of({}, locale.tag());
  const auto category_of = [category](std::string_view) { return category; };
  const bool general = policy.consequences.empty();
  for (const Consequence& consequence : general ? general_consequences() : policy.consequences) {
    if (!advise::holds(consequence.when, {finding}, situation, category_of)) continue;
    std::string text = pack_or_locale(consequence.text, consequence.id + ".text", policy, locale);
    if (text.empty()) continue;
    explanation.consequences.push_back(
        {std::move(text), pack_or_locale(consequence.basis, consequence.id + ".basis", policy, locale)});
  }
  return explanation;
}

ChannelText describe(const Channel& channel, const Policy& policy, const Locale& locale, Date day) {
  const std::string_view language = locale.tag();
  const std::string_view agency = agency_of(policy, locale);
  const std::string_view name = channel.name.empty() ? agency : channel.name.in(language);
  ChannelText text;
  text.id = channel.id;
  text.type = to_string(channel.type);
  text.label = fill(label_pattern(channel, locale), locale,
                    {{"name", name}, {"agency", agency}, {"phone", channel.phone}});
  if (text.label.empty()) text.label = name;
  if (channel.stale_on(day, policy.expires)) {
    text.url = policy.site.in(language);
    text.note = fill(locale.text("text", "stale"), locale,
                     {{"agency", agency}, {"date", to_string(channel.source.checked)}, {"url", text.url}});
    return text;
  }
  text.url = channel.url.in(language);
  text.phone = channel.phone;
  text.address = joined(channel.address);
  text.note = channel.note.in(language);
  if (!channel.phone_abroad.empty()) {
    const std::string abroad =
        fill(locale.text("text", "phone_abroad"), locale, {{"phone", channel.phone_abroad}});
    text.note += (text.note.empty() || abroad.empty() ? "" : " ") + abroad;
  }
  return text;
}

std::string advice_text(const Report& report, const Policy& policy, const Locale& locale, Date day,
                        const std::function<std::string_view(std::string_view)>& category_of) {
  std::string out = std::string(worded("text", verdict_key(report.verdict), policy, locale)) + "\n";
  std::vector<std::string> said;  // consequences, each once for the whole text
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::low) continue;  // reported to callers, not shown to people
    const Explanation explanation = explain(finding, category_of(finding.kind), policy, locale);
    out += "\n  " + explanation.title + "\n";
    for (const std::string& why : explanation.why) out += "    " + why + "\n";
    for (const auto& consequence : explanation.consequences) {
      std::string line = "  • " + consequence.text + " (" + consequence.basis + ")\n";
      if (std::find(said.begin(), said.end(), line) == said.end()) said.push_back(std::move(line));
    }
  }
  if (!said.empty()) out += "\n" + std::string(locale.text("text", "consequences")) + "\n";
  for (const std::string& line : said) out += line;
  if (report.channels.empty()) return out + rules_line(policy, locale);
  out += "\n" + fill(locale.text("text", "channels"), locale, {{"agency", agency_of(policy, locale)}}) + "\n";
  for (const std::size_t index : report.channels) {
    out += channel_line(describe(policy.channels[index], policy, locale, day), locale);
  }
  return out + rules_line(policy, locale);
}

}  // namespace sluss
