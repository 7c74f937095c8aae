#include "cli/html_report.h"

#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

namespace sluss::cli {
namespace {

// Logical sizes and directions, colours with a contrast of at least 4.5 to 1 in light and in dark.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --text: #1b1b1f; --muted: #55555f; --ground: #fff; --line: #c9c9d1;
  --mark: #ffe9a8; --mark-text: #3d2f00; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececf1; --muted: #b3b3bf; --ground: #17171b; --line: #4a4a55; --mark: #5a4700; --mark-text: #fff1c7; }
}
body { margin: 0 auto; max-inline-size: 60rem; padding: 1.5rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h2 { margin-block-start: 2.5rem; }
p.about { color: var(--muted); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { text-align: start; padding: .4rem .6rem; border-block-end: 1px solid var(--line); vertical-align: top; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
code { font-size: .85em; overflow-wrap: anywhere; }
ul.examples { list-style: none; padding: 0; }
ul.examples li { border-inline-start: .25rem solid var(--line); padding-inline-start: .8rem; margin-block: 1rem; }
blockquote { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--mark); color: var(--mark-text); padding-inline: .2em; border-radius: .2em; }
@media print { body { max-inline-size: none; padding: 0; } li, tr { break-inside: avoid; } .scroll { overflow: visible; } }
@media (forced-colors: active) { mark { border: 1px solid; } }
)css";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // Control characters are not allowed in HTML.
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

/// 1234567 as 1 234 567, with spaces at which a line does not break.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u00a0");
  return digits;
}

std::string title_of(std::string_view kind, const ChosenGuard& chosen) {
  Finding finding;
  finding.kind = kind;
  return explain(finding, chosen.guard->category_of(kind), *chosen.policy, *chosen.locale).title;
}

/// The labels that stand for what was found are marked, so that they are not taken for words of the text.
std::string with_marks(std::string_view redacted, const Tally& tally) {
  std::string out;
  for (std::size_t open; (open = redacted.find('[')) != std::string_view::npos;) {
    const std::size_t close = redacted.find(']', open);
    if (close == std::string_view::npos) break;
    out += escaped(redacted.substr(0, open));
    const std::string_view label = redacted.substr(open + 1, close - open - 1);
    if (tally.kinds.find(label) != tally.kinds.end()) {
      out += fmt::format("<mark dir=\"ltr\">{}</mark>", escaped(label));
      redacted.remove_prefix(close + 1);
    } else {
      out += '[';
      redacted.remove_prefix(open + 1);
    }
  }
  return out + escaped(redacted);
}

class Page {
 public:
  Page(const Tally& tally, const ChosenGuard& chosen, const std::vector<std::string>& files)
      : tally_(tally), chosen_(chosen), files_(files) {
    for (const auto& [id, kind] : tally.kinds) kinds_.emplace_back(id, &kind);
    std::stable_sort(kinds_.begin(), kinds_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.second->severity, a.second->texts) > std::pair(b.second->severity, b.second->texts);
    });
  }

  std::string write() {
    head();
    overview();
    table();
    examples();
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  template <typename... Values>
  void add(fmt::format_string<Values...> pattern, Values&&... values) {
    out_ += fmt::format(pattern, std::forward<Values>(values)...);
  }

  void head() {
    out_ +=
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<title>What should not be public: "
        "report</title>\n<style>";
    out_ += kStyle;
    out_ += "</style>\n</head>\n<body>\n<main>\n<h1>What should not be public</h1>\n";
  }

  void overview() {
    std::string list;
    for (const std::string& file : files_) {
      list += fmt::format(
          "{}<bdi>{}</bdi>", list.empty() ? "" : ", ",
          escaped(file == "-" ? "standard input" : std::filesystem::path(file).filename().string()));
    }
    add("<p class=\"about\">{}. Policy: <bdi>{}</bdi>. Made on {} by sluss {}. What was found is replaced by "
        "its kind; "
        "names or details that were not found may still be in the examples.</p>\n",
        list, escaped(chosen_.policy->name.in("en")), to_string(chosen_.day), SLUSS_VERSION);
    out_ +=
        "<h2>Texts</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Texts by verdict\" "
        "tabindex=\"0\">\n<table>\n"
        "<caption>Texts by verdict</caption>\n"
        "<thead><tr><th scope=\"col\">Verdict</th><th scope=\"col\" "
        "class=\"number\">Texts</th></tr></thead>\n<tbody>\n";
    row("Should not be public (warn)", tally_.of(Verdict::warn));
    row("Better looked at (advise)", tally_.of(Verdict::advise));
    row("Nothing found (clear)", tally_.of(Verdict::clear));
    row("Records that could not be read", tally_.unusable);
    out_ += "</tbody>\n</table>\n</div>\n";
  }

  void row(std::string_view name, std::uint64_t count) {
    add("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n", name, grouped(count));
  }

  void table() {
    out_ += "<h2>Kinds</h2>\n";
    if (kinds_.empty()) {
      out_ += "<p>Nothing was found.</p>\n";
      return;
    }
    out_ +=
        "<div class=\"scroll\" role=\"region\" aria-label=\"What was found, by kind\" "
        "tabindex=\"0\">\n<table>\n"
        "<caption>What was found, by kind</caption>\n"
        "<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Severity</th><th scope=\"col\" "
        "class=\"number\">Texts</th><th scope=\"col\" class=\"number\">Findings</th></tr></thead>\n<tbody>\n";
    for (const auto& [id, kind] : kinds_) {
      add("<tr><th scope=\"row\">{} <code dir=\"ltr\">{}</code></th><td>{}</td><td class=\"number\">{}</td>"
          "<td class=\"number\">{}</td></tr>\n",
          named(id), escaped(id), to_string(kind->severity), grouped(kind->texts), grouped(kind->findings));
    }
    out_ += "</tbody>\n</table>\n</div>\n";
  }

  void examples() {
    bool begun = false;
    for (const auto& [id, kind] : kinds_) {
      if (kind->examples.empty()) continue;
      if (!std::exchange(begun, true)) out_ += "<h2>Examples</h2>\n";
      add("<h3>{}</h3>\n<ul class=\"examples\">\n", named(id));
      for (const Example& e : kind->examples) {
        add("<li><p class=\"about\"><bdi>{}</bdi>, line {}, id <bdi>{}</bdi></p>\n<blockquote "
            "dir=\"auto\">{}</blockquote></li>\n",
            escaped(e.path == "-" ? "standard input" : std::filesystem::path(e.path).filename().string()),
            e.line, escaped(e.id_json), with_marks(e.redacted, tally_));
      }
      out_ += "</ul>\n";
    }
  }

  std::string named(std::string_view id) const {
    const Locale& locale = *chosen_.locale;
    return fmt::format("<bdi lang=\"{}\">{}</bdi>", escaped(locale.tag()), escaped(title_of(id, chosen_)));
  }

  const Tally& tally_;
  const ChosenGuard& chosen_;
  const std::vector<std::string>& files_;
  std::vector<std::pair<std::string_view, const KindTally*>> kinds_;
  std::string out_;
};

}  // namespace

std::string html_report(const Tally& tally, const ChosenGuard& chosen,
                        const std::vector<std::string>& files) {
  return Page(tally, chosen, files.empty() ? std::vector<std::string>{"-"} : files).write();
}

}  // namespace sluss::cli
