#include "app/packs/OpenedPack.h"

#include "app/incidents/LoadTimeline.h"
#include "app/packs/PackRecords.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentDocument.h"
#include "services/incidents/IncidentItems.h"
#include "services/store/Migrations.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t mostRecordBytes = std::int64_t(64) << 20;

Error packRefusal(const QString& file, const PackVerdict& verdict)
{
    auto why = packStandingText(verdict.standing());
    if (verdict.fault) {
        why += QStringLiteral(": ") + packFlawText(verdict.fault->flaw);
        for (const auto& more : {verdict.fault->entry, verdict.fault->detail}) {
            if (!more.isEmpty())
                why += u' ' + more;
        }
    }
    return Error::make(ErrorKind::Unreadable, file, why);
}

bool hasEntry(const PackManifest& manifest, const QString& path)
{
    return std::any_of(manifest.entries.begin(), manifest.entries.end(),
                       [&](const PackEntry& entry) { return entry.path == path; });
}

Result<QList<IncidentEntry>> packedEntries(const PackContents& pack, const std::stop_token& stop)
{
    QList<IncidentEntry> entries;
    if (!hasEntry(pack.manifest(), packedIncidents))
        return entries;
    const auto lines = pack.read(packedIncidents, mostRecordBytes, stop);
    if (!lines)
        return fail(lines.error());
    for (const auto& line : lines->split('\n')) {
        if (line.isEmpty())
            continue;
        auto entry = incidentEntryFromCanonical(line, packedIncidents);
        if (!entry)
            return fail(ErrorKind::Unreadable, packedIncidents, entry.error().detail);
        entries.append(*std::move(entry));
    }
    return entries;
}

} // namespace

Result<OpenedPackPtr> openWholePack(const QString& file, const KnownKeys& keys, const std::stop_token& stop,
                                    const PackContents::ReadProgress& progress)
{
    PackLimits limits;
    limits.schemas = {{QStringLiteral("observed"), observedSchema().back().number}};
    const auto contents = openPack(file, keys, limits);
    if (!contents)
        return fail(contents.error());
    auto folder = PackFolder::make();
    if (!folder)
        return fail(folder.error());
    auto unpacked = contents->verifyAndExtract(QStringLiteral("observed.db"), *folder, stop, progress);
    if (!unpacked)
        return fail(unpacked.error());
    if (unpacked->verdict.fault)
        return fail(packRefusal(file, unpacked->verdict));
    if (unpacked->file.isEmpty())
        return fail(ErrorKind::Unreadable, file, QStringLiteral("It holds no timeline."));
    auto opened = std::make_shared<OpenedPack>(std::move(*folder), *contents, std::move(unpacked->verdict));
    opened->observedFile = unpacked->file;
    auto observed = ObservedStore::openReadOnly(unpacked->file.toStdString());
    if (!observed)
        return fail(ErrorKind::Unreadable, file, observed.error().detail);
    opened->observed = std::move(*observed);
    auto entries = packedEntries(*contents, stop);
    if (!entries)
        return fail(entries.error());
    opened->entries = *std::move(entries);
    if (hasEntry(contents->manifest(), packedPolicy)) {
        auto policy = contents->read(packedPolicy, mostRecordBytes, stop);
        if (!policy)
            return fail(policy.error());
        opened->policyText = *std::move(policy);
    }
    return opened;
}

Result<IncidentStore::Known> incidentsOf(const OpenedPack& pack, IncidentStore& store)
{
    QMap<QString, QMap<QString, IncidentEntry>> byIncident;
    for (const auto& entry : pack.entries)
        byIncident[entry.incident].insert(entry.id, entry);
    IncidentStore::Known known;
    for (auto one = byIncident.begin(); one != byIncident.end(); ++one) {
        const auto own = store.entries(one.key());
        if (!own)
            return fail(own.error());
        for (const auto& entry : *own) {
            if (!one->contains(entry.id)) // the pack is shown as it is
                one->insert(entry.id, entry);
        }
        auto entries = one->values();
        std::sort(entries.begin(), entries.end(), countsBefore);
        if (auto incident = incidentFrom(entries)) {
            known.entries.insert(incident->id, entries);
            known.incidents.append(*std::move(incident));
        } else {
            known.unreadable.append(
                QStringLiteral("Nothing opens incident %1, of which there are entries.").arg(one.key()));
        }
    }
    std::stable_sort(known.incidents.begin(), known.incidents.end(),
                     [](const Incident& a, const Incident& b) { return a.openedMs > b.openedMs; });
    return known;
}

Result<TimelineReading> timelineOf(const OpenedPack& pack, const IncidentStore::Known& known,
                                   const std::stop_token& stop)
{
    TimelineReading reading;
    TimelineTableBuilder builder;
    if (const auto read = pack.observed->readTimeline(builder, noTime, stillGoing, stop); !read)
        return fail(read.error());
    auto looks = pack.observed->looks();
    if (!looks)
        return fail(looks.error());
    reading.looks = *std::move(looks);
    for (const auto& incident : known.incidents) {
        for (const auto& item : incidentItems(incident, known.entries.value(incident.id)))
            builder.add(item);
    }
    auto table = builder.build();
    if (!table)
        return fail(table.error());
    reading.table = *std::move(table);
    return reading;
}

Result<IncidentEntry> noteBeside(const OpenedPack& pack, IncidentStore& store, const QString& incident,
                                 const IncidentFact& note, const QString& by, std::int64_t nowMs)
{
    const auto own = store.entries(incident);
    if (!own)
        return fail(own.error());
    if (!incidentFrom(*own)) {
        QList<IncidentEntry> entries;
        std::copy_if(pack.entries.begin(), pack.entries.end(), std::back_inserter(entries),
                     [&](const IncidentEntry& entry) { return entry.incident == incident; });
        if (const auto joined = store.merge(entries); !joined)
            return fail(joined.error());
    }
    return store.add(incident, note, by, nowMs);
}

} // namespace ph
