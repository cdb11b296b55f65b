#include "services/connectors/mlflow/MlflowSample.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalTree.h"
#include "services/connectors/mlflow/MlflowSampleRegistry.h"
#include "services/connectors/mlflow/MlflowSampleWriters.h"

namespace ph {

namespace fs = std::filesystem;

Result<void> createSampleStore(const fs::path& folder, SampleSize size, const Clock& clock)
{
    const auto runs = folder / "mlruns";
    const auto db = folder / "mlflow.db";
    std::error_code error;
    for (const auto& path : {runs, db}) {
        if (fs::exists(fs::symlink_status(path, error)))
            return fail(ErrorKind::Conflict, localText(path),
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is already there")));
    }
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorKind::Storage, localText(folder), QString::fromStdString(error.message()));
    const auto nowMs = clock().time_since_epoch().count();
    const auto content = sampleFolderContent(size, nowMs);
    return writeSampleFolder(runs, content)
        .and_then([&] { return writeSampleRegistry(runs, content); })
        .and_then([&] { return writeSampleDb(db, folder / "mlartifacts", sampleDbContent(size, nowMs)); });
}

} // namespace ph
