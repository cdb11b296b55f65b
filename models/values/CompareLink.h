#pragma once

#include "models/values/Board.h"

namespace ph {

/// pilothouse://compare?name=…&query=…&experiment=CONNECTION/NAME&objective=…&board={…}, percent-encoded:
/// what a colleague needs to see the same comparison. `board`: charts and directions, as boardText() has
/// them.
QString compareLink(const Board& board);

/// None for anything else. A link without `board` (older programs made those) gives neither charts nor
/// directions.
std::optional<Board> parseCompareLink(const QString& link);

} // namespace ph
