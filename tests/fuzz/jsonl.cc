// Reading any bytes as a line of JSONL: it is refused with a reason, or its text is valid UTF-8; either way
// the answer, which carries the line's own id, is one line of JSON.
#include <string>

#include <nlohmann/json.hpp>

#include "check.h"
#include "cli/input.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  cli::JsonLine line = cli::parse_line(fuzz::text_of(data, size));
  CHECK(nlohmann::json::accept(line.id_json));
  if (!line.error) {
    CHECK(fuzz::valid_utf8(line.text));
    CHECK(fuzz::valid_utf8(line.reply_to));
    line.error = "answered below as if it had been refused";
  }
  std::string answer;
  cli::append_error(answer, line);
  CHECK(nlohmann::json::accept(answer));
  CHECK(answer.find('\n') == answer.size() - 1);
  return 0;
}
