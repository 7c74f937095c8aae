// The small readers that every part of a policy pack is made of.
#include "advise/pack_reader.h"

#include <algorithm>
#include <array>

#include "advise/json_guard.h"

namespace sluss::advise {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z'); }

std::string_view type_name(const nlohmann::json& value) {
  if (value.is_string()) return "a text";
  if (value.is_boolean()) return "true or false";
  if (value.is_number()) return "a number";
  if (value.is_array()) return "a list";
  return value.is_null() ? "null" : "an object";
}

std::string wrong_type(std::string_view expected, const nlohmann::json& value) {
  return std::string(expected) + " is expected here, not " + std::string(type_name(value));
}

std::string listed(std::initializer_list<std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

bool is_id(std::string_view id) {
  const auto is_end = [](char c) { return is_lower(c) || is_digit(c); };
  if (id.empty() || id.size() > 80 || !is_end(id.front()) || !is_end(id.back())) return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; });
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  std::size_t subtag = 0;
  for (std::size_t begin = 0; begin <= tag.size(); ++subtag) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::string_view part = tag.substr(begin, end - begin);
    const bool letters = std::all_of(part.begin(), part.end(), is_alphanumeric);
    const bool fits =
        subtag == 0 ? part.size() == 2 || part.size() == 3 : part.size() >= 2 && part.size() <= 8;
    if (!letters || !fits) return false;
    if (subtag == 0 && !std::all_of(part.begin(), part.end(), is_lower)) return false;
    begin = end + 1;
  }
  return subtag <= 3;
}

bool is_kind_or_group(std::string_view name) {
  return is_id(name.size() > 2 && name.substr(name.size() - 2) == ".*" ? name.substr(0, name.size() - 2)
                                                                       : name);
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::array<int, 3> number{};
  for (std::size_t i = 0, part = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
    } else if (is_digit(text[i])) {
      number[part] = number[part] * 10 + (text[i] - '0');
    } else {
      return std::nullopt;
    }
  }
  const Date date{std::chrono::year(number[0]), std::chrono::month(static_cast<unsigned>(number[1])),
                  std::chrono::day(static_cast<unsigned>(number[2]))};
  if (!date.ok() || number[0] < 2000) return std::nullopt;
  return date;
}

bool Reader::is_object(std::initializer_list<std::string_view> keys) const {
  if (!value_->is_object()) {
    refuse(wrong_type("an object", *value_));
    return false;
  }
  for (const auto& [key, value] : value_->items()) {
    if (key == "$schema" || key == "comment") continue;
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      problems_->push_back({child_path(path_, key), "this key is not known here; known are " + listed(keys)});
    }
  }
  return true;
}

Reader Reader::at(std::string_view key) const {
  return {value_->find(key).value(), child_path(path_, key), *problems_};
}

std::optional<Reader> Reader::required(std::string_view key) const {
  if (has(key)) return at(key);
  if (value_->is_object()) refuse("\"" + std::string(key) + "\" is missing");
  return std::nullopt;
}

void Reader::each(std::size_t most, const std::function<void(const Reader&)>& visit) const {
  if (!value_->is_array()) return refuse(wrong_type("a list", *value_));
  if (value_->size() > most) {
    return refuse("a list of " + std::to_string(value_->size()) + "; " + std::to_string(most) +
                  " are allowed");
  }
  for (std::size_t i = 0; i < value_->size(); ++i) visit({(*value_)[i], child_path(path_, i), *problems_});
}

void Reader::each_key(std::size_t most,
                      const std::function<void(std::string_view, const Reader&)>& visit) const {
  if (!value_->is_object()) return refuse(wrong_type("an object", *value_));
  if (value_->size() > most) {
    return refuse(std::to_string(value_->size()) + " keys; " + std::to_string(most) + " are allowed");
  }
  for (const auto& [key, value] : value_->items()) visit(key, {value, child_path(path_, key), *problems_});
}

std::string Reader::string(std::size_t most) const {
  if (!value_->is_string()) {
    refuse(wrong_type("a text", *value_));
    return {};
  }
  const auto& text = value_->get_ref<const std::string&>();
  if (text.size() <= most) return text;
  refuse("a text of " + std::to_string(text.size()) + " bytes; " + std::to_string(most) + " are allowed");
  return {};
}

std::string Reader::text(std::size_t most) const {
  if (!value_->is_string()) return string(most);
  std::string text = string(most);
  if (text.empty() && !value_->get_ref<const std::string&>().empty()) return {};
  if (const Refusal refusal = refuse_text(text)) {
    refuse(*refusal);
    return {};
  }
  return text;
}

std::string Reader::id() const {
  std::string id = string(80);
  if (value_->is_string() && !is_id(id)) {
    refuse("an id has only a-z, 0-9 and '.', '_', '-' between");
    return {};
  }
  return id;
}

std::string Reader::link() const {
  std::string url = string(500);
  if (url.empty() && (!value_->is_string() || !value_->get_ref<const std::string&>().empty())) return {};
  if (const Refusal refusal = refuse_link(url)) {
    refuse(*refusal);
    return {};
  }
  return url;
}

std::string Reader::language() const {
  std::string tag = string(20);
  if (value_->is_string() && !is_language_tag(tag)) refuse("a language is a BCP 47 tag such as sv or fa-AF");
  return tag;
}

std::optional<Date> Reader::date() const {
  const std::string text = string(10);
  const std::optional<Date> date = parse_date(text);
  if (!date && value_->is_string()) refuse("a date is written as 2026-11-24");
  return date;
}

std::optional<bool> Reader::boolean() const {
  if (value_->is_boolean()) return value_->get<bool>();
  refuse(wrong_type("true or false", *value_));
  return std::nullopt;
}

std::optional<std::size_t> Reader::word(std::initializer_list<std::string_view> words) const {
  if (!value_->is_string()) {
    refuse(wrong_type("a text", *value_));
    return std::nullopt;
  }
  const auto found = std::find(words.begin(), words.end(), value_->get_ref<const std::string&>());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  refuse("this is one of " + listed(words));
  return std::nullopt;
}

LocalText Reader::local(const std::function<std::string(const Reader&)>& read) const {
  LocalText texts;
  if (!value_->is_object() || value_->empty()) {
    refuse("a text by language is expected here, such as {\"en\": \"…\"}");
    return texts;
  }
  each_key(40, [&](std::string_view tag, const Reader& text) {
    if (!is_language_tag(tag)) return text.refuse("a language is a BCP 47 tag such as sv or fa-AF");
    std::string value = read(text);
    if (!value.empty()) texts.set(std::string(tag), std::move(value));
  });
  return texts;
}

LocalText Reader::local_text(std::size_t most) const {
  return local([most](const Reader& text) { return text.text(most); });
}

LocalText Reader::local_link() const {
  return local([](const Reader& url) { return url.link(); });
}

}  // namespace sluss::advise
