#include "app/release/RollbackFactsLoader.h"

#include "app/release/AskedCondition.h"
#include "app/release/ModelFile.h"
#include "services/release/KeyStore.h"
#include "services/release/Rehearsal.h"

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

} // namespace

Fact<RollbackFacts> loadRollbackFacts(Workspace& workspace, const ReleaseEnvironment& environment,
                                      const RollbackPlan& plan, const RegistrySource& registry,
                                      const QList<ReleaseRecord>& releases, std::stop_token stop)
{
    RollbackFacts facts;
    facts.condition = plan.condition;
    facts.dataSource = plan.dataSource;
    facts.rehearsedMs = std::max(lastRehearsal(releases, environment.name),
                                 lastRehearsalInHome(workspace, environment, stop));
    std::optional<Error> error;
    const auto now = [&] { return toMs(workspace.clock()()); };
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
    if (!plan.condition.trimmed().isEmpty() && !plan.dataSource.trimmed().isEmpty()) {
        const auto asked =
            askCondition({workspace.transport(), workspace.vault()}, environment, plan, now(), stop);
        if (asked && asked->reading) {
            facts.conditionValue = asked->reading->value;
            facts.conditionValueMs = asked->reading->measuredMs;
        }
        note(asked.map([](const AskedCondition&) {}));
    }
    return {std::move(facts), now(), std::move(error),
            QStringLiteral("the plan, the registry and %1").arg(plan.dataSource)};
}

std::int64_t lastRehearsalInHome(Workspace& workspace, const ReleaseEnvironment& environment,
                                 std::stop_token stop)
{
    const auto label = QStringLiteral("pilothouse");
    auto home = openHome(workspace, environment, label, HomeLook::Pull, stop);
    if (!home && isAway(home.error()))
        home = openHome(workspace, environment, label, HomeLook::Copy, stop);
    if (!home)
        return noTime;
    auto keys = KeyStore(workspace.state()).publicKeys().value_or(KnownKeys()).values();
    if (const auto policy = policyOf(environment)) {
        for (const auto& group : policy->groups) {
            for (const auto& approver : group.approvers)
                keys << publicKeyFromText(approver.key).value_or(QByteArray());
        }
    }
    auto last = noTime;
    const auto texts = home->rehearsals(environment.name).value_or(QMap<QString, QByteArray>());
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        const auto rehearsal = rehearsalFromCanonical(it.value(), it.key());
        if (rehearsal && rehearsal->environment == environment.name && keys.contains(rehearsal->publicKey))
            last = std::max(last, rehearsal->timeMs);
    }
    return last;
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

} // namespace ph
