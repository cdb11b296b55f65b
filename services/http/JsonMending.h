#pragma once

#include "models/values/RecordedText.h"

#include <optional>
#include <string>
#include <string_view>

namespace ph {

/// True where arrays and objects nest deeper than `maxDepth`. One linear scan, no recursion, no memory: asked
/// before any parser sees the text, because a DOM of 100,000 nested arrays overflows the stack when copied.
bool jsonNestsDeeperThan(std::string_view text, int maxDepth);

/// What servers written in Python send although it is no JSON, put right; empty where there was nothing to
/// mend: bare NaN, Infinity, -Infinity and numbers beyond a double become the strings "NaN", "Infinity",
/// "-Infinity"; integers beyond 64 bits become doubles; lone surrogate escapes and invalid UTF-8 become
/// U+FFFD; a byte order mark goes.
std::optional<std::string> mendJson(std::string_view text);

/// Where a text stops being JSON and why, without quoting it: "byte 12: unexpected …". For errors only: slow.
RecordedText describeJsonFault(std::string_view text);

} // namespace ph
