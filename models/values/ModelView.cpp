#include "models/values/ModelView.h"

namespace ph {

std::optional<QString> sourceFolder(const ModelVersion& version)
{
    if (version.runId.isEmpty())
        return std::nullopt;
    for (const auto& root : {QStringLiteral("/%1/artifacts/"), QStringLiteral("runs:/%1/")}) {
        const auto beginning = root.arg(version.runId);
        if (const auto at = version.source.indexOf(beginning); at >= 0)
            return version.source.mid(at + beginning.size());
    }
    return std::nullopt;
}

} // namespace ph
