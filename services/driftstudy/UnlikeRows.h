#pragma once

#include "services/driftstudy/CellFigures.h"
#include "services/driftstudy/KeptRows.h"

namespace ph {

/// Some rows of a cell, those that are most unlike the reference first: numbers by how far from the median of
/// the reference they lie in its ranks, categories by how rare they are there, texts by their length.
RowSample unlikeRows(const KeptRows& table, const StudiedColumn& column, std::span<const std::uint32_t> rows,
                     const CellValues& reference);

} // namespace ph
