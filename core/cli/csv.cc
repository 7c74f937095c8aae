#include "cli/csv.h"

namespace sluss::cli {

std::string csv_value(CsvField field) {
  if (field.empty() || field.front() != '"') return std::string(field);
  field = field.substr(1, field.size() - 2);
  std::string value;
  value.reserve(field.size());
  for (std::size_t quote; (quote = field.find('"')) != CsvField::npos; field.remove_prefix(quote + 2)) {
    value.append(field.substr(0, quote + 1));
  }
  return value.append(field);
}

void append_csv_value(std::string& out, std::string_view value, CsvField like, char delimiter) {
  const bool was_quoted = !like.empty() && like.front() == '"';
  if (!was_quoted && value.find_first_of("\"\r\n") == std::string_view::npos &&
      value.find(delimiter) == std::string_view::npos) {
    out += value;
    return;
  }
  out += '"';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

bool CsvRows::stop(std::size_t at, std::string_view reason) {
  at_ = at;
  reason_ = reason;
  return false;
}

bool CsvRows::at_line_end() const {
  return at_ == bytes_.size() || bytes_[at_] == '\n' || bytes_.substr(at_, 2) == "\r\n";
}

bool CsvRows::quoted_field() {
  const std::size_t open = at_;
  for (std::size_t quote = bytes_.find('"', at_ + 1); quote != std::string_view::npos;
       quote = bytes_.find('"', quote + 2)) {
    if (bytes_.substr(quote, 2) == "\"\"") continue;
    at_ = quote + 1;
    fields_.push_back(bytes_.substr(open, at_ - open));
    if (at_line_end() || bytes_[at_] == delimiter_) return true;
    return stop(at_, "something stands between the quotation mark that ends a field and the next delimiter");
  }
  return stop(open, "the field that begins with this quotation mark is never ended by another one");
}

bool CsvRows::bare_field() {
  const std::size_t open = at_;
  for (; !at_line_end() && bytes_[at_] != delimiter_; ++at_) {
    if (bytes_[at_] == '"') {
      return stop(at_,
                  "a quotation mark stands within a field that does not begin with one; the field has to be "
                  "quoted, and the mark written twice");
    }
    if (bytes_[at_] == '\r') return stop(at_, "a carriage return stands within a field that is not quoted");
  }
  fields_.push_back(bytes_.substr(open, at_ - open));
  return true;
}

CsvRows::Row CsvRows::next() {
  fields_.clear();
  begin_ = at_;
  if (at_ == bytes_.size()) return Row::end;
  const bool blank = at_line_end();
  while (!blank) {
    if (!(bytes_[at_] == '"' ? quoted_field() : bare_field())) return Row::broken;
    if (at_line_end()) break;
    ++at_;  // the delimiter
    if (at_line_end()) {
      fields_.push_back(bytes_.substr(at_, 0));
      break;
    }
  }
  if (at_ < bytes_.size()) at_ += bytes_[at_] == '\r' ? 2 : 1;
  return blank ? Row::blank : Row::fields;
}

}  // namespace sluss::cli
