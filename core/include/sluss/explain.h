/// @file   Findings and channels in words that people understand: locales (core/data/locales/*.json), and
/// what the
///         core says with them. A locale is data and is not trusted to be complete.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sluss/policy.h"
#include "sluss/report.h"
#include "sluss/result.h"

namespace sluss {

/// The words of one language. Strings rendered by the core have plain {placeholders}; the strings of the
/// interface
/// ("ui", in ICU MessageFormat) are not kept here.
class Locale {
 public:
  /// Reads a locale file. Texts that it lacks are answered as empty, and the callers below leave the sentence
  /// out.
  static Result<Locale> parse(std::string_view json_text);

  const std::string& tag() const { return tag_; }
  bool right_to_left() const { return right_to_left_; }

  /// A text by section and key: ("kinds", "email"), ("evidence", "label"), ("text", "why") …; empty if there
  /// is none.
  std::string_view text(std::string_view section, std::string_view key) const;

 private:
  std::string tag_ = "en";
  bool right_to_left_ = false;
  std::map<std::string, std::string, std::less<>> texts_;  // "section/key" → text
};

/// Puts values into {placeholders}. A value that is read left to right (a phone number, an address of a page)
/// is wrapped in direction isolates where the locale is read right to left.
std::string fill(std::string_view pattern, const Locale& locale,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// Why a finding matters, for the person who wrote it.
struct Explanation {
  struct Consequence {
    std::string text;
    std::string basis;  ///< whose rule or which law says so
  };
  std::string title;                      ///< what it is: "Personal identity number"
  std::vector<std::string> why;           ///< first why it is dangerous, then what speaks for it
  std::vector<Consequence> consequences;  ///< most important first
};

/// `category` is the category of the finding's kind (KINDS.md: "identity", "case", …).
Explanation explain(const Finding& finding, std::string_view category, const Policy& policy,
                    const Locale& locale);

/// A channel as it is shown on a given day: a stale or uncertain fact gives way to the agency's own site.
struct ChannelText {
  std::string id;
  std::string_view type;
  std::string label;
  std::string url;
  std::string phone;
  std::string address;
  std::string note;
};

ChannelText describe(const Channel& channel, const Policy& policy, const Locale& locale, Date day);

/// The whole advice as plain text for a terminal: verdict, findings with reasons, consequences, channels.
/// `category_of` is the catalogue's answer for a kind.
std::string advice_text(const Report& report, const Policy& policy, const Locale& locale, Date day,
                        const std::function<std::string_view(std::string_view)>& category_of);

}  // namespace sluss
