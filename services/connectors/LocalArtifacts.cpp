#include "services/connectors/LocalArtifacts.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalTree.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

namespace ph {

namespace fs = std::filesystem;

namespace {

constexpr int maxDepth = 64;

std::vector<std::string> partsOf(const QString& path)
{
    std::vector<std::string> parts;
    for (const auto& part : path.split(QLatin1Char('/'), Qt::SkipEmptyParts))
        parts.push_back(part.toStdString());
    return parts;
}

struct Located {
    LocalTree folder;
    std::string name;
};

// The folder that holds the file or folder at `path`.
Result<Located> locate(const fs::path& root, const QString& path)
{
    if (auto safe = safeArtifactPath(root, path); !safe)
        return fail(safe.error());
    auto parts = partsOf(path);
    const auto name = parts.back();
    parts.pop_back();
    return LocalTree::open(root)
        .and_then([&parts](const LocalTree& tree) { return tree.folder(parts); })
        .map([&name](const LocalTree& folder) {
            return Located{folder, name};
        });
}

class Download {
public:
    Download(const CallContext& context, fs::path target)
        : context_(context)
        , target_(std::move(target))
    {
    }

    Result<void> file(const LocalTree& from, const std::string& name, const fs::path& to)
    {
        if (context_.stop.stop_requested())
            return fail(ErrorKind::Cancelled, from.where(name));
        if (auto made = makeFolder(to.parent_path()); !made)
            return made;
        QSaveFile out(localText(to)); // appears only when complete
        if (!out.open(QIODevice::WriteOnly))
            return fail(ErrorKind::Storage, localText(to), out.errorString());
        auto read = from.stream(name, 0, [&](std::string_view bytes) {
            return !context_.stop.stop_requested() &&
                   out.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size());
        });
        if (!read)
            return read;
        if (context_.stop.stop_requested())
            return fail(ErrorKind::Cancelled, from.where(name));
        if (!out.commit())
            return fail(ErrorKind::Storage, localText(to), out.errorString());
        written.push_back(to);
        context_.progress({QString::fromStdString(name), qint64(written.size()), 0});
        return {};
    }

    Result<void> tree(const LocalTree& from, const fs::path& to, int depth)
    {
        if (depth > maxDepth)
            return fail(ErrorKind::Invalid, localText(from.path()),
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "folders nest too deeply")));
        const auto listed = from.entries();
        if (!listed)
            return fail(listed.error());
        for (const auto& entry : *listed) {
            Result<void> done;
            if (entry.kind == LocalKind::File) {
                done = file(from, entry.name, to / entry.name);
            } else if (entry.kind == LocalKind::Folder) {
                done = from.folder(entry.name).and_then([&](const LocalTree& below) {
                    return tree(below, to / entry.name, depth + 1);
                });
            }
            if (!done)
                return done;
        }
        return {};
    }

    std::vector<fs::path> written;

private:
    // A link that already stands below the target must not lead the copy elsewhere.
    Result<void> makeFolder(const fs::path& folder)
    {
        std::error_code error;
        for (auto at = folder; at != target_ && at.has_relative_path(); at = at.parent_path()) {
            if (fs::is_symlink(fs::symlink_status(at, error)))
                return fail(ErrorKind::Forbidden, localText(at),
                            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is a symbolic link")));
        }
        fs::create_directories(folder, error);
        if (error)
            return fail(ErrorKind::Storage, localText(folder), QString::fromStdString(error.message()));
        return {};
    }

    const CallContext& context_;
    fs::path target_;
};

bool isFolder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

bool endsWith(const fs::path& path, const fs::path& tail)
{
    auto a = path.end();
    auto b = tail.end();
    while (b != tail.begin()) {
        if (a == path.begin() || *--a != *--b)
            return false;
    }
    return true;
}

// True where one of the last `count` parts is a symbolic link.
bool endsInLink(fs::path path, std::ptrdiff_t count)
{
    std::error_code error;
    for (; count > 0; --count, path = path.parent_path()) {
        if (fs::is_symlink(fs::symlink_status(path, error)))
            return true;
    }
    return false;
}

