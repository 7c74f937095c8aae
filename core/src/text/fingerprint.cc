#include "text/fingerprint.h"

#include <unistd.h>

#include <bit>
#include <cstddef>

namespace sluss {

Fingerprint::Fingerprint(Key key)
    : state_{key.low, key.high ^ 0xEEU, 0x6C796765U ^ key.low, 0x74656462U ^ key.high} {}

inline Fingerprint::State Fingerprint::after_round(State s) {
  s.v0 += s.v1, s.v1 = std::rotl(s.v1, 5) ^ s.v0, s.v0 = std::rotl(s.v0, 16);
  s.v2 += s.v3, s.v3 = std::rotl(s.v3, 8) ^ s.v2;
  s.v0 += s.v3, s.v3 = std::rotl(s.v3, 7) ^ s.v0;
  s.v2 += s.v1, s.v1 = std::rotl(s.v1, 13) ^ s.v2, s.v2 = std::rotl(s.v2, 16);
  return s;
}

inline Fingerprint::State Fingerprint::after(State s, std::uint32_t word) {
  s.v3 ^= word;
  s = after_round(after_round(s));
  s.v0 ^= word;
  return s;
}

void Fingerprint::add(unsigned char byte) {
  pending_ |= std::uint32_t{byte} << (size_ % 4 * 8);
  if (++size_ % 4 != 0) return;
  state_ = after(state_, pending_);
  pending_ = 0;
}

void Fingerprint::add(std::string_view bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  std::size_t at = 0;
  while (at < bytes.size() && size_ % 4 != 0) add(byte(at++));
  State state = state_;  // in registers
  for (; at + 4 <= bytes.size(); at += 4, size_ += 4) {
    state = after(state, byte(at) | std::uint32_t{byte(at + 1)} << 8U | std::uint32_t{byte(at + 2)} << 16U |
                             std::uint32_t{byte(at + 3)} << 24U);
  }
  state_ = state;
  while (at < bytes.size()) add(byte(at++));
}

std::uint64_t Fingerprint::finish() {
  State s = after(state_, pending_ | size_ << 24U);
  const auto four_rounds = [&] {
    for (int i = 0; i < 4; ++i) s = after_round(s);
    return s.v1 ^ s.v3;
  };
  s.v2 ^= 0xEE;
  const std::uint32_t low = four_rounds();
  s.v1 ^= 0xDD;
  return std::uint64_t{four_rounds()} << 32U | low;
}

Fingerprint::Key random_fingerprint_key() {
  Fingerprint::Key key;
  // Fails only where the system has no random numbers at all: then the key is one that others may know.
  if (getentropy(&key, sizeof key) != 0) key = {};
  return key;
}

}  // namespace sluss
