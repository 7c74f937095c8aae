// `sluss scan`: what in these texts should not be public, and where to say it instead.
#include <fmt/color.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "cli/bulk.h"
#include "cli/commands.h"
#include "cli/guard_choice.h"
#include "cli/input.h"
#include "cli/sarif.h"
#include "cli/scan_export.h"
#include "report/json.h"

namespace sluss::cli {
namespace {

bool wants_color(const std::string& choice) {
  if (choice != "auto") return choice == "always";
  return isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
}

fmt::text_style style_of(Severity severity) {
  switch (severity) {
    case Severity::high:
      return fmt::bg(fmt::terminal_color::red) | fmt::fg(fmt::terminal_color::bright_white);
    case Severity::medium:
      return fmt::bg(fmt::terminal_color::yellow) | fmt::fg(fmt::terminal_color::black);
    case Severity::low:
      break;
  }
  return fmt::emphasis::underline;
}

/// The text itself with what was found marked in it; of nested findings the outermost.
std::string marked(std::string_view text, const Report& report, bool color) {
  std::string out;
  std::size_t at = 0;
  for (const Finding& f : report.findings) {
    if (f.start < at) continue;
    out.append(text.substr(at, f.start - at));
    const std::string_view stretch = text.substr(f.start, f.end - f.start);
    out += color ? fmt::format(style_of(f.severity), "{}", stretch) : fmt::format("[{}]", stretch);
    at = f.end;
  }
  return out.append(text.substr(at));
}

/// Line and column (code points, from 1) of a byte offset.
std::string position(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 = 0
  const auto columns = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                         before.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return fmt::format("{}:{}", lines, columns);
}

void print_text(const ChosenGuard& chosen, const std::string& path, std::string_view text, bool color) {
  const Report report = chosen.guard->scan(text);
  fmt::print("{}\n\n", marked(text.substr(0, text.find_last_not_of(" \n\r\t") + 1), report, color));
  const auto dim = color ? fmt::fg(fmt::terminal_color::bright_black) : fmt::text_style();
  for (const Finding& f : report.findings) {
    std::string evidence;
    for (const std::string_view id : f.evidence) evidence.append(evidence.empty() ? "" : ", ").append(id);
    fmt::print(dim, "  {}:{}  {}  {}  {:.2f}  ({})\n", path == "-" ? "stdin" : path, position(text, f.start),
               f.kind, to_string(f.severity), f.confidence, evidence);
  }
  if (!report.findings.empty()) fmt::print("\n");
  fmt::print("{}\n", advice(chosen, report));
}

int scan_texts(const ScanOptions& options, const ChosenGuard& chosen) {
  Verdict worst = Verdict::clear;
  std::string sarif;
  Tally tally;
  for (const std::string& path :
       options.bulk.files.empty() ? std::vector<std::string>{"-"} : options.bulk.files) {
    const auto text = read_all(path);
    if (!text) return complain(text.error());
    const OffsetUnit unit = options.format == Format::sarif ? OffsetUnit::byte : options.offsets;
    const Report report = chosen.guard->scan(*text, {{}, unit});
    worst = std::max(worst, report.verdict);
    tally.count(report);
    switch (options.format) {
      case Format::text:
        print_text(chosen, path, *text, wants_color(options.color));
        break;
      case Format::json: {
        std::string out = "{\"file\":";
        append_json_string(out, path);
        out += ',';
        append_report_members(out, report, *chosen.policy, *chosen.locale, chosen.day);
        fmt::print("{}}}\n", out);
        break;
      }
      case Format::sarif:
        append_sarif_file(sarif, path, *text, report, options.offsets);
        break;
    }
  }
  if (options.format == Format::sarif) {
    fmt::print("{}{}{}", sarif_begin(options.offsets), sarif, sarif_end(kinds_of(tally)));
  }
  return worst >= options.fail_on ? kFound : kClear;
}

}  // namespace

int scan(const ScanOptions& options) {
  if (const auto problem = misplaced(options.bulk)) return complain(*problem);
  if (!options.report.empty() && !options.bulk.chosen()) {
    return complain({"--report", "is for exports: it needs --csv or --jsonl"});
  }
  const auto chosen = choose_guard(options.guard);
  if (!chosen) return complain(chosen.error());
  if (options.bulk.chosen()) return scan_export(options, *chosen);
  return scan_texts(options, *chosen);
}

}  // namespace sluss::cli
