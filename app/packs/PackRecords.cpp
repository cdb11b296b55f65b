#include "app/packs/PackRecords.h"

#include "app/cli/EndpointOutput.h"
#include "app/drift/DriftFiles.h"
#include "app/packs/HiddenText.h"
#include "app/packs/PackRelease.h"
#include "app/release/KnownReleases.h"
#include "models/values/RunSnippets.h"
#include "services/environments/EnvironmentFile.h"
#include "services/incidents/IncidentDocument.h"
#include "services/incidents/IncidentStore.h"
#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

using nlohmann::json;

json packText(const QString& text)
{
    return text.toStdString();
}

json packTime(std::int64_t ms)
{
    return ms == noTime ? json() : packText(isoText(ms));
}

json packTags(const QList<KeyValue>& tags)
{
    auto object = json::object();
    for (const auto& tag : tags)
        object[tag.key.toStdString()] = packText(tag.value);
    return object;
}

json packVersion(const ModelVersion& version)
{
    return {{"version", packText(version.version)},   {"run_id", packText(version.runId)},
            {"source", packText(version.source)},     {"stage", packText(version.stage)},
            {"status", packText(version.status)},     {"description", packText(version.description)},
            {"user", packText(version.user)},         {"tags", packTags(version.tags)},
            {"prompt", packText(version.promptText)}, {"created", packTime(version.createdMs)},
            {"updated", packTime(version.updatedMs)}, {"seen", packTime(version.seenMs)}};
}

class RecordPacking {
public:
    RecordPacking(Workspace& workspace, const PackRange& range, const QSet<QString>& references,
                  const std::stop_token& stop)
        : workspace_(workspace)
        , range_(range)
        , references_(references)
        , stop_(stop)
    {
    }

    Result<PackedRecords> pack()
    {
        return addIncidents()
            .and_then([&] { return addReleases(); })
            .and_then([&] { return addRegistry(); })
            .and_then([&] { return addEndpoints(); })
            .and_then([&] { return addEvidence(); })
            .map([&] { return std::move(packed_); });
    }

private:
    void add(const QString& path, const json& document)
    {
        addBytes(path, QStringLiteral("application/json"), QByteArray::fromStdString(document.dump(1)));
    }
    void addBytes(const QString& path, const QString& type, QByteArray bytes)
    {
        packed_.sources.push_back({path, type, std::move(bytes)});
    }

    Result<void> addIncidents()
    {
        const auto known = IncidentStore(workspace_.state()).incidents();
        if (!known)
            return fail(known.error());
        QByteArray lines;
        for (const auto& incident : known->incidents) {
            if (range_.incident.isEmpty() ? incident.environment != range_.environment
                                          : incident.id != range_.incident)
                continue;
            for (const auto& entry : known->entries.value(incident.id)) {
                const auto text = canonicalIncidentEntry(entry);
                if (!text)
                    return fail(text.error());
                const auto hidden = canonicalJson(withoutSecrets(json::parse(text->toStdString())));
                if (!hidden)
                    return fail(hidden.error());
                lines += *hidden + '\n';
            }
        }
        addBytes(packedIncidents, QStringLiteral("application/x-ndjson"), lines);
        return {};
    }

    Result<void> addReleases()
    {
        const auto known = knownReleases(workspace_, HomeLook::Copy, stop_);
        if (!known)
            return fail(known.error());
        packed_.notes += known->notes;
        auto releases = json::array();
        for (const auto& record : known->releases) {
            if (record.plan.environment != range_.environment)
                continue;
            releases.push_back(packedRelease(record, toMs(workspace_.clock()())));
            for (const auto& part : record.plan.parts)
                models_ << part.name;
            packed_.releases << record.plan.id;
        }
        add(QStringLiteral("releases.json"), releases);
        return {};
    }

