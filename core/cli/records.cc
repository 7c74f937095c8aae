#include "cli/records.h"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "cli/csv.h"
#include "report/json.h"
#include "text/unicode.h"

namespace sluss::cli {
namespace {

using nlohmann::json;

/// Line and column of a byte in a chunk, as an editor counts them.
std::string place_of(const Chunk& chunk, std::size_t at) {
  const std::string_view before = std::string_view(chunk.bytes).substr(0, at);
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 = 0
  return fmt::format("line {}, column {}", chunk.begin.line + lines,
                     1 + count_code_points(before.substr(line_start)));
}

/// The first byte that belongs to no UTF-8 character, if there is one.
std::optional<std::size_t> invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    if (!c.valid) return at;
    at += c.size;
  }
  return {};
}

/// JSON.stringify writes lone surrogates as escapes, which a strict parser refuses: they are read as U+FFFD.
std::string with_paired_surrogates(std::string_view line) {
  const auto unit_at = [&](std::size_t at) -> int {
    if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
    int value = 0;
    const auto [end, problem] = std::from_chars(line.data() + at + 2, line.data() + at + 6, value, 16);
    return problem == std::errc() && end == line.data() + at + 6 ? value : -1;
  };
  const auto high = [](int unit) { return unit >= 0xD800 && unit <= 0xDBFF; };
  const auto low = [](int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const int unit = unit_at(at);
    if (high(unit) && low(unit_at(at + 6))) {
      out.append(line.substr(at, 12));
      at += 12;
    } else if (high(unit) || low(unit)) {
      out += "\\ufffd";
      at += 6;
    } else {
      const std::size_t size = line[at] == '\\' && at + 1 < line.size() ? 2 : 1;
      out.append(line.substr(at, size));
      at += size;
    }
  }
  return out;
}

/// Listens to the library's reader for the first thing that is wrong; what is right says nothing.
class FirstProblem : public nlohmann::json_sax<json> {
 public:
  explicit FirstProblem(JsonLine& line) : line_(line) {}

  bool parse_error(std::size_t read, const std::string& token, const json::exception& problem) override {
    if (problem.id == kNumberOverflow) {
      line_.error = "the number " + token + " is too large for any reader of JSON to hold";
      line_.error_column = read - token.size() + 1;
      return false;
    }
    std::string_view what = problem.what();
    // The library's own number and its position "at line 1" mean nothing to a reader.
    if (const auto colon = what.find(": "); colon != std::string_view::npos) what.remove_prefix(colon + 2);
    line_.error = "not JSON: " + std::string(what);
    line_.error_column = read;
    return false;
  }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(json::number_integer_t) override { return true; }
  bool number_unsigned(json::number_unsigned_t) override { return true; }
  bool number_float(json::number_float_t, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(std::string&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }

 private:
  static constexpr int kNumberOverflow = 406;  // the library's number for it

  JsonLine& line_;
};

/// Says in `line` what is wrong with text that is not JSON.
void explain_syntax(std::string_view text, JsonLine& line) {
  FirstProblem problem(line);
  json::sax_parse(text, &problem);
}

std::string pointer(const JsonPath& path) {
  if (path.size() == 1) return path.front();
  std::string text;
  for (const std::string& name : path) text.append("/").append(name);
  return text;
}

void read_members(JsonLine& line, const JsonFields& fields) {
  std::vector<JsonPath> paths = fields.texts;
  paths.push_back(fields.id);
  paths.push_back(fields.aside);
  const std::size_t id = fields.texts.size(), aside = id + 1;
  std::vector<int> seen(paths.size());
  line.texts.resize(fields.texts.size());
  line.places.resize(fields.texts.size());
  for (const JsonPlace& place : find_members(line.json, paths)) {
    const std::string_view token = std::string_view(line.json).substr(place.begin, place.end - place.begin);
    ++seen[place.path];
    if (place.path == id) {
      line.id_json = json::parse(token).dump();
    } else if (place.path == aside) {
      if (token.front() == '"') line.aside = json::parse(token).get<std::string>();
    } else if (token.front() == '"') {
      line.texts[place.path] = json::parse(token).get<std::string>();
      line.places[place.path] = place;
    } else if (token == "null" && fields.null_is_empty) {
      line.places[place.path] = place;
    } else {
      seen[place.path] = 0;
      break;
    }
  }
  for (std::size_t i = 0; i < fields.texts.size() && !line.error; ++i) {
    if (seen[i] == 1) continue;
    line.error = fmt::format("\"{}\" is {}", pointer(fields.texts[i]),
                             seen[i] > 1 ? "given more than once" : "missing or not a string");
  }
}

class JsonRecords : public Records {
 public:
  JsonRecords(const Chunk& chunk, const JsonFields& fields, bool whole_lines)
      : chunk_(chunk), fields_(fields), whole_lines_(whole_lines), line_(chunk.begin.line) {}

