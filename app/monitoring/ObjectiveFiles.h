#pragma once

#include "models/values/ItemFault.h"
#include "models/values/MonitorLines.h"
#include "models/values/Result.h"

namespace ph {

/// Objectives as YAML files that people write, in a workspace's "objectives" folder:
///
///   name: fraud availability
///   connection: prod          # whom to ask
///   endpoint: payments/fraud  # for people
///   target: 0.999             # share of good requests
///   window: 30d
///   bad: sum(rate(…{code=~"5.."}[{window}])) / sum(rate(…[{window}]))   # or good: and total:
///
/// Blocking: for workers and the command line.
class ObjectiveFiles {
public:
    /// `workspace`: the folder of the workspace.
    explicit ObjectiveFiles(const QString& workspace)
        : folder_(workspace + QStringLiteral("/objectives"))
    {
    }
    struct Listing {
        QList<KeptObjective> objectives; ///< by file
        QList<ItemFault> faults;         ///< files that cannot be read; `item` is the file's name
    };
    Result<Listing> load() const; ///< empty where there is no folder
    /// Invalid with the line where it cannot be read, or as of checkedObjective().
    static Result<KeptObjective> fromText(const QByteArray& text, const QString& file);
    static QByteArray toText(const KeptObjective& objective);
    /// Whole or not at all; one without a file gets a free one. What is written over is moved aside, so that
    /// comments by hand are not lost.
    Result<KeptObjective> save(KeptObjective objective) const;
    /// Into "objectives/removed"; returns where it lies then.
    Result<QString> moveAside(const QString& file) const;

private:
    QString folder_;
};

} // namespace ph
