#include "cli/tally.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

#include "text/unicode.h"

namespace sluss::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kBefore = 160, kAfter = 320;  // bytes of an excerpt around the first thing found

/// The nearest beginning of a code point at or before `at`.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return std::min(at, text.size());
}

std::string valid_utf8(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    append_utf8(valid, c.code_point);
    at += c.size;
  }
  return valid;
}

}  // namespace

void Tally::count(const Report& report) {
  ++verdicts[static_cast<std::size_t>(report.verdict)];
  std::set<std::string_view> in_this_text;
  for (const Finding& finding : report.findings) {
    auto found = kinds.find(finding.kind);
    if (found == kinds.end()) found = kinds.emplace(finding.kind, KindTally{}).first;
    KindTally& kind = found->second;
    ++kind.findings;
    if (in_this_text.insert(finding.kind).second) ++kind.texts;
    kind.severity = std::max(kind.severity, finding.severity);
  }
}

void Tally::add(Tally later, std::size_t examples) {
  records += later.records;
  unusable += later.unusable;
  redacted += later.redacted;
  for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i] += later.verdicts[i];
  for (auto& [id, more] : later.kinds) {
    KindTally& kind = kinds[id];
    kind.findings += more.findings;
    kind.texts += more.texts;
    kind.severity = std::max(kind.severity, more.severity);
    for (Example& example : more.examples) {
      if (kind.examples.size() == examples) break;
      kind.examples.push_back(std::move(example));
    }
  }
}

json to_json(const Tally& tally) {
  json kinds = json::object();
  for (const auto& [id, kind] : tally.kinds) {
    json examples = json::array();
    for (const Example& e : kind.examples) {
      examples.push_back({{"id", e.id_json}, {"path", e.path}, {"line", e.line}, {"redacted", e.redacted}});
    }
    kinds[id] = {{"findings", kind.findings},
                 {"texts", kind.texts},
                 {"severity", static_cast<int>(kind.severity)},
                 {"examples", std::move(examples)}};
  }
  return {{"records", tally.records},
          {"unusable", tally.unusable},
          {"redacted", tally.redacted},
          {"verdicts", tally.verdicts},
          {"kinds", std::move(kinds)}};
}

Tally tally_from(const json& document) {
  Tally tally;
  document.at("records").get_to(tally.records);
  document.at("unusable").get_to(tally.unusable);
  document.at("redacted").get_to(tally.redacted);
  document.at("verdicts").get_to(tally.verdicts);
  for (const auto& [id, stored] : document.at("kinds").items()) {
    KindTally& kind = tally.kinds[id];
    stored.at("findings").get_to(kind.findings);
    stored.at("texts").get_to(kind.texts);
    kind.severity = static_cast<Severity>(std::clamp(stored.at("severity").get<int>(), 0, 2));
    for (const json& e : stored.at("examples")) {
      kind.examples.push_back({e.at("id"), e.at("path"), e.at("line"), e.at("redacted")});
    }
  }
  return tally;
}

std::string excerpt(std::string_view text, std::string_view redacted) {
  const auto differs = std::mismatch(text.begin(), text.end(), redacted.begin(), redacted.end()).second;
  const auto first = static_cast<std::size_t>(std::distance(redacted.begin(), differs));
  const std::size_t begin = boundary(redacted, first > kBefore ? first - kBefore : 0);
  const std::size_t end = boundary(redacted, std::min(redacted.size(), first + kAfter));
  std::string part = begin > 0 ? "… " : "";
  part += valid_utf8(redacted.substr(begin, end - begin));
  return end < redacted.size() ? part + " …" : part;
}

}  // namespace sluss::cli
