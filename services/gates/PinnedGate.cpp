#include "services/gates/GateKinds.h"

#include <algorithm>

#include <QRegularExpression>

namespace ph {

namespace {

GateFinding evaluatePinned(const GateQuestion& question)
{
    static const QRegularExpression version(QStringLiteral("^([1-9][0-9]*|sha256:[0-9a-f]{64})$"));
    const auto& pins = *question.facts.candidate.pins.value;
    QStringList loose, missing;
    const auto wanted = question.texts("prompts");
    for (const auto& prompt : wanted) {
        if (!pins.prompts.contains(prompt))
            missing.append(prompt);
    }
    for (auto it = pins.prompts.cbegin(); it != pins.prompts.cend(); ++it) {
        if (!version.match(it.value()).hasMatch())
            loose.append(QStringLiteral("%1 (%2)").arg(
                it.key(), it.value().isEmpty() ? QStringLiteral("no version") : it.value()));
    }
    GateFinding finding;
    if (!loose.isEmpty())
        finding = failing(QStringLiteral("Prompts that may change under the version: %1.")
                              .arg(loose.join(QStringLiteral(", "))));
    else if (!missing.isEmpty())
        finding = failing(QStringLiteral("Prompts that the version does not name: %1.")
                              .arg(missing.join(QStringLiteral(", "))));
    else if (pins.currentPolicyDigest.isEmpty() || pins.policyDigest.isEmpty())
        finding = noData(QStringLiteral("No policy is pinned."));
    else if (pins.policyDigest != pins.currentPolicyDigest)
        finding = failing(QStringLiteral("The policy is not the one that was planned under."));
    else
        finding = passing(QStringLiteral("The policy and %1 prompts are pinned.").arg(pins.prompts.size()));
    finding.query = QStringLiteral("prompts of the version, digest of the policy");
    finding.sampleSize = pins.prompts.size() + 1;
    return finding;
}

} // namespace

GateKind pinnedGate()
{
    return {
        QStringLiteral("prompt-and-policy-pinned"),
        QStringLiteral("Every prompt is named by its version, and the policy is the one planned under."),
        {shape::optional("prompts", shape::list(shape::text(QStringLiteral("Name of a prompt.")),
                                                QStringLiteral("Prompts that the version has to name.")))},
        {},
        {{FactName::CandidatePins}},
        evaluatePinned};
}

} // namespace ph
