#include "find/catalogue.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "data.h"
#include "text/fold.h"

namespace sluss {
namespace {

using nlohmann::json;

constexpr std::pair<std::string_view, Condition> kConditions[] = {
    {"check", Condition::check},           {"formed", Condition::formed},
    {"layout", Condition::layout},         {"label", Condition::label},
    {"named", Condition::named},           {"context", Condition::context},
    {"whole", Condition::whole},           {"plus", Condition::plus},
    {"grouped", Condition::grouped},       {"close", Condition::close},
    {"opens_line", Condition::opens_line},
};

constexpr std::pair<std::string_view, Severity> kSeverities[] = {
    {"low", Severity::low}, {"medium", Severity::medium}, {"high", Severity::high}};

constexpr std::pair<std::string_view, Trigger> kTriggerNames[] = {{"digit", Trigger::digit},
                                                                  {"@", Trigger::at_sign},
                                                                  {"bracket", Trigger::bracket},
                                                                  {"words", Trigger::words}};

constexpr std::int64_t kPatternMemory = 1 << 20;

template <typename T, std::size_t N>
std::optional<T> named(const std::pair<std::string_view, T> (&table)[N], std::string_view name) {
  for (const auto& [key, value] : table) {
    if (key == name) return value;
  }
  return std::nullopt;
}

/// RE2's own classes of Unicode letters make automata of tens of kilobytes each. In kinds, \l is a letter
/// (every character outside ASCII passes for one) and \u a capital letter of the Latin and Cyrillic scripts.
std::string expand_letters(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == '\\' && (next == 'l' || next == 'u')) {
      constexpr std::string_view letters = "A-Za-z\\x{80}-\\x{10FFFF}";
      constexpr std::string_view capitals = "A-ZÀ-ÖØ-ÞĀ-ſЀ-Я";
      const std::string_view expanded = next == 'l' ? letters : capitals;
      out.append(in_class ? "" : "[").append(expanded).append(in_class ? "" : "]");
      ++i;
    } else if (c == '\\') {
      out += c;
      if (next != '\0') out += next;
      ++i;
    } else {
      if (c == '[') in_class = true;
      if (c == ']') in_class = false;
      out += c;
    }
  }
  return out;
}

