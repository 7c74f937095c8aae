// Kinds as people write them: core/data/kinds/*.json and the kinds of a policy pack.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "find/catalogue_parts.h"
#include "text/fold.h"

namespace sluss {
namespace {

using nlohmann::json;

constexpr std::pair<std::string_view, Condition> kConditions[] = {
    {"check", Condition::check}, {"formed", Condition::formed},   {"layout", Condition::layout},
    {"label", Condition::label}, {"named", Condition::named},     {"context", Condition::context},
    {"whole", Condition::whole}, {"plus", Condition::plus},       {"grouped", Condition::grouped},
    {"close", Condition::close}, {"undated", Condition::undated}, {"opens_line", Condition::opens_line},
};

constexpr std::pair<std::string_view, Severity> kSeverities[] = {
    {"low", Severity::low}, {"medium", Severity::medium}, {"high", Severity::high}};

constexpr std::pair<std::string_view, Trigger> kTriggerNames[] = {{"digit", Trigger::digit},
                                                                  {"@", Trigger::at_sign},
                                                                  {"bracket", Trigger::bracket},
                                                                  {"words", Trigger::words}};

template <typename T, std::size_t N>
std::optional<T> named(const std::pair<std::string_view, T> (&table)[N], std::string_view name) {
  for (const auto& [key, value] : table) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::optional<Evidence> evidence_named(std::string_view name) {
  for (unsigned i = 0; i < static_cast<unsigned>(Evidence::count_); ++i) {
    if (to_string(static_cast<Evidence>(i)) == name) return static_cast<Evidence>(i);
  }
  return std::nullopt;
}

/// Where the group that is open at `at` ends: the place of its ')'.
std::size_t end_of_group(std::string_view pattern, std::size_t at) {
  std::size_t depth = 1;
  bool in_class = false;
  for (; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\') {
      ++at;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      break;
    }
  }
  return at;
}

/// The group that says which part of a match is the number is not needed where that is all of it, and makes
/// RE2 read every match once more.
std::string without_needless_group(std::string pattern) {
  std::size_t begin = 0;
  for (const std::string_view before : {"(?i)", "\\b"}) {
    if (std::string_view(pattern).substr(begin).starts_with(before)) begin += before.size();
  }
  const bool group = begin + 1 < pattern.size() && pattern[begin] == '(' && pattern[begin + 1] != '?';
  if (!group) return pattern;
  const std::size_t end = end_of_group(pattern, begin + 1);
  const std::string_view rest = std::string_view(pattern).substr(std::min(end + 1, pattern.size()));
  if (end < pattern.size() && (rest.empty() || rest == "\\b")) pattern.insert(begin + 1, "?:");
  return pattern;
}

/// Keeps the path to what it is reading, so that an error can say where. Compiles without exceptions: the
/// first problem is noted and what follows is read on.
class CatalogueReader {
 public:
  CatalogueReader(std::vector<std::string> known, CatalogueSink& sink)
      : ids_(std::move(known)), sink_(sink) {}

  std::optional<Error> read(std::string_view text) {
    const json document = json::parse(text, nullptr, false);
    path_ = "kinds";
    if (document.is_discarded()) fail("not JSON");
    for (const json& kind : member(document, "kinds")) read_kind(kind);
    resolve_shared_labels();
    read_numerals(member(document, "numerals"));
    path_ = "silence";
    read_labels(member(document, "silence"), 0, LabelRole::silence);
    return error_;
  }

 private:
  void fail(std::string reason) {
    if (!error_) error_ = Error{path_, std::move(reason)};
  }

  static const json& member(const json& in, const char* key) {
    static const json kNothing;
    if (!in.is_object()) return kNothing;
    const auto it = in.find(key);
    return it == in.end() ? kNothing : *it;
  }

  std::string string_of(const json& in) {
    if (in.is_string()) return in.get<std::string>();
    fail("a string is wanted here, not " + in.dump());
    return {};
  }

  std::string optional_string(const json& in, const char* key) {
    const json& value = member(in, key);
    return value.is_null() ? std::string() : string_of(value);
  }

