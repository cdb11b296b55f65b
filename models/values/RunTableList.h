#pragma once

#include "models/values/Keys.h"
#include "models/values/Result.h"
#include "models/values/Time.h"

#include <QList>

#include <optional>

namespace ph {

/// One table of a run, or what it says of one, to be chosen from.
struct RunTableLine {
    enum class Kind {
        LoggedTable, ///< an artifact of mlflow.log_table()
        Artifact,    ///< one that is a table by its name
        Input        ///< a dataset that the run was given
    } kind = Kind::Artifact;
    QString name;                      ///< the artifact's path; of an input its name
    QString text = {};                 ///< what names it in a study; empty: it cannot be read here
    QString whyNot = {};               ///< then why, a sentence
    std::optional<qint64> bytes = {};  ///< where known
    bool isKept = false;               ///< on this machine, so that it can be read offline
    QString digest = {}, context = {}; ///< of an input; may be empty
    QString source = {};               ///< of an input: the address that the run names
    /// OnlyAsShown: a path that a server names, to be opened by who has read it.
    enum class Follow { Freely, OnlyAsShown } follow = Follow::Freely;
    friend bool operator==(const RunTableLine&, const RunTableLine&) = default;
};

/// The tables of one run.
struct RunTableList {
    QList<RunTableLine> lines;
    std::int64_t fetchedMs = noTime;        ///< when its artifacts were listed; the oldest folder
    std::optional<Error> staleBecause = {}; ///< why they are no newer
    QString cut = {};                       ///< why not all are listed, a sentence; empty: all are
};

/// A run as it is found by its name, its id or its experiment's.
struct RunFound {
    EntityKey key;
    QString name, experiment, connection;
    std::int64_t startMs = noTime;
    friend bool operator==(const RunFound&, const RunFound&) = default;
};

/// The newest of those that were found.
struct RunsFound {
    QList<RunFound> runs;
    qint64 matched = 0; ///< of all
    qint64 cached = 0;  ///< runs that were looked through
};

} // namespace ph
