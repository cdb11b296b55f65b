#pragma once

#include "models/tables/CopyText.h"

#include <QList>

namespace ph {

class RunTableModel;

/// The columns of some lines as text with a header: exact values, one line a run.
QString copyLines(const RunTableModel& model, const QList<int>& lines, CopyFormat format);

} // namespace ph
