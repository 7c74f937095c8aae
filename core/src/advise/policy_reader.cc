// A policy pack from JSON: every part read, every problem reported with its path.
#include <algorithm>
#include <array>
#include <set>

#include "advise/json_guard.h"
#include "advise/pack_reader.h"
#include "re2/re2.h"
#include "sluss/policy.h"
#include "text/fold.h"

namespace sluss {
namespace advise {
namespace {

using nlohmann::json;

// What a pack may hold. Generous for an agency, small for a browser.
constexpr std::size_t kMostPages = 60;
constexpr std::size_t kMostKinds = 30;
constexpr std::size_t kMostPatterns = 10;
constexpr std::size_t kMostExamples = 40;
constexpr std::size_t kMostAllowed = 500;
constexpr std::size_t kMostChannels = 40;
constexpr std::size_t kMostPhrases = 300;
constexpr std::size_t kNameBytes = 200;
constexpr std::size_t kNoteBytes = 600;
constexpr std::size_t kPatternBytes = 300;
constexpr std::int64_t kPatternMemory = 1 << 20;
constexpr int kPatternInstructions = 2'000;

Severity severity_at(std::size_t index) {
  constexpr std::array<Severity, 3> severities{Severity::low, Severity::medium, Severity::high};
  return severities[index];
}

/// \C, which matches one byte: a match could end in the middle of a character.
bool matches_bytes(std::string_view pattern) {
  for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern[at] == '\\' && pattern[++at] == 'C') return true;
  }
  return false;
}

/// RE2 never backtracks; what is left to limit is how big a pattern's automaton gets.
Refusal refuse_pattern(std::string_view pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  options.set_max_mem(kPatternMemory);
  const RE2 expression(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!expression.ok()) return "the pattern is not RE2 syntax or too big: " + expression.error();
  if (expression.ProgramSize() > kPatternInstructions) {
    return "the pattern is too big: " + std::to_string(expression.ProgramSize()) + " steps; " +
           std::to_string(kPatternInstructions) + " are allowed";
  }
  if (matches_bytes(pattern)) return R"(\C matches a part of a character; use . for a whole one)";
  if (expression.NumberOfCapturingGroups() > 1) return "a pattern has one group at most: the number itself";
  if (RE2::FullMatch("", expression)) return "the pattern matches the empty text";
  return {};
}

/// The consequences that every locale has words for.
constexpr std::array<std::string_view, 10> kKnownConsequences{
    "public",     "platform",    "copies",         "public_record", "case_file",
    "no_answers", "not_allowed", "others_consent", "sensitive",     "not_confidential"};

bool is_wording_key(std::string_view key) {
  constexpr std::array<std::string_view, 3> sections{"dangers.", "consequences.", "text."};
  return std::any_of(sections.begin(), sections.end(), [&](std::string_view section) {
    return key.size() > section.size() && key.substr(0, section.size()) == section;
  });
}

class PolicyReader {
 public:
  explicit PolicyReader(const std::vector<std::string_view>& known_kinds) : known_kinds_(known_kinds) {}

  std::vector<Error> problems;

