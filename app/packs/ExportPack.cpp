#include "app/packs/ExportPack.h"

#include "app/packs/HiddenText.h"
#include "app/packs/PackLedger.h"
#include "app/packs/PackLogs.h"
#include "app/packs/PackObservations.h"
#include "app/packs/PackRecords.h"
#include "services/incidents/IncidentStore.h"
#include "services/pack/PackFileTexts.h"
#include "services/pack/PackFolder.h"
#include "services/release/KeyStore.h"
#include "services/store/Migrations.h"

#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t packedDayMs = 24 * 3'600'000LL;
constexpr std::int64_t mostPackedBytes = 0xffff'0000; // what a pack can have at all, nearly

struct ChosenSubject {
    PackSubject about;
    PackRange range;
};

Result<ChosenSubject> chosenSubject(Workspace& workspace, const PackOrder& order)
{
    if (order.about.kind == PackKind::Incident) {
        const auto record = IncidentStore(workspace.state()).record(order.about.id);
        if (!record)
            return fail(record.error());
        const auto& incident = record->incident;
        const auto toMs = incident.endedMs == noTime ? stillGoing : incident.endedMs + packedDayMs;
        return ChosenSubject{
            {order.about.kind, order.about.id, incident.title},
            {incident.environment, beganMs(incident) - 7 * packedDayMs, toMs, order.about.id}};
    }
    // One of which there is no file here can still have been seen, or have incidents.
    const auto environments = workspace.observer().scopes().environments();
    const auto incidents = IncidentStore(workspace.state()).incidents();
    if (!incidents)
        return fail(incidents.error());
    const bool isKnown =
        std::any_of(environments.begin(), environments.end(),
                    [&](const ReleaseEnvironment& one) { return one.name == order.about.id; }) ||
        std::any_of(incidents->incidents.begin(), incidents->incidents.end(),
                    [&](const Incident& one) { return one.environment == order.about.id; });
    if (!isKnown)
        return fail(ErrorKind::NotFound, order.about.id,
                    PackFileTexts::tr("There is no environment of this name, and no incident of it."));
    return ChosenSubject{{order.about.kind, order.about.id, order.about.id},
                         {order.about.id, noTime, stillGoing}};
}

Result<std::vector<PackSource>> runbookSources(const QStringList& files)
{
    std::vector<PackSource> sources;
    sources.reserve(std::size_t(files.size()));
    for (const auto& file : files) {
        const QFileInfo info(file);
        if (!info.isFile())
            return fail(ErrorKind::NotFound, file, PackFileTexts::tr("There is no such file."));
        sources.push_back({QStringLiteral("runbooks/") + info.fileName(),
                           info.suffix() == QLatin1String("md") ? QStringLiteral("text/markdown")
                                                                : QStringLiteral("text/plain"),
                           info.canonicalFilePath()});
    }
    return sources;
}

/// None where there is no key here, or none is wanted.
Result<std::optional<SigningKey>> keyFor(Workspace& workspace, PackOrder::Signing signing)
{
    if (signing == PackOrder::Signing::None)
        return std::nullopt;
    auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    if (key)
        return std::optional(std::move(*key));
    if (key.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    return fail(key.error());
}

} // namespace

Result<ExportedPack> exportPack(Workspace& workspace, const PackOrder& order, const QString& file,
                                const PackProgress& progress, const std::stop_token& stop)
{
    const auto chosen = chosenSubject(workspace, order);
    if (!chosen)
        return fail(chosen.error());
    auto runbooks = runbookSources(order.runbooks);
    if (!runbooks)
        return fail(runbooks.error());
    const auto key = keyFor(workspace, order.signing);
    if (!key)
        return fail(key.error());
    auto folder = PackFolder::make();
    if (!folder)
        return fail(folder.error());
    const auto database = folder->path() + QStringLiteral("/observed.db");
    auto observations = packObservations(workspace, chosen->range, database.toStdString(), progress, stop);
    if (!observations)
        return fail(observations.error());
    progress(QStringLiteral("records"), 0, 0);
    auto records = packRecords(workspace, chosen->range, observations->references, stop);
    if (!records)
        return fail(records.error());
    auto ledger = ledgerSource(workspace.state(), records->releases);
    if (!ledger)
        return fail(ledger.error());
    auto logs = packLogs(workspace, chosen->range, stop);
    if (!logs)
        return fail(logs.error());
    PackDraft draft{chosen->about,
                    toMs(workspace.clock()()),
                    QStringLiteral(PH_VERSION),
                    {{QStringLiteral("observed"), observedSchema().back().number}},
                    std::move(records->sources)};
    draft.sources.push_back(
        {QStringLiteral("observed.db"), QStringLiteral("application/vnd.sqlite3"), database});
    draft.sources.push_back(*std::move(ledger));
    std::move(runbooks->begin(), runbooks->end(), std::back_inserter(draft.sources));
    std::move(logs->sources.begin(), logs->sources.end(), std::back_inserter(draft.sources));
    progress(QStringLiteral("writing"), 0, 0);
    const auto written =
        writePack(file, draft, {hiddenPackText, *key ? &**key : nullptr, mostPackedBytes, stop});
    if (!written)
        return fail(written.error());
    auto notes = observations->notes + records->notes + logs->notes;
    notes.removeDuplicates();
    return ExportedPack{*written, *key ? (*key)->id() : QString(), notes};
}

} // namespace ph
