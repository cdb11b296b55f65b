#include "services/gates/GateKinds.h"

#include <QRegularExpression>

namespace ph {

namespace {

bool isSha256(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9a-f]{64}$"));
    return form.match(text).hasMatch();
}

GateFinding evaluateArtifactDigest(const GateQuestion& question)
{
    const auto& digests = *question.facts.candidate.digests.value;
    if (digests.recorded.isEmpty())
        return noData(QStringLiteral("No digest is recorded with the version."));
    QStringList differing, unseen, added;
    for (auto it = digests.recorded.cbegin(); it != digests.recorded.cend(); ++it) {
        const auto computed = digests.computed.value(it.key());
        if (!isSha256(it.value()) || !isSha256(computed))
            unseen.append(it.key());
        else if (computed != it.value())
            differing.append(it.key());
    }
    for (auto it = digests.computed.cbegin(); it != digests.computed.cend(); ++it) {
        if (!digests.recorded.contains(it.key()))
            added.append(it.key());
    }
    GateFinding finding;
    if (!differing.isEmpty())
        finding =
            failing(QStringLiteral("Not what was recorded: %1.").arg(differing.join(QStringLiteral(", "))));
    else if (!added.isEmpty())
        finding =
            failing(QStringLiteral("Files that nobody recorded: %1.").arg(added.join(QStringLiteral(", "))));
    else if (!unseen.isEmpty())
        finding =
            inconclusive(QStringLiteral("No digest to compare: %1.").arg(unseen.join(QStringLiteral(", "))));
    else
        finding = passing(QStringLiteral("All %1 files are what was recorded.").arg(digests.recorded.size()));
    finding.query = QStringLiteral("SHA-256 of the version's files");
    finding.sampleSize = digests.recorded.size();
    return finding;
}

} // namespace

GateKind artifactDigestGate()
{
    return {QStringLiteral("artifact-digest"),
            QStringLiteral("The version's files are the ones whose digests were recorded."),
            {},
            {},
            {{FactName::CandidateDigests}},
            evaluateArtifactDigest};
}

} // namespace ph
