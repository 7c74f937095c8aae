#include "cli/chunks.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sluss::cli {
namespace {

// Large enough that handing over costs nothing, small enough that a few for each core stay in its cache.
constexpr std::size_t kChunk = std::size_t{256} << 10U;
constexpr std::size_t kRead = std::size_t{64} << 10U;

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

}  // namespace

ChunkReader::ChunkReader(int descriptor, Framing framing, const Place& at, bool digest)
    : descriptor_(descriptor), framing_(framing), digest_(digest), begin_(at), whole_end_(at), seen_(at) {}

bool ChunkReader::arrived() const {
  pollfd waiting{descriptor_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

/// Reads one block more; false at the end.
bool ChunkReader::fill() {
  const std::size_t before = held_.size();
  held_.resize(before + kRead);
  ssize_t size = -1;
  do {
    size = ::read(descriptor_, held_.data() + before, kRead);
  } while (size < 0 && errno == EINTR);
  held_.resize(before + static_cast<std::size_t>(size > 0 ? size : 0));
  if (size < 0) error_ = Error{"", std::string("cannot be read: ") + std::strerror(errno)};
  if (size <= 0) {
    ended_ = true;
    return false;
  }
  look_through(before);
  return true;
}

/// Notes where the records in `held_` end, from byte `from` on. Two quotation marks that stand for one change
/// the state twice, which is right.
void ChunkReader::look_through(std::size_t from) {
  const bool csv = framing_ == Framing::csv;
  for (std::size_t at = from; at < held_.size(); ++at) {
    if (csv && held_[at] == '"') in_quotes_ = !in_quotes_;
    if (held_[at] != '\n') continue;
    ++seen_.line;
    if (in_quotes_) continue;
    ++seen_.row;
    whole_ = at + 1;
    whole_end_ = seen_;
  }
}

void ChunkReader::refuse_long_record() {
  error_ = Error{"line " + std::to_string(begin_.line),
                 "the row that begins here is longer than " + megabytes(kMostRecord) +
                     ". Is a quotation mark missing that would end a field?"};
}

/// Goes past the first `size` bytes.
void ChunkReader::drop(std::size_t size) {
  if (digest_) begin_.digest.add(std::string_view(held_).substr(0, size));
  begin_.offset += size;
  held_.erase(0, size);
  whole_ -= std::min(size, whole_);
}

bool ChunkReader::take(std::size_t size, const Place& end, Chunk& chunk) {
  chunk.bytes.assign(held_, 0, size);
  chunk.begin = begin_;
  chunk.too_long = false;
  drop(size);
  begin_.line = end.line;
  begin_.row = end.row;
  chunk.end = begin_;
  return size > 0;
}

/// Drops the line that has begun, up to its end or the end of the file.
bool ChunkReader::skip_long_line(Chunk& chunk) {
  chunk = {};
  chunk.too_long = true;
  chunk.begin = begin_;
  while (whole_ == 0) {
    drop(held_.size());
    if (!fill()) break;
  }
  if (whole_ > 0) drop(held_.find('\n') + 1);
  ++begin_.line;
  ++begin_.row;
  chunk.end = begin_;
  return !error_;
}

bool ChunkReader::next(Chunk& chunk) {
  while (!ended_ && (whole_ == 0 || (whole_ < kChunk && arrived()))) {
    if (whole_ == 0 && held_.size() > kMostRecord) {
      if (framing_ == Framing::lines) return skip_long_line(chunk);
      refuse_long_record();
      return false;
    }
    fill();
  }
  if (error_) return false;
  if (whole_ > 0) return take(whole_, whole_end_, chunk);
  // The last record of the file has no line end.
  whole_ = held_.size();
  ++seen_.line;
  ++seen_.row;
  return take(whole_, seen_, chunk);
}

/// The size of the first record; 0 if there is none.
std::size_t ChunkReader::first_record() {
  while (!ended_ && whole_ == 0 && !error_) {
    if (held_.size() > kMostRecord) refuse_long_record();
    fill();
  }
  if (error_) return 0;
  bool quoted = false;
  for (std::size_t at = 0; at < whole_; ++at) {
    if (framing_ == Framing::csv && held_[at] == '"') quoted = !quoted;
    if (held_[at] == '\n' && !quoted) return at + 1;
  }
  return held_.size();
}

bool ChunkReader::peek_record(Chunk& chunk) {
  chunk = {};
  chunk.begin = begin_;
  chunk.bytes.assign(held_, 0, first_record());
  return !chunk.bytes.empty();
}

bool ChunkReader::next_record(Chunk& chunk) {
  const std::size_t size = first_record();
  const auto lines = std::count(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(size), '\n');
  Place end = begin_;
  end.line += static_cast<std::uint64_t>(lines);
  ++end.row;
  return take(size, end, chunk);
}

std::string ChunkReader::skip_mark() {
  constexpr std::string_view utf8 = "\xEF\xBB\xBF", utf16_little = "\xFF\xFE", utf16_big = "\xFE\xFF";
  while (held_.size() < utf8.size() && !ended_ && !error_) fill();
  const std::string_view start = held_;
  if (start.substr(0, 2) == utf16_little || start.substr(0, 2) == utf16_big) {
    error_ = Error{"", "is in UTF-16; it has to be saved as UTF-8"};
  }
  if (start.substr(0, utf8.size()) != utf8) return {};
  drop(utf8.size());
  return std::string(utf8);
}

}  // namespace sluss::cli
