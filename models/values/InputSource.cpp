#include "models/values/InputSource.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace ph {

namespace {

/// The address that a source names; empty where it names none, as of a query or of code.
QString addressIn(const QString& source)
{
    const auto trimmed = source.trimmed();
    if (!trimmed.startsWith(u'{'))
        return trimmed;
    const auto object = QJsonDocument::fromJson(trimmed.toUtf8()).object();
    for (const auto* key : {"uri", "url", "path"}) {
        if (const auto value = object.value(QLatin1String(key)).toString(); !value.isEmpty())
            return value;
    }
    return {};
}

/// "file:///data/a%20b.csv" and "/data/a b.csv" are one file; empty where the address is none of this
/// machine.
QString localPath(const QString& address)
{
    if (address.startsWith(u'/') && !address.startsWith(QLatin1String("//")))
        return QDir::cleanPath(address);
    const QUrl url(address);
    const bool isHere = url.host().isEmpty() || url.host() == QLatin1String("localhost");
    const auto path = url.path(QUrl::FullyDecoded);
    return url.scheme() == QLatin1String("file") && isHere && path.startsWith(u'/') ? QDir::cleanPath(path)
                                                                                    : QString();
}

/// What of an address lies below another one; empty: it does not.
QString below(const QString& root, const QString& address)
{
    auto folder = root;
    while (folder.endsWith(u'/'))
        folder.chop(1);
    return !folder.isEmpty() && address.startsWith(folder + u'/') ? address.mid(folder.size() + 1)
                                                                  : QString();
}

} // namespace

InputSource inputSource(const DatasetInput& input, const Run& run)
{
    using From = InputSource::Kind;
    const auto address = addressIn(input.source);
    if (address.isEmpty())
        return {};
    const auto ofRun = QStringLiteral("runs:/");
    if (address.startsWith(ofRun)) {
        const auto place = address.mid(ofRun.size());
        const auto runId = place.section(u'/', 0, 0), path = place.section(u'/', 1);
        return runId.isEmpty() || path.isEmpty() ? InputSource{From::Elsewhere, address}
                                                 : InputSource{From::Artifact, path, runId};
    }
    const auto file = localPath(address);
    const auto own =
        file.isEmpty() ? below(run.artifactUri, address) : below(localPath(run.artifactUri), file);
    if (!own.isEmpty())
        return {From::Artifact, own, run.key.remoteId};
    // A relative path is one of a folder that the run does not name.
    return file.isEmpty() ? InputSource{From::Elsewhere, address} : InputSource{From::LocalFile, file};
}

bool isTableName(const QString& path)
{
    static constexpr const char* endings[] = {".csv",   ".tsv",     ".tab", ".psv", ".json",   ".ndjson",
                                              ".jsonl", ".parquet", ".pq",  ".db",  ".sqlite", ".sqlite3"};
    return std::any_of(std::begin(endings), std::end(endings), [&](const char* ending) {
        return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    });
}

} // namespace ph
