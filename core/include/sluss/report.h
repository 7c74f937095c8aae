/// @file   What a scan tells its caller: findings, a verdict, and the channels to use instead.
/// The words in which a person reads this come from the locales (see sluss/explain.h), never from here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluss {

/// How much harm a finding can do. The defaults stand with each kind; a policy pack may change them.
enum class Severity : std::uint8_t { low, medium, high };

/// What to do about a whole text: the severity of its worst finding, seen from the person who is about to
/// post.
enum class Verdict : std::uint8_t {
  clear,   ///< nothing to say
  advise,  ///< show a notice, do not interrupt
  warn,    ///< ask before it is posted
};

/// The unit in which offsets are counted. The text itself is always UTF-8.
enum class OffsetUnit : std::uint8_t { byte, codepoint, utf16 };

/// One stretch of text that gives something away. It never contains the text.
struct Finding {
  std::string_view kind;  ///< stable id such as "se.personnummer"; valid as long as the Guard that made it
  std::size_t start = 0;  ///< first unit of the stretch in the caller's own text
  std::size_t end = 0;    ///< one past its last unit
  double confidence = 0;  ///< 0 to 1
  Severity severity = Severity::low;
  std::vector<std::string_view> evidence;  ///< stable ids of what spoke for and against it, static storage
};

/// The answer to one text. Findings are in order of start; they may nest but never cross.
struct Report {
  Verdict verdict = Verdict::clear;
  std::vector<Finding> findings;
  std::vector<std::size_t> channels;  ///< indices into Guard::policy().channels, best first
};

std::string_view to_string(Severity severity);
std::string_view to_string(Verdict verdict);

}  // namespace sluss
