#include "models/values/DeployMark.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct DeployMarkTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DeployMark)
};

bool isOf(const ReleaseRecord& release, const QStringList& models, const QString& place)
{
    const auto& plan = release.plan;
    return std::any_of(plan.parts.begin(), plan.parts.end(),
                       [&models](const ReleasePart& part) { return models.contains(part.name); }) ||
           std::any_of(plan.steps.begin(), plan.steps.end(), [&place](const PlanStep& step) {
               return step.place.startsWith(QLatin1String("endpoint:")) && step.place.endsWith(place);
           });
}

/// When the first step was seen done; noTime: none was.
std::int64_t deployedMs(const ReleaseRecord& release)
{
    std::int64_t first = noTime;
    for (const auto& step : release.steps) {
        if (step.state == StepRecord::State::Confirmed && step.observedMs != noTime)
            first = first == noTime ? step.observedMs : std::min(first, step.observedMs);
    }
    return first;
}

QString subjectOf(const ReleaseRecord& release)
{
    QStringList parts;
    for (const auto& part : release.plan.parts)
        parts << QStringLiteral("%1 %2").arg(part.name, part.to).trimmed();
    return parts.isEmpty() ? release.plan.id : parts.join(QStringLiteral(" + "));
}

} // namespace

QList<DeployMark> deployMarks(const QList<ReleaseRecord>& releases, const EndpointNames& names,
                              const Endpoint* endpoint)
{
    QStringList models{names.name, names.model};
    if (endpoint && endpoint->served)
        models << endpoint->served->model;
    models.removeAll(QString());
    const auto place = QStringLiteral("/%1/%2").arg(names.ns, names.name);
    QList<DeployMark> marks;
    for (const auto& release : releases) {
        const auto atMs = deployedMs(release);
        if (atMs == noTime || !isOf(release, models, place))
            continue;
        const auto words = release.rollbackOf.isEmpty() ? DeployMarkTexts::tr("%1 released to %2")
                                                        : DeployMarkTexts::tr("%1 rolled back in %2");
        marks.append({atMs, words.arg(subjectOf(release), release.plan.environment)});
    }
    if (endpoint && endpoint->lastChange && endpoint->lastChange->atMs != noTime)
        marks.append(
            {endpoint->lastChange->atMs,
             DeployMarkTexts::tr("%1 changed by %2").arg(endpoint->name, endpoint->lastChange->manager)});
    std::stable_sort(marks.begin(), marks.end(),
                     [](const DeployMark& a, const DeployMark& b) { return a.atMs < b.atMs; });
    return marks;
}

} // namespace ph
