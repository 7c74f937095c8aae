// What a pack may say: texts without hidden tricks, links that go where they seem to go, phone numbers that
// dial. Each function answers with the reason for a refusal, or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::advise {

using Refusal = std::optional<std::string>;

/// A text that people read: valid UTF-8, not empty, no control, bidi or invisible characters (the joiners
/// that Arabic, Persian and Indic spelling needs are fine between letters), no words of mixed scripts.
Refusal refuse_text(std::string_view text);

/// An https link in ASCII to a named host: no user, no port, no punycode, no address in numbers.
Refusal refuse_link(std::string_view url);

/// `text` with its ASCII letters in lower case, as host names are compared.
std::string ascii_lower(std::string_view text);

/// The host of a link that `refuse_link` let through, in lower case.
std::string host_of(std::string_view url);

/// A domain name in lower-case ASCII with at least two labels.
Refusal refuse_domain(std::string_view domain);

/// Is `host` one of the domains or below one?
bool belongs_to(std::string_view host, const std::vector<std::string>& domains);

/// A host that is none of the agency's but looks like one of them (rnigrationsverket.se,
/// migrationsverket.se.example.com).
Refusal refuse_lookalike(std::string_view host, const std::vector<std::string>& domains);

/// Digits with the signs people write between them; ASCII, so that it can be dialled.
Refusal refuse_phone(std::string_view phone);

/// A browser match pattern over https for one site: "https://www.example.org/*",
/// "https://*.example.org/forms/*".
Refusal refuse_match_pattern(std::string_view pattern);

/// The letters and digits of a folded text in lower case: how allowed values are compared.
std::string bare(std::string_view text);

}  // namespace sluss::advise