// Whether a folder is there, where it is named or where a copied store has it. Its name must be found:
// `bases` themselves are there with every store.
bool isSomewhere(const fs::path& folder, const std::vector<fs::path>& bases)
{
    const auto relative = folder.relative_path();
    if (relative.empty())
        return false;
    if (folder.is_absolute() && isFolder(folder))
        return true;
    for (const auto& base : bases) {
        if (base.filename() == folder.filename() && isFolder(base))
            return true;
        for (auto from = relative.begin(); from != relative.end(); ++from) {
            auto candidate = base;
            for (auto part = from; part != relative.end(); ++part)
                candidate /= *part;
            if (isFolder(candidate))
                return true;
        }
    }
    return false;
}

// True where a store that was made at this path was not made here, as far as can be seen: not even what it
// was made in is there.
bool isElsewhere(const fs::path& store)
{
    const auto around = store.parent_path();
    return store.is_absolute() && (!around.has_relative_path() || !isFolder(around));
}

bool climbs(const fs::path& path)
{
    return std::find(path.begin(), path.end(), fs::path("..")) != path.end();
}

} // namespace

Result<std::vector<ArtifactEntry>> LocalArtifacts::list(const QString& directory) const
{
    if (!directory.isEmpty()) {
        if (auto safe = safeArtifactPath(root_, directory); !safe)
            return fail(safe.error());
    }
    const auto folder = LocalTree::open(root_).and_then(
        [&](const LocalTree& tree) { return tree.folder(partsOf(directory)); });
    if (!folder) {
        if (folder.error().kind == ErrorKind::NotFound || folder.error().kind == ErrorKind::Invalid)
            return std::vector<ArtifactEntry>(); // also a file's path: nothing is below it
        return fail(folder.error());
    }
    const auto listed = folder->entries();
    if (!listed)
        return fail(listed.error());
    std::vector<ArtifactEntry> result;
    for (const auto& entry : *listed) {
        const auto name = QString::fromStdString(entry.name);
        const auto path = directory.isEmpty() ? name : directory + QLatin1Char('/') + name;
        if (entry.kind == LocalKind::Folder)
            result.push_back({path, ArtifactEntry::Kind::Directory, std::nullopt});
        else if (entry.kind == LocalKind::File)
            result.push_back({path, ArtifactEntry::Kind::File,
                              folder->stamp(entry.name)
                                  .map([](const FileStamp& s) { return std::optional(s.size); })
                                  .value_or(std::nullopt)});
    }
    std::stable_partition(result.begin(), result.end(),
                          [](const ArtifactEntry& e) { return e.kind == ArtifactEntry::Kind::Directory; });
    return result;
}

Result<QByteArray> LocalArtifacts::read(const QString& path, qint64 maxBytes) const
{
    return locate(root_, path).and_then([&](const Located& at) -> Result<QByteArray> {
        return at.folder.read(at.name, maxBytes).map([](const std::string& bytes) {
            return QByteArray::fromStdString(bytes);
        });
    });
}

Result<std::vector<fs::path>> LocalArtifacts::download(const CallContext& context, const QString& path,
                                                       const fs::path& folder) const
{
    Download download(context, folder);
    Result<void> done;
    if (path.isEmpty()) {
        done = LocalTree::open(root_).and_then(
            [&](const LocalTree& tree) { return download.tree(tree, folder, 0); });
    } else {
        const auto at = locate(root_, path);
        const auto target = safeArtifactPath(folder, path);
        if (!at || !target)
            return fail(at ? target.error() : at.error());
        const auto stamp = at->folder.stamp(at->name);
        if (!stamp)
            return fail(stamp.error());
        if (stamp->kind == LocalKind::Folder) {
            done = at->folder.folder(at->name).and_then(
                [&](const LocalTree& tree) { return download.tree(tree, *target, 0); });
        } else {
            done = download.file(at->folder, at->name, *target);
        }
    }
    if (!done)
        return fail(done.error());
    return std::move(download.written);
}