  bool next(Record& record) override {
    record = {};
    if (chunk_.too_long) return std::exchange(told_, true) ? false : tell_too_long(record);
    while (at_ < chunk_.bytes.size()) {
      const std::size_t end = std::min(chunk_.bytes.find('\n', at_), chunk_.bytes.size());
      const std::string_view text = std::string_view(chunk_.bytes).substr(at_, end - at_);
      record.line = line_++;
      begin_ = std::exchange(at_, end + 1);
      if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      read(text, record);
      return true;
    }
    return false;
  }

  void append_with(std::string& out, const std::vector<std::string>& texts) const override {
    if (!whole_lines_) {
      out.append("{\"id\":").append(parsed_.id_json).append(",\"text\":");
      append_json_string(out, texts.front());
      out += "}\n";
      return;
    }
    std::vector<JsonPlace> places = parsed_.places;
    std::sort(places.begin(), places.end(),
              [](const JsonPlace& a, const JsonPlace& b) { return a.begin < b.begin; });
    std::size_t at = 0;
    for (const JsonPlace& place : places) {
      out.append(parsed_.json, at, place.begin - at);
      // A text that is null has nothing in it, and stays null.
      if (parsed_.json[place.begin] == '"')
        append_json_string(out, texts[place.path]);
      else
        out.append(parsed_.json, place.begin, place.end - place.begin);
      at = place.end;
    }
    out.append(parsed_.json, at).append("\n");
  }

 private:
  void read(std::string_view text, Record& record) {
    parsed_ = parse_line(text, fields_);
    record.id_json = parsed_.id_json;
    record.texts = parsed_.texts;
    record.aside = parsed_.aside;
    if (!parsed_.error) return;
    const std::string where =
        parsed_.error_column > 0
            ? place_of(chunk_, begin_ + std::min(parsed_.error_column, text.size() + 1) - 1)
            : fmt::format("line {}", record.line);
    record.error = Error{where, *parsed_.error};
  }

  bool tell_too_long(Record& record) const {
    record.line = chunk_.begin.line;
    record.error =
        Error{fmt::format("line {}", record.line), fmt::format("longer than {} MiB", kMostRecord >> 20U)};
    return true;
  }

  const Chunk& chunk_;
  const JsonFields& fields_;
  bool whole_lines_;
  std::uint64_t line_;
  std::size_t at_ = 0, begin_ = 0;
  bool told_ = false;
  JsonLine parsed_;
};

class JsonlForm : public ExportForm {
 public:
  explicit JsonlForm(const FieldChoice& choice) : whole_lines_(!choice.texts.empty()) {
    fields_.id = json_path(choice.id.empty() ? "id" : choice.id);
    fields_.aside = json_path(choice.aside);
    fields_.null_is_empty = whole_lines_;
    if (!whole_lines_) return;
    fields_.texts.clear();
    for (const std::string& field : choice.texts) fields_.texts.push_back(json_path(field));
  }

  Framing framing() const override { return Framing::lines; }
  std::optional<Error> begin(ChunkReader& reader) override {
    reader.skip_mark();
    return reader.error();
  }
  std::string_view preamble() const override { return {}; }
  std::unique_ptr<Records> records(const Chunk& chunk) const override {
    return std::make_unique<JsonRecords>(chunk, fields_, whole_lines_);
  }

