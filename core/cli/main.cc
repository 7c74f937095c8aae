// `sluss`: the guard as a command, for agencies' moderators, for CI, and for whoever wants to see what it
// sees.
#include <CLI/CLI.hpp>
#include <map>

#include "cli/commands.h"
#include "cli/policy_check.h"

namespace {

using namespace sluss::cli;

constexpr const char* kAbout =
    R"(Finds what gives somebody away in a text that is about to be public: identity and case numbers, contact data,
names, sensitive details. Nothing leaves this machine; nothing is stored.

Examples:
  echo 'Mitt personnummer är 900101-2385' | sluss scan -
  sluss scan --policy migrationsverket --lang ar comment.txt
  sluss scan --jsonl < comments.jsonl > findings.jsonl
  sluss redact --style mask letter.txt
  sluss validate --kind se.personnummer 900101-2385)";

constexpr const char* kScanHelp = R"(Reads texts and says what in them should not be public.

With --jsonl every line in is {"id","text","reply_to"?} and every line out {"id","verdict","findings","channels"},
in the same order; a line that cannot be used is answered by {"id","error"}. With --field other members are read, and
every text is answered by a line that names its field. With --csv the columns are chosen with --column.

Examples:
  sluss scan --csv --delimiter ';' --id comment_id --column title --column text export.csv
  sluss scan --jsonl --field /message/text --report report.html export.jsonl > findings.jsonl
  sluss scan --jsonl --output findings.jsonl --checkpoint findings.checkpoint export.jsonl

Exit status: 0 nothing at or above --fail-on, 1 something was found (with --jsonl: a line was unusable),
2 unusable arguments or input.)";

constexpr const char* kRedactHelp = R"(Writes the texts without what scan finds in them.

With --jsonl {"id","text"} a line in and out. With --field, and with --csv, what is written is the export itself: only
the chosen texts change, every other byte stays; a record that cannot be read is left out and named.

Exit status: 0 done, 1 a record was unusable, 2 unusable arguments or input.)";

const std::map<std::string, sluss::OffsetUnit> kUnits = {{"byte", sluss::OffsetUnit::byte},
                                                         {"codepoint", sluss::OffsetUnit::codepoint},
                                                         {"utf16", sluss::OffsetUnit::utf16}};
const std::map<std::string, Format> kFormats = {
    {"text", Format::text}, {"json", Format::json}, {"sarif", Format::sarif}};
const std::map<std::string, sluss::Verdict> kVerdicts = {{"advise", sluss::Verdict::advise},
                                                         {"warn", sluss::Verdict::warn}};
const std::map<std::string, sluss::RedactStyle> kStyles = {{"label", sluss::RedactStyle::label},
                                                           {"mask", sluss::RedactStyle::mask},
                                                           {"remove", sluss::RedactStyle::remove}};

/// One of a list of words; a wrong one is answered with the list.
template <typename T>
CLI::Option* choice(CLI::App& app, const std::string& flag, T& value, const std::map<std::string, T>& names,
                    const std::string& help) {
  std::string list;
  for (const auto& [name, unused] : names) list += (list.empty() ? "" : "|") + name;
  const auto set = [&value, &names](const std::string& word) { value = names.at(word); };
  return app.add_option_function<std::string>(flag, set, help)->check(CLI::IsMember(&names))->type_name(list);
}

void add_guard_options(CLI::App& app, GuardChoice& guard) {
  app.add_option("--policy", guard.policy, "An agency's id, or the file of a policy pack")
      ->type_name("NAME|FILE")
      ->capture_default_str();
  app.add_option("--lang", guard.language, "The language of the advice")
      ->type_name("LANG")
      ->capture_default_str();
}

