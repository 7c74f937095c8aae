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
code { display: inline-block; font-size: .85em; overflow-wrap: break-word; }
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

/// The id of a kind, which may be broken behind its dots and underscores.
std::string breakable(std::string_view id) {
  std::string out;
  for (const char c : id) {
    out += escaped({&c, 1});
    if (c == '.' || c == '_') out += "<wbr>";
  }
  return out;
}

/// 1234567 as 1 234 567, with spaces at which a line does not break.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u00a0");
  return digits;
}

std::string file_name(const std::string& path) {
  return escaped(std::filesystem::path(path).filename().string());
}

class Page {
 public:
  Page(const Tally& tally, const ChosenGuard& chosen, const std::vector<std::string>& files)
      : tally_(tally), chosen_(chosen), locale_(*chosen.locale), files_(files) {
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

  /// The page's own words, ready for HTML; what they have in {braces} may be filled with HTML.
  std::string say(std::string_view key) const { return escaped(locale_.text("moderation", key)); }

  void head() {
    add("<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<style>",
        escaped(locale_.tag()), locale_.right_to_left() ? "rtl" : "ltr", say("title"));
    out_ += kStyle;
    add("</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n", say("title"));
  }

  void overview() {
    std::string list;
    for (const std::string& file : files_) list.append(list.empty() ? "" : ", ").append(isolated_name(file));
    const std::string policy = "<bdi>" + escaped(chosen_.policy->name.in(locale_.tag())) + "</bdi>";
    const std::string about = fill(
        say("about"), locale_,
        {{"files", list}, {"policy", policy}, {"date", to_string(chosen_.day)}, {"version", SLUSS_VERSION}});
    add("<p class=\"about\">{} {}</p>\n<h2>{}</h2>\n", about, say("hidden"), say("texts"));
    begin_table("byVerdict", {"verdict"}, {"texts"});
    for (const Verdict verdict : {Verdict::warn, Verdict::advise, Verdict::clear}) {
      const std::string id(to_string(verdict));
      row(say(id) + " <code dir=\"ltr\">" + id + "</code>", tally_.of(verdict));
    }
    row(say("unusable"), tally_.unusable);
    end_table();
  }

  void row(std::string_view title, std::uint64_t count) {
    add("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n", title, grouped(count));
  }

  void table() {
    add("<h2>{}</h2>\n", say("kinds"));
    if (kinds_.empty()) {
      add("<p>{}</p>\n", say("nothing"));
      return;
    }
    begin_table("byKind", {"kind", "severity"}, {"texts", "findings"});
    for (const auto& [id, kind] : kinds_) {
      const std::string severity = say("severity." + std::string(to_string(kind->severity)));
      add("<tr><th scope=\"row\"><bdi>{}</bdi> <code dir=\"ltr\">{}</code></th><td>{}</td>"
          "<td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
          title(id), breakable(id), severity, grouped(kind->texts), grouped(kind->findings));
    }
    end_table();
  }

  /// A table that can be scrolled by keyboard where it is too wide, with columns of words, then of numbers.
  void begin_table(std::string_view caption, std::initializer_list<std::string_view> words,
                   std::initializer_list<std::string_view> numbers) {
    add("<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\">\n<table>\n"
        "<caption>{0}</caption>\n<thead><tr>",
        say(caption));
    for (const std::string_view key : words) add("<th scope=\"col\">{}</th>", say(key));
    for (const std::string_view key : numbers) add("<th scope=\"col\" class=\"number\">{}</th>", say(key));
    out_ += "</tr></thead>\n<tbody>\n";
  }

  void end_table() { out_ += "</tbody>\n</table>\n</div>\n"; }

  void examples() {
    bool begun = false;
    for (const auto& [id, kind] : kinds_) {
      if (kind->examples.empty()) continue;
      if (!std::exchange(begun, true)) add("<h2>{}</h2>\n", say("examples"));
      add("<h3><bdi>{}</bdi></h3>\n<ul class=\"examples\">\n", title(id));
      for (const Example& e : kind->examples) {
        const std::string place = fill(say("place"), locale_,
                                       {{"file", isolated_name(e.path)},
                                        {"line", std::to_string(e.line)},
                                        {"id", "<bdi>" + escaped(e.id_json) + "</bdi>"}});
        add("<li><p class=\"about\">{}</p>\n<blockquote dir=\"auto\">{}</blockquote></li>\n", place,
            with_marks(e.redacted));
      }
      out_ += "</ul>\n";
    }
  }

  std::string isolated_name(const std::string& path) const {
    return "<bdi>" + (path == "-" ? say("standardInput") : file_name(path)) + "</bdi>";
  }

  /// What a kind is called, ready for HTML.
  std::string title(std::string_view kind) const {
    Finding finding;
    finding.kind = kind;
    return escaped(
        explain(finding, chosen_.guard->category_of(kind), *chosen_.policy, *chosen_.locale).title);
  }

  /// The ids that stand for what was found give way to names, marked so that they are not taken for words of
  /// the text.
  std::string with_marks(std::string_view redacted) const {
    std::string out;
    for (std::size_t open; (open = redacted.find('[')) != std::string_view::npos;) {
      const std::size_t close = redacted.find(']', open);
      if (close == std::string_view::npos) break;
      out += escaped(redacted.substr(0, open));
      const std::string_view id = redacted.substr(open + 1, close - open - 1);
      if (tally_.kinds.find(id) != tally_.kinds.end()) {
        out += fmt::format("<mark lang=\"{}\" dir=\"auto\" title=\"{}\">{}</mark>", escaped(locale_.tag()),
                           escaped(id), title(id));
        redacted.remove_prefix(close + 1);
      } else {
        out += '[';
        redacted.remove_prefix(open + 1);
      }
    }
    return out + escaped(redacted);
  }

  const Tally& tally_;
  const ChosenGuard& chosen_;
  const Locale& locale_;
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
