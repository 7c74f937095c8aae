// What JavaScript calls. Plain C functions over one linear memory: texts go in as UTF-8, answers come out as JSON
// with UTF-16 offsets, or as {"error":{"where","reason"}}. wasm/src/engine.ts is the other side of this file.
//
// Texts are overwritten in memory before a call returns: the caller's buffer, and what the scan made of it.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "report/json.h"
#include "sluss/guard.h"

namespace {

using namespace sluss;

std::string& result() {
  static std::string buffer;
  return buffer;
}

bool fail(const Error& error) {
  std::string& out = result();
  out = "{\"error\":{\"where\":";
  append_json_string(out, error.where);
  out += ",\"reason\":";
  append_json_string(out, error.reason);
  out += "}}";
  return false;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* sluss_alloc(std::size_t size) { return static_cast<char*>(std::malloc(size)); }
EMSCRIPTEN_KEEPALIVE void sluss_free(char* at) { std::free(at); }
EMSCRIPTEN_KEEPALIVE const char* sluss_result() { return result().data(); }
EMSCRIPTEN_KEEPALIVE std::size_t sluss_result_size() { return result().size(); }

EMSCRIPTEN_KEEPALIVE Guard* sluss_create(const char*, std::size_t) {
  auto guard = Guard::create();
  if (!guard) {
    fail(guard.error());
    return nullptr;
  }
  return new Guard(std::move(*guard));
}
EMSCRIPTEN_KEEPALIVE void sluss_destroy(Guard* guard) { delete guard; }

EMSCRIPTEN_KEEPALIVE void sluss_scan(const Guard* guard, const char* text, std::size_t size, const char*, std::size_t) {
  std::string& out = result();
  out = "{";
  append_report_members(out, guard->scan({text, size}, {{}, OffsetUnit::utf16}));
  out += "}";
}
}
