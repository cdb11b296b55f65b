#include "app/release/RollbackFactsLoader.h"

#include "app/release/LiveFacts.h"
#include "app/release/ModelFile.h"
#include "models/values/RollbackCondition.h"

#include <QUrl>

#include <algorithm>

namespace ph {

namespace {

/// Whether the version is there and loads; what cannot be told stays unknown.
Result<void> lookAtTarget(Workspace& workspace, const ReleaseEnvironment& environment,
                          const ReleasePart& target, const RegistrySource& registry, std::stop_token stop,
                          RollbackFacts& facts)
{
    const auto reach = registry(environment.registry, stop);
    if (!reach)
        return fail(reach.error());
    const auto version = reach->versions.fetchModelVersion(reach->context, target.name, target.to);
    if (!version && version.error().kind != ErrorKind::NotFound)
        return fail(version.error());
    facts.targetExists = version.has_value();
    if (!version)
        return {};
    const auto tracker = linkNamed(workspace, environment.tracker);
    if (!tracker)
        return fail(tracker.error());
    const auto file =
        loadModelFile(workspace.cache(), tracker->get(), *version, (*tracker)->connection().id, stop);
    if (file && file->staleBecause)
        return fail(*file->staleBecause);
    if (!file && file.error().kind != ErrorKind::NotFound)
        return fail(file.error());
    facts.targetLoads = file.has_value();
    return {};
}

Result<void> askCondition(Workspace& workspace, const ReleaseEnvironment& environment, std::stop_token stop,
                          RollbackFacts& facts)
{
    const auto condition = parseRollbackCondition(facts.condition);
    if (!condition)
        return fail(condition.error());
    const auto address = conditionSource(facts.dataSource, environment);
    if (!address)
        return fail(address.error());
    PrometheusQuery source(workspace.transport(), *address, std::move(stop));
    const auto reading = readingNow(source, condition->expression, toMs(workspace.clock()()));
    if (!reading)
        return fail(reading.error());
    if (reading->samples > 1)
        return fail(severalNumbers(condition->expression, reading->samples));
    if (reading->samples == 1) {
        facts.conditionValue = reading->value;
        facts.conditionValueMs = reading->measuredMs;
    }
    return {};
}

} // namespace

Fact<RollbackFacts> loadRollbackFacts(Workspace& workspace, const ReleaseEnvironment& environment,
                                      const RollbackPlan& plan, const RegistrySource& registry,
                                      const QList<ReleaseRecord>& releases, std::stop_token stop)
{
    RollbackFacts facts;
    facts.condition = plan.condition;
    facts.dataSource = plan.dataSource;
    facts.rehearsedMs = lastRehearsal(releases, environment.name);
    std::optional<Error> error;
    const auto note = [&](const Result<void>& done) {
        if (!done && !error)
            error = done.error();
    };
    const auto target = std::find_if(plan.targets.begin(), plan.targets.end(), [](const ReleasePart& part) {
        return part.kind == ReleasePart::Kind::Model;
    });
    if (target != plan.targets.end()) {
        facts.target = target->to;
        note(lookAtTarget(workspace, environment, *target, registry, stop, facts));
    }
    if (!plan.condition.trimmed().isEmpty() && !plan.dataSource.trimmed().isEmpty())
        note(askCondition(workspace, environment, stop, facts));
    return {std::move(facts), toMs(workspace.clock()()), std::move(error),
            QStringLiteral("the plan, the registry and %1").arg(plan.dataSource)};
}

std::int64_t lastRehearsal(const QList<ReleaseRecord>& releases, const QString& environment)
{
    auto last = noTime;
    for (const auto& record : releases) {
        if (!record.rollbackOf.isEmpty() && record.state == ReleaseState::Done &&
            record.plan.environment == environment)
            last = std::max(last, record.changedMs);
    }
    return last;
}

Error severalNumbers(const QString& expression, std::size_t samples)
{
    return Error::make(ErrorKind::Invalid, expression,
                       QStringLiteral("%1 gives %2 numbers at once; a condition is about one, as of max(…).")
                           .arg(expression)
                           .arg(samples));
}

Result<QString> conditionSource(const QString& dataSource, const ReleaseEnvironment& environment)
{
    const auto name = dataSource.trimmed();
    if (name == QLatin1String("metrics") && !environment.metricsSource.isEmpty())
        return environment.metricsSource;
    const QUrl url(name, QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty() &&
        (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")))
        return name;
    return fail(ErrorKind::Unsupported, name,
                QStringLiteral("The data source is no address of a Prometheus, nor \"metrics\" for the "
                               "environment's own."));
}

} // namespace ph
