/// @file   An agency's policy pack: where people write to it, what it thinks of each kind of finding, and
/// where to
///         send people instead. Packs are data (core/data/agencies/*.json, schema beside it) and are not
///         trusted.
/// @see    docs/agencies.md for the person who writes one.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sluss/report.h"
#include "sluss/result.h"

namespace sluss {

using Date = std::chrono::year_month_day;

/// The day it is now, in UTC.
Date today();
/// "2026-11-24"
std::string to_string(Date date);

/// One text in several languages, by BCP 47 tag.
class LocalText {
 public:
  void set(std::string tag, std::string text) { texts_.emplace_back(std::move(tag), std::move(text)); }
  bool empty() const { return texts_.empty(); }
  /// The text for `tag` itself or for the language it is a variety of ("sv-simple" → "sv"); empty if there is
  /// none.
  std::string_view exactly(std::string_view tag) const;
  /// As above, else in English, else in the first language that the pack gives. Empty only if there is no
  /// text.
  std::string_view in(std::string_view tag) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return texts_; }

 private:
  std::vector<std::pair<std::string, std::string>> texts_;
};

/// How sure the pack's author is of a fact.
enum class Certainty : std::uint8_t {
  confirmed,    ///< read on the source page
  likely,       ///< widely stated, not read on the agency's own page
  unconfirmed,  ///< a guess: may help to recognise a page, is never shown as a fact
};

/// Where a fact comes from and when somebody last looked.
struct Source {
  std::string page;
  Date checked{};
  Certainty certainty = Certainty::unconfirmed;
};

/// A place where people write to the agency: an account on a platform, or forms on its own site.
struct Page {
  std::string platform;  ///< "facebook", "x", "linkedin", "youtube", … or "web"
  std::string account;   ///< the account's name on the platform; empty for "web"
  std::string match;     ///< for "web": a match pattern such as "https://*.example.org/*"
  Source source;
};

/// When a channel or a consequence is for this text and this person. Everything that is said must hold.
struct When {
  std::vector<std::string> topics;  ///< one of these is the text's topic; empty: any
  std::vector<std::string>
      kinds;  ///< one finding is of one of these: a kind, "special.*" or a category; empty: any
  std::vector<std::string> languages;  ///< the reader's language is one of these; empty: any
  std::optional<bool> e_id;            ///< only with (without) an electronic identity
  std::optional<bool> abroad;          ///< only from abroad (from within the country)
  std::optional<bool> third_party;     ///< only if all of it is about somebody else (false: not then)
};

enum class ChannelType : std::uint8_t { e_service, phone, letter, visit, web, emergency };
std::string_view to_string(ChannelType type);

/// A way to reach the agency, or somebody else who can help, out of the public eye.
struct Channel {
  std::string id;
  ChannelType type = ChannelType::web;
  LocalText name;  ///< what the agency calls it ("Min sida"); the locale puts it into a sentence
  LocalText note;
  LocalText url;
  std::string phone;
  std::string phone_abroad;
  std::vector<std::string> address;  ///< lines
  When when;
  Source source;
  std::optional<Date> expires;

  /// Is the fact too old to be shown on that day? (The pack's own date counts where the channel has none,
  /// but not for emergency numbers.)
  bool stale_on(Date day, std::optional<Date> pack_expires) const;
};

/// A value that the agency publishes itself: not a leak.
struct AllowedValue {
  std::string kind;
  std::string value;
  Source source;
  std::string bare;  ///< its letters and digits in lower case, by which it is recognised
};

/// What follows from posting something here. The words are the locale's (by id) unless the pack gives its
/// own.
struct Consequence {
  std::string id;
  When when;
  LocalText text;
  LocalText basis;
};

/// A kind of number that only this agency has: how people read of it. How it is found stands in
/// Policy::kinds_json.
struct OwnKind {
  std::string id;
  std::string category;
  LocalText name;
  LocalText danger;
};

/// A topic that the pack knows words for, beside the general ones (core/data/topics.json).
struct TopicWords {
  std::string topic;
  std::vector<std::string> phrases;  ///< words, or a word's beginning and '*'
};

/// Everything that an agency decides. A value: built once, then only read. The default one belongs to no
/// agency.
struct Policy {
  /// Reads a pack. On failure the error is the first problem, and its reason says how many more there are.
  /// Linear in the size of `json`, which may hold anything.
  static Result<Policy> parse(std::string_view json);

  std::string id;
  std::string country;  ///< ISO 3166-1 alpha-2
  LocalText name;
  LocalText site;
  std::vector<std::string> domains;
  std::optional<Date> expires;
  std::vector<Page> pages;
  std::vector<OwnKind> kinds;
  std::string kinds_json = "[]";  ///< the same kinds as the catalogue reads them (docs/kinds-format.md)
  std::vector<std::pair<std::string, Severity>> severities;  ///< a kind, "special.*" or a category
  std::vector<AllowedValue> allow;                           ///< the phones of the channels included
  std::vector<TopicWords> topics;
  std::vector<Channel> channels;  ///< best first
  std::vector<Consequence> consequences;
  std::vector<std::pair<std::string, LocalText>>
      wording;  ///< key of a locale ("dangers.case_question") → own words
  LocalText rules_url;
  Source rules_source;
  std::string data_protection_officer;  ///< id of a channel, or empty
  std::string supervisory_authority;    ///< id of a channel, or empty

  /// The severity that the pack wants for a kind: by the kind itself, else by the longest "prefix.*", else by
  /// category.
  std::optional<Severity> severity_of(std::string_view kind, std::string_view category) const;

  /// Does the agency publish this value itself (in its allow-list, as the phone of a channel, or as a shared
  /// mailbox of its domains)? Compares letters and digits only; a phone number is the same with and without
  /// its country code.
  bool allows(std::string_view text) const;

  /// The pack's own words for a locale key, or empty.
  std::string_view wording_of(std::string_view key, std::string_view language) const;

  const Channel* channel(std::string_view channel_id) const;
};

/// Everything that is wrong with a pack: JSON path and reason each, in the order of the file. Empty: it is
/// right. `known_kinds` (if not empty) are the kinds of the catalogue, so that a misspelt one is noticed.
std::vector<Error> check_policy(std::string_view json, const std::vector<std::string_view>& known_kinds = {});

}  // namespace sluss