template <typename T>
void sort_and_unite(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

std::optional<Evidence> evidence_named(std::string_view name) {
  for (unsigned i = 0; i < static_cast<unsigned>(Evidence::count_); ++i) {
    if (to_string(static_cast<Evidence>(i)) == name) return static_cast<Evidence>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string describe(ConditionSet conditions) {
  std::string names;
  for (const auto& [name, condition] : kConditions) {
    if (conditions.has(condition)) names.append(names.empty() ? "" : ", ").append(name);
  }
  return names;
}

/// Builds a Catalogue; keeps the path to what it is reading, so that an error can say where. Compiles without
/// exceptions: the first problem is noted and what follows is read on.
class CatalogueLoader {
 public:
  Result<std::shared_ptr<const Catalogue>> load(std::string_view text, std::string_view more_kinds) {
    const json document = json::parse(text, nullptr, false);
    const json more = json::parse(more_kinds, nullptr, false);
    path_ = "kinds";
    if (document.is_discarded() || more.is_discarded()) fail("not JSON");
    for (const json& kind : member(document, "kinds")) read_kind(kind);
    for (const json& kind : more) read_kind(kind);
    resolve_shared_labels();
    read_numerals(member(document, "numerals"));
    path_ = "silence";
    read_labels(member(document, "silence"), 0, LabelRole::silence);
    if (!compile_sets()) fail("the patterns together need too much memory");
    if (error_) return *error_;
    catalogue_->labels_.finish();
    catalogue_->numerals_.finish();
    sort_and_unite(catalogue_->trigger_words_);
    for (const std::uint32_t hash : catalogue_->trigger_words_) catalogue_->trigger_filter_.add(hash);
    sort_and_unite(catalogue_->words_beside_);
    sort_and_unite(catalogue_->endings_beside_);
    return std::shared_ptr<const Catalogue>(std::move(catalogue_));
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
    if (catalogue_->find(kind.id)) fail("this kind is defined twice");
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
    const auto index = static_cast<KindIndex>(catalogue_->kinds_.size());
    read_rules(member(in, "believe"), kind);
    read_digits(member(in, "digits"), index, kind);
    for (const json& pattern : member(in, "patterns")) read_pattern(pattern, index, kind);
    read_labels(member(in, "labels"), index, LabelRole::label);
    read_labels(member(in, "context"), index, LabelRole::context);
    for (const json& other : member(in, "labels_of")) shared_labels_.emplace_back(index, string_of(other));
    catalogue_->kinds_.push_back(std::move(kind));
  }

  /// Kinds may share the labels of kinds that come after them, so this waits for all.
  void resolve_shared_labels() {
    for (const auto& [index, other] : shared_labels_) {
      path_ = "kinds." + catalogue_->kinds_[index].id;
      const auto found = catalogue_->find(other);
      if (!found) fail("labels_of names a kind that is not defined: " + other);
      if (found) catalogue_->kinds_[index].labels_of.push_back(*found);
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

  void read_digits(const json& in, KindIndex index, Kind& kind) {
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
    for (const std::size_t count : counts) {
      if (count == 0 || count > Catalogue::kMostDigits) {
        fail("a number has 1 to 34 digits");
      } else {
        catalogue_->by_digits_[count].push_back(index);
      }
    }
  }

  void read_pattern(const json& in, KindIndex index, const Kind& kind) {
    Pattern pattern;
    const std::string expression = expand_letters(fold(string_of(member(in, "pattern"))));
    pattern.expression = std::make_unique<RE2>(expression, pattern_options());
    if (!pattern.expression->ok()) {
      fail("pattern " + expression + ": " + pattern.expression->error());
      return;
    }
    if (pattern.expression->NumberOfCapturingGroups() > 1)
      fail("a pattern has one group at most: the number");
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
    catalogue_->patterns_[Catalogue::index(trigger)].push_back({index, std::move(pattern)});
  }

  Trigger read_trigger(const json& in, const Kind& kind, const Pattern& pattern) {
    const std::string where = optional_string(in, "trigger");
    const auto trigger = named(kTriggerNames, where.empty() ? "digit" : where);
    if (!trigger) fail("trigger is digit, @, bracket or words");
    for (const json& word : member(in, "words")) {
      catalogue_->trigger_words_.push_back(word_hash(to_lower(fold(string_of(word)))));
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
    catalogue_->words_beside_.push_back(word_hash(folded));
    if (ending) catalogue_->endings_beside_.push_back(static_cast<std::uint8_t>(folded.size()));
  }

  void read_labels(const json& by_language, KindIndex kind, LabelRole role) {
    for (const json& phrases : by_language) {
      for (const json& phrase : phrases) catalogue_->labels_.add(string_of(phrase), kind, role);
    }
  }

  /// 7 is a number; "70+" takes the word for its unit after it, "+70" before it; "and" joins digits.
  void read_numeral(const std::string& word, const json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : std::string();
    const auto tens = [&](std::size_t at) { return (text[at] - '0') * 10; };
    if (value.is_number()) {
      catalogue_->numerals_.add(word, value.get<int>());
    } else if (text == "and") {
      catalogue_->numerals_.add_joiner(word);
    } else if (text.size() == 3 && text.ends_with("0+")) {
      catalogue_->numerals_.add(word, tens(0), Numerals::Tens::before_unit);
    } else if (text.size() == 3 && text.starts_with('+')) {
      catalogue_->numerals_.add(word, tens(1), Numerals::Tens::after_unit);
    } else {
      fail(word + " is a number, \"N0+\", \"+N0\" or \"and\"");
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

  bool compile_sets() {
    for (std::size_t t = 0; t < Catalogue::kTriggers; ++t) {
      if (catalogue_->patterns_[t].empty() || t == Catalogue::index(Trigger::labelled)) continue;
      RE2::Options options = pattern_options();
      options.set_max_mem(kPatternMemory * 8);
      auto set = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
      for (const auto& entry : catalogue_->patterns_[t]) {
        if (set->Add(entry.pattern.expression->pattern(), nullptr) < 0) return false;
      }
      if (!set->Compile()) return false;
      catalogue_->sets_[t] = std::move(set);
    }
    return true;
  }

  std::shared_ptr<Catalogue> catalogue_ = std::make_shared<Catalogue>();
  std::vector<std::pair<KindIndex, std::string>> shared_labels_;
  std::string path_;
  std::optional<Error> error_;
};

Result<std::shared_ptr<const Catalogue>> Catalogue::load(std::string_view json, std::string_view more_kinds) {
  return CatalogueLoader().load(json, more_kinds);
}

Result<std::shared_ptr<const Catalogue>> Catalogue::with_kinds(std::string_view more_kinds) {
  if (more_kinds != "[]") return load(data::kinds(), more_kinds);
  static const Result<std::shared_ptr<const Catalogue>> catalogue = load(data::kinds(), "[]");
  return catalogue;
}

std::optional<KindIndex> Catalogue::find(std::string_view id) const {
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i].id == id) return static_cast<KindIndex>(i);
  }
  return std::nullopt;
}

bool Catalogue::is_trigger_word(std::uint32_t hash) const {
  return trigger_filter_.may_contain(hash) &&
         std::binary_search(trigger_words_.begin(), trigger_words_.end(), hash);
}

bool Catalogue::is_word_beside(const Words& words, std::size_t at) const {
  const auto known = [&](std::uint32_t hash) {
    return std::binary_search(words_beside_.begin(), words_beside_.end(), hash);
  };
  if (known(words[at].hash)) return true;
  const std::string_view word = words.view(at);
  for (const std::uint8_t size : endings_beside_) {
    if (size >= word.size()) return false;
    const std::string_view ending = word.substr(word.size() - size);
    const bool cut = (static_cast<unsigned char>(ending[0]) & 0xC0U) == 0x80U;
    if (!cut && known(word_hash_lowered(ending))) return true;
  }
  return false;
}

}  // namespace sluss
