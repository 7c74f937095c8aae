#include "cli/guard_choice.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/checkpoint.h"
#include "cli/input.h"
#include "data.h"
#include "find/catalogue.h"

namespace sluss::cli {
namespace {

const data::File* named(std::span<const data::File> files, std::string_view name) {
  const auto it =
      std::find_if(files.begin(), files.end(), [&](const data::File& f) { return f.name == name; });
  return it == files.end() ? nullptr : &*it;
}

std::string names(std::span<const data::File> files) {
  std::string list;
  for (const data::File& file : files) list.append(list.empty() ? "" : ", ").append(file.name);
  return list;
}

Result<Policy> policy_by(const std::string& name) {
  if (const data::File* file = named(data::agencies(), name)) return Policy::parse(file->json);
  if (!std::filesystem::exists(name)) {
    return Error{"--policy", "\"" + name + "\" is neither a file nor one of: " + names(data::agencies())};
  }
  const auto json = read_all(name);
  if (!json) return json.error();
  auto policy = Policy::parse(*json);
  if (!policy) return Error{name + ": " + policy.error().where, policy.error().reason};
  return policy;
}

Result<Locale> locale_by(const std::string& language) {
  if (const data::File* file = named(data::locales(), language)) return Locale::parse(file->json);
  return Error{"--lang", "\"" + language + "\" is not one of: " + names(data::locales())};
}

}  // namespace

Result<ChosenGuard> choose_guard(const GuardChoice& choice) {
  auto policy = policy_by(choice.policy);
  if (!policy) return policy.error();
  auto locale = locale_by(choice.language);
  if (!locale) return locale.error();
  ChosenGuard chosen;
  chosen.policy = std::make_shared<const Policy>(std::move(*policy));
  chosen.locale = std::make_shared<const Locale>(std::move(*locale));
  auto names = load_names(std::as_bytes(std::span(data::name_model())));
  if (!names) return names.error();
  auto disclosures = load_disclosures(data::phrases());
  if (!disclosures) return disclosures.error();
  auto guard = Guard::create({chosen.policy, choice.language, std::move(*names), std::move(*disclosures)});
  if (!guard) return guard.error();
  chosen.guard = std::make_shared<const Guard>(std::move(*guard));
  return chosen;
}

Digest digest_of(const GuardChoice& choice) {
  Digest digest = program_digest();
  digest.add(choice.policy + "\n" + choice.language + "\n");
  if (!named(data::agencies(), choice.policy)) {
    if (const auto json = read_all(choice.policy)) digest.add(*json);
  }
  return digest;
}

std::string advice(const ChosenGuard& chosen, const Report& report) {
  return advice_text(report, *chosen.policy, *chosen.locale, chosen.day,
                     [&](std::string_view kind) { return chosen.guard->category_of(kind); });
}

int complain(const Error& error) {
  std::cerr << "sluss: " << error.message() << '\n';
  return kUnusable;
}

}  // namespace sluss::cli
