#include "models/tables/EndpointWords.h"

#include "models/tables/Format.h"
#include "models/tables/RecordedSentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct EndpointTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::EndpointWords)
};

/// "Ready: RevisionMissing. The configuration does not exist."
QString conditionText(const EndpointCondition& condition)
{
    auto text = condition.type;
    if (!condition.reason.isEmpty())
        text += QStringLiteral(": ") + condition.reason;
    if (!condition.message.isEmpty())
        text += QStringLiteral(". ") + condition.message;
    return text;
}

} // namespace

QString systemAndModeText(const Endpoint& endpoint)
{
    const auto system = servingSystemTitle(endpoint.system);
    return endpoint.mode.isEmpty() ? system : system + QStringLiteral(" · ") + endpoint.mode;
}

QString endpointHealthText(EndpointHealth health)
{
    switch (health) {
    case EndpointHealth::Failing:
        return EndpointTexts::tr("Failing", "health of an endpoint");
    case EndpointHealth::Progressing:
        return EndpointTexts::tr("Changing", "health of an endpoint: not settled yet");
    case EndpointHealth::Ready:
        return EndpointTexts::tr("Ready", "health of an endpoint");
    case EndpointHealth::Unknown:
        break;
    }
    return EndpointTexts::tr("Unknown", "health of an endpoint");
}

QString endpointHealthReason(const Endpoint& endpoint)
{
    const auto& conditions = endpoint.conditions;
    switch (endpointHealth(endpoint)) {
    case EndpointHealth::Ready:
        return {};
    case EndpointHealth::Unknown:
        return EndpointTexts::tr("The cluster does not say whether it is ready.");
    case EndpointHealth::Failing: {
        // A sum of others says least: it comes last where another tells why.
        const auto fails = [](const EndpointCondition& one) {
            return one.status == EndpointCondition::Status::False && !one.informative;
        };
        const auto cause = std::find_if(conditions.begin(), conditions.end(), [&](const auto& one) {
            return fails(one) && one.type != QLatin1String("Ready");
        });
        return conditionText(
            cause != conditions.end() ? *cause : *std::find_if(conditions.begin(), conditions.end(), fails));
    }
    case EndpointHealth::Progressing:
        break;
    }
    if (endpoint.beingDeleted)
        return EndpointTexts::tr("It is being deleted.");
    if (endpoint.observedGeneration >= 0 && endpoint.observedGeneration < endpoint.generation)
        return EndpointTexts::tr("The last change has not been taken up yet.");
    if (endpoint.latest.latestCreated != endpoint.latest.latestReady)
        return EndpointTexts::tr("Revision %1 is not ready yet.").arg(endpoint.latest.latestCreated);
    const auto open = std::find_if(conditions.begin(), conditions.end(), [](const auto& one) {
        return one.status == EndpointCondition::Status::Unknown;
    });
    return open == conditions.end() ? QString() : conditionText(*open);
}

QString conditionStatusText(EndpointCondition::Status status)
{
    switch (status) {
    case EndpointCondition::Status::True:
        return EndpointTexts::tr("True", "status of a condition");
    case EndpointCondition::Status::False:
        return EndpointTexts::tr("False", "status of a condition");
    case EndpointCondition::Status::Unknown:
        break;
    }
    return EndpointTexts::tr("Unknown", "status of a condition");
}

QString shareRoleText(TrafficShare::Role role)
{
    switch (role) {
    case TrafficShare::Role::Stable:
        return EndpointTexts::tr("stable", "part of an endpoint's traffic");
    case TrafficShare::Role::Candidate:
        return EndpointTexts::tr("candidate", "part of an endpoint's traffic");
    case TrafficShare::Role::Shadow:
        return EndpointTexts::tr("shadow", "part of an endpoint's traffic: gets copies, answers nobody");
    case TrafficShare::Role::Other:
        break;
    }
    return EndpointTexts::tr("other", "part of an endpoint's traffic");
}

QString percentText(double percent)
{
    NumberFormat format;
    format.decimals = 3;
    return EndpointTexts::tr("%1 %", "a percentage").arg(formatNumber(percent, format));
}

