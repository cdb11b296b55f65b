#include "services/containment/ContainmentOptions.h"

#include "services/containment/ContainmentRanking.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct SilenceContainmentTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Containment)
};

/// An Alertmanager tells groups every few seconds to minutes; one that is silenced is left out of the next.
constexpr std::int64_t silenceWorksMs = 60'000;

} // namespace

QList<ContainmentOption> containmentOptions(const ContainmentFacts& facts)
{
    return rankedContainment(trafficContainment(facts) + releaseContainment(facts) +
                             silenceContainment(facts));
}

QList<ContainmentOption> silenceContainment(const ContainmentFacts& facts)
{
    ContainmentOption option;
    option.kind = ContainmentKind::Silence;
    option.effect = SilenceContainmentTexts::tr("Nobody is told of it for an hour; no request moves.");
    option.doesNotFix =
        SilenceContainmentTexts::tr("Anything: users are hurt as before, and nobody is called.");
    option.radius = 0;
    option.radiusText = SilenceContainmentTexts::tr("No requests; everybody who is told of the alert.");
    option.reversibility = ContainmentOption::Reversibility::ByItself;
    option.effectMs = silenceWorksMs;
    option.effectGround = SilenceContainmentTexts::tr("It counts from the next look of the Alertmanager.");
    option.who =
        SilenceContainmentTexts::tr("Whoever the Alertmanager lets in, by a connection with control.");
    if (facts.alerts.empty()) {
        option.missing << SilenceContainmentTexts::tr("No alert of it was seen firing.");
        return {option};
    }
    QList<ContainmentOption> options;
    options.reserve(qsizetype(facts.alerts.size()));
    for (const auto& alert : facts.alerts) {
        auto one = option;
        one.target = alert.name;
        one.observedMs = alert.seenMs;
        one.act = {ContainmentAct::How::AddSilence, alert.name, alert.connection, {}, {}};
        if (facts.environment)
            one.act.labels = facts.environment->alertLabels;
        one.act.labels.insert(QStringLiteral("alertname"), alert.name);
        const bool isControlled = facts.controlled.contains(alert.connection);
        one.permit = isControlled ? ContainmentOption::Permit::Unknown : ContainmentOption::Permit::MayNot;
        one.standing =
            isControlled ? ContainmentOption::Standing::Possible : ContainmentOption::Standing::Lacking;
        if (!isControlled)
            one.missing << SilenceContainmentTexts::tr("Control is switched off for the connection %1.")
                               .arg(alert.connection);
        options.append(one);
    }
    return options;
}

} // namespace ph