  Policy read(const json& document) {
    const Reader root(document, "", problems);
    if (!root.is_object({"format", "id", "country", "names", "site", "domains", "expires", "pages", "kinds",
                         "severities", "allow", "topics", "channels", "consequences", "wording", "rules",
                         "data_protection"})) {
      return {};
    }
    read_identity(root);
    if (root.has("pages")) root.at("pages").each(kMostPages, [&](const Reader& r) { read_page(r); });
    if (root.has("kinds")) read_kinds(root.at("kinds"));
    if (root.has("severities"))
      root.at("severities").each_key(200, [&](std::string_view kind, const Reader& r) {
        check_kind(kind, r);
        if (const auto word = r.word({"low", "medium", "high"})) {
          policy_.severities.emplace_back(kind, severity_at(*word));
        }
      });
    if (root.has("topics"))
      root.at("topics").each_key(20, [&](std::string_view topic, const Reader& r) { read_topic(topic, r); });
    if (root.has("allow")) root.at("allow").each(kMostAllowed, [&](const Reader& r) { read_allowed(r); });
    if (const auto channels = root.required("channels")) {
      channels->each(kMostChannels, [&](const Reader& r) { read_channel(r); });
    }
    if (root.has("consequences"))
      root.at("consequences").each(30, [&](const Reader& r) { read_consequence(r); });
    if (root.has("wording"))
      root.at("wording").each_key(100, [&](std::string_view key, const Reader& r) {
        if (!is_wording_key(key))
          r.refuse("own words are for dangers.…, consequences.… or text.… of the locales");
        policy_.wording.emplace_back(key, r.local_text(kNoteBytes));
      });
    if (root.has("rules")) read_rules(root.at("rules"));
    if (root.has("data_protection")) read_data_protection(root.at("data_protection"));
    return std::move(policy_);
  }

 private:
  void read_identity(const Reader& root) {
    if (const auto format = root.required("format")) {
      if (format->json() != 1) format->refuse("this is 1, the only format there is");
    }
    if (const auto id = root.required("id")) policy_.id = id->id();
    if (const auto country = root.required("country")) {
      policy_.country = country->string(kNameBytes);
      const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
      if (policy_.country.size() != 2 ||
          !std::all_of(policy_.country.begin(), policy_.country.end(), capital)) {
        country->refuse("a country is two capital letters (ISO 3166-1) such as SE");
      }
    }
    if (const auto names = root.required("names")) policy_.name = names->local_text(kNameBytes);
    if (const auto domains = root.required("domains")) {
      domains->each(20, [&](const Reader& r) {
        std::string domain = r.string(253);
        r.refuse_if(refuse_domain(domain));
        policy_.domains.push_back(std::move(domain));
      });
    }
    if (const auto site = root.required("site")) policy_.site = own_links(*site);
    if (root.has("expires")) policy_.expires = root.at("expires").date();
  }

  /// Links that may lead elsewhere (a ministry, the police), but not to a site that poses as the agency.
  LocalText own_links(const Reader& links) const {
    return links.local([&](const Reader& r) {
      std::string url = r.link();
      if (!url.empty()) r.refuse_if(refuse_lookalike(host_of(url), policy_.domains));
      return url;
    });
  }

  Source read_source(const Reader& owner) {
    Source source;
    if (const auto page = owner.required("source")) source.page = page->link();
    if (const auto checked = owner.required("checked")) source.checked = checked->date().value_or(Date{});
    if (const auto certainty = owner.required("certainty")) {
      constexpr std::array<Certainty, 3> values{Certainty::confirmed, Certainty::likely,
                                                Certainty::unconfirmed};
      if (const auto word = certainty->word({"confirmed", "likely", "unconfirmed"}))
        source.certainty = values[*word];
    }
    return source;
  }

  void read_page(const Reader& r) {
    if (!r.is_object({"platform", "account", "match", "source", "checked", "certainty"})) return;
    Page page;
    if (const auto platform = r.required("platform")) {
      page.platform = platform->string(20);
      (void)platform->word({"facebook", "x", "linkedin", "youtube", "instagram", "threads", "reddit",
                            "mastodon", "bluesky", "tiktok", "web"});
    }
    if (page.platform == "web") {
      if (const auto match = r.required("match")) {
        page.match = match->string(300);
        match->refuse_if(refuse_match_pattern(page.match));
      }
    } else if (const auto account = r.required("account")) {
      page.account = account->text(100);
      if (page.account.find_first_of(" /?#") != std::string::npos) {
        account->refuse("this is the account's name on the platform, not a link");
      }
    }
    page.source = read_source(r);
    policy_.pages.push_back(std::move(page));
  }

