#include "app/SampleWorkspace.h"

#include "app/SampleContracts.h"
#include "app/SampleIncidents.h"
#include "services/connectors/mlflow/MlflowSample.h"
#include "services/store/StateStore.h"

#include <QCoreApplication>

namespace ph {

namespace {

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

Result<void> createSampleWorkspace(const std::filesystem::path& folder, const Clock& clock)
{
    std::error_code failed;
    const auto stateFile = folder / "state.db";
    const auto where = QString::fromStdString(stateFile.string());
    if (std::filesystem::exists(stateFile, failed))
        return fail(ErrorKind::Conflict, where, QStringLiteral("is already there"));
    std::filesystem::create_directories(folder, failed);
    const auto stores = folder / "stores";
    if (auto created = createSampleStore(stores, SampleSize::Full, clock); !created)
        return created;
    if (auto written = writeSampleContracts(folder, clock); !written)
        return written;
    // Last and at once: what was interrupted is no workspace.
    const auto part = folder / "state.db.part";
    {
        auto state = StateStore::open(part);
        if (!state)
            return fail(state.error());
        if (auto connected = connectSample(**state, stores); !connected)
            return connected;
        if (auto added = addSampleIncidents(folder, **state, clock); !added)
            return added;
    }
    std::filesystem::rename(part, stateFile, failed);
    if (failed)
        return fail(ErrorKind::Storage, where, QString::fromStdString(failed.message()));
    return {};
}

} // namespace ph
