// What JavaScript calls. Plain C functions over one linear memory: texts go in as UTF-8, answers come out as
// JSON with UTF-16 offsets, or as {"error":{"where","reason"}}. wasm/src/engine.ts is the other side of this
// file.
//
// A text is overwritten before the call that took it returns: the caller's buffer, what the scan made of it,
// and with forgetting_memory.cc what was given back meanwhile. Of a long text, a Draft stays: positions and
// keyed fingerprints.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "forgetting_memory.h"
#include "report/json.h"
#include "sluss/explain.h"
#include "sluss/guard.h"
#include "sluss/policy.h"
#include "text/fold.h"
#include "text/overwrite.h"

namespace {

using namespace sluss;
using nlohmann::json;

/// A guard and the words of its answers.
struct Instance {
  std::shared_ptr<const Policy> policy;
  Locale locale;
  Guard guard;
  Date day = today();  // of creation: whether a channel's facts have expired
  Draft draft{};       // of the text that is being written
};

/// From how many bytes on a text is worth being remembered: one that is shorter is read faster than a finger
/// moves, and then nothing at all stays of it.
constexpr std::size_t kLongText = 2000;

Report scan(Instance& instance, std::string_view text, std::string_view reply_to) {
  const ScanContext context{reply_to, OffsetUnit::utf16};
  if (text.size() >= kLongText) return instance.guard.scan(text, context, instance.draft);
  instance.draft.forget();
  return instance.guard.scan(text, context);
}

std::string& result() {
  static std::string buffer;
  return buffer;
}

Instance* fail(const Error& error) {
  std::string& out = result();
  out = "{\"error\":{\"where\":";
  append_json_string(out, error.where);
  out += ",\"reason\":";
  append_json_string(out, error.reason);
  out += "}}";
  return nullptr;
}

void wipe(char* text, std::size_t size) {
  overwrite(text, size);
  Guard::wipe_workspace();
  forget_stack();
}

RedactStyle style_of(std::uint32_t style) {
  return style == 1 ? RedactStyle::mask : style == 2 ? RedactStyle::remove : RedactStyle::label;
}

void append_explanation(std::string& out, const Explanation& explanation) {
  out = "{\"title\":";
  append_json_string(out, explanation.title);
  out += ",\"why\":[";
  for (const std::string& sentence : explanation.why) {
    if (out.back() != '[') out += ',';
    append_json_string(out, sentence);
  }
  out += "],\"consequences\":[";
  for (const auto& [text, basis] : explanation.consequences) {
    if (out.back() != '[') out += ',';
    out += "{\"text\":";
    append_json_string(out, text);
    out += ",\"basis\":";
    append_json_string(out, basis);
    out += '}';
  }
  out += "]}";
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* sluss_alloc(std::size_t size) { return static_cast<char*>(std::malloc(size)); }
EMSCRIPTEN_KEEPALIVE void sluss_free(char* at) { std::free(at); }

/// The answer of the last call, as UTF-8; overwritten by the next one.
EMSCRIPTEN_KEEPALIVE const char* sluss_result() { return result().data(); }
EMSCRIPTEN_KEEPALIVE std::size_t sluss_result_size() { return result().size(); }

/// Options: {"policy": object|null, "locale": object|null}. Returns nullptr and an error as the result on
/// failure.
EMSCRIPTEN_KEEPALIVE Instance* sluss_create(const char* options, std::size_t size) {
  const json in = json::parse(std::string_view(options, size), nullptr, false);
  if (!in.is_object()) return fail({"options", "not a JSON object"});
  auto policy = std::make_shared<const Policy>();
  if (const auto it = in.find("policy"); it != in.end() && !it->is_null()) {
    auto parsed = Policy::parse(it->dump());
    if (!parsed) return fail(parsed.error());
    policy = std::make_shared<const Policy>(std::move(*parsed));
  }
  Locale locale;
  if (const auto it = in.find("locale"); it != in.end() && !it->is_null()) {
    auto parsed = Locale::parse(it->dump());
    if (!parsed) return fail(parsed.error());
    locale = std::move(*parsed);
  }
  auto guard = Guard::create({policy, locale.tag()});
  if (!guard) return fail(guard.error());
  result() = "{}";
  return new Instance{std::move(policy), std::move(locale), std::move(*guard)};
}

/// Lets the guard look for people: for their names, by a name model, and for what they say about themselves,
/// if a phrase pack stands before it ("SLPP", its size as four bytes, lowest first, and the pack). The result
/// is {} or an error.
EMSCRIPTEN_KEEPALIVE void sluss_load_names(Instance* instance, const char* bytes, std::size_t size) {
  constexpr std::size_t kHeader = 8;
  std::string_view model(bytes, size);
  if (model.starts_with("SLPP") && size >= kHeader) {
    std::size_t pack = 0;
    for (std::size_t i = kHeader; i > 4; --i) pack = pack << 8 | static_cast<unsigned char>(model[i - 1]);
    if (pack > size - kHeader) {
      fail({"model", "the phrase pack is cut off"});
      return;
    }
    auto disclosures = load_disclosures(model.substr(kHeader, pack));
    if (!disclosures) {
      fail(disclosures.error());
      return;
    }
    instance->guard = instance->guard.with_disclosures(std::move(*disclosures));
    model.remove_prefix(kHeader + pack);
  }
  auto names = load_names(std::as_bytes(std::span(model.data(), model.size())));
  if (!names) {
    fail(names.error());
    return;
  }
  instance->guard = instance->guard.with_names(std::move(*names));
  result() = "{}";
}

EMSCRIPTEN_KEEPALIVE void sluss_destroy(Instance* instance) { delete instance; }

/// The report on `text`, which answers `reply_to` (may be empty). Both are overwritten.
EMSCRIPTEN_KEEPALIVE void sluss_scan(Instance* instance, char* text, std::size_t size, char* reply_to,
                                     std::size_t reply_size) {
  const Report report = scan(*instance, {text, size}, {reply_to, reply_size});
  std::string& out = result();
  out = "{";
  append_report_members(out, report, *instance->policy, instance->locale, instance->day);
  out += '}';
  wipe(reply_to, reply_size);
  wipe(text, size);
}

/// As sluss_scan, with "refusals" as well. Not kept alive: only the inspector's module exports it.
void sluss_inspect(const Instance* instance, char* text, std::size_t size, char* reply_to,
                   std::size_t reply_size) {
  const Inspection seen = instance->guard.inspect({text, size}, {{reply_to, reply_size}, OffsetUnit::utf16});
  std::string& out = result();
  out = "{";
  append_report_members(out, seen.report, *instance->policy, instance->locale, instance->day);
  append_refusals(out, seen.refusals);
  out += '}';
  wipe(reply_to, reply_size);
  wipe(text, size);
}

/// The redacted text as a JSON string. Styles: 0 label, 1 mask, 2 remove. `text` is overwritten.
EMSCRIPTEN_KEEPALIVE void sluss_redact(const Instance* instance, char* text, std::size_t size,
                                       std::uint32_t style) {
  std::string& out = result();
  out.clear();
  append_json_string(out, instance->guard.redact({text, size}, style_of(style)));
  wipe(text, size);
}

/// The text as the finders read it, as a JSON string: for people who want to see why. `text` is overwritten.
EMSCRIPTEN_KEEPALIVE void sluss_fold(char* text, std::size_t size) {
  std::string folded = fold({text, size});
  std::string& out = result();
  out.clear();
  append_json_string(out, folded);
  wipe(folded.data(), folded.size());
  wipe(text, size);
}

/// Why a finding matters. `finding` is one as a report has it; only its kind and evidence are read.
EMSCRIPTEN_KEEPALIVE void sluss_explain(const Instance* instance, const char* finding, std::size_t size) {
  const json in = json::parse(std::string_view(finding, size), nullptr, false);
  const auto kind = in.is_object() ? in.find("kind") : in.end();
  if (kind == in.end() || !kind->is_string()) {
    fail({"finding", "not a finding of a report"});
    return;
  }
  Finding read;
  read.kind = kind->get_ref<const std::string&>();
  if (const auto evidence = in.find("evidence"); evidence != in.end() && evidence->is_array()) {
    for (const json& id : *evidence) {
      if (id.is_string()) read.evidence.push_back(id.get_ref<const std::string&>());
    }
  }
  append_explanation(
      result(), explain(read, instance->guard.category_of(read.kind), *instance->policy, instance->locale));
}

/// What was written last must not stay readable: for callers that got it through sluss_result (redact).
EMSCRIPTEN_KEEPALIVE void sluss_forget() { overwrite(result()); }
}
