// An input of two parts, so that a pack and the text that is read with it are both varied: one byte says how
// long the text is, the text follows, and all the rest is the pack.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "text/fold.h"
#include "text/words.h"

namespace sluss::fuzz {

struct PackInput {
  static constexpr std::size_t kLongestText = 255;

  explicit PackInput(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::size_t size = std::min<std::size_t>(static_cast<unsigned char>(bytes[0]), bytes.size() - 1);
    text = bytes.substr(1, size);
    pack = bytes.substr(1 + size);
  }

  std::string_view text;
  std::string_view pack;
};

/// A text as the engine hands it to those who look for names and statements.
class FoldedWords {
 public:
  explicit FoldedWords(std::string_view text) {
    folded_.assign(text);
    words_.assign(folded_.view());
  }
  const SplitText& words() const { return words_; }

 private:
  FoldedText folded_;
  SplitText words_;
};

}  // namespace sluss::fuzz
