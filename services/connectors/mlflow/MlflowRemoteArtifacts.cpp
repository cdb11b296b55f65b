#include "services/connectors/mlflow/MlflowRemoteArtifacts.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/mlflow/MlflowRemotePages.h"

#include <QUrl>
#include <QUuid>

#include <atomic>
#include <fstream>

namespace ph::mlflow {

namespace {

namespace fs = std::filesystem;

constexpr qint64 maxDownloadBytes = qint64(64) << 30;
constexpr std::size_t maxFiles = 100'000;
constexpr int maxDirectoryDepth = 32;

QString parentOf(const QString& path)
{
    return path.section(QLatin1Char('/'), 0, -2);
}

HttpLimits fileLimits(qint64 maxBytes)
{
    HttpLimits limits;
    limits.maxBodyBytes = std::size_t(maxBytes) + 1;
    limits.totalTimeout = std::chrono::hours(12); // a stalled transfer ends earlier
    return limits;
}

QString withoutEndSlash(QString path)
{
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path;
}

/// False where a symbolic link on the way would lead outside `folder`.
bool staysInside(const fs::path& folder, const fs::path& target)
{
    std::error_code error;
    const auto root = fs::weakly_canonical(folder, error);
    if (error)
        return false;
    const auto parent = fs::weakly_canonical(target.parent_path(), error);
    if (error)
        return false;
    const auto [rootEnd, rest] = std::mismatch(root.begin(), root.end(), parent.begin(), parent.end());
    return rootEnd == root.end();
}

/// The id of a model stands in the path of an address: one plain part of it, or nothing is asked.
Result<void> fitForAddress(const ArtifactOwner& owner)
{
    if (owner.kind == ArtifactOwner::Kind::Run)
        return {};
    if (owner.id.contains(QLatin1Char('/')))
        return fail(ErrorKind::Invalid, owner.id.left(200),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "Not the id of a logged model")));
    if (const auto safe = safeArtifactPath({}, owner.id); !safe)
        return fail(safe.error());
    return {};
}

Error noLoggedModels(const ArtifactOwner& owner)
{
    return Error::make(
        ErrorKind::Unsupported, owner.id,
        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "Servers before MLflow 3 have no logged models")));
}

} // namespace

QString listingItem(const ArtifactOwner& owner, const QString& directory)
{
    return owner.id + QLatin1Char('/') + withoutEndSlash(directory);
}

std::string proxyPath(const QString& rootUri, const QString& path)
{
    constexpr auto scheme = "mlflow-artifacts:";
    if (!rootUri.startsWith(QLatin1String(scheme)))
        return {};
    const auto rest = rootUri.mid(int(std::strlen(scheme)));
    // "mlflow-artifacts://other-host/…" names another server, which must not get our credentials.
    if (rest.startsWith(QLatin1String("//")) && !rest.startsWith(QLatin1String("///")))
        return {};
    std::string out;
    const auto parts = (rest + QLatin1Char('/') + path).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const auto& part : parts) {
        if (!out.empty())
            out += '/';
        out += percentEncode(part.toStdString());
    }
    return out;
}

Result<RemoteArtifacts::Request> RemoteArtifacts::listingRequest(const CallContext& context,
                                                                 const ArtifactOwner& owner,
                                                                 const QString& directory) const
{
    if (const auto fit = fitForAddress(owner); !fit)
        return fail(fit.error());
    const bool ofModel = owner.kind == ArtifactOwner::Kind::LoggedModel;
    if (ofModel && server_.loggedModels() == RemoteServer::Ability::No)
        return fail(noLoggedModels(owner));
    const auto id = owner.id.toStdString();
    const auto endpoint =
        server_.endpoint(context, ofModel ? "logged-models/" + percentEncode(id) + "/artifacts/directories"
                                          : "artifacts/list");
    if (!endpoint)
        return fail(endpoint.error());
    Request request{*endpoint, {}};
    if (!ofModel)
        request.query.emplace_back("run_id", id);
    if (!directory.isEmpty())
        request.query.emplace_back(ofModel ? "artifact_directory_path" : "path", directory.toStdString());
    return request;
}

RemoteArtifacts::Request RemoteArtifacts::fileRequest(const ArtifactOwner& owner, const QString& path) const
{
    const auto id = owner.id.toStdString();
    if (owner.kind == ArtifactOwner::Kind::LoggedModel) {
        return {server_.prefix() + "/ajax-api/2.0/mlflow/logged-models/" + percentEncode(id) +
                    "/artifacts/files",
                {{"artifact_file_path", path.toStdString()}}};
    }
    return {server_.prefix() + "/get-artifact", {{"path", path.toStdString()}, {"run_id", id}}};
}

