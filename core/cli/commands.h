// The subcommands of `sluss`, each in its own file. Every function returns the exit status.
#pragma once

#include <string>
#include <vector>

#include "sluss/guard.h"

namespace sluss::cli {

// Exit statuses of the contract.
constexpr int kClear = 0;     // nothing to warn of
constexpr int kFound = 1;     // something was found, or a line was unusable
constexpr int kUnusable = 2;  // unusable arguments or input

enum class Format { text, json, sarif };

struct GuardChoice {
  std::string policy = "migrationsverket";
  std::string language = "en";
};

struct ScanOptions {
  GuardChoice guard;
  bool jsonl = false;
  OffsetUnit offsets = OffsetUnit::codepoint;
  Format format = Format::text;
  Verdict fail_on = Verdict::warn;
  std::string color = "auto";
  std::vector<std::string> files;
};

struct RedactOptions {
  GuardChoice guard;
  bool jsonl = false;
  RedactStyle style = RedactStyle::label;
  std::vector<std::string> files;
};

struct ValidateOptions {
  bool jsonl = false;
  std::string kind;
  std::vector<std::string> values;
};

/// Says on standard error what is wrong; returns kUnusable.
int complain(const Error& error);

int scan(const ScanOptions& options);
int redact(const RedactOptions& options);
int validate(const ValidateOptions& options);
int kinds(bool json);
int explain(const std::string& id);

}  // namespace sluss::cli
