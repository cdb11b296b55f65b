#include "app/release/ModelFile.h"

#include "services/policy/YamlTree.h"

#include <QJsonArray>
#include <QJsonDocument>

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

/// Both sides; one that is there but is no list of columns would compare as "takes nothing".
Result<QJsonObject> signatureFrom(const YamlNode& node)
{
    QJsonObject signature;
    for (const auto* side : {"inputs", "outputs"}) {
        const auto* columns = child(node, side);
        if (!columns || columns->kind == YamlNode::Kind::Null)
            continue;
        const auto document = QJsonDocument::fromJson(columns->text.toUtf8());
        if (!document.isArray())
            return fail(
                ErrorKind::Unreadable, fileName,
                QStringLiteral("The signature's %1 are no list of columns.").arg(QLatin1String(side)));
        signature.insert(QLatin1String(side), document.array());
    }
    return signature;
}

} // namespace

Result<ModelFile> parseModelFile(const QByteArray& yaml)
{
    const auto reading = readYaml(yaml);
    if (!reading.problems.isEmpty())
        return fail(ErrorKind::Unreadable, fileName, reading.problems.front().message);
    ModelFile file;
    if (const auto* flavors = child(reading.root, "flavors")) {
        for (const auto& flavor : flavors->children)
            file.flavors.append(flavor.first.text);
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

std::optional<QString> modelFolder(const ModelVersion& version)
{
    if (version.runId.isEmpty())
        return std::nullopt;
    const auto behind = [&](const QString& mark) -> std::optional<QString> {
        const auto at = version.source.indexOf(mark);
        if (at < 0)
            return std::nullopt;
        auto folder = version.source.mid(at + mark.size());
        if (!folder.isEmpty() && !folder.startsWith(u'/'))
            return std::nullopt; // "…/artifacts-old"
        while (folder.startsWith(u'/'))
            folder.remove(0, 1);
        while (folder.endsWith(u'/'))
            folder.chop(1);
        return folder;
    };
    if (version.source.startsWith(QLatin1String("runs:/")))
        return behind(QStringLiteral("runs:/") + version.runId);
    return behind(u'/' + version.runId + QStringLiteral("/artifacts"));
}

Result<Aged<ModelFile>> loadModelFile(CacheStore& cache, Link* tracker, const ModelVersion& version,
                                      const EntityKey& run, std::stop_token stop)
{
    const auto folder = modelFolder(version);
    if (!folder)
        return fail(
            ErrorKind::Unsupported, version.source,
            QStringLiteral("The files of %1 %2 are not among a run's artifacts, so they were not looked "
                           "at.")
                .arg(version.model, version.version));
    // What the cache keeps of a run needs the run there.
    const auto known = cache.run(run);
    if (!known)
        return fail(known.error());
    if (!*known && tracker) {
        if (const auto fetched = refreshRun(cache, *tracker, run, stop); !fetched)
            return fail(fetched.error());
    }
    const auto path = folder->isEmpty() ? fileName : *folder + u'/' + fileName;
    // Servers do not tell a missing file from a fault; the listing does.
    const auto listing = artifacts(cache, tracker, run, *folder, Freshness::ServerFirst, stop);
    if (!listing)
        return fail(listing.error());
    if (std::none_of(listing->value.begin(), listing->value.end(), [&](const ArtifactEntry& entry) {
            return entry.path == path && entry.kind == ArtifactEntry::Kind::File;
        }))
        return fail(listing->staleBecause.value_or(
            Error::make(ErrorKind::NotFound, path, QStringLiteral("The run has no such file."))));
    const auto bytes = artifactBytes(cache, tracker, run, path, maxYamlBytes, Freshness::ServerFirst, stop);
    if (!bytes)
        return fail(bytes.error());
    auto file = parseModelFile(bytes->value);
    if (!file)
        return fail(file.error());
    return Aged<ModelFile>{std::move(*file), bytes->fetchedMs,
                           bytes->staleBecause ? bytes->staleBecause : listing->staleBecause};
}

} // namespace ph