  void read_kind(const json& in) {
    Kind kind;
    kind.id = string_of(member(in, "id"));
    path_ = "kinds." + kind.id;
    if (index_of(kind.id)) fail("this kind is defined twice");
    kind.category = string_of(member(in, "category"));
    const auto severity = named(kSeverities, string_of(member(in, "severity")));
    if (!severity) fail("severity is low, medium or high");
    kind.severity = severity.value_or(Severity::high);
    kind.authority = optional_string(in, "authority");
    kind.source = optional_string(in, "source");
    if (const std::string check = optional_string(in, "check"); !check.empty()) {
      kind.check = find_scheme(check);
      if (!kind.check) fail("there is no check named " + check);
    }
    read_rules(member(in, "believe"), kind);
    const std::vector<std::uint8_t> digits = read_digits(member(in, "digits"), kind);
    const auto index = static_cast<KindIndex>(ids_.size());
    ids_.push_back(kind.id);
    sink_.add_kind(kind, digits);
    for (const json& pattern : member(in, "patterns")) read_pattern(pattern, index, kind);
    read_labels(member(in, "labels"), index, LabelRole::label);
    read_labels(member(in, "context"), index, LabelRole::context);
    read_labels(member(in, "against"), index, LabelRole::against);
    for (const json& other : member(in, "labels_of")) shared_labels_.emplace_back(index, string_of(other));
  }

  /// Kinds may share the labels of kinds that come after them, so this waits for all.
  void resolve_shared_labels() {
    for (const auto& [index, other] : shared_labels_) {
      path_ = "kinds." + ids_[index];
      const auto found = index_of(other);
      if (!found) fail("labels_of names a kind that is not defined: " + other);
      if (found) sink_.share_labels(index, *found);
    }
  }

  void read_rules(const json& in, Kind& kind) {
    kind.needs_label = !in.empty();
    for (const json& row : in) {
      Rule rule;
      for (const json& name : member(row, "when")) {
        const auto condition = named(kConditions, string_of(name));
        if (!condition) fail(name.dump() + " is no condition");
        rule.needs.add(condition.value_or(Condition::check));
      }
      const json& confidence = member(row, "confidence");
      rule.confidence = confidence.is_number() ? confidence.get<float>() : 0;
      if (!(rule.confidence > 0 && rule.confidence <= 1)) fail("a rule has a confidence between 0 and 1");
      if (!rule.needs.has(Condition::label) && !rule.needs.has(Condition::named)) kind.needs_label = false;
      kind.rules.push_back(rule);
    }
  }

  std::vector<std::uint8_t> read_digits(const json& in, Kind& kind) {
    std::vector<std::size_t> counts;
    for (const json& count : member(in, "counts"))
      counts.push_back(count.is_number() ? count.get<std::size_t>() : 0);
    for (const json& layout : member(in, "excluded")) kind.excluded.push_back(string_of(layout));
    for (const json& layout : member(in, "layouts")) {
      kind.layouts.push_back(string_of(layout));
      counts.push_back(
          static_cast<std::size_t>(std::count(kind.layouts.back().begin(), kind.layouts.back().end(), '#')));
    }
    std::sort(counts.begin(), counts.end());
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    if (!counts.empty() && (counts.front() == 0 || counts.back() > Catalogue::kMostDigits)) {
      fail("a number has 1 to 34 digits");
      return {};
    }
    return {counts.begin(), counts.end()};
  }

  void read_pattern(const json& in, KindIndex index, const Kind& kind) {
    Pattern pattern{Expression(without_needless_group(fold(string_of(member(in, "pattern")))))};
    if (const std::string reason = Expression::refuse(pattern.expression.pattern()); !reason.empty()) {
      fail(reason);
      return;
    }
    pattern.loose = member(in, "loose").is_boolean() && member(in, "loose").get<bool>();
    if (member(in, "confidence").is_number()) pattern.confidence = member(in, "confidence").get<float>();
    pattern.in_links = member(in, "in_links").is_boolean() && member(in, "in_links").get<bool>();
    if (const std::string severity = optional_string(in, "severity"); !severity.empty()) {
      pattern.severity = named(kSeverities, severity);
      if (!pattern.severity) fail("severity is low, medium or high");
    }
    if (const std::string evidence = optional_string(in, "evidence"); !evidence.empty()) {
      pattern.evidence = evidence_named(evidence);
      if (!pattern.evidence) fail("there is no evidence named " + evidence);
    }
    const Trigger trigger = read_trigger(in, kind, pattern);
    sink_.add_pattern(index, trigger, std::move(pattern));
  }

