# RE2 as the target re2::re2, for the native builds and for WebAssembly alike.
#
# The source is the npm package `re2`, pinned by package-lock.json with its hash: version 1.18.3 carries the last RE2
# that needs no Abseil (docs/decisions.md says why that one). Only the engine is built: no tests, no PCRE, no Node addon.

set(SLUSS_RE2_DIR "${CMAKE_CURRENT_LIST_DIR}/../node_modules/re2/vendor" CACHE PATH "Folder of RE2's re2/ and util/")
cmake_path(NORMAL_PATH SLUSS_RE2_DIR)

if(NOT EXISTS "${SLUSS_RE2_DIR}/re2/re2.h")
  message(FATAL_ERROR
    "RE2's source is not in ${SLUSS_RE2_DIR}.\n"
    "It comes with the npm dependencies. In the top folder run:\n"
    "    npm ci --ignore-scripts\n"
    "or let scripts/build do it.")
endif()

file(READ "${SLUSS_RE2_DIR}/re2/re2.h" _re2_header)
if(_re2_header MATCHES "#include \"absl/")
  message(FATAL_ERROR
    "${SLUSS_RE2_DIR} holds an RE2 that needs Abseil; this build expects the npm package re2 1.18.3. Run: npm ci --ignore-scripts")
endif()
unset(_re2_header)

set(_re2_sources
  re2/bitmap256.cc
  re2/bitstate.cc
  re2/compile.cc
  re2/dfa.cc
  re2/filtered_re2.cc
  re2/mimics_pcre.cc
  re2/nfa.cc
  re2/onepass.cc
  re2/parse.cc
  re2/perl_groups.cc
  re2/prefilter.cc
  re2/prefilter_tree.cc
  re2/prog.cc
  re2/re2.cc
  re2/regexp.cc
  re2/set.cc
  re2/simplify.cc
  re2/stringpiece.cc
  re2/tostring.cc
  re2/unicode_casefold.cc
  re2/unicode_groups.cc
  util/rune.cc
  util/strutil.cc)
list(TRANSFORM _re2_sources PREPEND "${SLUSS_RE2_DIR}/")

add_library(re2 STATIC ${_re2_sources})
add_library(re2::re2 ALIAS re2)
unset(_re2_sources)

target_compile_features(re2 PUBLIC cxx_std_17)
# SYSTEM: its headers are not held to this project's warnings, and neither are its sources.
target_include_directories(re2 SYSTEM PUBLIC "${SLUSS_RE2_DIR}")
# A logging.h that writes nothing, found before RE2's own.
target_include_directories(re2 BEFORE PRIVATE "${CMAKE_CURRENT_LIST_DIR}/re2")
target_compile_options(re2 PRIVATE -w ${SLUSS_WASM_RE2_OPTIMISE})
# Its own messages go nowhere useful in a browser, and assertions that quote patterns do not belong in a release.
target_compile_definitions(re2 PRIVATE $<$<NOT:$<CONFIG:Debug>>:NDEBUG>)
set_target_properties(re2 PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_CLANG_TIDY "")

if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  target_link_libraries(re2 PUBLIC Threads::Threads)
endif()
