// What a policy answers once it has been read.
#include "sluss/policy.h"

#include <algorithm>

#include "advise/pack_text.h"

namespace sluss {

namespace {

/// "sv-simple" → "sv"; "sv" → ""
std::string_view parent_tag(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  return dash == std::string_view::npos ? std::string_view() : tag.substr(0, dash);
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_leading_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

/// The same phone number, give or take a country code (ITU-T E.164: up to three digits) or the zero before
/// it.
bool same_number(std::string_view a, std::string_view b) {
  if (!all_digits(a) || !all_digits(b)) return false;
  a = without_leading_zeros(a);
  b = without_leading_zeros(b);
  if (a.size() < b.size()) std::swap(a, b);
  if (b.size() < 7) return a == b;
  return a.size() - b.size() <= 3 && a.substr(a.size() - b.size()) == b;
}

/// An address of the agency that is no official's own: those are first.last@.
bool is_shared_mailbox(std::string_view text, const std::vector<std::string>& domains) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.substr(0, at).find('.') != std::string_view::npos)
    return false;
  return advise::belongs_to(advise::ascii_lower(text.substr(at + 1)), domains);
}

}  // namespace

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

std::string to_string(Date date) {
  const auto padded = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + "-" + padded(static_cast<unsigned>(date.month())) +
         "-" + padded(static_cast<unsigned>(date.day()));
}

std::string_view to_string(ChannelType type) {
  switch (type) {
    case ChannelType::e_service:
      return "e-service";
    case ChannelType::phone:
      return "phone";
    case ChannelType::letter:
      return "letter";
    case ChannelType::visit:
      return "visit";
    case ChannelType::web:
      return "web";
    case ChannelType::emergency:
      return "emergency";
  }
  return {};
}

std::string_view LocalText::exactly(std::string_view tag) const {
  for (; !tag.empty(); tag = parent_tag(tag)) {
    for (const auto& [language, text] : texts_) {
      if (language == tag) return text;
    }
  }
  return {};
}

std::string_view LocalText::in(std::string_view tag) const {
  if (const std::string_view text = exactly(tag); !text.empty()) return text;
  if (const std::string_view text = exactly("en"); !text.empty()) return text;
  return texts_.empty() ? std::string_view() : std::string_view(texts_.front().second);
}

bool Channel::stale_on(Date day, std::optional<Date> pack_expires) const {
  // 112 outlives any pack, and in danger an old number is better than a web site.
  const std::optional<Date> limit = expires || type == ChannelType::emergency ? expires : pack_expires;
  return limit && day > *limit;
}

std::optional<Severity> Policy::severity_of(std::string_view kind, std::string_view category) const {
  std::optional<Severity> best;
  std::size_t best_rank = 0;
  for (const auto& [wanted, severity] : severities) {
    std::size_t rank = 0;
    if (wanted == kind) {
      rank = 1'000;
    } else if (wanted.size() > 2 && wanted.back() == '*' &&
               kind.substr(0, wanted.size() - 1) == std::string_view(wanted).substr(0, wanted.size() - 1)) {
      rank = wanted.size();
    } else if (wanted == category) {
      rank = 1;
    }
    if (rank > best_rank) {
      best_rank = rank;
      best = severity;
    }
  }
  return best;
}

bool Policy::allows(std::string_view text) const {
  if (is_shared_mailbox(text, domains)) return true;
  if (allow.empty()) return false;
  const std::string value = advise::bare(text);
  return !value.empty() && std::any_of(allow.begin(), allow.end(), [&](const AllowedValue& allowed) {
    return allowed.bare == value || (allowed.kind == "phone" && same_number(allowed.bare, value));
  });
}

std::string_view Policy::wording_of(std::string_view key, std::string_view language) const {
  for (const auto& [worded_key, texts] : wording) {
    if (worded_key == key) return texts.exactly(language);
  }
  return {};
}

const Channel* Policy::channel(std::string_view channel_id) const {
  const auto found =
      std::find_if(channels.begin(), channels.end(), [&](const Channel& c) { return c.id == channel_id; });
  return found == channels.end() ? nullptr : &*found;
}

}  // namespace sluss
