#pragma once

#include "services/http/CurlTransport.h"
#include "services/sync/SyncPass.h"
#include "tests/connectors/LocalStore.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <set>

namespace ph::testing {

/// A server with state, a cache and a link between them, with a clock that the test moves.
struct SyncFixture {
    explicit SyncFixture(MlflowFixture::Options options = {})
        : server(options)
    {
        connection.id = {1};
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = server.url();
        openCache();
        reconnect();
    }

    void openCache()
    {
        cache.reset();
        auto opened = CacheStore::open(std::filesystem::path(folder.path().toStdString()) / "cache.db");
        if (!opened)
            qFatal("cache: %s", qPrintable(opened.error().detail));
        cache = std::move(opened->store);
    }

    /// Connects to a copy of a real folder of MLflow's instead of the server.
    void useStore()
    {
        copyFolder(data(QStringLiteral("local-store/mlflow-3.6/mlruns")), folder.filePath("mlruns"));
        connection.kind = QStringLiteral("mlflow-folder");
        connection.location = folder.filePath("mlruns");
        reconnect();
    }
    QString store(const QString& path) const { return folder.filePath("mlruns/" + path); }

    void reconnect() { link = *links.open(connection); }

    Result<SyncSummary> pass(SyncScope scope = {}, std::stop_token stop = {},
                             std::function<void(const SyncProgress&)> progress = {})
    {
        return SyncPass(*link, *cache, std::move(scope)).run(std::move(stop), std::move(progress));
    }

    /// Ids of the cached runs, deleted ones too.
    std::set<QString> cachedRuns()
    {
        std::set<QString> ids;
        TableScope scope;
        scope.deleted = TableScope::Deleted::Show;
        auto table = cache->loadTable(scope, {}, nullptr, {});
        if (!table)
            qFatal("table: %s", qPrintable(table.error().detail));
        for (std::size_t row = 0; row < (*table)->rowCount(); ++row)
            ids.insert((*table)->entity(row).remoteId);
        return ids;
    }

    std::optional<Run> cachedRun(const QString& id)
    {
        auto run = cache->run({connection.id, EntityKind::Run, id});
        return run ? *run : std::nullopt;
    }

    QTemporaryDir folder;
    MlflowFixture server;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    std::unique_ptr<SecretVault> vault = makeMemoryVault();
    std::int64_t nowMs = toMs(systemNow());
    Links links{*transport, *vault, [this] { return *fromMs(nowMs); }};
    Connection connection;
    std::unique_ptr<CacheStore> cache;
    LinkPtr link;
};

} // namespace ph::testing
