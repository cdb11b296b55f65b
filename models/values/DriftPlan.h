#pragma once

#include "models/values/DriftRules.h"
#include "models/values/FrameColumn.h"
#include "models/values/Time.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace ph {

/// A stretch of time, from its start to before its end; noTime: open on that side.
struct TimeStretch {
    std::int64_t fromMs = noTime, toMs = noTime;
    friend bool operator==(const TimeStretch&, const TimeStretch&) = default;
};

/// How the rows of the current table are cut into windows.
struct WindowRule {
    enum class Kind : std::uint8_t {
        Whole,   ///< not at all
        Fixed,   ///< one behind the other, aligned to 1970 UTC
        Sliding, ///< likewise, but the next begins before the one before ends
        Count    ///< so many rows each, in the order of time where there is one, else as they come
    } kind = Kind::Whole;
    std::int64_t lengthMs = 0; ///< Fixed and Sliding
    std::int64_t stepMs = 0;   ///< Sliding: from one start to the next, above 0 and below lengthMs
    std::size_t rows = 0;      ///< Count
    friend bool operator==(const WindowRule&, const WindowRule&) = default;
};

/// What is compared with what, and how it is judged: enough to do it again.
struct DriftPlan {
    QString reference,
        current; ///< "FILE", "FILE#TABLE", or a run's, see RunTableRef; the two may be the same
    TimeStretch referenceTime = {}, currentTime = {}; ///< only rows of then; need a timestamp column
    QStringList columns = {};                         ///< those judged; where empty, all that can be
    QMap<QString, FrameType> types = {};              ///< instead of those found
    QMap<QString, FrameRole> roles = {};              ///< likewise
    QList<QStringList> segments = {};                 ///< each a column, or columns whose values are crossed
    WindowRule window = {};
    QMap<QString, DriftMethod> methods = {}; ///< instead of those that suit the data
    QMap<QString, ThresholdChange> thresholds =
        {}; ///< of columns, instead of the rules', whatever the method
    DriftRules rules = driftRules(DriftDefaults::Pilothouse);
    /// Whether columns are also looked at together: joint drift, and how good the model was.
    enum class Together : std::uint8_t { Look, Leave } together = Together::Look;
    QString duckDb = {}; ///< the file of DuckDB's library; else it is looked for by name
    /// The files of this machine that are read for tables that are a run's; no part of the question, and
    /// never kept with it.
    QString referenceFile = {}, currentFile = {};
    const QString& referencePath() const { return referenceFile.isEmpty() ? reference : referenceFile; }
    const QString& currentPath() const { return currentFile.isEmpty() ? current : currentFile; }
};

} // namespace ph
