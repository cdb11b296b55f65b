#include "app/release/VersionDigests.h"

#include "models/values/VersionFiles.h"
#include "services/connectors/Capabilities.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

namespace ph {

namespace {

constexpr int maxFolderDepth = 16; // a server may list a folder inside itself for ever

Result<QString> digestOfFile(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(ErrorKind::Storage, path, file.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

class FolderDigests {
public:
    FolderDigests(Link::Reach<ArtifactSource>& server, const EntityKey& owner)
        : server_(server)
        , owner_(ArtifactOwner::of(owner))
    {
    }

    Result<void> add(const QString& folder, int depth = 0)
    {
        if (depth > maxFolderDepth)
            return fail(ErrorKind::Invalid, folder, QStringLiteral("Nested too deeply."));
        const auto entries = server_.source.listArtifacts(server_.context, owner_, folder);
        if (!entries)
            return fail(entries.error());
        for (const auto& entry : *entries) {
            auto done = entry.kind == ArtifactEntry::Kind::Directory ? add(entry.path, depth + 1)
                                                                     : addFile(entry.path);
            if (!done)
                return done;
        }
        return {};
    }

    QMap<QString, QString> digests;

private:
    /// By way of the disk, since models may be larger than memory.
    Result<void> addFile(const QString& path)
    {
        QTemporaryDir folder;
        if (!folder.isValid())
            return fail(ErrorKind::Storage, path, folder.errorString());
        const auto files = server_.source.downloadArtifact(
            server_.context, owner_, path, std::filesystem::path(folder.path().toStdString()));
        if (!files)
            return fail(files.error());
        if (files->size() != 1)
            return fail(ErrorKind::Unreadable, path,
                        QStringLiteral("It is listed as one file, and is none."));
        const auto digest = digestOfFile(QString::fromStdString(files->front().string()));
        if (!digest)
            return fail(digest.error());
        digests.insert(path, *digest);
        return {};
    }

    Link::Reach<ArtifactSource>& server_;
    const ArtifactOwner owner_;
};

} // namespace

Result<QMap<QString, QString>> fileDigests(Link& tracker, const ModelVersion& version, std::stop_token stop)
{
    const auto files = versionFiles(version, tracker.connection().id);
    if (!files)
        return fail(ErrorKind::Unsupported, version.source,
                    QStringLiteral("The files of %1 %2 are neither a run's nor a logged model's.")
                        .arg(version.model, version.version));
    auto server = tracker.reach<ArtifactSource>(std::move(stop));
    if (!server)
        return fail(server.error());
    FolderDigests folder(*server, files->owner);
    if (auto added = folder.add(files->folder); !added)
        return fail(added.error());
    if (folder.digests.isEmpty())
        return fail(ErrorKind::NotFound, version.source, QStringLiteral("The version has no files."));
    return std::move(folder.digests);
}

} // namespace ph
