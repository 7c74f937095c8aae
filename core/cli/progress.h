// How far a long run has come, on a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluss::cli {

/// Says nothing for the first two seconds, and nothing at all unless standard error is a terminal.
class Progress {
 public:
  /// `total` bytes are to be read; 0 where nobody knows.
  Progress(std::string_view verb, std::uint64_t total, std::uint64_t already);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void show(std::uint64_t bytes, std::uint64_t records, std::uint64_t found);
  /// Makes room for another line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::string verb_;
  std::uint64_t total_, already_;
  bool terminal_, shown_ = false;
  Clock::time_point begun_ = Clock::now(), last_ = begun_;
};

}  // namespace sluss::cli
