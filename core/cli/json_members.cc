#include "cli/json_members.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace sluss::cli {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

class MemberSearch {
 public:
  MemberSearch(std::string_view json, const std::vector<JsonPath>& paths) : json_(json), paths_(paths) {
    for (const JsonPath& path : paths) deepest_ = std::max(deepest_, path.size());
  }

  std::vector<JsonPlace> run() {
    skip_space();
    value();
    while (!containers_.empty()) step();
    std::sort(found_.begin(), found_.end(),
              [](const JsonPlace& a, const JsonPlace& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  struct Container {
    bool object = false;
    std::size_t begin = 0, index = 0;
  };

  void skip_space() { at_ = std::min(json_.find_first_not_of(kSpace, at_), json_.size()); }

  std::string_view string_token() {
    const std::size_t open = at_++;
    while (json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    ++at_;
    return json_.substr(open, at_ - open);
  }

  /// Stands before a value: goes past it, or into it if it is a container.
  void value() {
    const std::size_t begin = at_;
    const char first = json_[at_];
    if (first == '{' || first == '[') {
      containers_.push_back({first == '{', begin});
      ++at_;
      return;
    }
    if (first == '"') {
      string_token();
    } else {
      at_ = std::min(json_.find_first_of(",]} \t\r\n", at_), json_.size());
    }
    ended(begin);
  }

  /// Stands within a container: before a member, a comma, or its end.
  void step() {
    skip_space();
    Container& inside = containers_.back();
    if (json_[at_] == ',') {
      ++at_;
      return;
    }
    if (json_[at_] == '}' || json_[at_] == ']') {
      ++at_;
      const std::size_t begin = inside.begin;
      containers_.pop_back();
      ended(begin);
      return;
    }
    const bool matters = containers_.size() <= deepest_;  // deeper names are in no path
    std::string name;
    if (inside.object) {
      const std::string_view token = string_token();
      if (matters) name = nlohmann::json::parse(token).get<std::string>();
      at_ = json_.find(':', at_) + 1;
      skip_space();
    } else if (matters) {
      name = std::to_string(inside.index);
    }
    ++inside.index;
    names_.push_back(std::move(name));
    value();
  }

  void ended(std::size_t begin) {
    if (names_.size() <= deepest_) {
      for (std::size_t i = 0; i < paths_.size(); ++i) {
        if (paths_[i] == names_) found_.push_back({i, begin, at_});
      }
    }
    if (!names_.empty()) names_.pop_back();
  }

  std::string_view json_;
  const std::vector<JsonPath>& paths_;
  std::size_t deepest_ = 0;
  std::size_t at_ = 0;
  std::vector<Container> containers_;
  JsonPath names_;
  std::vector<JsonPlace> found_;
};

}  // namespace

JsonPath json_path(std::string_view field) {
  if (field.empty() || field.front() != '/') return {std::string(field)};
  JsonPath path;
  for (std::size_t at = 0; at < field.size(); ++at) {
    const std::string_view escape = field.substr(at, 2);
    if (field[at] == '/') {
      path.emplace_back();
    } else if (escape == "~0" || escape == "~1") {
      path.back() += escape == "~0" ? '~' : '/';
      ++at;
    } else {
      path.back() += field[at];
    }
  }
  return path;
}

std::vector<JsonPlace> find_members(std::string_view json, const std::vector<JsonPath>& paths) {
  return MemberSearch(json, paths).run();
}

}  // namespace sluss::cli
