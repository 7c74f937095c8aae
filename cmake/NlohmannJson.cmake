# nlohmann/json as the target nlohmann_json::nlohmann_json, natively and for WebAssembly: the same headers.

if(NOT EMSCRIPTEN)
  find_package(nlohmann_json REQUIRED)
else()
  # The header stands among the building machine's own, which must not come into a WebAssembly build: a copy alone.
  find_path(NLOHMANN_JSON_INCLUDE nlohmann/json.hpp REQUIRED NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include)
  file(COPY ${NLOHMANN_JSON_INCLUDE}/nlohmann DESTINATION ${PROJECT_BINARY_DIR}/include)
  add_library(nlohmann_json INTERFACE)
  add_library(nlohmann_json::nlohmann_json ALIAS nlohmann_json)
  target_include_directories(nlohmann_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
  target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION)
endif()