  void read_kinds(const Reader& list) {
    list.each(kMostKinds, [&](const Reader& r) { read_kind(r); });
    if (list.json().is_array()) {
      json catalogue_form = list.json();
      for (json& kind : catalogue_form) {
        if (kind.is_object())
          for (const char* key : {"names", "dangers", "comment"}) kind.erase(key);
      }
      policy_.kinds_json = catalogue_form.dump(-1, ' ', false, json::error_handler_t::replace);
    }
  }

  void read_kind(const Reader& r) {
    if (!r.is_object({"id", "names", "dangers", "category", "severity", "authority", "source", "check",
                      "digits", "patterns", "believe", "labels", "context", "finds", "ignores"})) {
      return;
    }
    OwnKind kind;
    if (const auto id = r.required("id")) {
      kind.id = id->id();
      if (!policy_.id.empty() && !kind.id.empty() && kind.id.find(policy_.id) == std::string::npos) {
        id->refuse("the id of an own kind has the agency's id in it, such as se." + policy_.id +
                   ".case_number");
      }
      own_kinds_.insert(kind.id);
    }
    if (const auto names = r.required("names")) kind.name = names->local_text(kNameBytes);
    if (r.has("dangers")) kind.danger = r.at("dangers").local_text(kNoteBytes);
    if (const auto category = r.required("category")) {
      kind.category = category->string(20);
      (void)category->word({"identity", "case", "contact", "financial", "secret", "person"});
    }
    if (const auto severity = r.required("severity")) (void)severity->word({"low", "medium", "high"});
    if (!r.has("digits") && !r.has("patterns")) r.refuse(R"(an own kind has "digits" or "patterns")");
    if (r.has("patterns")) r.at("patterns").each(kMostPatterns, [&](const Reader& p) { read_pattern(p); });
    for (const char* words : {"labels", "context"}) {
      if (r.has(words))
        r.at(words).each_key(40, [&](std::string_view tag, const Reader& phrases) {
          if (!is_language_tag(tag)) phrases.refuse("a language is a BCP 47 tag such as sv or fa-AF");
          phrases.each(kMostPhrases, [](const Reader& phrase) { (void)phrase.text(100); });
        });
    }
    for (const char* examples : {"finds", "ignores"}) {
      if (const auto list = r.required(examples)) {
        list->each(kMostExamples, [](const Reader& example) { (void)example.string(500); });
        if (list->json().is_array() && list->json().empty()) list->refuse("at least one example is needed");
      }
    }
    policy_.kinds.push_back(std::move(kind));
  }

  static void read_pattern(const Reader& r) {
    if (!r.is_object({"pattern", "loose", "evidence", "trigger", "words"})) return;
    if (const auto pattern = r.required("pattern")) {
      const std::string expression = pattern->string(kPatternBytes);
      if (!expression.empty()) pattern->refuse_if(refuse_pattern(expression));
    }
  }

  void check_kind(std::string_view kind, const Reader& r) const {
    if (!is_kind_or_group(kind)) return r.refuse("this is no kind, group (special.*) or category");
    if (known_kinds_.empty() || own_kinds_.count(std::string(kind)) != 0) return;
    const std::string_view stem =
        kind.substr(0, kind.size() > 2 && kind.back() == '*' ? kind.size() - 1 : kind.size());
    const bool group = stem.size() < kind.size();
    const bool known = std::any_of(known_kinds_.begin(), known_kinds_.end(), [&](std::string_view k) {
      return group ? k.substr(0, stem.size()) == stem : k == kind;
    });
    constexpr std::array<std::string_view, 7> categories{"identity", "case",   "contact", "financial",
                                                         "secret",   "person", "special"};
    if (!known && std::find(categories.begin(), categories.end(), kind) == categories.end()) {
      r.refuse("there is no kind \"" + std::string(kind) + "\"");
    }
  }

