// Which channels fit: conditions are the pack's, the order of topics is ours.
#include "advise/route.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace sluss::advise {
namespace {

constexpr std::string_view kCase = "case";

bool has_evidence(const Finding& finding, std::string_view id) {
  return std::find(finding.evidence.begin(), finding.evidence.end(), id) != finding.evidence.end();
}

/// Only about a relative, a case officer, somebody with a name: not the writer, and not the writer's case.
bool about_others_only(const std::vector<Finding>& findings) {
  return !findings.empty() && std::all_of(findings.begin(), findings.end(), [](const Finding& f) {
    return has_evidence(f, "relation") && !has_evidence(f, "first_person");
  });
}

bool about_a_case(const std::vector<Finding>& findings, const CategoryOf& category_of) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& f) { return category_of(f.kind) == "case"; });
}

bool is_of(const Finding& finding, std::string_view wanted, const CategoryOf& category_of) {
  if (finding.kind == wanted || category_of(finding.kind) == wanted) return true;
  return wanted.size() > 2 && wanted.back() == '*' &&
         finding.kind.substr(0, wanted.size() - 1) == wanted.substr(0, wanted.size() - 1);
}

/// "sv-simple" reads what is for "sv".
bool speaks(std::string_view reader, std::string_view language) {
  return reader == language ||
         (reader.size() > language.size() && reader.substr(0, language.size()) == language &&
          reader[language.size()] == '-');
}

template <typename List, typename Match>
bool any_or_empty(const List& list, const Match& match) {
  return list.empty() || std::any_of(list.begin(), list.end(), match);
}

/// Unknown facts about the person exclude nothing.
bool agrees(std::optional<bool> wanted, std::optional<bool> known) {
  return !wanted || !known || *wanted == *known;
}

}  // namespace

Situation situation_of(const std::vector<std::string_view>& topics, std::string_view language) {
  Situation situation;
  situation.language = language;
  for (const std::string_view topic : topics) {
    if (topic == "abroad") {
      situation.abroad = true;
    } else if (topic == "no_e_id") {
      situation.e_id = false;
    } else {
      situation.topics.push_back(topic);
    }
  }
  return situation;
}

bool holds(const When& when, const std::vector<Finding>& findings, const Situation& situation,
           const CategoryOf& category_of) {
  const bool kinds = any_or_empty(when.kinds, [&](const std::string& wanted) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& f) { return is_of(f, wanted, category_of); });
  });
  const bool language =
      any_or_empty(when.languages, [&](const std::string& l) { return speaks(situation.language, l); });
  const bool third_party = !when.third_party || *when.third_party == about_others_only(findings);
  return kinds && language && third_party && agrees(when.e_id, situation.e_id) &&
         agrees(when.abroad, situation.abroad);
}

std::vector<std::size_t> channels_for(const Policy& policy, const std::vector<Finding>& all_findings,
                                      const Situation& situation, const CategoryOf& category_of) {
  std::vector<Finding> findings;  // without those that people are not told of, such as public figures
  std::copy_if(all_findings.begin(), all_findings.end(), std::back_inserter(findings),
               [](const Finding& f) { return f.severity != Severity::low; });
  std::vector<std::size_t> chosen;
  if (findings.empty()) return chosen;
  const auto add_for = [&](std::string_view topic) {
    for (std::size_t i = 0; i < policy.channels.size(); ++i) {
      const When& when = policy.channels[i].when;
      const bool fits = topic.empty()
                            ? when.topics.empty()
                            : std::find(when.topics.begin(), when.topics.end(), topic) != when.topics.end();
      const bool is_new = std::find(chosen.begin(), chosen.end(), i) == chosen.end();
      if (fits && is_new && holds(when, findings, situation, category_of)) chosen.push_back(i);
    }
  };
  for (const std::string_view topic : situation.topics) add_for(topic);
  if (chosen.empty() || about_a_case(findings, category_of)) add_for(kCase);
  add_for({});
  return chosen;
}

}  // namespace sluss::advise
