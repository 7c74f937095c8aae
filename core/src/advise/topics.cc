// What a text is about, by the phrases of the data.
#include "advise/topics.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "data.h"

namespace sluss::advise {

KindIndex Topics::index_of(std::string_view topic) {
  auto found = std::find(names_.begin(), names_.end(), topic);
  if (found == names_.end()) found = names_.insert(names_.end(), std::string(topic));
  return static_cast<KindIndex>(found - names_.begin());
}

Result<Topics> Topics::load(std::string_view json_text, const Policy& policy) {
  using nlohmann::json;
  const json document = json::parse(json_text.begin(), json_text.end(), nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("topics"))
    return Error{"topics", "this is not the topics' data"};
  Topics topics;
  for (const json& topic : document["topics"]) {
    const KindIndex index = topics.index_of(topic.value("id", ""));
    for (const auto& [language, phrases] : topic.at("phrases").items()) {
      for (const json& phrase : phrases)
        topics.phrases_.add(phrase.get<std::string>(), index, LabelRole::label);
    }
  }
  for (const TopicWords& own : policy.topics) {
    const KindIndex index = topics.index_of(own.topic);
    for (const std::string& phrase : own.phrases) topics.phrases_.add(phrase, index, LabelRole::label);
  }
  topics.phrases_.finish();
  return topics;
}

Topics Topics::of(const Policy& policy) { return *load(data::topics(), policy); }

std::vector<std::string_view> Topics::in(const Words& words) const {
  std::vector<bool> seen(names_.size(), false);
  for (std::size_t at = 0; at < words.size(); ++at) {
    phrases_.visit_at(words, at, [&](KindIndex topic, LabelRole, std::size_t) { seen[topic] = true; });
  }
  std::vector<std::string_view> topics;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (seen[i]) topics.push_back(names_[i]);
  }
  return topics;
}

}  // namespace sluss::advise
