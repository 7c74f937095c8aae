// Going through whole exports of comments: CSV and JSONL, on all cores, in order and in constant memory, with
// progress on a terminal and a checkpoint to go on from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/digest.h"
#include "cli/records.h"
#include "cli/tally.h"
#include "sluss/result.h"

namespace sluss::cli {

/// What one chunk of records became.
struct Answer {
  std::string output;
  Tally tally;
  std::vector<Error> complaints;  ///< for standard error
  std::optional<Error> lost;      ///< from here on nothing can be told apart any more
};

/// What is done with the records. answer() is called by many threads at once, the others by one at a time.
class BulkWork {
 public:
  virtual ~BulkWork() = default;
  /// Shown beside the progress: "Scanned".
  virtual std::string_view verb() const = 0;
  /// What the output begins with; `preamble` is what the file begins with. All files must agree.
  virtual std::string begin(std::string_view preamble) const;
  /// What stands between the outputs of two chunks, where both have one.
  virtual std::string_view between() const { return {}; }
  virtual void answer(Records& records, const std::string& path, Answer& out) const = 0;
  /// All that has been counted so far, in order.
  virtual void counted(const Tally& /*tally*/) {}
  /// What the output ends with.
  virtual std::string end(const Tally& tally) const;
};

/// Options for exports that were given where no export is to be read.
std::optional<Error> misplaced(const BulkOptions& options);

/// Does the work on every record of the files. `settings` is of everything but the input that decides what
/// comes out: a checkpoint made under others is refused.
Result<Tally> run_bulk(const BulkOptions& options, Digest settings, BulkWork& work);

/// What of `options` belongs to the settings of a run.
std::string settings_of(const BulkOptions& options);

/// The exit status of a run that came to its end.
inline int status_of(const Tally& tally) { return tally.unusable > 0 ? kFound : kClear; }

}  // namespace sluss::cli
