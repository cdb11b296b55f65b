#pragma once

#include "services/store/CacheStore.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QTemporaryDir>

#include <bit>

namespace ph::testing {

inline constexpr ConnectionId lab{1};

inline EntityKey runKey(const QString& id, ConnectionId connection = lab)
{
    return {connection, EntityKind::Run, id};
}

/// A run as text, every bit of it that a store must keep.
inline QString print(const Run& run)
{
    QStringList out;
    const auto bits = [](double value) { return QString::number(std::bit_cast<quint64>(value), 16); };
    out << run.key.remoteId << run.experimentId << run.name << runStatusName(run.status) << run.statusText
        << lifecycleName(run.lifecycle) << run.user << QString::number(run.startMs)
        << QString::number(run.endMs) << run.artifactUri << run.parentRunId;
    for (const auto& m : run.metrics)
        out << m.key << bits(m.value) << QString::number(m.step) << QString::number(m.timestampMs);
    for (const auto& p : run.params)
        out << QStringLiteral("param") << p.key << p.value;
    for (const auto& t : run.tags)
        out << QStringLiteral("tag") << t.key << t.value;
    for (const auto& i : run.inputs)
        out << i.name << i.digest << i.sourceType << i.source << i.schema << i.profile << i.context;
    for (const auto& o : run.outputs)
        out << o.modelId << QString::number(o.step);
    return out.join(u'\x1f');
}

/// Where a cache lies for one test.
class CacheFolder {
public:
    std::filesystem::path cache() const
    {
        return std::filesystem::path(dir_.path().toStdString()) / "cache.db";
    }
    std::unique_ptr<CacheStore> open() const
    {
        auto opened = CacheStore::open(cache());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened->store);
    }
    QStringList files(const QString& pattern) const
    {
        return QDir(dir_.path()).entryList({pattern}, QDir::Files, QDir::Name);
    }

private:
    QTemporaryDir dir_;
};

inline Run namedRun(const QString& id, const QString& name)
{
    Run run;
    run.key = runKey(id);
    run.experimentId = QStringLiteral("7");
    run.name = name;
    run.status = RunStatus::Finished;
    run.statusText = QStringLiteral("FINISHED");
    return run;
}

inline void put(CacheStore& store, const std::vector<Run>& runs, std::int64_t seenMs = 1000)
{
    const auto done = store.putRuns(lab, QStringLiteral("7"), batchOf(runs), seenMs, std::nullopt);
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
}

} // namespace ph::testing
