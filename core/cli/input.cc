#include "cli/input.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

#include <nlohmann/json.hpp>

#include "report/json.h"

namespace sluss::cli {
namespace {

using nlohmann::json;

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Result<File> open(const std::string& path) {
  if (path == "-") return File(stdin);
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{path, std::string("cannot be read: ") + std::strerror(errno)};
  return file;
}

/// JSON.stringify writes lone surrogates as escapes, which a strict parser refuses: they are read as U+FFFD.
std::string with_paired_surrogates(std::string_view line) {
  const auto unit_at = [&](std::size_t at) -> int {
    if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
    int value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const char c = line[i];
      const int digit = c >= '0' && c <= '9'                     ? c - '0'
                        : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                                 : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  };
  const auto high = [](int unit) { return unit >= 0xD800 && unit <= 0xDBFF; };
  const auto low = [](int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const int unit = unit_at(at);
    if (high(unit) && low(unit_at(at + 6))) {
      out.append(line.substr(at, 12));
      at += 12;
    } else if (high(unit) || low(unit)) {
      out += "\\ufffd";
      at += 6;
    } else {
      const std::size_t size = line[at] == '\\' && at + 1 < line.size() ? 2 : 1;
      out.append(line.substr(at, size));
      at += size;
    }
  }
  return out;
}

json parse(std::string_view line) {
  try {
    return json::parse(line);
  } catch (const json::parse_error&) {
    if (line.find("\\u") == std::string_view::npos) throw;
    return json::parse(with_paired_surrogates(line));
  }
}

/// Splits a file into lines, as they come: what has arrived is answered before more is waited for, and memory
/// does not grow with the file.
class Lines {
 public:
  explicit Lines(int descriptor) : descriptor_(descriptor) {}

  /// Fills `lines` with up to about `bytes` bytes of whole lines that have arrived; false at the end of the
  /// file.
  bool next(std::vector<std::string>& lines, std::size_t bytes) {
    lines.clear();
    std::size_t taken = 0;
    while (!ended_ && (lines.empty() || (taken < bytes && arrived()))) {
      char block[1 << 16];
      const ssize_t size = ::read(descriptor_, block, sizeof block);
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) {
        ended_ = true;
        failed_ = size < 0;
        take(partial_, lines);
        partial_.clear();
        break;
      }
      taken += static_cast<std::size_t>(size);
      split(std::string_view(block, static_cast<std::size_t>(size)), lines);
    }
    return !lines.empty();
  }

  bool failed() const { return failed_; }

 private:
  static void take(std::string_view line, std::vector<std::string>& lines) {
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.emplace_back(line);
  }

  void split(std::string_view block, std::vector<std::string>& lines) {
    for (std::size_t end; (end = block.find('\n')) != std::string_view::npos; block.remove_prefix(end + 1)) {
      partial_.append(block.substr(0, end));
      take(partial_, lines);
      partial_.clear();
    }
    partial_.append(block);
  }

  bool arrived() const {
    pollfd waiting{descriptor_, POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
  }

  int descriptor_;
  std::string partial_;
  bool ended_ = false;
  bool failed_ = false;
};

constexpr std::size_t kBlock = 1 << 20;

}  // namespace

Result<std::string> read_all(const std::string& path) {
  auto file = open(path);
  if (!file) return file.error();
  std::string all;
  char buffer[1 << 16];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file->get())) all.append(buffer, size);
  if (std::ferror(file->get())) return Error{path, std::string("cannot be read: ") + std::strerror(errno)};
  return all;
}

JsonLine parse_line(std::string_view line) {
  JsonLine out;
  try {
    const json document = parse(line);
    if (!document.is_object()) {
      out.error = "a line must be a JSON object with \"id\" and \"text\"";
      return out;
    }
    if (const auto id = document.find("id"); id != document.end()) out.id_json = id->dump();
    const auto text = document.find("text");
    if (text == document.end() || !text->is_string()) {
      out.error = "\"text\" is missing or not a string";
      return out;
    }
    out.text = text->get<std::string>();
    for (const auto& [key, member] : {std::pair{"kind", &out.kind}, std::pair{"reply_to", &out.reply_to}}) {
      const auto value = document.find(key);
      if (value != document.end() && value->is_string()) *member = value->get<std::string>();
    }
  } catch (const json::exception& e) {
    const std::string_view what = e.what();
    const auto text = what.find("] ");  // the library's own number means nothing to a reader
    out.error = "not JSON: " + std::string(text == std::string_view::npos ? what : what.substr(text + 2));
  }
  return out;
}

void append_error(std::string& out, const JsonLine& line) {
  out.append("{\"id\":").append(line.id_json).append(",\"error\":");
  append_json_string(out, *line.error);
  out += "}\n";
}

Result<bool> answer_lines(const std::vector<std::string>& files,
                          const std::function<bool(std::string_view, std::string&)>& answer) {
  const std::size_t workers = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::string> outputs(workers);
  std::vector<char> usable(workers, 1);
  bool all_usable = true;
  const std::vector<std::string> inputs = files.empty() ? std::vector<std::string>{"-"} : files;
  for (const std::string& path : inputs) {
    auto file = open(path);
    if (!file) return file.error();
    Lines reader(fileno(file->get()));
    std::vector<std::string> lines;
    while (reader.next(lines, kBlock * workers)) {
      const auto work = [&](std::size_t worker) {
        const std::size_t from = lines.size() * worker / workers, to = lines.size() * (worker + 1) / workers;
        outputs[worker].clear();
        for (std::size_t i = from; i < to; ++i) {
          if (!answer(lines[i], outputs[worker])) usable[worker] = 0;
        }
      };
      std::vector<std::thread> threads;
      for (std::size_t w = 1; w < workers && lines.size() >= workers * 16; ++w) threads.emplace_back(work, w);
      work(0);
      for (std::size_t w = threads.size() + 1; w < workers; ++w) work(w);
      for (std::thread& thread : threads) thread.join();
      for (const std::string& output : outputs) std::fwrite(output.data(), 1, output.size(), stdout);
      std::fflush(stdout);
    }
    if (reader.failed()) return Error{path, std::string("cannot be read: ") + std::strerror(errno)};
  }
  for (const char u : usable) all_usable = all_usable && u != 0;
  return all_usable;
}

}  // namespace sluss::cli
