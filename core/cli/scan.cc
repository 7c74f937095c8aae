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
#include "cli/places.h"
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

std::string position(const TextPlace& place) { return fmt::format("{}:{}", place.line, place.column); }

/// One line for each stretch and reason, as ten kinds may ask for the same label.
void print_refusals(const std::vector<Refusal>& refusals, const std::string& place, std::string_view text) {
  const std::vector<TextPlace> edges = places_of(text, edges_of(refusals), OffsetUnit::codepoint);
  for (auto first = refusals.begin(); first != refusals.end();) {
    const auto same = [&](const Refusal& r) {
      return r.start == first->start && r.end == first->end && r.reason == first->reason;
    };
    const auto last = std::find_if_not(first, refusals.end(), same);
    const auto at = static_cast<std::size_t>(2 * (first - refusals.begin()));
    std::string kinds;
    for (auto r = first; r != last; ++r) {
      kinds.append(kinds.empty() ? "" : ", ").append(r->kind.empty() ? "anything" : r->kind);
      if (!r->instead.empty()) kinds.append(" by ").append(r->instead);
    }
    fmt::print("  {}:{}-{}  not reported: {}  ({})\n", place, position(edges[at]), position(edges[at + 1]),
               to_string(first->reason), kinds);
    first = last;
  }
}

void print_text(const ChosenGuard& chosen, const std::string& path, std::string_view text,
                const Inspection& seen, bool color) {
  const auto& [report, refusals] = seen;
  const std::string place = path == "-" ? "stdin" : path;
  fmt::print("{}\n\n", marked(text.substr(0, text.find_last_not_of(" \n\r\t") + 1), report, color));
  const auto dim = color ? fmt::fg(fmt::terminal_color::bright_black) : fmt::text_style();
  const std::vector<TextPlace> edges = places_of(text, edges_of(report.findings), OffsetUnit::codepoint);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& f = report.findings[i];
    std::string evidence;
    for (const std::string_view id : f.evidence) evidence.append(evidence.empty() ? "" : ", ").append(id);
    fmt::print(dim, "  {}:{}  {}  {}  {:.2f}  ({})\n", place, position(edges[2 * i]), f.kind,
               to_string(f.severity), f.confidence, evidence);
  }
  print_refusals(refusals, place, text);
  if (!report.findings.empty() || !refusals.empty()) fmt::print("\n");
  fmt::print("{}\n", advice(chosen, report));
}

void print_json(const ChosenGuard& chosen, const std::string& path, const Inspection& seen, bool refused) {
  std::string out = "{\"file\":";
  append_json_string(out, path);
  out += ',';
  append_report_members(out, seen.report, *chosen.policy, *chosen.locale, chosen.day);
  if (refused) append_refusals(out, seen.refusals);
  fmt::print("{}}}\n", out);
}

int scan_texts(const ScanOptions& options, const ChosenGuard& chosen) {
  Verdict worst = Verdict::clear;
  std::string sarif;
  Tally tally;
  const OffsetUnit unit = options.format == Format::json ? options.offsets : OffsetUnit::byte;
  for (const std::string& path :
       options.bulk.files.empty() ? std::vector<std::string>{"-"} : options.bulk.files) {
    const auto text = read_all(path);
    if (!text) return complain(text.error());
    const Inspection seen = options.refused ? chosen.guard->inspect(*text, {{}, unit})
                                            : Inspection{chosen.guard->scan(*text, {{}, unit}), {}};
    worst = std::max(worst, seen.report.verdict);
    tally.count(seen.report);
    switch (options.format) {
      case Format::text:
        print_text(chosen, path, *text, seen, wants_color(options.color));
        break;
      case Format::json:
        print_json(chosen, path, seen, options.refused);
        break;
      case Format::sarif:
        append_sarif_file(sarif, path, *text, seen.report, options.offsets);
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
  if (options.refused && (options.bulk.chosen() || options.format == Format::sarif)) {
    return complain({"--refused", "is for single texts, as text or JSON"});
  }
  const auto chosen = choose_guard(options.guard);
  if (!chosen) return complain(chosen.error());
  if (options.bulk.chosen()) return scan_export(options, *chosen);
  return scan_texts(options, *chosen);
}

}  // namespace sluss::cli
