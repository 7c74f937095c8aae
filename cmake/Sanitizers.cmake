# SLUSS_SANITIZE=ON builds everything, RE2 included, with AddressSanitizer and UndefinedBehaviorSanitizer.
# Include before any target is defined. The first error ends the program.

option(SLUSS_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

if(SLUSS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g1 -O1)
  add_link_options(-fsanitize=address,undefined)
endif()

option(SLUSS_FUZZ "Build the libFuzzer targets of tests/fuzz, and everything under them with coverage (clang only)" OFF)

if(SLUSS_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "libFuzzer comes with clang: cmake --preset fuzz")
  endif()
  # fuzzer-no-link: the targets link libFuzzer's main, the other programs keep their own.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
