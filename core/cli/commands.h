// The subcommands of `sluss`, each in its own file. Every function returns the exit status.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/records.h"
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

/// Exports with many texts in a file.
struct BulkOptions {
  bool jsonl = false, csv = false;
  FieldChoice fields;
  std::vector<std::string> files;  ///< standard input if there are none
  std::string output;              ///< standard output if empty
  std::string checkpoint;          ///< none if empty
  std::size_t examples = 5;        ///< of each kind, for a report

  bool chosen() const { return jsonl || csv; }
};

struct ScanOptions {
  GuardChoice guard;
  BulkOptions bulk;
  OffsetUnit offsets = OffsetUnit::codepoint;
  Format format = Format::text;
  Verdict fail_on = Verdict::warn;
  std::string color = "auto";
  std::string report;    ///< file of the HTML report; none if empty
  bool refused = false;  ///< also say what was considered and not reported
};

struct RedactOptions {
  GuardChoice guard;
  BulkOptions bulk;
  RedactStyle style = RedactStyle::label;
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