void add_bulk_options(CLI::App& app, BulkOptions& bulk) {
  const auto group = [](CLI::Option* option) { return option->group("Exports with many texts"); };
  CLI::Option* jsonl = app.add_flag("--jsonl", bulk.jsonl, "One JSON object a line in, one a line out");
  CLI::Option* csv = app.add_flag("--csv", bulk.csv, "Comma-separated values (RFC 4180)");
  group(jsonl)->excludes(csv);
  group(csv);
  const auto text = [&](const std::string& flag, std::string& value, const std::string& help) {
    return group(app.add_option(flag, value, help));
  };
  group(app.add_option(
            "--column,--field", bulk.fields.texts,
            "A column or a member that is a text; may be given several times. A member further in by its "
            "JSON Pointer, such as /message/text"))
      ->type_name("NAME")
      ->allow_extra_args(false);
  text("--id", bulk.fields.id, "The column or member that tells records apart [id; in CSV the row]")
      ->type_name("NAME");
  text("--delimiter", bulk.fields.delimiter, "What separates the columns: a character, or tab [,]")
      ->type_name("C");
  group(app.add_flag_callback(
      "--no-header", [&bulk] { bulk.fields.header = false; },
      "The first row is data; columns are numbers from 1"));
  text("--output", bulk.output, "Where to write, instead of to standard output")->type_name("FILE");
  text("--checkpoint", bulk.checkpoint, "Remember here how far it has come, and go on from there next time")
      ->type_name("FILE");
  app.add_option("FILE", bulk.files, "Files to read; - or none for standard input");
}

}  // namespace

// Describing the options throws only when the description itself is wrong.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
  CLI::App app{kAbout, "sluss"};
  app.set_version_flag("--version", SLUSS_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);

  ScanOptions scan_options;
  CLI::App* scan_command = app.add_subcommand("scan", kScanHelp);
  add_guard_options(*scan_command, scan_options.guard);
  add_bulk_options(*scan_command, scan_options.bulk);
  choice(*scan_command, "--offsets", scan_options.offsets, kUnits, "The unit of offsets [codepoint]");
  choice(*scan_command, "--format", scan_options.format, kFormats, "How to report [text]");
  choice(*scan_command, "--fail-on", scan_options.fail_on, kVerdicts,
         "The least verdict for exit status 1 [warn]");
  scan_command->add_flag("--refused", scan_options.refused,
                         "Also say what was considered and not reported, and why (text and json)");
  scan_command->add_option("--color", scan_options.color, "Colours: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  scan_command
      ->add_option("--reply-to", scan_options.bulk.fields.aside, "The text that was replied to [reply_to]")
      ->type_name("NAME")
      ->group("Exports with many texts");
  scan_command
      ->add_option("--report", scan_options.report, "Write an HTML page with counts and redacted examples")
      ->type_name("FILE")
      ->group("Exports with many texts");
  scan_command->add_option("--examples", scan_options.bulk.examples, "How many examples of each kind in it")
      ->type_name("N")
      ->capture_default_str()
      ->group("Exports with many texts");

  RedactOptions redact_options;
  CLI::App* redact_command = app.add_subcommand("redact", kRedactHelp);
  add_guard_options(*redact_command, redact_options.guard);
  add_bulk_options(*redact_command, redact_options.bulk);
  choice(*redact_command, "--style", redact_options.style, kStyles, "What to put in its place [label]");

  ValidateOptions validate_options;
  CLI::App* validate_command = app.add_subcommand(
      "validate",
      "Says whether a number is well-formed: length, date, check digits.\n"
      "With --jsonl: {\"id\",\"kind\",\"text\"} a line in, {\"id\",\"valid\",\"reason\"?} a "
      "line out.\nExit status: 0 all valid, 1 some invalid, 2 unusable arguments.");
  validate_command->add_flag("--jsonl", validate_options.jsonl, "One JSON object a line in, one a line out");
  validate_command->add_option("--kind", validate_options.kind, "The kind, as `sluss kinds` lists them")
      ->type_name("KIND");
  validate_command->add_option("VALUE", validate_options.values, "The numbers");

  bool kinds_json = false;
  CLI::App* kinds_command = app.add_subcommand("kinds", "Lists everything that can be found.");
  kinds_command->add_flag("--json", kinds_json, "As JSON");

  std::string explained;
  CLI::App* explain_command =
      app.add_subcommand("explain", "Says what a kind is, how it is recognised and what proves it.");
  explain_command->add_option("KIND", explained, "The kind, as `sluss kinds` lists them")->required();

  std::vector<std::string> packs;
  CLI::App* policy_command = app.add_subcommand("policy", "Works on policy packs.");
  policy_command->require_subcommand(1);
  CLI::App* check_command = policy_command->add_subcommand(
      "check",
      "Checks policy packs and says what is wrong in them, and where. Exit status: 0 all good, 2 not.");
  check_command->add_option("FILE", packs, "Policy packs")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? kClear : kUnusable;
  }
  if (*scan_command) return scan(scan_options);
  if (*redact_command) return redact(redact_options);
  if (*validate_command) return validate(validate_options);
  if (*kinds_command) return kinds(kinds_json);
  if (*explain_command) return explain(explained);
  return check_policies(packs);
}
