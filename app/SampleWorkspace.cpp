#include "app/SampleWorkspace.h"

#include "services/connectors/mlflow/MlflowSample.h"
#include "services/store/StateStore.h"

#include <QCoreApplication>

namespace ph {

Result<void> createSampleWorkspace(const std::filesystem::path& folder, const Clock& clock)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const auto stores = folder / "stores";
    if (auto created = createSampleStore(stores, SampleSize::Full, clock); !created)
        return created;
    auto state = StateStore::open(folder / "state.db");
    if (!state)
        return fail(state.error());
    const auto add = [&](const QString& name, const char* kind,
                         const std::filesystem::path& place) -> Result<void> {
        Connection connection;
        connection.name = name;
        connection.kind = QLatin1String(kind);
        connection.location = QString::fromStdString(place.string());
        if (auto added = (*state)->addConnection(connection); !added)
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

} // namespace ph
