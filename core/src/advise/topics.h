// What a text is about, beside the data in it: a tip, a threat, a question from the press … Words for that,
// in every language at once, are data (core/data/topics.json), and a policy pack may add its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "find/labels.h"
#include "sluss/policy.h"
#include "text/words.h"

namespace sluss::advise {

class Topics {
 public:
  /// The topics that are compiled in, and the policy's own words.
  static Topics of(const Policy& policy);

  /// The topics that the text has words for, each once, in the order in which they are served (see route.h).
  std::vector<std::string_view> in(const Words& words) const;

 private:
  KindIndex index_of(std::string_view topic);

  std::vector<std::string> names_;
  Labels phrases_;
};

}  // namespace sluss::advise
