/// @file   A value, or the reason why there is none. Untrusted input is answered with these, not with
/// exceptions.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace sluss {

/// Why something was refused, in words a person can act on.
struct Error {
  std::string where;   ///< JSON path, file:line or argument; empty where the input is one value
  std::string reason;  ///< what is wrong and what would be right

  std::string message() const { return where.empty() ? reason : where + ": " + reason; }
};

template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): reads as the value
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace sluss
