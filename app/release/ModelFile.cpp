#include "app/release/ModelFile.h"

#include "models/values/JsonNames.h"
#include "services/yaml/YamlTree.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

const QString fileName = QStringLiteral("MLmodel");

const YamlNode* child(const YamlNode& map, const char* key)
{
    for (const auto& [name, value] : map.children) {
        if (name.text == QLatin1String(key))
            return &value;
    }
    return nullptr;
}

/// Which of two of one name counts is not said.
Result<void> namesOnce(const YamlNode& node)
{
    QSet<QString> seen;
    for (const auto& entry : node.children) {
        if (seen.contains(entry.key.text))
            return fail(
                ErrorKind::Unreadable, fileName,
                QStringLiteral("line %1: \"%2\" is here twice").arg(entry.key.line).arg(entry.key.text));
        seen.insert(entry.key.text);
    }
    return {};
}

/// Both sides; one that is there but is no list of columns would compare as "takes nothing".
Result<QJsonObject> signatureFrom(const YamlNode& node)
{
    if (const auto once = namesOnce(node); !once)
        return fail(once.error());
    QJsonObject signature;
    for (const auto* side : {"inputs", "outputs"}) {
        const auto* columns = child(node, side);
        if (!columns || columns->kind == YamlNode::Kind::Null)
            continue;
        const auto document = jsonToDecideBy(columns->text.toUtf8(), fileName);
        if (!document || !document->isArray())
            return fail(ErrorKind::Unreadable, fileName,
                        QStringLiteral("The signature's %1 are no list of columns. %2")
                            .arg(QLatin1String(side), document ? QString() : document.error().forRecords())
                            .trimmed());
        signature.insert(QLatin1String(side), document->array());
    }
    return signature;
}

} // namespace

Result<ModelFile> parseModelFile(const QByteArray& yaml)
{
    const auto reading = readYaml(yaml);
    if (!reading.problems.isEmpty())
        return fail(ErrorKind::Unreadable, fileName,
                    RecordedText(reading.problems.front().message, reading.problems.front().forRecords()));
    if (const auto once = namesOnce(reading.root); !once)
        return fail(once.error());
    ModelFile file;
    if (const auto* flavors = child(reading.root, "flavors")) {
        for (const auto& flavor : flavors->children)
            file.flavors.append(flavor.key.text);
    }
    if (file.flavors.isEmpty())
        return fail(ErrorKind::Unreadable, fileName, QStringLiteral("It names no flavor to load it by."));
    if (const auto* node = child(reading.root, "signature")) {
        auto signature = signatureFrom(*node);
        if (!signature)
            return fail(signature.error());
        file.signature = std::move(*signature);
    }
    return file;
}

Result<void> ensureOwner(CacheStore& cache, Link& link, const VersionFiles& files,
                         const ModelVersion& version, std::stop_token stop)
{
    if (version.runId.isEmpty())
        return {}; // whether a logged model without a run is known shows when its files are asked for
    const EntityKey runKey{files.owner.connection, EntityKind::Run, version.runId};
    auto run = cache.run(runKey);
    if (!run)
        return fail(run.error());
    if (!*run) {
        auto fetched = refreshRun(cache, link, runKey, stop);
        if (!fetched)
            return fail(fetched.error());
        *run = std::move(*fetched);
    }
    if (files.owner.kind == EntityKind::Run)
        return {};
    const auto models = cache.loggedModels(runKey);
    if (!models)
        return fail(models.error());
    if (std::any_of(models->begin(), models->end(),
                    [&](const LoggedModel& model) { return model.key == files.owner; }))
        return {};
    return refreshLoggedModels(cache, link, runKey.connection, (*run)->experimentId, stop);
}

Result<Aged<ModelFile>> loadModelFile(CacheStore& cache, Link* link, const ModelVersion& version,
                                      ConnectionId tracker, std::stop_token stop)
{
    const auto files = versionFiles(version, tracker);
    if (!files)
        return fail(
            ErrorKind::Unsupported, version.source,
            QStringLiteral("The files of %1 %2 are neither a run's nor a logged model's, so they were "
                           "not looked at.")
                .arg(version.model, version.version));
    if (link) {
        if (const auto known = ensureOwner(cache, *link, *files, version, stop); !known)
            return fail(known.error());
    }
    const auto& folder = files->folder;
    const auto path = folder.isEmpty() ? fileName : folder + u'/' + fileName;
    // Servers do not tell a missing file from a fault; the listing does.
    const auto listing = artifacts(cache, link, files->owner, folder, Freshness::ServerFirst, stop);
    if (!listing)
        return fail(listing.error());
    if (std::none_of(listing->value.begin(), listing->value.end(), [&](const ArtifactEntry& entry) {
            return entry.path == path && entry.kind == ArtifactEntry::Kind::File;
        }))
        return fail(listing->staleBecause.value_or(
            Error::make(ErrorKind::NotFound, path, QStringLiteral("There is no such file."))));
    const auto bytes =
        artifactBytes(cache, link, files->owner, path, maxYamlBytes, Freshness::ServerFirst, stop);
    if (!bytes)
        return fail(bytes.error());
    auto file = parseModelFile(bytes->value);
    if (!file)
        return fail(file.error());
    return Aged<ModelFile>{std::move(*file), bytes->fetchedMs,
                           bytes->staleBecause ? bytes->staleBecause : listing->staleBecause};
}

} // namespace ph
