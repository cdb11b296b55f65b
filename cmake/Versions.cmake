# versions.json in the build: which versions of what packaging/components.json lists were found, by its ids. The window's
# About and the SBOM read it.

# What a header says of itself, where CMake has no file of it. Empty where it says nothing.
function(ph_version_in_header out header)
  set(version)
  find_file(PH_HEADER ${header} NO_CACHE)
  if(PH_HEADER)
    foreach(name IN LISTS ARGN)
      file(STRINGS ${PH_HEADER} line REGEX "^#define +${name} ")
      if(line MATCHES " \"?([0-9.]+)\"?")
        list(APPEND version ${CMAKE_MATCH_1})
      endif()
    endforeach()
  endif()
  string(JOIN "." version ${version})
  set(${out} "${version}" PARENT_SCOPE)
endfunction()

ph_version_in_header(pegtl tao/pegtl/version.hpp TAO_PEGTL_VERSION)
ph_version_in_header(expected tl/expected.hpp TL_EXPECTED_VERSION_MAJOR TL_EXPECTED_VERSION_MINOR
  TL_EXPECTED_VERSION_PATCH)
ph_version_in_header(xgboost xgboost/version_config.h XGBOOST_VER_MAJOR XGBOOST_VER_MINOR XGBOOST_VER_PATCH)

file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/versions.json @ONLY CONTENT [[{
 "qt": "@Qt6_VERSION@",
 "qt-charts": "@Qt6Charts_VERSION@",
 "qtkeychain": "@Qt6Keychain_VERSION@",
 "curl": "@CURL_VERSION_STRING@",
 "openssl": "@OPENSSL_VERSION@",
 "sqlite": "@SQLite3_VERSION@",
 "libsodium": "@SODIUM_VERSION@",
 "libgit2": "@GIT2_VERSION@",
 "simdjson": "@SIMDJSON_VERSION@",
 "yaml-cpp": "@yaml-cpp_VERSION@",
 "xgboost": "@xgboost@",
 "mimalloc": "@mimalloc_VERSION@",
 "zstd": "@ZSTD_VERSION@",
 "zlib": "@ZLIB_VERSION_STRING@",
 "boost": "@Boost_VERSION_STRING@",
 "eigen": "@Eigen3_VERSION@",
 "nlohmann-json": "@nlohmann_json_VERSION@",
 "pegtl": "@pegtl@",
 "expected": "@expected@",
 "cli11": "@CLI11_VERSION@"
}
]])