fs::path localPathOf(const QString& location)
{
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]+):"));
    const auto match = scheme.match(location);
    if (!match.hasMatch())
        return location.toStdString();
    const auto name = match.captured(1).toLower();
    auto rest = location.mid(match.capturedEnd());
    if (name == QLatin1String("file")) {
        const QUrl url(location);
        if (!url.host().isEmpty() && url.host() != QLatin1String("localhost"))
            return {};
        return url.path(QUrl::FullyDecoded).toStdString();
    }
    // SQLAlchemy: three slashes and a relative path, four and an absolute one. Drivers as in
    // "sqlite+pysqlite".
    if ((name == QLatin1String("sqlite") || name.startsWith(QLatin1String("sqlite+"))) &&
        rest.startsWith(QLatin1String("///"))) {
        rest = rest.mid(3);
        if (const auto query = rest.indexOf(QLatin1Char('?')); query >= 0)
            rest.truncate(query);
        return rest.toStdString();
    }
    return {};
}

Result<fs::path> resolveArtifactRoot(const QString& uri, const std::vector<fs::path>& bases,
                                     const fs::path& tail, const LoggedArtifacts& loggedArtifacts)
{
    fs::path named;
    if (uri.startsWith(QLatin1String("mlflow-artifacts:")))
        named = QUrl(uri).path(QUrl::FullyDecoded).toStdString();
    else if (!uri.isEmpty())
        named = localPathOf(uri);
    if (!uri.isEmpty() && named.empty()) {
        // Only the scheme: such addresses can hold access keys.
        return fail(ErrorKind::Unsupported, QStringLiteral("artifacts"),
                    connectorText(QT_TRANSLATE_NOOP(
                                      "ph::Connector",
                                      "the artifacts lie at a %1: address, which a local store cannot reach"))
                        .arg(uri.section(QLatin1Char(':'), 0, 0)));
    }
    if (named.empty())
        named = tail;
    named = named.lexically_normal();
    if (climbs(named) || !endsWith(named, tail)) {
        return fail(
            ErrorKind::Forbidden, QStringLiteral("artifacts"),
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "the artifact folder does not end with %1"))
                .arg(localText(tail)));
    }
    const auto tailLength = std::distance(tail.begin(), tail.end());
    const auto checked = [](const fs::path& folder, std::ptrdiff_t parts) -> Result<fs::path> {
        if (endsInLink(folder, parts))
            return fail(ErrorKind::Forbidden, localText(folder),
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "leads through a symbolic link")));
        return folder;
    };
    if (named.is_absolute() && !uri.startsWith(QLatin1String("mlflow-artifacts:")) && isFolder(named))
        return checked(named, tailLength);
    for (const auto& base : bases) {
        const auto relative = named.relative_path();
        std::vector<fs::path> parts(relative.begin(), relative.end());
        for (std::size_t from = 0; std::ptrdiff_t(parts.size() - from) >= tailLength; ++from) {
            auto candidate = base;
            for (auto i = from; i < parts.size(); ++i)
                candidate /= parts[i];
            if (isFolder(candidate))
                return checked(candidate, std::ptrdiff_t(parts.size() - from));
        }
    }
    if (uri.isEmpty())
        return bases.empty() ? named : bases.front() / tail;
    // MLflow makes a run's folder, its experiment's and the store's with the first artifact in them.
    const bool ofServer = uri.startsWith(QLatin1String("mlflow-artifacts:"));
    auto experiment = ofServer ? fs::path("mlartifacts") / named.relative_path() : named;
    for (auto part = tail.begin(); part != tail.end(); ++part)
        experiment = experiment.parent_path();
    const auto store = experiment.parent_path();
    if (!isSomewhere(experiment, bases) && !isSomewhere(store, bases)) {
        auto missing = Result<bool>(!ofServer && isElsewhere(store));
        if (missing && !*missing)
            missing = loggedArtifacts();
        if (!missing)
            return fail(missing.error());
        if (*missing) {
            return fail(ErrorKind::NotFound, localText(named),
                        QCoreApplication::translate(
                            "LocalArtifacts",
                            "There is no such folder, nor one of its experiment: the artifacts "
                            "were not copied along, or none were ever logged."));
        }
    }
    return bases.empty() ? named : bases.front() / tail;
}

QString artifactStoreOf(const QString& uri, const fs::path& tail)
{
    const auto below = std::distance(tail.begin(), tail.end()) + 1; // the experiment too
    return uri.section(QLatin1Char('/'), 0, -1 - below) + QLatin1Char('/');
}

} // namespace ph
