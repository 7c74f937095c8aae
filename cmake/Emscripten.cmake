# What the WebAssembly build needs everywhere, RE2 included. Include before any target is defined.
# One thread, no exceptions and no run-time types: the engine answers bad input with values (sluss/result.h).

if(EMSCRIPTEN)
  set(SLUSS_WASM_OPTIMISE "-Oz" CACHE STRING "Optimisation level of the WebAssembly build")
  add_compile_options(${SLUSS_WASM_OPTIMISE} -flto -fno-exceptions -fno-rtti)
  add_link_options(${SLUSS_WASM_OPTIMISE} -flto)
endif()
