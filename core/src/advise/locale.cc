// A locale file, and putting values into its sentences.
#include <nlohmann/json.hpp>

#include "advise/json_guard.h"
#include "advise/pack_reader.h"
#include "sluss/explain.h"

namespace sluss {
namespace {

using nlohmann::json;

constexpr advise::JsonLimits kLocaleLimits{std::size_t{512} << 10U, 6, 5'000, 2'000};

std::string joined(std::string_view a, char between, std::string_view b) {
  std::string text(a);
  text += between;
  return text.append(b);
}

/// Reads left to right in any text: phone numbers, addresses of pages, dates.
bool is_left_to_right(std::string_view value) {
  constexpr std::string_view begins = "+0123456789";
  return value.substr(0, 8) == "https://" ||
         (!value.empty() && begins.find(value.front()) != std::string_view::npos);
}

}  // namespace

Result<Locale> Locale::parse(std::string_view json_text) {
  std::vector<Error> problems = advise::guard_json(json_text, kLocaleLimits);
  if (!problems.empty()) return std::move(problems.front());
  const json document = json::parse(json_text.begin(), json_text.end(), nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("meta") || !document["meta"].is_object()) {
    return Error{"meta", "a locale says its tag and direction in \"meta\""};
  }
  const json& meta = document["meta"];
  Locale locale;
  const json tag = meta.value("tag", json());
  if (!tag.is_string() || !advise::is_language_tag(tag.get_ref<const std::string&>())) {
    return Error{"meta.tag", "a language is a BCP 47 tag such as sv or fa-AF"};
  }
  locale.tag_ = tag.get<std::string>();
  locale.right_to_left_ = meta.value("dir", json()) == "rtl";
  for (const auto& [section, entries] : document.items()) {
    if (section == "meta" || section == "ui" || !entries.is_object()) continue;
    for (const auto& [key, entry] : entries.items()) {
      const std::string name = joined(section, '/', key);
      if (entry.is_string()) locale.texts_[name] = entry.get<std::string>();
      if (!entry.is_object()) continue;
      for (const auto& [part, words] : entry.items()) {
        if (words.is_string()) locale.texts_[joined(name, '.', part)] = words.get<std::string>();
      }
    }
  }
  return locale;
}

std::string_view Locale::text(std::string_view section, std::string_view key) const {
  const auto found = texts_.find(joined(section, '/', key));
  return found == texts_.end() ? std::string_view() : std::string_view(found->second);
}

std::string fill(std::string_view pattern, const Locale& locale,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  constexpr std::string_view isolate = "\u2066";
  constexpr std::string_view end_of_isolate = "\u2069";
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) return result.append(pattern.substr(at));
    result.append(pattern.substr(at, open - at));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values) {
      if (key != name) continue;
      const bool isolated = locale.right_to_left() && is_left_to_right(value);
      if (isolated) result += isolate;
      result += value;
      if (isolated) result += end_of_isolate;
    }
    at = close + 1;
  }
  return result;
}

}  // namespace sluss
