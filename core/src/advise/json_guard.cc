// The first look at untrusted JSON: a streaming pass that builds nothing.
#include "advise/json_guard.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace sluss::advise {

std::string child_path(std::string_view parent, std::string_view key) {
  const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
    return c == '_' || c == '-' || c == '$' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
  std::string path(parent);
  if (!plain) return path + "[\"" + std::string(key.substr(0, 60)) + "\"]";
  if (!path.empty()) path += '.';
  return path.append(key);
}

std::string child_path(std::string_view parent, std::size_t index) {
  return std::string(parent) + "[" + std::to_string(index) + "]";
}

namespace {

using nlohmann::json;

std::string line_and_column(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Counts, and remembers where in the document the parser is.
class Watch final : public nlohmann::json_sax<json> {
 public:
  Watch(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

  std::vector<Error> problems;

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool string(string_t& s) override {
    if (!value()) return false;
    if (s.size() <= limits_.string_bytes) return true;
    return stop("a text of " + std::to_string(s.size()) + " bytes; " + std::to_string(limits_.string_bytes) +
                " are allowed");
  }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    level.key = name.substr(0, 200);
    if (level.seen.insert(name).second) return true;
    problems.push_back({path(), "this key stands here twice"});
    return problems.size() < 20;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    problems.push_back({line_and_column(text_, position == 0 ? 0 : position - 1),
                        "this is not valid JSON: look for a missing or extra comma, quote or bracket"});
    return false;
  }

 private:
  struct Level {
    bool object;
    std::string key;
    std::size_t index = 0;
    std::set<std::string> seen;
  };

  std::string path() const {
    std::string result;
    for (const Level& level : levels_) {
      result = level.object ? child_path(result, level.key) : child_path(result, level.index - 1);
    }
    return result;
  }
  bool stop(std::string reason) {
    problems.push_back({path(), std::move(reason)});
    return false;
  }
  bool value() {
    if (!levels_.empty() && !levels_.back().object) ++levels_.back().index;
    if (++values_ <= limits_.values) return true;
    return stop("more than " + std::to_string(limits_.values) + " values in one file");
  }
  bool open(bool object) {
    if (!value()) return false;
    if (levels_.size() >= limits_.depth) {
      return stop("nested deeper than " + std::to_string(limits_.depth) + " levels");
    }
    levels_.push_back({object, {}, 0, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  std::string_view text_;
  const JsonLimits& limits_;
  std::size_t values_ = 0;
  std::vector<Level> levels_;
};

}  // namespace

std::vector<Error> guard_json(std::string_view json_text, const JsonLimits& limits) {
  if (json_text.size() > limits.bytes) {
    return {{"", "the file has " + std::to_string(json_text.size()) + " bytes; " +
                     std::to_string(limits.bytes) + " are allowed"}};
  }
  Watch watch(json_text, limits);
  json::sax_parse(json_text.begin(), json_text.end(), &watch);
  return std::move(watch.problems);
}

}  // namespace sluss::advise