    Result<void> addRegistry()
    {
        const auto folder = QString::fromStdString(workspace_.folder().string());
        if (const auto environment = loadEnvironment(folder, range_.environment)) {
            models_ << environment->model;
            addFile(QStringLiteral("environment.yaml"),
                    QStringLiteral("%1/environments/%2.yaml").arg(folder, range_.environment));
            addFile(packedPolicy, environment->policyFile);
        }
        const auto known = workspace_.cache().registeredModels();
        if (!known)
            return fail(known.error());
        auto models = json::array(), runs = json::array();
        QSet<QString> packedRuns;
        for (const auto& model : *known) {
            if (stop_.stop_requested())
                return fail(ErrorKind::Cancelled, model.name());
            if (!models_.contains(model.name()))
                continue;
            const auto versions = workspace_.cache().modelVersions(model.key);
            if (!versions)
                return fail(versions.error());
            json one{{"name", packText(model.name())},
                     {"kind", model.kind == RegisteredModel::Kind::Prompt ? "prompt" : "model"},
                     {"description", packText(model.description)},
                     {"tags", packTags(model.tags)},
                     {"aliases", json::object()},
                     {"versions", json::array()},
                     {"seen", packTime(model.seenMs)}};
            for (auto alias = model.aliases.cbegin(); alias != model.aliases.cend(); ++alias)
                one["aliases"][alias.key().toStdString()] = packText(alias.value());
            for (const auto& version : *versions) {
                one["versions"].push_back(packVersion(version));
                if (version.runId.isEmpty() || packedRuns.contains(version.runId))
                    continue;
                packedRuns << version.runId;
                const auto run =
                    workspace_.cache().run({model.key.connection, EntityKind::Run, version.runId});
                if (!run)
                    return fail(run.error());
                if (*run)
                    runs.push_back(fromQJson(runAsJson(**run, {})));
            }
            models.push_back(std::move(one));
        }
        add(QStringLiteral("models.json"), models);
        add(QStringLiteral("runs.json"), runs);
        return {};
    }

    Result<void> addEndpoints()
    {
        const auto connections = workspace_.state().connections();
        if (!connections)
            return fail(connections.error());
        const auto known = workspace_.cache().endpoints();
        if (!known)
            return fail(known.error());
        const auto scopes = workspace_.observer().scopes();
        auto endpoints = json::array();
        for (const auto& endpoint : *known) {
            const auto of =
                std::find_if(connections->begin(), connections->end(), [&](const Connection& connection) {
                    return connection.id == endpoint.key.connection;
                });
            const auto name = of == connections->end() ? QString() : of->name;
            if (scopes.ofEndpoint(name, endpoint).environment == range_.environment)
                endpoints.push_back(endpointJson(endpoint, name));
        }
        add(QStringLiteral("endpoints.json"), endpoints);
        return {};
    }

    /// Reports as they were imported, and the questions of drift studies.
    Result<void> addEvidence()
    {
        const auto folder = QString::fromStdString(workspace_.folder().string());
        const DriftFiles studies(folder + QStringLiteral("/drift"));
        auto sorted = references_.values();
        sorted.sort();
        int study = 0;
        for (const auto& reference : std::as_const(sorted)) {
            const auto what = reference.section(u':', 1);
            if (reference.startsWith(QLatin1String("quality:"))) {
                addFile(QStringLiteral("quality/%1.report").arg(what),
                        QStringLiteral("%1/quality/%2.report").arg(folder, what));
            } else if (reference.startsWith(QLatin1String("drift:"))) {
                if (const auto plan = studies.load(what))
                    addBytes(QStringLiteral("drift/study-%1.json").arg(++study),
                             QStringLiteral("application/json"), driftPlanText(*plan));
            }
        }
        return {};
    }

    /// One that is gone meanwhile is named, and hides no other.
    void addFile(const QString& path, const QString& file)
    {
        if (!QFileInfo::exists(file))
            return;
        QFile opened(file);
        if (opened.open(QIODevice::ReadOnly))
            addBytes(path, QStringLiteral("text/plain"), opened.readAll());
        else
            packed_.notes << QStringLiteral("%1: %2").arg(file, opened.errorString());
    }

    Workspace& workspace_;
    const PackRange& range_;
    const QSet<QString>& references_;
    const std::stop_token& stop_;
    QSet<QString> models_;
    PackedRecords packed_;
};

} // namespace

Result<PackedRecords> packRecords(Workspace& workspace, const PackRange& range,
                                  const QSet<QString>& references, const std::stop_token& stop)
{
    return RecordPacking(workspace, range, references, stop).pack();
}

} // namespace ph
