// Memory that forgets: what the engine gives back is overwritten first, and so is the stack that a call has
// used. Buffers that grow and strings that go out of scope would otherwise leave pieces of the text all over
// the heap.
#include "forgetting_memory.h"

#include <malloc.h>

#include <cstdlib>
#include <new>

#include "text/overwrite.h"

namespace sluss {

// Texts are copied to the stack in pieces (a number's digits, short strings), never deeper than this below
// the call.
constexpr std::size_t kDeepestText = 16 * 1024;

[[gnu::noinline]] void forget_stack() {
  char below[kDeepestText];  // NOLINT(modernize-avoid-c-arrays): it is written to, not used
  overwrite(below, sizeof below);
}

}  // namespace sluss

void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  sluss::overwrite(static_cast<char*>(memory), malloc_usable_size(memory));
  std::free(memory);
}

void operator delete(void* memory, std::size_t /*size*/) noexcept { operator delete(memory); }
