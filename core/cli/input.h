// Reading what the command is given: files, standard input, lines of JSON.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sluss/result.h"

namespace sluss::cli {

/// The bytes of a file, or of standard input for "-".
Result<std::string> read_all(const std::string& path);

/// One line of JSONL: its members, or why it cannot be used.
struct JsonLine {
  std::string id_json = "null";  ///< the id as JSON, for the answer; null where the line has none
  std::string text;
  std::string kind;
  std::string reply_to;
  std::optional<std::string> error;
};

/// Reads {"id", "text", "kind"?, "reply_to"?}. Lone surrogates in \u escapes are read as U+FFFD.
JsonLine parse_line(std::string_view line);

/// Feeds every non-empty line of `files` (standard input if there are none) to `answer` and writes what it
/// returns, a line each, in order. `answer` runs on all cores. Returns false if any line was unusable.
/// `answer(line, out)` appends to `out` and returns whether the line could be used.
Result<bool> answer_lines(const std::vector<std::string>& files,
                          const std::function<bool(std::string_view line, std::string& out)>& answer);

/// Appends {"id":…,"error":"…"}.
void append_error(std::string& out, const JsonLine& line);

}  // namespace sluss::cli
