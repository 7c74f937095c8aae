// Cutting a stream into pieces of whole records (lines, or rows of CSV), so that all cores can work on it and
// memory does not grow with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/digest.h"
#include "sluss/result.h"

namespace sluss::cli {

enum class Framing : std::uint8_t {
  lines,  ///< a record ends with its line
  csv,    ///< a record ends with a line end outside quotation marks (RFC 4180)
};

/// A place between two records of a file. Lines and rows count from 1; a row of CSV may span several lines.
struct Place {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;
  std::uint64_t row = 1;
  Digest digest;  ///< of everything before it, where the reader was asked for one
};

struct Chunk {
  std::string bytes;  ///< whole records; the last one of a file may lack its line end
  Place begin, end;
  bool too_long = false;  ///< stands for one line above kMostRecord bytes, which was left out
};

/// No record may be larger: what is read has to be held in memory.
constexpr std::size_t kMostRecord = std::size_t{64} << 20U;

/// Reads chunks as they come: what has arrived is handed out before more is waited for.
class ChunkReader {
 public:
  /// Reads `descriptor`, which stands at `at`.
  ChunkReader(int descriptor, Framing framing, const Place& at = {}, bool digest = false);

  /// Goes past a byte order mark at the beginning of the file, and returns it. UTF-16 is an error.
  std::string skip_mark();

  /// The next chunk; false at the end of the file or when error() says what is wrong.
  bool next(Chunk& chunk);

  /// The first record alone (the header of a CSV file); false if there is none.
  bool next_record(Chunk& chunk);
  /// The same, without going past it.
  bool peek_record(Chunk& chunk);

  /// Where the next chunk begins.
  const Place& place() const { return begin_; }

  const std::optional<Error>& error() const { return error_; }

 private:
  bool fill();
  void look_through(std::size_t from);
  bool take(std::size_t size, const Place& end, Chunk& chunk);
  void drop(std::size_t size);
  bool skip_long_line(Chunk& chunk);
  void refuse_long_record();
  std::size_t first_record();
  bool arrived() const;

  int descriptor_;
  Framing framing_;
  bool digest_;
  std::string held_;        // read and not handed out
  std::size_t whole_ = 0;   // bytes of `held_` that are whole records
  Place begin_;             // of `held_`
  Place whole_end_;         // of the whole records in it
  Place seen_;              // how far it has been looked through
  bool in_quotes_ = false;  // at `seen_`
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace sluss::cli
