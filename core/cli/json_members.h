// Where the members of a JSON document stand in its text, so that one of them can be replaced and every other
// byte stay as it is: numbers of any size, the order of members, spaces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::cli {

/// The way to a member: names of members, or indices into arrays, from the outside in.
using JsonPath = std::vector<std::string>;

/// A member by its name, or anything deeper by a JSON Pointer (RFC 6901) such as /message/text.
JsonPath json_path(std::string_view field);

struct JsonPlace {
  std::size_t path;        ///< index into the paths that were asked for
  std::size_t begin, end;  ///< of the value, in bytes
};

/// Every value that one of `paths` leads to, in the order of the text; more than one where a name is given
/// twice. `json` is known to be well-formed. Linear; its depth costs memory, not stack.
std::vector<JsonPlace> find_members(std::string_view json, const std::vector<JsonPath>& paths);

}  // namespace sluss::cli
