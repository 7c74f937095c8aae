// Comma-separated values as RFC 4180 defines them, and nothing looser: where a quotation mark stands in a
// wrong place it is no longer certain what is a text and what is not.
// @see https://www.rfc-editor.org/rfc/rfc4180
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::cli {

/// A field as it stands in the file: the quotation marks around it included, the ones within it still double.
using CsvField = std::string_view;

/// What a field says.
std::string csv_value(CsvField field);

/// Writes a value as a field: in quotation marks where `like` stood in them or the value needs them.
void append_csv_value(std::string& out, std::string_view value, CsvField like, char delimiter);

/// Goes through whole rows. Line ends may be CRLF or LF.
class CsvRows {
 public:
  CsvRows(std::string_view bytes, char delimiter) : bytes_(bytes), delimiter_(delimiter) {}

  enum class Row { fields, blank, end, broken };

  /// Reads the next row. After `broken` there is no next one.
  Row next();

  const std::vector<CsvField>& fields() const { return fields_; }
  /// The row as it stands in the file, with its line end.
  std::string_view row() const { return bytes_.substr(begin_, at_ - begin_); }
  /// Where the row begins, in bytes.
  std::size_t begin() const { return begin_; }

  /// Of a broken row: the byte that is wrong, and why.
  std::size_t wrong_at() const { return at_; }
  std::string_view reason() const { return reason_; }

 private:
  bool quoted_field();
  bool bare_field();
  bool at_line_end() const;
  bool stop(std::size_t at, std::string_view reason);

  std::string_view bytes_;
  char delimiter_;
  std::size_t begin_ = 0, at_ = 0;
  std::vector<CsvField> fields_;
  std::string_view reason_;
};

}  // namespace sluss::cli
