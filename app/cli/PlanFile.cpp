#include "app/cli/PlanFile.h"

#include "services/release/PlanDocument.h"

#include <QFile>

namespace ph {

Result<ReleasePlan> readPlanFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound, path, file.errorString());
    return planFromYaml(file.read((1 << 20) + 1), path);
}

} // namespace ph
