// Which channels fit this text and this person, best first.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sluss/policy.h"
#include "sluss/report.h"

namespace sluss::advise {

/// The catalogue's answer to "of which category is this kind?"
using CategoryOf = std::function<std::string_view(std::string_view kind)>;

/// What is known about the writer beside the findings. What is not known excludes nothing.
struct Situation {
  std::vector<std::string_view> topics;  ///< as Topics::in answers: the most urgent first
  std::string_view language;             ///< BCP 47 tag of the reader's language
  std::optional<bool> e_id;
  std::optional<bool> abroad;
};

/// Topics that say something about the person ("abroad", "no_e_id") moved into the answers they stand for.
Situation situation_of(const std::vector<std::string_view>& topics, std::string_view language);

/// Indices into policy.channels. The channels of the most urgent topic come first, within a topic in the
/// pack's order; then, unless the text is only a tip, a press question or the like, those for a question
/// about a case; then those that fit any topic. Empty where nothing was found.
std::vector<std::size_t> channels_for(const Policy& policy, const std::vector<Finding>& all_findings,
                                      const Situation& situation, const CategoryOf& category_of);

/// Does everything that `when` says hold for these findings? (Its topics are not looked at.)
bool holds(const When& when, const std::vector<Finding>& findings, const Situation& situation,
           const CategoryOf& category_of);

}  // namespace sluss::advise