 private:
  JsonFields fields_;
  bool whole_lines_;
};

/// The columns that matter, as positions in a row.
struct Columns {
  std::size_t count = 0;  ///< of fields in every row; 0 until a row has been seen
  std::vector<std::size_t> texts;
  std::optional<std::size_t> id, aside;
};

class CsvRecords : public Records {
 public:
  CsvRecords(const Chunk& chunk, const Columns& columns, char delimiter)
      : chunk_(chunk),
        columns_(columns),
        delimiter_(delimiter),
        rows_(chunk.bytes, delimiter),
        line_(chunk.begin.line),
        row_(chunk.begin.row) {}

  bool next(Record& record) override {
    record = {};
    CsvRows::Row row = CsvRows::Row::blank;
    while ((row = rows_.next()) == CsvRows::Row::blank) count_row();
    if (row == CsvRows::Row::end) return false;
    record.line = line_;
    if (row == CsvRows::Row::broken) {
      if (std::exchange(broken_, true)) return false;
      record.error = Error{place_of(chunk_, rows_.wrong_at()), std::string(rows_.reason())};
      record.lost = true;
      return true;
    }
    read(record);
    count_row();
    return true;
  }

  void append_with(std::string& out, const std::vector<std::string>& texts) const override {
    const std::string_view row = rows_.row();
    const char* at = row.data();
    const auto& fields = rows_.fields();
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const auto chosen = std::find(columns_.texts.begin(), columns_.texts.end(), column);
      if (chosen == columns_.texts.end()) continue;
      const CsvField field = fields[column];
      out.append(at, field.data());
      append_csv_value(out, texts[static_cast<std::size_t>(chosen - columns_.texts.begin())], field,
                       delimiter_);
      at = field.data() + field.size();
    }
    out.append(at, row.data() + row.size());
  }

 private:
  void count_row() {
    const std::string_view row = rows_.row();
    line_ += static_cast<std::uint64_t>(std::count(row.begin(), row.end(), '\n'));
    ++row_;
  }

  void read(Record& record) const {
    const auto& fields = rows_.fields();
    record.id_json = std::to_string(row_);
    if (fields.size() != columns_.count) {
      record.error = Error{fmt::format("line {}", line_),
                           fmt::format("the row has {} fields and not {}", fields.size(), columns_.count)};
      return;
    }
    if (columns_.id) {
      record.id_json.clear();
      append_json_string(record.id_json, csv_value(fields[*columns_.id]));
    }
    if (columns_.aside) record.aside = csv_value(fields[*columns_.aside]);
    for (const std::size_t column : columns_.texts) {
      record.texts.push_back(csv_value(fields[column]));
      const auto invalid = invalid_utf8(fields[column]);
      if (!invalid) continue;
      const auto at = static_cast<std::size_t>(fields[column].data() - chunk_.bytes.data()) + *invalid;
      record.error = Error{place_of(chunk_, at),
                           "not UTF-8; a file in another encoding has to be converted first, "
                           "with iconv -f WINDOWS-1252 -t UTF-8 for example"};
      return;
    }
  }

  const Chunk& chunk_;
  const Columns& columns_;
  char delimiter_;
  CsvRows rows_;
  std::uint64_t line_, row_;
  bool broken_ = false;
};

class CsvForm : public ExportForm {
 public:
  CsvForm(const FieldChoice& choice, char delimiter) : choice_(choice), delimiter_(delimiter) {}

  Framing framing() const override { return Framing::csv; }
  std::string_view preamble() const override { return preamble_; }

