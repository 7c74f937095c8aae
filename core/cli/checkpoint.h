// How far a run has come, on disk, so that the next one can go on from there after a power cut, or when the
// export has grown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/chunks.h"
#include "cli/digest.h"
#include "cli/tally.h"
#include "sluss/result.h"

namespace sluss::cli {

/// The first bytes of a file.
struct Prefix {
  std::uint64_t size = 0;
  Digest digest;
};

struct Checkpoint {
  Digest settings;             ///< of everything but the input that decides what comes out
  std::vector<Prefix> inputs;  ///< what has been read, by file; the last one may go on
  Place place;                 ///< in the last of them
  Prefix output;               ///< what was written for that
  Tally tally;
};

/// The checkpoint in this file; none if there is no such file.
Result<std::optional<Checkpoint>> read_checkpoint(const std::string& path);

/// Replaces the file at once and for good: a crash leaves the old one or the new one.
std::optional<Error> write_checkpoint(const std::string& path, const Checkpoint& checkpoint);

/// Does the file still begin with these bytes?
Result<bool> begins_with(const std::string& path, const Prefix& prefix);

/// A digest of this program itself: another build may find other things.
Digest program_digest();

}  // namespace sluss::cli
