#include "services/rollout/RolloutRights.h"

#include "services/kubernetes/AccessReview.h"

namespace ph {

Result<QStringList> missingRolloutRights(const ClusterClient& client, const QString& ns, const QString& name,
                                         const QStringList& verbs)
{
    std::vector<AccessQuestion> questions;
    for (const auto& verb : verbs)
        questions.push_back(
            {verb, QStringLiteral("serving.kserve.io"), QStringLiteral("inferenceservices"), {}, ns, name});
    for (const auto* verb : {"get", "list", "create", "patch"})
        questions.push_back({QString::fromLatin1(verb), {}, QStringLiteral("configmaps"), {}, ns});
    return missingRights(client, questions);
}

} // namespace ph
