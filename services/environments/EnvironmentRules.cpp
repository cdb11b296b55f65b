#include "services/environments/EnvironmentRules.h"

#include <QCoreApplication>

namespace ph {

namespace {

using Part = EnvironmentAnswer::Part;

struct EnvironmentRulesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::EnvironmentRules)
};

QString named(const char* rule)
{
    return QString::fromLatin1(rule);
}

bool answered(const QList<EnvironmentAnswer>& parts, Part asked)
{
    for (const auto& part : parts) {
        if (part.part == asked)
            return part.verdict == ProbeLine::Verdict::Yes;
    }
    return false;
}

/// A home whose branch the first release makes is as good as one that has it.
bool homeAnswered(const QList<EnvironmentAnswer>& parts)
{
    const auto& home = parts.last();
    return home.verdict == ProbeLine::Verdict::Yes || home.verdict == ProbeLine::Verdict::Warning;
}

EnvironmentRule promotion(const ReleaseEnvironment& environment)
{
    const auto rule = named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "Only approved versions are promoted"));
    switch (environment.target.kind) {
    case ReleaseTarget::Kind::Alias:
        return {rule, Enforcement::Advisory,
                EnvironmentRulesTexts::tr(
                    "The registry does not ask for approvals: whoever may write to it can move the alias.")};
    case ReleaseTarget::Kind::Stage:
        return {
            rule, Enforcement::Advisory,
            EnvironmentRulesTexts::tr(
                "The registry does not ask for approvals: whoever may write to it can change the stage.")};
    case ReleaseTarget::Kind::Endpoint:
        return {rule, Enforcement::Advisory,
                EnvironmentRulesTexts::tr(
                    "The cluster does not ask for approvals: whoever may patch the endpoint can change it.")};
    case ReleaseTarget::Kind::GitManifest:
        break;
    }
    return {rule, Enforcement::Advisory,
            EnvironmentRulesTexts::tr(
                "Git does not tell whether %1 is protected, so it counts as open to whoever may push.")
                .arg(environment.target.branch)};
}

EnvironmentRule observedFirst(const ReleaseEnvironment& environment, bool target)
{
    const auto rule =
        named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "A step changes only what was observed"));
    switch (environment.target.kind) {
    case ReleaseTarget::Kind::GitManifest:
        return target ? EnvironmentRule{rule, Enforcement::Enforced,
                                        EnvironmentRulesTexts::tr("Git refuses the push where the branch has "
                                                                  "moved since it was looked at.")}
                      : EnvironmentRule{rule, Enforcement::Advisory,
                                        EnvironmentRulesTexts::tr(
                                            "The repository was not seen, so nothing is known of it.")};
    case ReleaseTarget::Kind::Endpoint:
        return target ? EnvironmentRule{rule, Enforcement::Enforced,
                                        EnvironmentRulesTexts::tr("The API server refuses a write where the "
                                                                  "object changed since it was looked at.")}
                      : EnvironmentRule{rule, Enforcement::Advisory,
                                        EnvironmentRulesTexts::tr(
                                            "The endpoint was not seen, so nothing is known of it.")};
    case ReleaseTarget::Kind::Alias:
    case ReleaseTarget::Kind::Stage:
        break;
    }
    return {rule, Enforcement::Advisory,
            EnvironmentRulesTexts::tr(
                "The registry has no compare-and-set: another writer may come between look and change.")};
}

EnvironmentRule exposureCaps(const ReleaseEnvironment& environment, bool target)
{
    const auto rule = named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "Exposure caps"));
    if (environment.target.kind != ReleaseTarget::Kind::Endpoint)
        return {rule, Enforcement::Advisory,
                EnvironmentRulesTexts::tr(
                    "The target moves all traffic at once: only this program refuses a tier whose "
                    "cap is below 100 %.")};
    if (!target)
        return {rule, Enforcement::Advisory,
                EnvironmentRulesTexts::tr("The endpoint was not seen, so nothing is known of it.")};
    return {rule, Enforcement::Detected,
            EnvironmentRulesTexts::tr(
                "A rollout never asks for more than its cap; who else may patch the endpoint can, which the "
                "rollout sees and holds.")};
}

} // namespace

QString environmentRuleText(const EnvironmentRule& rule)
{
    return EnvironmentRulesTexts::tr(rule.rule.toLatin1().constData());
}

QList<EnvironmentRule> environmentRules(const ReleaseEnvironment& environment,
                                        const QList<EnvironmentAnswer>& parts)
{
    const bool home = homeAnswered(parts), target = answered(parts, Part::Target),
               metrics = answered(parts, Part::Metrics);
    const auto unseenHome =
        EnvironmentRulesTexts::tr("The release home did not answer, so nothing is known of it.");
    QList<EnvironmentRule> rules;
    rules.append({named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "One writer at a time")),
                  home ? Enforcement::Enforced : Enforcement::Advisory,
                  home ? EnvironmentRulesTexts::tr(
                             "The release home refuses a push that is not on top of what is there.")
                       : unseenHome});
    rules.append(
        {named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "Approvals and evidence stay as they were signed")),
         home ? Enforcement::Detected : Enforcement::Advisory,
         home
             ? EnvironmentRulesTexts::tr("Nobody stops a change to the home's files, but signatures, digests "
                                         "and rewritten history show it.")
             : unseenHome});
    rules.append(promotion(environment));
    rules.append(
        {named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "What is live is what was released")),
         target ? Enforcement::Detected : Enforcement::Advisory,
         target ? EnvironmentRulesTexts::tr("Others can change the target; the next look at it shows that.")
                : EnvironmentRulesTexts::tr(
                      "The target was not seen, so a change by others would not be noticed.")});
    rules.append(observedFirst(environment, target));
    rules.append({named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "Freezes and release windows")),
                  Enforcement::Advisory,
                  EnvironmentRulesTexts::tr("Only this program knows the calendar of the policy.")});
    rules.append(exposureCaps(environment, target));
    rules.append({named(QT_TRANSLATE_NOOP("ph::EnvironmentRules", "The rollback condition is watched")),
                  metrics ? Enforcement::Detected : Enforcement::Advisory,
                  metrics ? EnvironmentRulesTexts::tr(
                                "The metrics source answers; this program sees the condition while it runs.")
                          : EnvironmentRulesTexts::tr(
                                "No metrics source answers, so nobody would see the condition.")});
    return rules;
}

} // namespace ph
