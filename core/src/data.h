// The data that is compiled in. The definitions are written at build time by sluss-pack (core/tools/pack.cc).
#pragma once

#include <span>
#include <string_view>

namespace sluss::data {

/// A file of the data: its name without folder and ending, and its JSON text.
struct File {
  std::string_view name;
  std::string_view json;
};

/// All of core/data/kinds, packed for read_catalogue_pack.
std::string_view kinds();

/// core/data/topics.json, packed: of each topic its id, the number of its phrases, and these
/// (Labels::normal_form).
std::string_view topics();

/// The policy packs and the locales: in the native build only; the browser loads those that it needs.
std::span<const File> agencies();
std::span<const File> locales();

/// core/data/names/model.bin, in the native command only.
std::string_view name_model();

/// The phrase pack made of core/data/phrases, in the native command only.
std::string_view phrases();

}  // namespace sluss::data