QString sharesText(const QList<TrafficShare>& shares)
{
    QStringList parts;
    for (const auto& share : shares)
        parts << QStringLiteral("%1 %2").arg(
            percentText(share.percent), share.role == TrafficShare::Role::Other && !share.target.isEmpty()
                                            ? share.target
                                            : shareRoleText(share.role));
    return parts.isEmpty() ? QStringLiteral("–") : listText(parts);
}

QString observedSourceText(ObservedTraffic::Source source)
{
    switch (source) {
    case ObservedTraffic::Source::Status:
        return EndpointTexts::tr("the object's own status", "where observed traffic is known from");
    case ObservedTraffic::Source::RouteWeights:
        return EndpointTexts::tr("weights of the route", "where observed traffic is known from");
    case ObservedTraffic::Source::Metrics:
        return EndpointTexts::tr("counted requests", "where observed traffic is known from");
    case ObservedTraffic::Source::NotObservable:
        break;
    }
    return EndpointTexts::tr("not observable", "traffic");
}

QString trafficRemarkText(const ObservedTraffic& observed)
{
    // Rollouts record it, in English.
    static const RecordedSentences remarks(
        "ph::TrafficRemark",
        {QT_TRANSLATE_NOOP("ph::TrafficRemark", "Ready pods behind a Service get all of its requests."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark", "No pod is ready."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark", "The route has no traffic yet."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark",
                           "In Standard mode the status repeats what was asked for; only route weights or "
                           "metrics tell. canaryTrafficPercent has no effect in this mode."),
         QT_TRANSLATE_NOOP(
             "ph::TrafficRemark",
             "In Standard mode the status repeats what was asked for; only route weights or metrics tell."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark", "A graph does not say where its requests went."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark", "The object does not say where its requests went."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark",
                           "Without a traffic router the split follows the number of pods; metrics tell."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark",
                           "A VirtualService does not say what the proxies do with it; metrics tell."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark", "The gateway has accepted these weights."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark", "The gateway has not accepted these weights yet."),
         QT_TRANSLATE_NOOP("ph::TrafficRemark",
                           "Seldon does not say where the requests went; metrics tell.")});
    return remarks.inWords(observed.remark);
}

QString trafficText(const QList<TrafficShare>& declared, const ObservedTraffic& observed)
{
    const auto seen = observed.source == ObservedTraffic::Source::NotObservable
                          ? observedSourceText(observed.source)
                          : sharesText(observed.shares);
    return EndpointTexts::tr("declared: %1; observed: %2", "traffic").arg(sharesText(declared), seen);
}

QString replicasText(int ready, int wanted)
{
    if (ready < 0 && wanted < 0)
        return QStringLiteral("–");
    const auto count = [](int number) { return number < 0 ? QStringLiteral("?") : formatCount(number); };
    return QStringLiteral("%1 / %2").arg(count(ready), count(wanted));
}

ReplicaCount replicasOf(const Endpoint& endpoint)
{
    ReplicaCount sum;
    const auto add = [](int& to, int number) {
        if (number >= 0)
            to = std::max(to, 0) + number;
    };
    for (const auto& revision : endpoint.revisions) {
        add(sum.ready, revision.readyReplicas);
        add(sum.wanted, revision.replicas);
    }
    return sum;
}

QString servedText(const Endpoint& endpoint)
{
    if (endpoint.served)
        return QStringLiteral("%1 %2").arg(endpoint.served->model, endpoint.served->version);
    for (const auto& revision : endpoint.revisions) {
        if (!revision.model.isEmpty())
            return revision.model;
    }
    return QStringLiteral("–");
}

QString changeText(const std::optional<EndpointChange>& change, std::int64_t nowMs)
{
    if (!change)
        return QStringLiteral("–");
    return EndpointTexts::tr("%1, %2", "who changed it, when: kubectl, 2 h ago")
        .arg(change->manager, formatSeenAge(change->atMs, nowMs));
}

} // namespace ph
