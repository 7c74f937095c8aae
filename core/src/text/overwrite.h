// Text that must not stay readable in memory after it has been used.
#pragma once

#include <cstring>
#include <string>

namespace sluss {

/// Overwrites [text, text + size). The barrier keeps the compiler from leaving out stores that nobody reads.
inline void overwrite(char* text, std::size_t size) {
  std::memset(text, 0, size);
  asm volatile("" : : "r"(text) : "memory");
}

/// Overwrites and empties `text`. Its capacity stays.
inline void overwrite(std::string& text) {
  overwrite(text.data(), text.size());
  text.clear();
}

}  // namespace sluss
