#include "app/SampleWorkspace.h"

#include "app/SampleContracts.h"
#include "app/SampleIncidents.h"
#include "app/SampleRelease.h"
#include "app/SampleStudy.h"
#include "app/Workspace.h"
#include "services/connectors/mlflow/MlflowSample.h"
#include "services/release/KeyStore.h"
#include "services/store/StateStore.h"

#include <QCoreApplication>
#include <QLockFile>

namespace ph {

namespace {

struct SampleTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SampleWorkspace)
};

Result<void> connectSample(StateStore& state, const std::filesystem::path& stores)
{
    const auto add = [&](const QString& name, const char* kind,
                         const std::filesystem::path& place) -> Result<void> {
        Connection connection;
        connection.name = name;
        connection.kind = QLatin1String(kind);
        connection.location = QString::fromStdString(place.string());
        if (auto added = state.addConnection(connection); !added)
            return fail(added.error());
        return {};
    };
    if (auto added = add(QCoreApplication::translate("SampleWorkspace", "sample folder"), "mlflow-folder",
                         stores / "mlruns");
        !added)
        return added;
    return add(QCoreApplication::translate("SampleWorkspace", "sample database"), "mlflow-db",
               stores / "mlflow.db");
}

} // namespace

Result<void> createSampleWorkspace(const std::filesystem::path& folder, const Clock& clock,
                                   const SampleProgress& progress)
{
    std::error_code failed;
    const auto stateFile = folder / "state.db";
    const auto where = QString::fromStdString(stateFile.string());
    if (std::filesystem::exists(stateFile, failed))
        return fail(ErrorKind::Conflict, where, QStringLiteral("is already there"));
    std::filesystem::create_directories(folder, failed);
    int done = 0;
    const auto next = [&](const QString& text) -> Result<void> {
        constexpr int parts = 5;
        if (progress.stop.stop_requested())
            return fail(ErrorKind::Cancelled, where);
        if (progress.tell)
            progress.tell(text, done++, parts);
        return {};
    };
    const auto stores = folder / "stores";
    const auto part = folder / "state.db.part";
    const auto writeState = [&]() -> Result<void> {
        auto state = StateStore::open(part);
        if (!state)
            return fail(state.error());
        return connectSample(**state, stores).and_then([&] {
            return addSampleIncidents(folder, **state, clock);
        });
    };
    // Last and at once: what was interrupted is no workspace.
    return next(SampleTexts::tr("Writing runs and models"))
        .and_then([&] { return createSampleStore(stores, SampleSize::Full, clock); })
        .and_then([&] { return next(SampleTexts::tr("Writing tables and contracts")); })
        .and_then([&] { return writeSampleContracts(folder, clock); })
        .and_then([&] { return writeSampleStudy(folder); })
        .and_then([&] { return next(SampleTexts::tr("Writing incidents")); })
        .and_then(writeState)
        .and_then([&] { return next(SampleTexts::tr("Putting it together")); })
        .and_then([&]() -> Result<void> {
            std::filesystem::rename(part, stateFile, failed);
            if (failed)
                return fail(ErrorKind::Storage, where, QString::fromStdString(failed.message()));
            return {};
        });
}

Result<void> addReleaseToSample(const std::filesystem::path& folder, const Clock& clock,
                                const std::stop_token& stop)
{
    if (auto added = addSampleEnvironment(folder); !added)
        return added;
    auto stores = openStores(folder);
    if (!stores)
        return fail(stores.error());
    Workspace workspace(std::move(*stores), {.clock = clock, .workers = 1, .vault = makeMemoryVault()});
    // Signs once and is forgotten: a key of somebody who is not here.
    const auto author = SigningKey::generate();
    return readSampleStores(workspace, stop)
        .and_then([&] {
            return KeyStore(workspace.state()).put(author.publicKey(), SampleTexts::tr("sample author"), {});
        })
        .and_then([&] { return addSampleRelease(workspace, author).map([](const auto&) {}); });
}

Result<void> createWholeSample(const std::filesystem::path& folder, const Clock& clock,
                               const SampleProgress& progress)
{
    return createSampleWorkspace(folder, clock, progress).and_then([&] {
        if (progress.tell)
            progress.tell(SampleTexts::tr("Drafting a release"), 4, 5);
        return addReleaseToSample(folder, clock, progress.stop);
    });
}

std::filesystem::path sampleWorkspaceFolder()
{
    return defaultWorkspaceFolder().parent_path() / "pilothouse-sample";
}

Result<void> provideSampleWorkspace(const std::filesystem::path& folder, const Clock& clock,
                                    const SampleProgress& progress)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto where = QString::fromStdString(folder.string());
    if (failed)
        return fail(ErrorKind::Storage, where, QString::fromStdString(failed.message()));
    QLockFile writing(where + QStringLiteral("/writing.lock"));
    if (!writing.tryLock(0))
        return fail(ErrorKind::Conflict, where, SampleTexts::tr("Another window is writing it."));
    if (std::filesystem::exists(folder / "state.db", failed))
        return {};
    const auto removeParts = [&] {
        // By name: whatever else lies there is somebody's own.
        for (const char* part : {"stores", "contracts", "data", "drift", "environments", "home.git",
                                 "policy.yaml", "production.yaml"})
            std::filesystem::remove_all(folder / part, failed);
        for (const char* database : {"state.db.part", "state.db", "cache.db", "observed.db"}) {
            for (const char* file : {"", "-wal", "-shm"})
                std::filesystem::remove(folder / (std::string(database) + file), failed);
        }
    };
    removeParts(); // of a writing that was interrupted
    auto created = createWholeSample(folder, clock, progress);
    if (!created)
        removeParts();
    return created;
}

} // namespace ph
