/// @file   The guard: built once from the kinds, an agency's policy and a locale; then asked about many
/// texts.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sluss/inspection.h"
#include "sluss/policy.h"
#include "sluss/report.h"
#include "sluss/result.h"

namespace sluss {

class NameModel;         // core/src/find/names.h
class DisclosureFinder;  // core/src/find/disclosures.h

/// How redacted stretches are replaced.
enum class RedactStyle : std::uint8_t {
  label,   ///< by the name of the kind: "[personnummer]"
  mask,    ///< every letter and digit by "•", so that the length stays
  remove,  ///< by nothing
};

/// What is known about a text beside itself.
struct ScanContext {
  std::string_view reply_to;              ///< the text that it answers: "what is your case number?"
  OffsetUnit offsets = OffsetUnit::byte;  ///< the unit of the offsets in the report
};

/// What is remembered of a text that is being written, so that after a change only the paragraphs that it
/// touched are read again (blank lines part paragraphs). It holds neither text nor words: positions, kinds
/// and a keyed fingerprint of each paragraph. For one text and one thread at a time.
class Draft {
 public:
  Draft();
  ~Draft();
  Draft(Draft&&) noexcept;
  Draft& operator=(Draft&&) noexcept;

  /// Forgets all of it, as when the text has been posted.
  void forget();

 private:
  friend class Guard;
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

struct GuardOptions {
  std::shared_ptr<const Policy> policy;  ///< none: the kinds as they are, and no channels
  std::string language = "en";           ///< BCP 47 tag of the reader's language: some channels depend on it
  std::shared_ptr<const NameModel> names =
      nullptr;  ///< see load_names(); none: names of people are not looked for
  /// see load_disclosures(); none: what people say about themselves and their case is not looked for
  std::shared_ptr<const DisclosureFinder> disclosures = nullptr;
};

/// Reads a name model (core/data/names/model.bin). Damaged, foreign and outdated bytes are an error.
Result<std::shared_ptr<const NameModel>> load_names(std::span<const std::byte> bytes);

/// Reads a phrase pack (made of core/data/phrases at build time). An error names the line.
Result<std::shared_ptr<const DisclosureFinder>> load_disclosures(std::string_view pack);

/// A value: immutable and cheap to copy. scan() and redact() may be called from many threads at once.
class Guard {
 public:
  /// Fails only if the policy's own kinds cannot be used.
  static Result<Guard> create(GuardOptions options = {});

  /// Finds what gives somebody away in `utf8` (any bytes: invalid UTF-8 is read as U+FFFD, one for each byte)
  /// and says what to do about it. Linear in the length of the text. Never fails, keeps and logs nothing.
  Report scan(std::string_view utf8, const ScanContext& context = {}) const;

  /// The same report on a text that changes little from one call to the next, such as one that is being
  /// written. A draft that belongs to another text or guard costs time, and is right all the same.
  Report scan(std::string_view utf8, const ScanContext& context, Draft& draft) const;

  /// The same report, and what was considered beside what is in it: numbers, patterns and names. What was
  /// never like anything is not in it, nor are statements about people.
  Inspection inspect(std::string_view utf8, const ScanContext& context = {}) const;

  /// `utf8` without what scan() finds at or above `least` severity, also when it scans the answer again.
  std::string redact(std::string_view utf8, RedactStyle style, Severity least = Severity::medium) const;

  /// Overwrites what the last scan on this thread kept of its text, for callers whose memory others can read.
  static void wipe_workspace();

  /// The same guard, which also looks for the names of people.
  Guard with_names(std::shared_ptr<const NameModel> names) const;
  /// The same guard, which also looks for what people say about themselves and their case.
  Guard with_disclosures(std::shared_ptr<const DisclosureFinder> disclosures) const;

  const Policy& policy() const;
  /// "identity", "case" …; empty for an unknown kind.
  std::string_view category_of(std::string_view kind) const;

 private:
  struct Parts;
  explicit Guard(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

/// Tries the examples of the policy's own kinds: what must be found in `finds` and must not in `ignores`.
/// Answers with the JSON path of each that does not hold; empty if all do. `policy` has come from
/// Policy::parse.
std::vector<Error> check_own_kinds(const Policy& policy);

}  // namespace sluss
