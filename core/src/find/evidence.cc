#include <array>

#include "find/candidate.h"

namespace sluss {

std::string_view to_string(Evidence evidence) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Evidence::count_)> kNames = {
      "form",         "check_digit",    "check_digit_failed",
      "date_invalid", "label",          "context",
      "policy",       "reply",          "spaced",
      "lookalike",    "foreign_digits", "hidden_characters",
      "spelled",      "masked",         "written_out",
      "name_lexicon", "name_model",     "introduction",
      "relation",     "first_person",   "public_figure",
      "statement",    "question",       "allow_listed",
  };
  return kNames[static_cast<std::size_t>(evidence)];
}

}  // namespace sluss
