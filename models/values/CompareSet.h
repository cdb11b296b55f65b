#pragma once

#include "models/values/SavedView.h"

namespace ph {

/// A run by names that hold on another machine, too.
struct RunRef {
    QString connection; ///< its name
    QString runId;
    friend bool operator==(const RunRef&, const RunRef&) = default;
};

/// Which runs are compared.
struct CompareSet {
    enum class Kind {
        Live, ///< what a query matches, now and whenever new runs come
        Fixed ///< just these
    };
    Kind kind = Kind::Live;
    QString query;                                ///< Live
    QList<SavedView::ExperimentName> experiments; ///< Live; empty: all
    QList<RunRef> runs;                           ///< Fixed
    friend bool operator==(const CompareSet&, const CompareSet&) = default;
};

} // namespace ph
