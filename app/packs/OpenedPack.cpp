#include "app/packs/OpenedPack.h"

#include "app/packs/PackRecords.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentDocument.h"
#include "services/incidents/IncidentItems.h"
#include "services/pack/PackFileTexts.h"
#include "services/store/Migrations.h"

#include <algorithm>
#include <future>

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

Result<void> readPack(OpenedPack& opened, const std::shared_ptr<const InPlaceEntry>& timeline,
                      const std::stop_token& stop)
{
    opened.vfs = std::make_unique<ReadOnlyVfs>(
        timeline->bytes(), [timeline](char* buffer, std::uint64_t offset, std::uint64_t bytes) {
            return timeline->readInto(buffer, offset, bytes);
        });
    auto observed = observedOf(opened);
    if (!observed)
        return fail(observed.error());
    opened.observed = std::move(*observed);
    auto entries = packedEntries(opened.contents, stop);
    if (!entries)
        return fail(entries.error());
    opened.entries = *std::move(entries);
    if (hasEntry(opened.manifest, packedPolicy)) {
        auto policy = opened.contents.read(packedPolicy, mostRecordBytes, stop);
        if (!policy)
            return fail(policy.error());
        opened.policyText = *std::move(policy);
    }
    return {};
}

} // namespace

Result<std::unique_ptr<ObservedStore>> observedOf(const OpenedPack& pack)
{
    auto observed = ObservedStore::openReadOnly(pack.file.toStdString(), pack.vfs->name());
    if (!observed)
        return fail(ErrorKind::Unreadable, pack.file, observed.error().detail);
    return observed;
}

Result<OpenedPackPtr> openWholePack(const QString& file, const KnownKeys& keys, const std::stop_token& stop,
                                    const PackContents::ReadProgress& progress, const PackReading& meanwhile)
{
    PackLimits limits;
    limits.schemas = {{QStringLiteral("observed"), observedSchema().back().number}};
    auto contents = openPack(file, keys, limits);
    if (!contents)
        return fail(contents.error());
    if (contents->verdict().fault)
        return fail(packRefusal(file, contents->verdict()));
    const auto timeline = contents->inPlace(QStringLiteral("observed.db"));
    if (!timeline)
        return fail(ErrorKind::Unreadable, file, PackFileTexts::tr("It holds no timeline."));
    auto folder = PackFolder::make();
    if (!folder)
        return fail(folder.error());
    auto verifying = std::async(std::launch::async, [&] { return contents->verify(stop, progress); });
    auto opened = std::make_shared<OpenedPack>(std::move(*folder), *contents);
    const auto read = readPack(*opened, *timeline, stop).and_then([&] {
        return meanwhile ? meanwhile(opened) : Result<void>();
    });
    auto verdict = verifying.get();
    if (!verdict)
        return fail(verdict.error());
    if (verdict->fault) // by which what was read of it may have failed
        return fail(packRefusal(file, *verdict));
    if (!read)
        return fail(read.error());
    opened->verdict = *std::move(verdict);
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
                PackFileTexts::tr("Nothing opens incident %1, of which there are entries.").arg(one.key()));
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

Result<PackPast> pastOf(const OpenedPack& pack, StateStore& state, const std::stop_token& stop)
{
    IncidentStore store(state);
    auto known = incidentsOf(pack, store);
    if (!known)
        return fail(known.error());
    auto reading = timelineOf(pack, *known, stop);
    if (!reading)
        return fail(reading.error());
    return PackPast{*std::move(known), *std::move(reading)};
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
