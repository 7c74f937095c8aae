// Reads the parts of a policy pack one by one, keeps the JSON path to where it is, and collects every
// problem.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "advise/pack_text.h"
#include "sluss/policy.h"
#include "sluss/result.h"

namespace sluss::advise {

/// One JSON value, where it stands, and the list that problems go to. Readers answer with an empty value
/// after a problem, so that reading goes on and finds the next one.
class Reader {
 public:
  Reader(const nlohmann::json& value, std::string path, std::vector<Error>& problems)
      : value_(&value), path_(std::move(path)), problems_(&problems) {}

  const nlohmann::json& json() const { return *value_; }
  const std::string& path() const { return path_; }
  void refuse(std::string reason) const { problems_->push_back({path_, std::move(reason)}); }
  void refuse_if(const Refusal& refusal) const {
    if (refusal) refuse(*refusal);
  }

  /// Is this an object with no other keys than these? ("$schema" and "comment" are always fine.)
  bool is_object(std::initializer_list<std::string_view> keys) const;
  bool has(std::string_view key) const { return value_->is_object() && value_->contains(key); }
  Reader at(std::string_view key) const;
  /// The value of a key that must be there; a problem and nothing if it is not.
  std::optional<Reader> required(std::string_view key) const;
  /// Visits every member of a list of at most `most`; a problem if it is no list.
  void each(std::size_t most, const std::function<void(const Reader&)>& visit) const;
  /// Visits every member of an object of at most `most`.
  void each_key(std::size_t most, const std::function<void(std::string_view, const Reader&)>& visit) const;

  std::string string(std::size_t most) const;  ///< any text, at most that many bytes
  std::string text(std::size_t most) const;    ///< a text that people read (refuse_text)
  std::string id() const;                      ///< a-z 0-9 and . _ - between
  std::string link() const;
  std::string language() const;  ///< a BCP 47 tag
  std::optional<Date> date() const;
  std::optional<bool> boolean() const;
  /// One of the given words; a problem that names them all otherwise.
  std::optional<std::size_t> word(std::initializer_list<std::string_view> words) const;
  /// {"sv": "…", "en": "…"} read by `read` (text or link).
  LocalText local(const std::function<std::string(const Reader&)>& read) const;
  LocalText local_text(std::size_t most) const;
  LocalText local_link() const;

 private:
  const nlohmann::json* value_;
  std::string path_;
  std::vector<Error>* problems_;
};

/// Is this a BCP 47 tag of the shape that locales have: "sv", "sv-simple", "fa-AF"?
bool is_language_tag(std::string_view tag);
bool is_kind_or_group(std::string_view name);  ///< "email", "special.*", "identity"
std::optional<Date> parse_date(std::string_view text);

}  // namespace sluss::advise
