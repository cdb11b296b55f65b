#pragma once

#include "models/values/Board.h"

namespace ph {

/// pilothouse://compare?name=…&query=…&experiment=CONNECTION/NAME&objective=…, percent-encoded: what a
/// colleague needs to see the same comparison. A board's charts are not in it; they lie with the board.
QString compareLink(const Board& board);

/// None for anything else. Of the board only what a link can hold is set.
std::optional<Board> parseCompareLink(const QString& link);

} // namespace ph
