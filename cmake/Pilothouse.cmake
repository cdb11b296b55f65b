# A folder is a library: every .cpp and .h in it, no lists to keep by hand.
#   ph_library(NAME [FOLDERS dir …] LINKS lib …)
function(ph_library name)
  cmake_parse_arguments(ARG "" "" "LINKS;FOLDERS" ${ARGN})
  if(NOT ARG_FOLDERS)
    set(ARG_FOLDERS .)
  endif()
  set(sources)
  foreach(folder IN LISTS ARG_FOLDERS)
    file(GLOB found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h)
    list(APPEND sources ${found})
  endforeach()
  if(NOT sources MATCHES "\\.cpp")
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ph_flags ${ARG_LINKS})
    return()
  endif()
  add_library(${name} ${sources})
  target_link_libraries(${name} PUBLIC ph_flags ${ARG_LINKS})
  # Without a symbol of its own a shared library is compiled as a static one is, and shares the precompiled headers.
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${PH_UNITY} UNITY_BUILD_BATCH_SIZE ${PH_UNITY_FILES} DEFINE_SYMBOL "")
  if("${name}" MATCHES "widgets|app")
    ph_precompile(${name} widgets)
  elseif("${ARG_LINKS}" MATCHES "Qt6::Gui")
    ph_precompile(${name} gui)
  else()
    ph_precompile(${name} core)
  endif()
endfunction()

# Compiled once each and shared by every target of its kind: what the target links decides what the header holds.
function(ph_precompiled name)
  add_library(${name} OBJECT ${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp)
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(${name} PRIVATE ph_flags ${ARGN})
  target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled.h)
endfunction()

function(ph_precompile name kind)
  if(PH_PCH)
    target_precompile_headers(${name} REUSE_FROM ph_precompiled_${kind})
  endif()
endfunction()

# A program that allocates through mimalloc: what one thread reads another lets go, which glibc's allocator
# pays for. The sanitizers bring an allocator of their own.
function(ph_allocator program)
  if(NOT PH_SANITIZE)
    # First, and kept though nothing calls it by name: whoever comes first gives malloc() to all.
    target_link_options(${program} BEFORE PRIVATE -Wl,--push-state,--no-as-needed $<TARGET_FILE:mimalloc> -Wl,--pop-state)
  endif()
endfunction()

# Every tst_*.cpp in the current folder is a test; together they are one program, to be linked once.
#   ph_tests(NAME HEADERS core|gui|widgets LINKS lib … [UNSANITIZED test …])
# UNSANITIZED are left out where the sanitizers are in.
function(ph_tests name)
  cmake_parse_arguments(ARG "" "HEADERS" "LINKS;UNSANITIZED" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS tst_*.cpp)
  if(PH_SANITIZE AND ARG_UNSANITIZED)
    list(JOIN ARG_UNSANITIZED "|" left_out)
    list(FILTER sources EXCLUDE REGEX "/(${left_out})\\.cpp$")
  endif()
  string(REGEX REPLACE "^tests_" "" layer ${name})
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ph_flags ph_testing ${ARG_LINKS})
  ph_precompile(${name} tests_${ARG_HEADERS})
  # One call of moc a test: AUTOMOC's search takes a second each.
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/moc)
  foreach(source IN LISTS sources)
    get_filename_component(test ${source} NAME_WE)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/moc/${test}.moc)
    qt_generate_moc(${source} ${moc} TARGET ${name})
    target_sources(${name} PRIVATE ${moc})
    # Each brings a main() of its own, and is started by its name.
    set_source_files_properties(${source} PROPERTIES COMPILE_DEFINITIONS main=main_of_${test})
    string(APPEND declarations "int main_of_${test}(int, char**);\n")
    string(APPEND rows "\n    {\"${test}\", main_of_${test}},")
    add_test(NAME ${test} COMMAND ${name} ${test})
    # Qt Test's own watchdog counts all rows of a function as one, and ends at 300 s what goes on well; the
    # timeout here ends what hangs.
    set_tests_properties(${test} PROPERTIES TIMEOUT 900 LABELS ${layer}
      ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=890000;QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false;ASAN_OPTIONS=detect_leaks=0;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1")
  endforeach()
  configure_file(${PROJECT_SOURCE_DIR}/tests/support/main.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp @ONLY)
  target_sources(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
endfunction()
