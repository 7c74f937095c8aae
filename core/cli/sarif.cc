#include "cli/sarif.h"

#include <nlohmann/json.hpp>
#include <set>

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

json region_of(const Finding& f, OffsetUnit unit) {
  if (unit == OffsetUnit::byte) return {{"byteOffset", f.start}, {"byteLength", f.end - f.start}};
  return {{"charOffset", f.start}, {"charLength", f.end - f.start}};
}

}  // namespace

std::string sarif(const std::vector<FileReport>& files, OffsetUnit unit) {
  json results = json::array(), rules = json::array();
  std::set<std::string_view> kinds;
  for (const FileReport& file : files) {
    for (const Finding& f : file.report.findings) {
      if (kinds.insert(f.kind).second) rules.push_back({{"id", f.kind}});
      results.push_back(
          {{"ruleId", f.kind},
           {"level", level_of(f.severity)},
           {"message", {{"text", "This looks like " + std::string(f.kind) + " and should not be public."}}},
           {"locations",
            {{{"physicalLocation",
               {{"artifactLocation", {{"uri", file.path == "-" ? "stdin" : file.path}}},
                {"region", region_of(f, unit)}}}}}},
           {"rank", f.confidence * 100}});
    }
  }
  const json run = {{"tool", {{"driver", {{"name", "sluss"}, {"version", SLUSS_VERSION}, {"rules", rules}}}}},
                    {"columnKind", unit == OffsetUnit::utf16 ? "utf16CodeUnits" : "unicodeCodePoints"},
                    {"results", results}};
  const json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", {run}}};
  return log.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace sluss::cli