Result<RemoteArtifacts::Listing> RemoteArtifacts::list(const CallContext& context, const ArtifactOwner& owner,
                                                       const QString& directory) const
{
    const auto wanted = withoutEndSlash(directory);
    const auto request = listingRequest(context, owner, wanted);
    if (!request)
        return fail(request.error());
    const auto where = QStringLiteral("GET ") + QString::fromStdString(request->path);
    auto rest = server_.client(context);
    Listing listing;
    QSet<QString> paths;
    const auto ask = [&](const QString& token) -> Result<Json> {
        auto query = request->query;
        if (!token.isEmpty())
            query.emplace_back("page_token", token.toStdString());
        auto json = rest.getJson(request->path, query);
        if (!json) {
            if (owner.kind == ArtifactOwner::Kind::LoggedModel && json.error().kind == ErrorKind::NotFound &&
                server_.lacksLoggedModels(context))
                return fail(noLoggedModels(owner));
            return fail(json.error());
        }
        const JsonReader page(*json);
        listing.rootUri = page.text("root_uri");
        if (const auto mistake = page.mistake(where))
            return fail(*mistake);
        return json;
    };
    const auto take = [&](const Json& file) -> Result<PageGuard::Progress> {
        auto entry = decodeArtifact(file, wanted, where);
        if (!entry)
            return fail(entry.error());
        if (paths.contains(entry->path))
            return PageGuard::Progress::Nothing;
        paths.insert(entry->path);
        listing.entries.push_back(std::move(*entry));
        return PageGuard::Progress::New;
    };
    const auto paged = readPages({.name = "files",
                                  .where = where,
                                  .ask = ask,
                                  .take = take,
                                  .fault = [&](const QString&, const Error& error) {
                                      context.fault({listingItem(owner, wanted), error});
                                  }});
    if (!paged)
        return fail(paged.error());
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const ArtifactEntry& a, const ArtifactEntry& b) {
                  if (a.kind != b.kind)
                      return a.kind == ArtifactEntry::Kind::Directory;
                  return a.path < b.path;
              });
    return listing;
}

Result<void> RemoteArtifacts::fetchFile(const CallContext& context, const ArtifactOwner& owner,
                                        const QString& path, qint64 maxBytes, const Receiver& receiver) const
{
    if (const auto safe = safeArtifactPath({}, path); !safe)
        return fail(safe.error());
    if (const auto fit = fitForAddress(owner); !fit)
        return fail(fit.error());
    const auto attempt = [&](const std::string& address, const QueryItems& query,
                             RetryPolicy retry) -> Result<void> {
        receiver.restart();
        auto taken = std::make_shared<std::atomic<qint64>>(0);
        auto rest = server_.client(context, retry);
        const auto reply = rest.download(
            address, query,
            [&receiver, taken, maxBytes](std::string_view bytes) {
                *taken += qint64(bytes.size());
                return *taken <= maxBytes && receiver.take(bytes);
            },
            fileLimits(maxBytes));
        if (*taken > maxBytes) {
            return fail(ErrorKind::Invalid, path,
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The file is larger than %1 bytes"))
                            .arg(maxBytes));
        }
        if (const auto failure = receiver.failure())
            return fail(*failure);
        if (!reply)
            return fail(reply.error());
        return {};
    };

    // The browser's endpoint is up to a hundred times as fast as the artifact proxy. A missing file, a
    // directory and a server that trips over its own proxy all look the same here (500), so look before
    // trying again.
    const auto direct = fileRequest(owner, path);
    auto result = attempt(direct.path, direct.query, RetryPolicy{.attempts = 1});
    const auto unclear = [](const Error& e) {
        return e.kind == ErrorKind::ServerFault || e.kind == ErrorKind::NotFound;
    };
    if (result || (!unclear(result.error()) && !result.error().retryable()))
        return result;
    if (!unclear(result.error()))
        return attempt(direct.path, direct.query, RetryPolicy{});

    const auto listing = list(context, owner, parentOf(path));
    if (!listing)
        return fail(listing.error());
    const auto entry = std::find_if(listing->entries.begin(), listing->entries.end(),
                                    [&path](const ArtifactEntry& e) { return e.path == path; });
    if (entry == listing->entries.end())
        return fail(
            ErrorKind::NotFound, path,
            owner.kind == ArtifactOwner::Kind::Run
                ? connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The run has no such artifact"))
                : connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The model has no such artifact")));
    if (entry->kind == ArtifactEntry::Kind::Directory)
        return fail(ErrorKind::Invalid, path,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "This is a directory, not a file")));
    const auto proxied = proxyPath(listing->rootUri, path);
    if (proxied.empty())
        return result.error().kind == ErrorKind::ServerFault
                   ? attempt(direct.path, direct.query, RetryPolicy{})
                   : result;
    const auto root = server_.apiRoot(context);
    if (!root)
        return fail(root.error());
    return attempt(*root + "/mlflow-artifacts/artifacts/" + proxied, {}, RetryPolicy{});
}

