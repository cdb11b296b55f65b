#pragma once

#include "app/incidents/LoadTimeline.h"
#include "app/packs/PackRange.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/ObservedStore.h"
#include "services/pack/PackContents.h"
#include "services/store/ReadOnlyVfs.h"

#include <memory>

namespace ph {

/// A pack that is read where it lies. Read-only; threads may share it.
struct OpenedPack {
    PackFolder folder; ///< for what must be a file of its own; nobody else reads there, and it goes with this
    QString file;
    PackManifest manifest;
    PackVerdict verdict;
    std::unique_ptr<ReadOnlyVfs> vfs;        ///< by which its timeline is read
    std::unique_ptr<ObservedStore> observed; ///< its timeline
    QByteArray policyText;                   ///< empty: it holds none
    PackContents contents;                   ///< what is read once somebody looks at it
    QList<IncidentEntry> entries;

    OpenedPack(PackFolder own, const PackContents& pack)
        : folder(std::move(own))
        , file(pack.file())
        , manifest(pack.manifest())
        , verdict(pack.verdict())
        , contents(pack)
    {
    }
};
using OpenedPackPtr = std::shared_ptr<const OpenedPack>;

/// A second store of its timeline, which lives no longer than the pack. Storage.
Result<std::unique_ptr<ObservedStore>> observedOf(const OpenedPack& pack);

/// Verifies all of it. Unreadable, with the reason, where it was tampered with, is refused, or a newer
/// version made it; NotFound, Storage, Cancelled. Nothing of the workspace is touched. `progress` may be
/// empty, and is told on a thread of its own. What `meanwhile` does with the pack while it is verified counts
/// only where the pack is returned; its error is one of opening.
using PackReading = std::function<Result<void>(const OpenedPackPtr&)>;
Result<OpenedPackPtr> openWholePack(const QString& file, const KnownKeys& keys, const std::stop_token& stop,
                                    const PackContents::ReadProgress& progress = {},
                                    const PackReading& meanwhile = {});

/// Incidents as the pack has them, with what the workspace knows of the same ones: so are notes that were
/// written here.
Result<IncidentStore::Known> incidentsOf(const OpenedPack& pack, IncidentStore& store);

/// All that happened, with the notes of `known`. Storage, Cancelled.
Result<TimelineReading> timelineOf(const OpenedPack& pack, const IncidentStore::Known& known,
                                   const std::stop_token& stop);

/// What the incidents' screen shows of a pack first.
struct PackPast {
    IncidentStore::Known known;
    TimelineReading reading;
};
/// Errors of both of the above.
Result<PackPast> pastOf(const OpenedPack& pack, StateStore& state, const std::stop_token& stop);

/// Writes a note on an incident of the pack into the workspace's own record. Where it has none yet, the
/// pack's entries of that incident are joined first, so that the note is one of something.
Result<IncidentEntry> noteBeside(const OpenedPack& pack, IncidentStore& store, const QString& incident,
                                 const IncidentFact& note, const QString& by, std::int64_t nowMs);

} // namespace ph
