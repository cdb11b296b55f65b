#pragma once

#include "models/tables/CopiedRows.h"

class QMimeData;

namespace ph {

/// As text/plain (TSV), text/html and text/csv; the last two are made once somebody asks for them. The
/// caller owns it.
QMimeData* mimeOf(const CopiedRows& rows);
/// Onto the clipboard. Nothing where there are no rows.
void copyRows(const CopiedRows& rows);

} // namespace ph
