# The warnings that this project's own code is held to, on GCC and clang (emcc is clang): any of them is an error.
# Use: target_link_libraries(my_target PRIVATE sluss::warnings)

add_library(sluss_warnings INTERFACE)
add_library(sluss::warnings ALIAS sluss_warnings)

option(SLUSS_WARNINGS_AS_ERRORS "Stop at the first compiler warning in this project's own code" ON)

target_compile_options(sluss_warnings INTERFACE
  -Wall
  -Wextra
  -Wpedantic
  -Wshadow
  -Wconversion
  -Wno-sign-conversion  # byte offsets meet std::string's signed iterators everywhere; the rest of -Wconversion stays
  -Wnon-virtual-dtor
  -Woverloaded-virtual
  -Wold-style-cast
  -Wcast-align
  -Wundef
  -Wimplicit-fallthrough
  $<$<BOOL:${SLUSS_WARNINGS_AS_ERRORS}>:-Werror>)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(sluss_warnings INTERFACE
    -Wduplicated-cond
    -Wduplicated-branches
    -Wlogical-op
    # GCC 12 reports these falsely inside the standard library once it has inlined std::string and std::variant.
    -Wno-restrict
    -Wno-maybe-uninitialized
    -Wno-stringop-overflow)
endif()
