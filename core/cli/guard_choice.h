// From --policy and --lang to a guard.
#pragma once

#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/digest.h"
#include "sluss/explain.h"
#include "sluss/guard.h"
#include "sluss/policy.h"

namespace sluss::cli {

struct ChosenGuard {
  std::shared_ptr<const Policy> policy;
  std::shared_ptr<const Locale> locale;
  std::shared_ptr<const Guard> guard;
  Date day = today();  // of the scan: channels may have expired
};

/// A policy by the id of a pack that is compiled in, or else by the path of a pack's file.
Result<ChosenGuard> choose_guard(const GuardChoice& choice);

/// Of the program, the policy and the language: another one of these may find other things.
Digest digest_of(const GuardChoice& choice);

/// What to tell the person who wrote the text.
std::string advice(const ChosenGuard& chosen, const Report& report);

}  // namespace sluss::cli
