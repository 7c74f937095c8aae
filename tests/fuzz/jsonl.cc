// Reading any bytes as a line of JSONL: it is refused with a reason, or its texts are valid UTF-8 and stand
// where they are said to; either way the answer, which carries the line's own id, is one line of JSON.
#include <string>

#include <nlohmann/json.hpp>

#include "check.h"
#include "cli/records.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  cli::JsonFields fields;
  fields.texts.push_back({"message", "text"});
  fields.null_is_empty = true;
  fields.aside = {"reply_to"};
  const cli::JsonLine line = cli::parse_line(fuzz::text_of(data, size), fields);
  CHECK(nlohmann::json::accept(line.id_json));
  if (!line.error) {
    CHECK(fuzz::valid_utf8(line.aside));
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      CHECK(fuzz::valid_utf8(line.texts[i]));
      const cli::JsonPlace& place = line.places[i];
      const auto value = nlohmann::json::parse(line.json.substr(place.begin, place.end - place.begin));
      CHECK(value.is_null() ? line.texts[i].empty() : value == line.texts[i]);
    }
  }
  std::string answer;
  cli::append_error(answer, line.id_json, line.error.value_or("answered as if it had been refused"));
  CHECK(nlohmann::json::accept(answer));
  CHECK(answer.find('\n') == answer.size() - 1);
  return 0;
}
