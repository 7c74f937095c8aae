#include "report/json.h"

#include <cstdio>

#include "text/unicode.h"

namespace sluss {
namespace {

/// How many of the first bytes are ASCII that JSON does not escape.
std::size_t plain_run(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && text[size] >= 0x20 && text[size] < 0x7F && text[size] != '"' &&
         text[size] != '\\') {
    ++size;
  }
  return size;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t plain = plain_run(text.substr(at)); plain > 0) {
      out.append(text, at, plain);
      at += plain;
      continue;
    }
    const Decoded c = decode(text, at);
    at += c.size;
    switch (c.code_point) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (c.code_point < 0x20) {
          char escape[8];
          std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c.code_point));
          out += escape;
        } else {
          append_utf8(out, c.code_point);
        }
    }
  }
  out += '"';
}

namespace {

void append_finding(std::string& out, const Finding& f) {
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", f.confidence);
  out.append("{\"kind\":");
  append_json_string(out, f.kind);
  out.append(",\"start\":").append(std::to_string(f.start)).append(",\"end\":").append(std::to_string(f.end));
  out.append(",\"confidence\":").append(confidence);
  out.append(",\"severity\":\"").append(to_string(f.severity)).append("\",\"evidence\":[");
  for (std::size_t i = 0; i < f.evidence.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, f.evidence[i]);
  }
  out += "]}";
}

void append_channel(std::string& out, const ChannelText& channel) {
  out.append("{\"id\":");
  append_json_string(out, channel.id);
  out.append(",\"type\":");
  append_json_string(out, channel.type);
  out.append(",\"label\":");
  append_json_string(out, channel.label);
  const std::pair<std::string_view, std::string_view> optional[] = {
      {"url", channel.url}, {"phone", channel.phone}, {"address", channel.address}, {"note", channel.note}};
  for (const auto& [name, value] : optional) {
    if (value.empty()) continue;
    out.append(",\"").append(name).append("\":");
    append_json_string(out, value);
  }
  out += '}';
}

}  // namespace

void append_report_members(std::string& out, const Report& report, const Policy& policy, const Locale& locale,
                           Date day) {
  out.append("\"verdict\":\"").append(to_string(report.verdict)).append("\",\"findings\":[");
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (i > 0) out += ',';
    append_finding(out, report.findings[i]);
  }
  out += "],\"channels\":[";
  for (std::size_t i = 0; i < report.channels.size(); ++i) {
    if (i > 0) out += ',';
    append_channel(out, describe(policy.channels[report.channels[i]], policy, locale, day));
  }
  out += ']';
}

void append_refusals(std::string& out, const std::vector<Refusal>& refusals) {
  out += ",\"refusals\":[";
  for (const Refusal& r : refusals) {
    if (out.back() != '[') out += ',';
    out += '{';
    if (!r.kind.empty()) {
      out += "\"kind\":";
      append_json_string(out, r.kind);
      out += ',';
    }
    out.append("\"start\":")
        .append(std::to_string(r.start))
        .append(",\"end\":")
        .append(std::to_string(r.end));
    out.append(",\"reason\":\"").append(to_string(r.reason)).append("\"");
    if (!r.instead.empty()) {
      out += ",\"instead\":";
      append_json_string(out, r.instead);
    }
    out += '}';
  }
  out += ']';
}

}  // namespace sluss
