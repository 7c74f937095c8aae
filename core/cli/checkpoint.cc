#include "cli/checkpoint.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "cli/input.h"

namespace sluss::cli {
namespace {

using nlohmann::json;

constexpr std::string_view kFormat = "sluss-checkpoint-1";

json to_json(const Prefix& prefix) { return {{"size", prefix.size}, {"digest", prefix.digest.value()}}; }

Prefix prefix_from(const json& document) {
  return {document.at("size"), Digest(document.at("digest").get<std::uint64_t>())};
}

Error not_written(const std::string& path) {
  return {path, std::string("cannot be written: ") + std::strerror(errno)};
}

}  // namespace

Result<std::optional<Checkpoint>> read_checkpoint(const std::string& path) {
  if (!std::filesystem::exists(path)) return std::optional<Checkpoint>();
  const auto text = read_all(path);
  if (!text) return text.error();
  try {
    const json document = json::parse(*text);
    if (document.at("format") != kFormat) return Error{path, "is a checkpoint of another version of sluss"};
    Checkpoint checkpoint;
    checkpoint.settings = Digest(document.at("settings").get<std::uint64_t>());
    for (const json& input : document.at("inputs")) checkpoint.inputs.push_back(prefix_from(input));
    const json& place = document.at("place");
    checkpoint.place = {place.at("offset"), place.at("line"), place.at("row"),
                        checkpoint.inputs.empty() ? Digest() : checkpoint.inputs.back().digest};
    checkpoint.output = prefix_from(document.at("output"));
    checkpoint.tally = tally_from(document.at("tally"));
    return std::optional(std::move(checkpoint));
  } catch (const json::exception&) {
    return Error{path, "is not a checkpoint that sluss wrote"};
  }
}

std::optional<Error> write_checkpoint(const std::string& path, const Checkpoint& checkpoint) {
  json inputs = json::array();
  for (const Prefix& input : checkpoint.inputs) inputs.push_back(to_json(input));
  const json document = {
      {"format", kFormat},
      {"settings", checkpoint.settings.value()},
      {"inputs", std::move(inputs)},
      {"place",
       {{"offset", checkpoint.place.offset}, {"line", checkpoint.place.line}, {"row", checkpoint.place.row}}},
      {"output", to_json(checkpoint.output)},
      {"tally", to_json(checkpoint.tally)}};
  const std::string next = path + ".new";
  const std::string text = document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  std::FILE* file = std::fopen(next.c_str(), "wb");
  if (!file) return not_written(next);
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
                       std::fflush(file) == 0 && ::fdatasync(fileno(file)) == 0;
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(next.c_str(), path.c_str()) != 0) return not_written(path);
  return {};
}

Result<bool> begins_with(const std::string& path, const Prefix& prefix) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return Error{path, std::string("cannot be read: ") + std::strerror(errno)};
  Digest digest;
  std::uint64_t left = prefix.size;
  std::vector<char> block(std::size_t{1} << 20U);
  while (left > 0) {
    const std::size_t size = std::fread(
        block.data(), 1, static_cast<std::size_t>(std::min<std::uint64_t>(left, block.size())), file);
    if (size == 0) break;
    digest.add({block.data(), size});
    left -= size;
  }
  std::fclose(file);
  return left == 0 && digest == prefix.digest;
}

Digest program_digest() {
  Digest digest;
  if (const auto program = read_all("/proc/self/exe")) digest.add(*program);
  return digest;
}

}  // namespace sluss::cli