  Trigger read_trigger(const json& in, const Kind& kind, const Pattern& pattern) {
    const std::string where = optional_string(in, "trigger");
    const auto trigger = named(kTriggerNames, where.empty() ? "digit" : where);
    if (!trigger) fail("trigger is digit, @, bracket or words");
    for (const json& word : member(in, "words")) {
      sink_.add_trigger_word(word_hash(to_lower(fold(string_of(word)))));
    }
    for (const json& word : member(in, "near")) read_word_beside(string_of(word));
    if (trigger != Trigger::digit) return trigger.value_or(Trigger::digit);
    if (!member(in, "near").is_null()) return Trigger::beside;
    const bool labelled = member(in, "labelled").is_boolean() && member(in, "labelled").get<bool>();
    return labelled || wants_label(kind, pattern) ? Trigger::labelled : Trigger::digit;
  }

  /// Is there no rule by which a match of the pattern is believed without a label?
  static bool wants_label(const Kind& kind, const Pattern& pattern) {
    return std::all_of(kind.rules.begin(), kind.rules.end(), [&](const Rule& rule) {
      const bool labelled = rule.needs.has(Condition::label) || rule.needs.has(Condition::named);
      return labelled || (pattern.loose && rule.needs.has(Condition::layout));
    });
  }

  /// "väg" is the whole word, "*gatan" its ending.
  void read_word_beside(std::string word) {
    const bool ending = word.starts_with('*');
    if (ending) word.erase(0, 1);
    const std::string folded = to_lower(fold(word));
    sink_.add_word_beside(ending ? Catalogue::ending_hash(folded) : word_hash(folded),
                          ending ? static_cast<std::uint8_t>(folded.size()) : std::uint8_t{0});
  }

  void read_labels(const json& by_language, KindIndex kind, LabelRole role) {
    for (const json& phrases : by_language) {
      for (const json& phrase : phrases) sink_.add_label(Labels::normal_form(string_of(phrase)), kind, role);
    }
  }

  /// 7 is a number; "70+" takes the word for its unit after it, "+70" before it, as "+100" does "eight";
  /// "and" joins digits, "then" the parts of a number, with "is" around it.
  void read_numeral(const std::string& word, const json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : std::string();
    const bool before_unit = text.ends_with('+'), after_unit = text.starts_with('+');
    const std::string digits =
        before_unit ? text.substr(0, text.size() - 1) : text.substr(after_unit ? 1 : 0);
    const bool tens = before_unit != after_unit && digits.size() >= 2 && digits.size() <= 4 &&
                      digits.ends_with('0') && digits.find_first_not_of("0123456789") == std::string::npos;
    const auto add = [&](int number, Numerals::Tens unit = Numerals::Tens::alone) {
      sink_.add_numeral(to_lower(fold(word)), {number, unit});
    };
    if (value.is_number()) {
      add(value.get<int>());
    } else if (text == "and") {
      add(Numerals::kJoiner);
    } else if (text == "then") {
      add(Numerals::kNextPart);
    } else if (text == "is") {
      add(Numerals::kFiller);
    } else if (tens) {
      add(std::stoi(digits), before_unit ? Numerals::Tens::before_unit : Numerals::Tens::after_unit);
    } else {
      fail(word + " is a number, \"N0+\", \"+N0\", \"and\", \"then\" or \"is\"");
    }
  }

  void read_numerals(const json& in) {
    path_ = "numerals";
    for (const json& words : in) {
      for (const auto& [word, value] : words.items()) {
        read_numeral(word, value);
      }
    }
  }

  std::optional<KindIndex> index_of(std::string_view id) const {
    const auto at = std::find(ids_.begin(), ids_.end(), id);
    if (at == ids_.end()) return std::nullopt;
    return static_cast<KindIndex>(at - ids_.begin());
  }

  std::vector<std::string> ids_;  // of all kinds, in their order
  CatalogueSink& sink_;
  std::vector<std::pair<KindIndex, std::string>> shared_labels_;
  std::string path_;
  std::optional<Error> error_;
};

}  // namespace

std::optional<Error> read_catalogue_json(std::string_view document, std::vector<std::string> known,
                                         CatalogueSink& sink) {
  return CatalogueReader(std::move(known), sink).read(document);
}

}  // namespace sluss
