#include "cli/input.h"

#include <cstdio>
#include <cstring>
#include <memory>

namespace sluss::cli {
namespace {

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

}  // namespace sluss::cli
