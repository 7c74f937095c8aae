// Where answers go: standard output, or a file that an earlier run may have begun.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "cli/checkpoint.h"
#include "sluss/result.h"

namespace sluss::cli {

class Output {
 public:
  /// Standard output for an empty path. `digest`: written() is to know what was written, not only how much.
  Output(std::string path, bool digest) : path_(std::move(path)), digest_(digest) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  /// Keeps the first bytes of a file that is there, and nothing else of it.
  std::optional<Error> open(const Prefix& keep = {});
  std::optional<Error> write(std::string_view bytes);
  /// Makes sure that what was written survives a power cut.
  std::optional<Error> settle();

  const Prefix& written() const { return written_; }

 private:
  Error failed() const;

  std::string path_;
  bool digest_;
  std::FILE* file_ = nullptr;
  Prefix written_;
};

}  // namespace sluss::cli
