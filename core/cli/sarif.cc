#include "cli/sarif.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "cli/places.h"

namespace sluss::cli {
namespace {

using nlohmann::json;

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::high:
      return "error";
    case Severity::medium:
      return "warning";
    case Severity::low:
      break;
  }
  return "note";
}

/// A path as a relative or absolute URI reference: everything but letters, digits and a few signs is escaped.
std::string uri_of(std::string_view path) {
  if (path == "-") return "stdin";
  constexpr std::string_view plain = "-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool stays = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       plain.find(c) != std::string_view::npos;
    if (stays)
      uri += c;
    else
      (uri += '%').append({digits[byte >> 4U], digits[byte & 15U]});
  }
  return uri;
}

json result_of(const Finding& f, std::string_view path, json region) {
  return {{"ruleId", f.kind},
          {"level", level_of(f.severity)},
          {"message", {{"text", "This looks like " + std::string(f.kind) + " and should not be public."}}},
          {"locations",
           {{{"physicalLocation",
              {{"artifactLocation", {{"uri", uri_of(path)}}}, {"region", std::move(region)}}}}}},
          {"rank", std::round(f.confidence * 100)}};
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

void append(std::string& out, const json& result) {
  if (!out.empty()) out += kSarifBetween;
  out += dumped(result);
}

}  // namespace

std::string sarif_begin(OffsetUnit unit) {
  return R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":")" +
         std::string(unit == OffsetUnit::utf16 ? "utf16CodeUnits" : "unicodeCodePoints") +
         "\",\"results\":[\n";
}

void append_sarif_file(std::string& out, std::string_view path, std::string_view text, const Report& report,
                       OffsetUnit unit) {
  const OffsetUnit columns = unit == OffsetUnit::utf16 ? unit : OffsetUnit::codepoint;
  const std::vector<TextPlace> places = places_of(text, edges_of(report.findings), columns);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& f = report.findings[i];
    const TextPlace &start = places[2 * i], &end = places[2 * i + 1];
    json region = {{"startLine", start.line},
                   {"startColumn", start.column},
                   {"endLine", end.line},
                   {"endColumn", end.column}};
    const bool bytes = unit == OffsetUnit::byte;
    region[bytes ? "byteOffset" : "charOffset"] = bytes ? f.start : start.offset;
    region[bytes ? "byteLength" : "charLength"] = bytes ? f.end - f.start : end.offset - start.offset;
    append(out, result_of(f, path, std::move(region)));
  }
}

void append_sarif_text(std::string& out, const SarifText& where, const Report& report) {
  for (const Finding& f : report.findings) {
    json result = result_of(f, where.path, {{"startLine", where.line}});
    result["properties"] = {{"id", json::parse(where.id_json)}, {"start", f.start}, {"end", f.end}};
    if (!where.field.empty()) result["properties"]["field"] = where.field;
    append(out, result);
  }
}

std::string sarif_end(const std::vector<std::string_view>& kinds) {
  json rules = json::array();
  for (const std::string_view kind : kinds) rules.push_back({{"id", kind}});
  const json driver = {{"name", "sluss"}, {"version", SLUSS_VERSION}, {"rules", std::move(rules)}};
  return "\n],\"tool\":{\"driver\":" + dumped(driver) + "}}]}\n";
}

}  // namespace sluss::cli
