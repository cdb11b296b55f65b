#pragma once

#include "widgets/runs/RunsScreen.h"

namespace ph {

// What a person changes of the runs table, as values: to name it, and to take it back.

/// `layout`, with what `part` stands for as it is in `from`.
RunsLayout layoutWith(RunsLayout layout, LayoutPart part, const RunsLayout& from);

/// What was done between the two, as it stands behind "Undo": "hiding the column auc".
QString layoutEditText(LayoutPart part, const RunsLayout& before, const RunsLayout& after);
/// LocalEdit::folds of it: for what comes many times while one drags or holds a key.
QString layoutEditFolds(LayoutPart part, const RunsLayout& before, const RunsLayout& after);

/// "searching for auc > 0.9".
QString queryEditText(const QString& query);

} // namespace ph
