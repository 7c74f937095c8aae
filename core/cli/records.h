// Exports of comments, record by record: what is to be looked at in each, and writing it back with other
// texts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/chunks.h"
#include "cli/json_members.h"
#include "sluss/result.h"

namespace sluss::cli {

/// Which members of a record matter. Without `texts` the form is the contract's {"id","text","reply_to"?}.
struct FieldChoice {
  std::vector<std::string> texts;  ///< names; in CSV without a header, numbers from 1
  std::string id;                  ///< in JSONL "id" where none is named, in CSV the number of the row
  std::string aside;  ///< one more member, which may be missing: the text that was replied to, for example
  std::string delimiter = ",";  ///< of CSV: one character, or "tab"
  bool header = true;           ///< of CSV: does the first row name the columns?
};

struct Record {
  std::uint64_t line = 1;  ///< of the file, where the record begins
  std::string id_json = "null";
  std::vector<std::string> texts;  ///< one for each chosen field
  std::string aside;               ///< empty where the record has none
  std::optional<Error> error;      ///< this record cannot be used; `where` names line and column
  bool lost = false;               ///< and after it nothing can be told apart any more
};

/// Goes through the records of one chunk.
class Records {
 public:
  virtual ~Records() = default;
  virtual bool next(Record& record) = 0;
  /// The last record as it stands in the file, with its line end, but with these texts in it. Blank lines
  /// belong to no record.
  virtual void append_with(std::string& out, const std::vector<std::string>& texts) const = 0;
};

/// What is known of an export before its first record is read.
class ExportForm {
 public:
  virtual ~ExportForm() = default;
  virtual Framing framing() const = 0;
  /// Reads what comes before the records (a byte order mark, a header). Leaves the reader at the first
  /// record.
  virtual std::optional<Error> begin(ChunkReader& reader) = 0;
  /// What begin() read, to be written before the records where they are written back.
  virtual std::string_view preamble() const = 0;
  virtual std::unique_ptr<Records> records(const Chunk& chunk) const = 0;
};

std::unique_ptr<ExportForm> jsonl_form(const FieldChoice& choice);
Result<std::unique_ptr<ExportForm>> csv_form(const FieldChoice& choice);

/// The members of one line of JSON that matter.
struct JsonFields {
  JsonPath id{"id"};
  std::vector<JsonPath> texts{{"text"}};  ///< must be strings
  JsonPath aside;                         ///< one more, which may be missing
  bool null_is_empty = false;             ///< a text that is null says nothing; otherwise it is an error
};

struct JsonLine {
  std::string id_json = "null";  ///< the id as JSON; null where the line has none
  std::vector<std::string> texts;
  std::string aside;
  std::string json;               ///< the line, lone surrogates replaced
  std::vector<JsonPlace> places;  ///< of the texts in it
  std::optional<std::string> error;
  std::size_t error_column = 0;  ///< from 1, in bytes; 0 where the whole line is meant
};

/// Lone surrogates in \u escapes are read as U+FFFD.
JsonLine parse_line(std::string_view text, const JsonFields& fields);

/// Appends {"id":…,"error":"…"}.
void append_error(std::string& out, std::string_view id_json, std::string_view error);

}  // namespace sluss::cli
