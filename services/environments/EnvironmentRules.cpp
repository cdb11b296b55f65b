#include "services/environments/EnvironmentRules.h"

namespace ph {

namespace {

bool answered(const QList<ProbeLine>& parts, const char* label)
{
    for (const auto& part : parts) {
        if (part.label == QLatin1String(label))
            return part.verdict == ProbeLine::Verdict::Yes;
    }
    return false;
}

/// A home whose branch the first release makes is as good as one that has it.
bool homeAnswered(const QList<ProbeLine>& parts)
{
    const auto& home = parts.last();
    return home.verdict == ProbeLine::Verdict::Yes || home.verdict == ProbeLine::Verdict::Warning;
}

EnvironmentRule promotion(const ReleaseEnvironment& environment)
{
    const auto rule = QStringLiteral("Only approved versions are promoted");
    switch (environment.target.kind) {
    case ReleaseTarget::Kind::Alias:
        return {rule, Enforcement::Advisory,
                QStringLiteral(
                    "The registry does not ask for approvals: whoever may write to it can move the alias.")};
    case ReleaseTarget::Kind::Stage:
        return {
            rule, Enforcement::Advisory,
            QStringLiteral(
                "The registry does not ask for approvals: whoever may write to it can change the stage.")};
    case ReleaseTarget::Kind::GitManifest:
        break;
    }
    return {
        rule, Enforcement::Advisory,
        QStringLiteral("Git does not tell whether %1 is protected, so it counts as open to whoever may push.")
            .arg(environment.target.branch)};
}

} // namespace

QList<EnvironmentRule> environmentRules(const ReleaseEnvironment& environment, const QList<ProbeLine>& parts)
{
    const bool home = homeAnswered(parts), target = answered(parts, "Target"),
               metrics = answered(parts, "Metrics");
    const bool isGit = environment.target.kind == ReleaseTarget::Kind::GitManifest;
    const auto unseenHome = QStringLiteral("The release home did not answer, so nothing is known of it.");
    QList<EnvironmentRule> rules;
    rules.append(
        {QStringLiteral("One writer at a time"), home ? Enforcement::Enforced : Enforcement::Advisory,
         home ? QStringLiteral("The release home refuses a push that is not on top of what is there.")
              : unseenHome});
    rules.append({QStringLiteral("Approvals and evidence stay as they were signed"),
                  home ? Enforcement::Detected : Enforcement::Advisory,
                  home ? QStringLiteral("Nobody stops a change to the home's files, but signatures, digests "
                                        "and rewritten history show it.")
                       : unseenHome});
    rules.append(promotion(environment));
    rules.append(
        {QStringLiteral("What is live is what was released"),
         target ? Enforcement::Detected : Enforcement::Advisory,
         target ? QStringLiteral("Others can change the target; the next look at it shows that.")
                : QStringLiteral("The target was not seen, so a change by others would not be noticed.")});
    rules.append(
        {QStringLiteral("A step changes only what was observed"),
         isGit && target ? Enforcement::Enforced : Enforcement::Advisory,
         isGit && target
             ? QStringLiteral("Git refuses the push where the branch has moved since it was looked at.")
         : isGit
             ? QStringLiteral("The repository was not seen, so nothing is known of it.")
             : QStringLiteral(
                   "The registry has no compare-and-set: another writer may come between look and change.")});
    rules.append({QStringLiteral("Freezes and release windows"), Enforcement::Advisory,
                  QStringLiteral("Only this program knows the calendar of the policy.")});
    rules.append({QStringLiteral("The rollback condition is watched"),
                  metrics ? Enforcement::Detected : Enforcement::Advisory,
                  metrics ? QStringLiteral(
                                "The metrics source answers; this program sees the condition while it runs.")
                          : QStringLiteral("No metrics source answers, so nobody would see the condition.")});
    return rules;
}

} // namespace ph
