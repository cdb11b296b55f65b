#pragma once

#include "models/values/Result.h"

namespace ph {

/// A table that belongs to a run, wherever a table's file may be named:
///
///     run:CONNECTION/RUN_ID/eval/predictions.json     one of its artifacts
///     run:CONNECTION/RUN_ID/features.db#train         a table of an SQLite file
///     input:CONNECTION/RUN_ID/NAME                    a dataset that it was given; NAME@DIGEST where several
///                                                     have that name
///
/// In CONNECTION, RUN_ID and NAME a "/" is written %2F; everywhere a "#" is %23 and a "%" is %25. All other
/// characters stay as they are. A file whose name begins so is "./run:…".
struct RunTableRef {
    enum class Kind { Artifact, Input } kind = Kind::Artifact;
    QString connection; ///< its name
    QString runId;
    QString path;       ///< below the run's artifacts; of an input its name, "@DIGEST" behind it or not
    QString table = {}; ///< of an SQLite file; else empty
    friend bool operator==(const RunTableRef&, const RunTableRef&) = default;
};

/// Whether a text means a run's table, and no file.
bool namesRunTable(const QString& text);

QString runTableText(const RunTableRef& ref);
/// Invalid, with how it is written, where a part is missing.
Result<RunTableRef> runTableFromText(const QString& text);

} // namespace ph
