#pragma once

#include "models/values/ReleaseRecord.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// What a record itself tells of a release, oldest first: who drafted it, when its gates were asked, what
/// people said, and where it stands, by the word of `toldBy` (a key id). `names`: key id -> what people call
/// it.
QList<ReleaseLogLine> recordLog(const ReleaseRecord& record, const QString& toldBy,
                                const QMap<QString, QString>& names);

} // namespace ph
