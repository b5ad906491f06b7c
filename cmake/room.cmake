# A room is a static library made of every .cpp below app/<name>; it may use the rooms it names and no others.
add_library(renkei_warnings INTERFACE)
target_compile_options(renkei_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Wnull-dereference -Werror)

if(RENKEI_SANITIZE)
  add_compile_options(-fsanitize=${RENKEI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RENKEI_SANITIZE})
  # With sanitizers g++ 12 sees uninitialised values in its own library (std::regex, std::function) and null pointers in
  # nlohmann::json; the release build keeps both warnings.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(renkei_warnings INTERFACE -Wno-maybe-uninitialized -Wno-null-dereference)
  endif()
endif()

function(renkei_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/app/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")   # of a room that is a program of its own
  if(NOT sources)
    add_library(renkei_${name} INTERFACE)
    set(scope INTERFACE)
  else()
    add_library(renkei_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(renkei_${name} PRIVATE renkei_warnings)
  endif()
  target_include_directories(renkei_${name} ${scope} ${CMAKE_SOURCE_DIR}/app)
  list(TRANSFORM ROOM_ROOMS PREPEND renkei_)
  target_link_libraries(renkei_${name} ${scope} ${ROOM_ROOMS} ${ROOM_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY RENKEI_ROOMS ${name})
endfunction()
