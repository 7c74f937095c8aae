# What the WebAssembly build needs everywhere, RE2 included. Include before any target is defined.
# One thread, no exceptions and no run-time types: the engine answers bad input with values (sluss/result.h).
# The core is built for speed; RE2, which looks only at the few places where something may be, for size.

if(EMSCRIPTEN)
  set(SLUSS_WASM_CORE_OPTIMISE "-O2" CACHE STRING "Optimisation of the core in the WebAssembly build")
  set(SLUSS_WASM_RE2_OPTIMISE "-Os" CACHE STRING "Optimisation of RE2 in the WebAssembly build")
  add_compile_options(-DNDEBUG -flto -fno-exceptions -fno-rtti)
  add_link_options(-O3 -flto)
endif()
