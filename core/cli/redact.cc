// `sluss redact`: the texts without what was found in them.
#include <cstdio>

#include "cli/commands.h"
#include "cli/guard_choice.h"
#include "cli/input.h"
#include "report/json.h"

namespace sluss::cli {

int redact(const RedactOptions& options) {
  const auto chosen = choose_guard(options.guard);
  if (!chosen) return complain(chosen.error());
  const Guard& guard = *chosen->guard;
  if (options.jsonl) {
    const auto usable = answer_lines(options.files, [&](std::string_view text, std::string& out) {
      const JsonLine line = parse_line(text);
      if (line.error) {
        append_error(out, line);
        return false;
      }
      out.append("{\"id\":").append(line.id_json).append(",\"text\":");
      append_json_string(out, guard.redact(line.text, options.style));
      out += "}\n";
      return true;
    });
    if (!usable) return complain(usable.error());
    return *usable ? kClear : kFound;
  }
  for (const std::string& path : options.files.empty() ? std::vector<std::string>{"-"} : options.files) {
    const auto text = read_all(path);
    if (!text) return complain(text.error());
    const std::string out = guard.redact(*text, options.style);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return kClear;
}

}  // namespace sluss::cli
