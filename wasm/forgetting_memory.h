// See forgetting_memory.cc, which also replaces `operator delete` for the whole module.
#pragma once

namespace sluss {

/// Overwrites the part of the stack that functions called before this one have used.
void forget_stack();

}  // namespace sluss
