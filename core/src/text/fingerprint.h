// Short keyed fingerprints of texts, by which a text is known again without being kept.
#pragma once

#include <cstdint>
#include <string_view>

namespace sluss {

/// HalfSipHash-2-4 with 64 bits of key and of answer (Aumasson and Bernstein): whoever does not know the key
/// cannot make two texts of one fingerprint, and it needs no 64-bit arithmetic, which the twin lacks.
class Fingerprint {
 public:
  struct Key {
    std::uint32_t low = 0, high = 0;
  };
  explicit Fingerprint(Key key);

  void add(std::string_view bytes);
  void add(unsigned char byte);
  /// Of all that has been added. Nothing may be added afterwards.
  std::uint64_t finish();

 private:
  struct State {
    std::uint32_t v0, v1, v2, v3;
  };
  static State after_round(State s);
  static State after(State s, std::uint32_t word);

  State state_;
  std::uint32_t pending_ = 0;  // bytes that do not yet fill a word, lowest first
  std::uint32_t size_ = 0;
};

/// A key that nobody else knows.
Fingerprint::Key random_fingerprint_key();

}  // namespace sluss
