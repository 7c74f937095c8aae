# SLUSS_SANITIZE=ON builds everything, RE2 included, with AddressSanitizer and UndefinedBehaviorSanitizer.
# Include before any target is defined. The first error ends the program.

option(SLUSS_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

if(SLUSS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g1 -O1)
  add_link_options(-fsanitize=address,undefined)
endif()
