// What a text is about, by the phrases of the data.
#include "advise/topics.h"

#include <algorithm>

#include "data.h"
#include "text/packed.h"

namespace sluss::advise {

KindIndex Topics::index_of(std::string_view topic) {
  auto found = std::find(names_.begin(), names_.end(), topic);
  if (found == names_.end()) found = names_.insert(names_.end(), std::string(topic));
  return static_cast<KindIndex>(found - names_.begin());
}

Topics Topics::of(const Policy& policy) {
  Topics topics;
  PackedReader pack(data::topics());
  while (!pack.at_end()) {
    const KindIndex index = topics.index_of(pack.text());
    for (std::uint32_t left = pack.count(); left > 0; --left) {
      topics.phrases_.add(pack.text(), index, LabelRole::label);
    }
  }
  for (const TopicWords& own : policy.topics) {
    const KindIndex index = topics.index_of(own.topic);
    for (const std::string& phrase : own.phrases) {
      topics.phrases_.add(Labels::normal_form(phrase), index, LabelRole::label);
    }
  }
  topics.phrases_.finish();
  return topics;
}

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