  std::optional<Error> begin(ChunkReader& reader) override {
    preamble_ = reader.skip_mark();
    Chunk first;
    if (reader.error()) return reader.error();
    if (!(choice_.header ? reader.next_record(first) : reader.peek_record(first))) return reader.error();
    CsvRows rows(first.bytes, delimiter_);
    if (rows.next() != CsvRows::Row::fields) {
      return rows.reason().empty() ? Error{"line 1", "is empty, and not a header"}
                                   : Error{place_of(first, rows.wrong_at()), std::string(rows.reason())};
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.fields().size(); ++i) {
      names.push_back(choice_.header ? csv_value(rows.fields()[i]) : std::to_string(i + 1));
    }
    if (choice_.header) preamble_ += first.bytes;
    return find_columns(names);
  }

  std::unique_ptr<Records> records(const Chunk& chunk) const override {
    return std::make_unique<CsvRecords>(chunk, columns_, delimiter_);
  }

 private:
  std::optional<Error> find_columns(const std::vector<std::string>& names) {
    columns_ = {};
    columns_.count = names.size();
    for (const std::string& text : choice_.texts) {
      const auto column = position(names, text);
      if (!column) return column.error();
      columns_.texts.push_back(*column);
    }
    for (const auto& [name, column] :
         {std::pair{&choice_.id, &columns_.id}, {&choice_.aside, &columns_.aside}}) {
      if (name->empty()) continue;
      const auto found = position(names, *name);
      if (!found) return found.error();
      *column = *found;
    }
    return {};
  }

  Result<std::size_t> position(const std::vector<std::string>& names, const std::string& name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return Error{"line 1", no_column(names, name)};
    if (std::find(found + 1, names.end(), name) != names.end()) {
      return Error{"line 1",
                   fmt::format("two columns are called \"{}\"; with --no-header they are numbers", name)};
    }
    return static_cast<std::size_t>(found - names.begin());
  }

  std::string no_column(const std::vector<std::string>& names, const std::string& name) const {
    std::string list;
    for (const std::string& n : names) list.append(list.empty() ? "\"" : ", \"").append(n).append("\"");
    std::string reason = fmt::format("there is no column \"{}\"; there are: {}", name, list);
    for (const std::string_view other : {";", "\t", ",", "|"}) {
      if (names.size() == 1 && names.front().find(other) != std::string::npos) {
        reason += fmt::format(". Is this --delimiter '{}'?", other == "\t" ? "tab" : other);
        break;
      }
    }
    return reason;
  }

  FieldChoice choice_;
  char delimiter_;
  Columns columns_;
  std::string preamble_;
};

}  // namespace

std::unique_ptr<ExportForm> jsonl_form(const FieldChoice& choice) {
  return std::make_unique<JsonlForm>(choice);
}

Result<std::unique_ptr<ExportForm>> csv_form(const FieldChoice& choice) {
  if (choice.texts.empty()) return Error{"--column", "is needed: which column of the CSV file is the text?"};
  const std::string& delimiter = choice.delimiter;
  const char character = delimiter == "tab" || delimiter == "\\t" ? '\t'
                         : delimiter.empty()                      ? '\0'
                                                                  : delimiter[0];
  const bool usable = (delimiter.size() == 1 || character == '\t') && character != '"' && character != '\n' &&
                      character != '\r' && character != '\0';
  if (!usable) return Error{"--delimiter", "must be one ASCII character, such as ; or the word tab"};
  return std::unique_ptr<ExportForm>(std::make_unique<CsvForm>(choice, character));
}

JsonLine parse_line(std::string_view text, const JsonFields& fields) {
  JsonLine line;
  line.json = text;
  bool well_formed = json::accept(line.json);
  if (!well_formed && text.find("\\u") != std::string_view::npos) {
    line.json = with_paired_surrogates(text);
    well_formed = json::accept(line.json);
  }
  if (!well_formed) {
    explain_syntax(line.json, line);
  } else if (line.json[line.json.find_first_not_of(" \t\r")] != '{') {
    line.error = "a line must be a JSON object with \"id\" and \"text\"";
  } else {
    read_members(line, fields);
  }
  return line;
}

void append_error(std::string& out, std::string_view id_json, std::string_view error) {
  out.append("{\"id\":").append(id_json).append(",\"error\":");
  append_json_string(out, error);
  out += "}\n";
}

}  // namespace sluss::cli