Result<QByteArray> RemoteArtifacts::read(const CallContext& context, const ArtifactOwner& owner,
                                         const QString& path, qint64 maxBytes) const
{
    QByteArray bytes;
    const Receiver receiver{
        .restart = [&bytes] { bytes.clear(); },
        .take =
            [&bytes](std::string_view piece) {
                bytes.append(piece.data(), qsizetype(piece.size()));
                return true;
            },
        .failure = [] { return std::nullopt; },
    };
    if (const auto fetched = fetchFile(context, owner, path, maxBytes, receiver); !fetched)
        return fail(fetched.error());
    return bytes;
}

Result<void> RemoteArtifacts::downloadFile(const CallContext& context, const ArtifactOwner& owner,
                                           const QString& path, qint64 maxBytes, const fs::path& folder,
                                           const fs::path& target) const
{
    const auto where = QString::fromStdString(target.string());
    const auto storage = [&where](const std::error_code& error) {
        return Error::make(ErrorKind::Storage, where, QString::fromStdString(error.message()));
    };
    // Before and after making the directories: a link may stand where a directory was expected.
    std::error_code error;
    if (!staysInside(folder, target))
        return fail(
            ErrorKind::Invalid, where,
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "A link in the folder leads outside of it")));
    fs::create_directories(target.parent_path(), error);
    if (error)
        return fail(storage(error));

    const auto temporary =
        target.parent_path() /
        (".pilothouse-" + QUuid::createUuid().toString(QUuid::Id128).toStdString() + ".part");
    std::ofstream file;
    bool writeFailed = false;
    const Receiver receiver{
        .restart =
            [&] {
                file.close();
                file.clear();
                file.open(temporary, std::ios::binary | std::ios::trunc);
                writeFailed = !file;
            },
        .take =
            [&](std::string_view piece) {
                file.write(piece.data(), std::streamsize(piece.size()));
                writeFailed = writeFailed || !file;
                return !writeFailed;
            },
        .failure = [&]() -> std::optional<Error> {
            if (!writeFailed)
                return std::nullopt;
            return Error::make(
                ErrorKind::Storage, where,
                connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The file cannot be written")));
        },
    };
    auto fetched = fetchFile(context, owner, path, maxBytes, receiver);
    file.close();
    if (fetched && !file)
        fetched = fail(ErrorKind::Storage, where,
                       connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The file cannot be written")));
    if (fetched) {
        fs::rename(temporary, target, error);
        if (error)
            fetched = fail(storage(error));
    }
    if (!fetched)
        fs::remove(temporary, error);
    return fetched;
}

Result<std::vector<fs::path>> RemoteArtifacts::download(const CallContext& context,
                                                        const ArtifactOwner& owner, const QString& path,
                                                        const fs::path& folder) const
{
    struct Directory {
        QString path;
        int depth;
    };
    const auto root = withoutEndSlash(path);
    std::vector<ArtifactEntry> files;
    std::vector<Directory> open{{root, 0}};
    while (!open.empty()) {
        const auto directory = open.back();
        open.pop_back();
        const auto listing = list(context, owner, directory.path);
        if (!listing)
            return fail(listing.error());
        // A file lists nothing, and so would an empty directory, which artifact stores do not have.
        if (listing->entries.empty() && directory.path == root && !root.isEmpty())
            files.push_back({root, ArtifactEntry::Kind::File});
        for (const auto& entry : listing->entries) {
            if (entry.kind == ArtifactEntry::Kind::File)
                files.push_back(entry);
            else if (directory.depth + 1 < maxDirectoryDepth)
                open.push_back({entry.path, directory.depth + 1});
            else
                return fail(ErrorKind::Invalid, entry.path,
                            connectorText(
                                QT_TRANSLATE_NOOP("ph::Connector", "The directories are nested too deeply")));
        }
        if (files.size() > maxFiles)
            return fail(ErrorKind::Invalid, path,
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "There are more than %1 files"))
                            .arg(maxFiles));
    }

    std::vector<fs::path> written;
    for (const auto& file : files) {
        context.progress({file.path, qint64(written.size()), qint64(files.size())});
        const auto target = safeArtifactPath(folder, file.path);
        if (!target)
            return fail(target.error());
        if (const auto done = downloadFile(context, owner, file.path, maxDownloadBytes, folder, *target);
            !done)
            return fail(done.error());
        written.push_back(*target);
    }
    return written;
}

} // namespace ph::mlflow
