// Reading any bytes as CSV: rows follow each other without a gap, fields stand in them in order, and a value
// that is written as a field is read back as it was.
#include <string>

#include "check.h"
#include "cli/csv.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  cli::CsvRows rows(text, ';');
  std::size_t at = 0;
  cli::CsvRows::Row row{};
  while ((row = rows.next()) == cli::CsvRows::Row::fields || row == cli::CsvRows::Row::blank) {
    CHECK(rows.begin() == at);
    const char* before = rows.row().data();
    for (const cli::CsvField field : rows.fields()) {
      CHECK(before <= field.data() && field.data() + field.size() <= rows.row().data() + rows.row().size());
      before = field.data() + field.size();
      std::string written;
      cli::append_csv_value(written, cli::csv_value(field), field, ';');
      CHECK(written == field);
    }
    at += rows.row().size();
  }
  CHECK(row == cli::CsvRows::Row::broken ? !rows.reason().empty() && rows.wrong_at() <= text.size()
                                         : at == text.size());

  std::string written;
  cli::append_csv_value(written, text, {}, ';');
  CHECK(written == text || cli::csv_value(written) == text);
  return 0;
}