  void read_topic(std::string_view topic, const Reader& r) {
    TopicWords words{std::string(topic), {}};
    if (!is_kind_or_group(topic)) r.refuse("a topic's name has only a-z, 0-9 and '_'");
    r.each_key(40, [&](std::string_view tag, const Reader& phrases) {
      if (!is_language_tag(tag)) phrases.refuse("a language is a BCP 47 tag such as sv or fa-AF");
      phrases.each(kMostPhrases, [&](const Reader& phrase) { words.phrases.push_back(phrase.text(100)); });
    });
    policy_.topics.push_back(std::move(words));
  }

  void allow(AllowedValue value) {
    value.bare = bare(value.value);
    if (!value.bare.empty()) policy_.allow.push_back(std::move(value));
  }

  void read_allowed(const Reader& r) {
    if (!r.is_object({"kind", "value", "source", "checked", "certainty"})) return;
    AllowedValue allowed;
    if (const auto kind = r.required("kind")) {
      allowed.kind = kind->string(80);
      check_kind(allowed.kind, *kind);
    }
    if (const auto value = r.required("value")) {
      allowed.value = value->text(kNameBytes);
      const auto count = std::count_if(allowed.value.begin(), allowed.value.end(), [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      });
      if (!allowed.value.empty() && count < 3) value->refuse("too short: it would silence too much");
    }
    allowed.source = read_source(r);
    allow(std::move(allowed));
  }

  When read_when(const Reader& r) {
    When when;
    if (!r.is_object({"topics", "kinds", "languages", "e_id", "abroad", "third_party"})) return when;
    const auto list = [&](const char* key, std::vector<std::string>& into, const auto& read) {
      if (!r.has(key)) return;
      r.at(key).each(60, [&](const Reader& item) { into.push_back(read(item)); });
      if (r.at(key).json().is_array() && into.empty())
        r.at(key).refuse("an empty list is never true; leave it out");
    };
    list("topics", when.topics, [](const Reader& item) { return item.id(); });
    list("kinds", when.kinds, [&](const Reader& item) {
      std::string kind = item.string(80);
      check_kind(kind, item);
      return kind;
    });
    list("languages", when.languages, [](const Reader& item) { return item.language(); });
    if (r.has("e_id")) when.e_id = r.at("e_id").boolean();
    if (r.has("abroad")) when.abroad = r.at("abroad").boolean();
    if (r.has("third_party")) when.third_party = r.at("third_party").boolean();
    return when;
  }

  void read_channel(const Reader& r) {
    if (!r.is_object({"id", "type", "name", "note", "url", "phone", "phone_abroad", "address", "when",
                      "source", "checked", "certainty", "expires"})) {
      return;
    }
    Channel channel;
    if (const auto id = r.required("id")) {
      channel.id = id->id();
      if (policy_.channel(channel.id) != nullptr) id->refuse("another channel has this id");
    }
    if (const auto type = r.required("type")) {
      constexpr std::array<ChannelType, 6> types{ChannelType::e_service, ChannelType::phone,
                                                 ChannelType::letter,    ChannelType::visit,
                                                 ChannelType::web,       ChannelType::emergency};
      if (const auto word = type->word({"e-service", "phone", "letter", "visit", "web", "emergency"})) {
        channel.type = types[*word];
      }
    }
    if (r.has("name")) channel.name = r.at("name").local_text(kNameBytes);
    if (r.has("note")) channel.note = r.at("note").local_text(kNoteBytes);
    if (r.has("url")) channel.url = own_links(r.at("url"));
    for (const auto& [key, phone] :
         {std::pair{"phone", &channel.phone}, {"phone_abroad", &channel.phone_abroad}}) {
      if (!r.has(key)) continue;
      *phone = r.at(key).string(30);
      if (r.at(key).json().is_string()) r.at(key).refuse_if(refuse_phone(*phone));
      allow({"phone", *phone, {}, {}});
    }
    if (r.has("address")) {
      r.at("address").each(8, [&](const Reader& line) { channel.address.push_back(line.text(100)); });
    }
    if (r.has("when")) channel.when = read_when(r.at("when"));
    if (r.has("expires")) channel.expires = r.at("expires").date();
    channel.source = read_source(r);
    check_channel(r, channel);
    policy_.channels.push_back(std::move(channel));
  }

