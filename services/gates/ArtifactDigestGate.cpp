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
        return noData(QStringLiteral("No digest is recorded; drafting a release records them."));
    QStringList changed, missing, added, unseen;
    for (auto it = digests.recorded.cbegin(); it != digests.recorded.cend(); ++it) {
        const auto computed = digests.computed.constFind(it.key());
        if (computed == digests.computed.cend())
            missing.append(it.key());
        else if (!isSha256(it.value()) || !isSha256(*computed))
            unseen.append(it.key());
        else if (*computed != it.value())
            changed.append(it.key());
    }
    for (auto it = digests.computed.cbegin(); it != digests.computed.cend(); ++it) {
        if (!digests.recorded.contains(it.key()))
            added.append(it.key());
    }
    QStringList wrong;
    const auto name = [&](const char* what, const QStringList& paths) {
        if (!paths.isEmpty())
            wrong.append(QString::fromLatin1(what).arg(paths.join(QStringLiteral(", "))));
    };
    name("Not what was recorded: %1.", changed);
    name("Not there any more: %1.", missing);
    name("Files that nobody recorded: %1.", added);
    GateFinding finding;
    if (!wrong.isEmpty())
        finding = failing(wrong.join(u' '));
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
