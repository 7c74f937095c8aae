#include "cli/output.h"

#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sluss::cli {

Output::~Output() {
  if (file_ && file_ != stdout) std::fclose(file_);
}

Error Output::failed() const {
  return {path_.empty() ? "standard output" : path_,
          std::string("cannot be written: ") + std::strerror(errno)};
}

std::optional<Error> Output::open(const Prefix& keep) {
  written_ = keep;
  file_ = path_.empty() ? stdout : std::fopen(path_.c_str(), keep.size > 0 ? "r+b" : "wb");
  if (!file_) return failed();
  if (keep.size == 0) return {};
  const auto size = static_cast<off_t>(keep.size);
  if (::ftruncate(fileno(file_), size) != 0 || ::fseeko(file_, size, SEEK_SET) != 0) return failed();
  return {};
}

std::optional<Error> Output::write(std::string_view bytes) {
  if (digest_) written_.digest.add(bytes);
  written_.size += bytes.size();
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size() || std::fflush(file_) != 0)
    return failed();
  return {};
}

std::optional<Error> Output::settle() {
  if (::fdatasync(fileno(file_)) != 0) return failed();
  return {};
}

}  // namespace sluss::cli
