// The texts that write-texts.mjs made, from the folder in SLUSS_BENCH_TEXTS.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace sluss::bench {

inline std::filesystem::path texts_folder() {
  const char* folder = std::getenv("SLUSS_BENCH_TEXTS");
  if (folder == nullptr) {
    std::fputs("SLUSS_BENCH_TEXTS is not set: run scripts/bench\n", stderr);
    std::exit(2);
  }
  return folder;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const std::vector<std::string>& comments() {
  static const std::vector<std::string> lines = [] {
    std::vector<std::string> out;
    std::ifstream file(texts_folder() / "comments.txt");
    for (std::string line; std::getline(file, line);) out.push_back(line);
    return out;
  }();
  return lines;
}

inline std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

}  // namespace sluss::bench
