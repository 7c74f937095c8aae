#include "cli/progress.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <utility>

#include <fmt/core.h>

namespace sluss::cli {
namespace {

constexpr std::chrono::seconds kQuiet{2};
constexpr std::chrono::milliseconds kBetween{200};

std::string size(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  return value < 1e9 ? fmt::format("{:.1f} MB", value / 1e6) : fmt::format("{:.2f} GB", value / 1e9);
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  return whole < 3600 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                      : fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

Progress::Progress(std::string_view verb, std::uint64_t total, std::uint64_t already)
    : verb_(verb), total_(total), already_(already), terminal_(isatty(STDERR_FILENO) != 0) {}

void Progress::show(std::uint64_t bytes, std::uint64_t records, std::uint64_t found) {
  const Clock::time_point now = Clock::now();
  if (!terminal_ || now - begun_ < kQuiet || now - last_ < kBetween) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double speed = static_cast<double>(bytes - already_) / seconds;
  std::string line = fmt::format("{} {}", verb_, size(bytes));
  if (total_ > 0)
    line += fmt::format(" of {} ({:.0f} %)", size(total_),
                        100.0 * static_cast<double>(bytes) / static_cast<double>(total_));
  line += fmt::format(", {:.1f} MB/s, {} records, {} to look at", speed / 1e6, records, found);
  if (total_ > bytes && speed > 0)
    line += fmt::format(", {} left", duration(static_cast<double>(total_ - bytes) / speed));
  fmt::print(stderr, "\r{}\x1b[K", line);
  std::fflush(stderr);
}

void Progress::clear() {
  if (!std::exchange(shown_, false)) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

Progress::~Progress() { clear(); }

}  // namespace sluss::cli
