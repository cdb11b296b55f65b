#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/ItemFaults.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <cmath>

/// What the tests of local stores share: a context without a network, texts to compare, copies to damage.
namespace ph::testing {

class NoTransport final : public HttpTransport {
public:
    Result<HttpResponse> send(const HttpRequest&, std::stop_token) override
    {
        return fail(ErrorKind::Offline, QStringLiteral("test"),
                    QStringLiteral("local stores use no network"));
    }
};

struct Offline {
    NoTransport transport;
    HttpCredentials credentials;
    std::stop_source stop;
    ItemFaults faults;
    CallContext context{
        .transport = transport, .credentials = credentials, .stop = stop.get_token(), .fault = faults.sink()};
};

inline QString printed(double value)
{
    return std::isnan(value) ? QStringLiteral("NaN") : QString::number(value, 'g', 17);
}

inline QStringList printed(const QList<KeyValue>& texts, const QString& kind)
{
    QStringList lines;
    for (const auto& t : texts)
        lines.append(QStringLiteral("%1 %2=%3").arg(kind, t.key, t.value));
    return lines;
}

inline QStringList printed(const QList<Metric>& metrics)
{
    QStringList lines;
    for (const auto& m : metrics) {
        lines.append(QStringLiteral("metric %1=%2 step %3 at %4")
                         .arg(m.key, printed(m.value))
                         .arg(m.step)
                         .arg(m.timestampMs));
    }
    return lines;
}

/// All that a run says, one line a fact, in an order of its own.
inline QString printed(const Run& run)
{
    QStringList lines = printed(run.metrics) + printed(run.params, QStringLiteral("param")) +
                        printed(run.tags, QStringLiteral("tag"));
    for (const auto& i : run.inputs) {
        lines.append(QStringLiteral("input %1 %2 %3 %4 %5 %6 %7")
                         .arg(i.name, i.digest, i.sourceType, i.source, i.schema, i.profile, i.context));
    }
    for (const auto& o : run.outputs)
        lines.append(QStringLiteral("output %1 step %2").arg(o.modelId).arg(o.step));
    lines.sort();
    lines.prepend(QStringLiteral("%1 in %2 \"%3\" %4 %5 by %6 from %7 to %8 at %9 parent %10")
                      .arg(run.key.remoteId, run.experimentId, run.name, run.statusText,
                           lifecycleName(run.lifecycle), run.user)
                      .arg(run.startMs)
                      .arg(run.endMs)
                      .arg(run.artifactUri, run.parentRunId));
    return lines.join(QLatin1Char('\n'));
}

inline QStringList names(const RunBatch& batch)
{
    QStringList result;
    for (std::size_t i = 0; i < batch.size(); ++i)
        result.append(batch.run(i, {}).name);
    return result;
}

/// All pages of a query, one after another.
inline Result<std::vector<Run>> allRuns(RunSource& source, const CallContext& context, RunQuery query)
{
    std::vector<Run> result;
    for (int page = 0; page < 10'000; ++page) {
        auto next = source.fetchRuns(context, query);
        if (!next)
            return fail(next.error());
        for (std::size_t i = 0; i < next->runs.size(); ++i)
            result.push_back(next->runs.run(i, {}));
        if (next->nextPageToken.isEmpty())
            return result;
        query.pageToken = next->nextPageToken;
    }
    return fail(ErrorKind::Invalid, QStringLiteral("test"), QStringLiteral("endless pages"));
}

/// Writable, whatever the original was. (QFile::copy would flush each file to the disk.)
inline void copyFolder(const QString& from, const QString& to)
{
    namespace fs = std::filesystem;
    fs::copy(from.toStdString(), to.toStdString(), fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(to.toStdString()))
        fs::permissions(entry, fs::perms::owner_write, fs::perm_options::add);
}

inline bool writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Everything below a folder, with sizes: two equal listings mean that nothing was written.
inline QStringList listing(const QString& folder)
{
    QStringList result;
    for (const auto& entry :
         QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        result.append(QStringLiteral("%1 %2").arg(entry.filePath()).arg(entry.isDir() ? -1 : entry.size()));
        if (entry.isDir() && !entry.isSymLink())
            result += listing(entry.filePath());
    }
    return result;
}

} // namespace ph::testing