  static void check_channel(const Reader& r, const Channel& channel) {
    const auto need = [&](const char* key) {
      if (!r.has(key))
        r.refuse("a channel of type " + std::string(to_string(channel.type)) + " has \"" + key + "\"");
    };
    switch (channel.type) {
      case ChannelType::e_service:
      case ChannelType::web:
        need("url");
        break;
      case ChannelType::phone:
      case ChannelType::emergency:
        need("phone");
        break;
      case ChannelType::letter:
        need("address");
        break;
      case ChannelType::visit:
        if (!r.has("url") && !r.has("address")) r.refuse(R"(a channel of type visit has "url" or "address")");
        break;
    }
    if (r.has("certainty") && channel.source.certainty == Certainty::unconfirmed) {
      r.at("certainty").refuse("an unconfirmed channel is never shown: confirm it, or leave it out");
    }
  }

  void read_consequence(const Reader& r) {
    if (!r.is_object({"id", "when", "text", "basis"})) return;
    Consequence consequence;
    if (const auto id = r.required("id")) consequence.id = id->id();
    if (r.has("when")) consequence.when = read_when(r.at("when"));
    if (r.has("text")) consequence.text = r.at("text").local_text(kNoteBytes);
    if (r.has("basis")) consequence.basis = r.at("basis").local_text(kNoteBytes);
    const auto& known = kKnownConsequences;
    if (!consequence.id.empty() && std::find(known.begin(), known.end(), consequence.id) == known.end() &&
        (consequence.text.empty() || consequence.basis.empty())) {
      r.refuse("the locales have no words for \"" + consequence.id + R"(": give its "text" and its "basis")");
    }
    policy_.consequences.push_back(std::move(consequence));
  }

  void read_rules(const Reader& r) {
    if (!r.is_object({"url", "source", "checked", "certainty"})) return;
    if (const auto url = r.required("url")) policy_.rules_url = own_links(*url);
    policy_.rules_source = read_source(r);
  }

  void read_data_protection(const Reader& r) {
    if (!r.is_object({"officer", "authority"})) return;
    const auto channel = [&](const char* key, std::string& into) {
      if (!r.has(key)) return;
      into = r.at(key).id();
      if (!into.empty() && policy_.channel(into) == nullptr)
        r.at(key).refuse("there is no channel with this id");
    };
    channel("officer", policy_.data_protection_officer);
    channel("authority", policy_.supervisory_authority);
  }

  Policy policy_;
  std::set<std::string> own_kinds_;
  const std::vector<std::string_view>& known_kinds_;
};

/// Both faces of reading: the policy, and what is wrong with it.
Policy read_policy(std::string_view text, const std::vector<std::string_view>& known_kinds,
                   std::vector<Error>& problems) {
  problems = guard_json(text, JsonLimits{});
  if (!problems.empty()) return {};
  const json document = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  PolicyReader reader(known_kinds);
  Policy policy = reader.read(document);
  problems = std::move(reader.problems);
  return policy;
}

}  // namespace
}  // namespace advise

Result<Policy> Policy::parse(std::string_view json) {
  std::vector<Error> problems;
  Policy policy = advise::read_policy(json, {}, problems);
  if (problems.empty()) return policy;
  Error first = std::move(problems.front());
  if (problems.size() > 1) first.reason += " (and " + std::to_string(problems.size() - 1) + " more)";
  return first;
}

std::vector<Error> check_policy(std::string_view json, const std::vector<std::string_view>& known_kinds) {
  std::vector<Error> problems;
  (void)advise::read_policy(json, known_kinds, problems);
  return problems;
}

}  // namespace sluss
