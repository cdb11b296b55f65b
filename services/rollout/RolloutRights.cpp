#include "services/rollout/RolloutRights.h"

#include "services/kubernetes/AccessReview.h"

namespace ph {

Result<QStringList> missingRolloutRights(const ClusterClient& client, const QString& ns, const QString& name)
{
    std::vector<AccessQuestion> questions;
    for (const auto* verb : {"get", "patch"})
        questions.push_back({QString::fromLatin1(verb),
                             QStringLiteral("serving.kserve.io"),
                             QStringLiteral("inferenceservices"),
                             {},
                             ns,
                             name});
    for (const auto* verb : {"get", "list", "create", "patch"})
        questions.push_back({QString::fromLatin1(verb), {}, QStringLiteral("configmaps"), {}, ns});
    const auto answers = mayI(client, questions);
    if (!answers)
        return fail(answers.error());
    QStringList missing;
    for (const auto& answer : *answers) {
        const auto& asked = answer.question;
        if (!answer.allowed)
            missing << asked.verb + u' ' + asked.resource +
                           (asked.group.isEmpty() ? QString() : u'.' + asked.group);
    }
    return missing;
}

} // namespace ph
