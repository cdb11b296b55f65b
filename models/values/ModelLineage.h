#pragma once

#include "models/values/ModelView.h"

namespace ph {

/// One step on the way of a version, and what is known to stand there.
struct LineageStep {
    enum class Kind { Data, Run, Version, Endpoint, Release };
    struct Item {
        QString name;
        QString detail; ///< a digest, a state; may be empty
        friend bool operator==(const Item&, const Item&) = default;
    };
    Kind kind = Kind::Data;
    QString label;     ///< "Data"
    QList<Item> items; ///< empty: unknown
    QString unknown;   ///< where nothing stands: one sentence why
    friend bool operator==(const LineageStep&, const LineageStep&) = default;
};

/// Data, run, version, endpoint, release: always all five. What is not known is said to be unknown, never
/// left out and never guessed. `stateWord` names the state of a release in the reader's language.
QList<LineageStep> lineageOf(const VersionDetails& version, QString (*stateWord)(ReleaseState));

} // namespace ph
