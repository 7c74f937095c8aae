// Taking out what was found, and knowing it again where it has been taken out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sluss/guard.h"
#include "sluss/report.h"

namespace sluss {

class Catalogue;

/// What redaction has left in a text: names of kinds in brackets, "[se.personnummer]", and dots, "•••". They
/// tell nothing about anybody, whatever the words beside them promise ("password: [credential]").
class Redactions {
 public:
  /// Linear in the length of `utf8`, which must outlive this object.
  Redactions(std::string_view utf8, const Catalogue& catalogue);

  /// Is there anything in bytes [start, end) that redaction has not put there? Spaces and ASCII punctuation,
  /// which masks leave as they are, do not count.
  bool tells(std::size_t start, std::size_t end) const;

  /// Moves `start` and `end` outwards, so that they cut through no bracketed name.
  void hold_whole(std::size_t& start, std::size_t& end) const;

 private:
  struct Label {
    std::size_t start, end;  // with the brackets
  };
  std::vector<Label>::const_iterator first_behind(std::size_t at) const;

  std::string_view text_;
  std::vector<Label> labels_;  // in order
};

/// `utf8` with the findings (byte offsets, in order) of at least `least` severity replaced, and `margin`
/// bytes on either side of each. Of nested ones the outermost is replaced.
std::string redacted(std::string_view utf8, const std::vector<Finding>& findings,
                     const Redactions& redactions, RedactStyle style, Severity least, std::size_t margin);

}  // namespace sluss
