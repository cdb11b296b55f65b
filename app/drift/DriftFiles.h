#pragma once

#include "models/values/DriftPlanText.h"
#include "models/values/ItemFault.h"

namespace ph {

/// Studies' questions as text files in a workspace's "drift" folder. Nothing in it is ever written over but
/// the file of the same study, and nothing is deleted. Blocking: for workers.
class DriftFiles {
public:
    explicit DriftFiles(QString folder)
        : folder_(std::move(folder))
    {
    }

    struct Listing {
        QStringList names;       ///< of those that can be read, in order
        QList<ItemFault> faults; ///< files that cannot
    };
    Listing list() const;
    /// NotFound where there is no study of this name; else as driftPlanFromText().
    Result<NamedDriftPlan> load(const QString& name) const;
    /// Whole or not at all. A new name gets a file of its own, "name 2.json" where another's is there.
    Result<void> save(const NamedDriftPlan& plan) const;
    /// The first of "name", "name 2", "name 3", … that no study has.
    QString freeName(const QString& name) const;
    /// Conflict where a study of the new name is there; NotFound.
    Result<void> rename(const QString& name, const QString& to) const;
    /// Moves the file into "removed" beside it, under a name that is free there, and gives its path.
    /// NotFound, Storage.
    Result<QString> setAside(const QString& name) const;
    /// Moves back what setAside() gave. Conflict where a study of its name is there by now; NotFound,
    /// Storage.
    Result<NamedDriftPlan> restore(const QString& aside) const;

private:
    QMap<QString, QString> files(QList<ItemFault>& faults) const; ///< by name
    QString folder_;
};

} // namespace ph
