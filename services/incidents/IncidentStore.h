#pragma once

#include "models/values/Incident.h"
#include "services/store/StateStore.h"

#include <QHash>

namespace ph {

/// Incidents in state.db: entries that are only ever added. Blocking and thread-safe; never on the GUI
/// thread.
class IncidentStore {
public:
    explicit IncidentStore(StateStore& state)
        : state_(state)
    {
    }

    /// Begins an incident under a new id. Invalid without a title or an environment.
    Result<IncidentEntry> open(const IncidentOpened& opened, const QString& by, std::int64_t nowMs);
    /// Adds to one that is there: NotFound where it is not, Conflict where its state does not allow it (a
    /// closed one takes notes and can be reopened; only one that ended can be closed), Invalid for an empty
    /// note, reason or rule.
    Result<IncidentEntry> add(const QString& incident, const IncidentFact& fact, const QString& by,
                              std::int64_t nowMs);

    struct Merged {
        qsizetype added = 0, known = 0;
        QStringList
            differing; ///< ids of entries that are here with another text: nothing was changed for them
        friend bool operator==(const Merged&, const Merged&) = default;
    };
    /// Joins what was written elsewhere, whole or not at all. What is here already stays as it is.
    Result<Merged> merge(const QList<IncidentEntry>& entries);

    /// Of one incident, in the order in which they count. Empty where there is none.
    Result<QList<IncidentEntry>> entries(const QString& incident);

    struct Record {
        Incident incident;
        QList<IncidentEntry> entries; ///< in the order in which they count
    };
    /// One with its entries. NotFound.
    Result<Record> record(const QString& incident);

    struct Known {
        QList<Incident> incidents; ///< the newest first
        QHash<QString, QList<IncidentEntry>>
            entries;            ///< of each, by its id, in the order in which they count
        QStringList unreadable; ///< one sentence each: entries that cannot be read, or that nothing opens
    };
    Result<Known> incidents();

private:
    StateStore& state_;
};

} // namespace ph
