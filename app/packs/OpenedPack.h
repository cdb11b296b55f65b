#pragma once

#include "app/packs/PackRange.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/ObservedStore.h"
#include "services/pack/PackContents.h"

#include <memory>

namespace ph {

struct TimelineReading;

/// A pack that was verified whole and unpacked where nobody else reads. Read-only; its files are gone with
/// it. Threads may share it.
struct OpenedPack {
    PackFolder folder;
    QString file;
    PackManifest manifest;
    PackVerdict verdict;
    QString observedFile; ///< the timeline, unpacked
    std::unique_ptr<ObservedStore> observed;
    QByteArray policyText; ///< empty: it holds none
    PackContents contents; ///< what is read once somebody looks at it
    QList<IncidentEntry> entries;

    OpenedPack(PackFolder unpackedIn, const PackContents& pack, PackVerdict judged)
        : folder(std::move(unpackedIn))
        , file(pack.file())
        , manifest(pack.manifest())
        , verdict(std::move(judged))
        , contents(pack)
    {
    }
};
using OpenedPackPtr = std::shared_ptr<const OpenedPack>;

/// Verifies all of it and unpacks what is shown. Unreadable, with the reason, where it was tampered with, is
/// refused, or a newer version made it; NotFound, Storage, Cancelled. Nothing of the workspace is touched.
/// `progress` may be empty.
Result<OpenedPackPtr> openWholePack(const QString& file, const KnownKeys& keys, const std::stop_token& stop,
                                    const PackContents::ReadProgress& progress = {});

/// Incidents as the pack has them, with what the workspace knows of the same ones: so are notes that were
/// written here.
Result<IncidentStore::Known> incidentsOf(const OpenedPack& pack, IncidentStore& store);

/// All that happened, with the notes of `known`. Storage, Cancelled.
Result<TimelineReading> timelineOf(const OpenedPack& pack, const IncidentStore::Known& known,
                                   const std::stop_token& stop);

/// Writes a note on an incident of the pack into the workspace's own record. Where it has none yet, the
/// pack's entries of that incident are joined first, so that the note is one of something.
Result<IncidentEntry> noteBeside(const OpenedPack& pack, IncidentStore& store, const QString& incident,
                                 const IncidentFact& note, const QString& by, std::int64_t nowMs);

} // namespace ph
