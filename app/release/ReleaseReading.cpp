#include "app/release/ReleaseReading.h"

#include "app/incidents/LoadTimeline.h"
#include "app/release/DeskSources.h"
#include "app/release/EnvironmentSources.h"
#include "app/release/KeyLabels.h"
#include "app/release/LiveVersion.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleasePicture.h"
#include "app/release/RollbackFactsLoader.h"
#include "app/release/RollbackOffer.h"
#include "app/release/ToldReleases.h"
#include "services/environments/EnvironmentRules.h"
#include "services/policy/PolicyFile.h"
#include "services/release/DriverLease.h"
#include "services/release/KeyStore.h"
#include "services/release/ReleaseStore.h"
#include "services/release/TierCheck.h"

#include <QCoreApplication>
#include <QFile>

#include <set>

namespace ph {

namespace {

struct ReleaseReadingTexts {
    Q_DECLARE_TR_FUNCTIONS(ReleaseReading)
};

/// What is the same for all releases, and what is for all of one environment.
struct Surroundings {
    QString ownKey;
    QMap<QString, QString> names;
    std::int64_t nowMs = 0;
    struct Place {
        ReleaseEnvironment environment;
        std::optional<Policy> policy;
        QString whyNoPolicy;
    };
    QMap<QString, Place> places; ///< by environment
};

Result<Surroundings> surroundings(Workspace& workspace)
{
    Surroundings all;
    all.nowMs = toMs(workspace.clock()());
    const auto keys = KeyStore(workspace.state()).keys();
    if (!keys)
        return fail(keys.error());
    for (const auto& key : *keys) {
        const bool isOwn = !key.secret.text.isEmpty();
        if (isOwn)
            all.ownKey = key.id;
        if (isOwn || !key.label.isEmpty())
            all.names.insert(key.id, isOwn ? ReleaseReadingTexts::tr("you") : key.label);
    }
    const auto environments = loadEnvironments(folderOf(workspace));
    if (!environments)
        return fail(environments.error());
    for (const auto& environment : environments->environments) {
        Surroundings::Place place{environment, {}, {}};
        if (auto policy = policyOf(environment))
            place.policy = std::move(*policy);
        else
            place.whyNoPolicy = errorSentence(policy.error());
        all.places.insert(environment.name, place);
    }
    return all;
}

ReleaseSetting settingOf(const ReleaseRecord& record, const Surroundings& all, ReleaseSetting::Kept kept)
{
    ReleaseSetting setting;
    setting.kept = kept;
    setting.ownKey = all.ownKey;
    setting.nowMs = all.nowMs;
    const auto place = all.places.constFind(record.plan.environment);
    if (place == all.places.constEnd()) {
        setting.whyNoPolicy =
            ReleaseReadingTexts::tr("The environment %1 is not here.").arg(record.plan.environment);
    } else {
        setting.environment = place->environment;
        setting.policy = place->policy;
        setting.whyNoPolicy = place->whyNoPolicy;
    }
    setting.names = keyNames(setting.policy, all.names);
    return setting;
}

QString targetText(const ReleaseEnvironment& environment)
{
    const auto& target = environment.target;
    const auto model = environment.model.isEmpty() ? QStringLiteral("*") : environment.model;
    switch (target.kind) {
    case ReleaseTarget::Kind::Alias:
        return QStringLiteral("models:/%1@%2").arg(model, target.alias);
    case ReleaseTarget::Kind::Stage:
        return QStringLiteral("models:/%1/%2").arg(model, target.stage);
    case ReleaseTarget::Kind::GitManifest:
        return QStringLiteral("git:%1#%2:%3").arg(target.repository, target.file, target.field);
    case ReleaseTarget::Kind::Endpoint:
        return endpointPlace(target);
    }
    return {};
}

QString liveVersion(Workspace& workspace, const ReleaseEnvironment& environment,
                    const std::vector<ModelVersion>& versions)
{
    if (environment.target.kind == ReleaseTarget::Kind::GitManifest)
        return versionInManifest(workspace, environment.target, HomeLook::Copy, {}).value_or(QString());
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint)
        return lastServed(workspace, environment, versions).version;
    const auto live = std::find_if(versions.begin(), versions.end(), [&](const ModelVersion& version) {
        return isLive(version, environment.target);
    });
    return live == versions.end() ? QString() : live->version;
}

EnvironmentPart::State partState(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::Yes:
        return EnvironmentPart::State::Works;
    case ProbeLine::Verdict::No:
        return EnvironmentPart::State::Failed;
    case ProbeLine::Verdict::NotOffered:
        return EnvironmentPart::State::NotSet;
    case ProbeLine::Verdict::Warning:
        return EnvironmentPart::State::Limited;
    case ProbeLine::Verdict::Unknown:
        break;
    }
    return EnvironmentPart::State::Unknown;
}

EnvironmentLine lineOf(Workspace& workspace, const Surroundings::Place& place, std::int64_t nowMs,
                       HomeLook look, const std::stop_token& stop)
{
    const auto& environment = place.environment;
    EnvironmentLine line;
    line.name = environment.name;
    line.target = targetText(environment);
    if (place.policy)
        line.freeze = freezesNow(*place.policy, nowMs).join(QStringLiteral("; "));
    if (environment.model.isEmpty())
        return line;
    if (environment.target.kind == ReleaseTarget::Kind::GitManifest) {
        auto version = versionInManifest(workspace, environment.target, look, stop);
        if (version && look == HomeLook::Pull)
            line.liveSeenMs = nowMs;
        if (!version)
            version = versionInManifest(workspace, environment.target, HomeLook::Copy, {});
        if (version && !version->isEmpty())
            line.live = environment.model + u' ' + *version;
        return line;
    }
    const auto registry = connectionNamed(workspace, environment.registry);
    if (!registry)
        return line;
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint) {
        const auto versions =
            workspace.cache().modelVersions({registry->id, EntityKind::RegisteredModel, environment.model});
        const auto last = lastServed(workspace, environment, versions.value_or(std::vector<ModelVersion>()));
        line.liveSeenMs = last.seenMs;
        if (!last.version.isEmpty())
            line.live = environment.model + u' ' + last.version;
        return line;
    }
    // What we did ourselves is in there too, even where nobody has looked since.
    const auto timelines = workspace.aliases().timelines(registry->id, environment.model);
    const auto& target = environment.target;
    const auto pointer =
        target.kind == ReleaseTarget::Kind::Alias ? u'@' + target.alias : u'/' + target.stage;
    for (const auto& timeline : timelines.value_or(QList<AliasTimeline>())) {
        if (timeline.pointer != pointer || timeline.periods.isEmpty())
            continue;
        const auto& last = timeline.periods.last();
        line.liveSeenMs = last.lastSeenMs;
        if (!last.version.isEmpty())
            line.live = environment.model + u' ' + last.version;
    }
    return line;
}

/// What a start would be refused for: here by the store, elsewhere by the release home.
QStringList othersUnderWay(const ReleaseListing& listing, const ReleaseRecord& besides, std::int64_t nowMs)
{
    QStringList ids;
    for (const auto& other : listing.releases) {
        const bool runs = other.state == ReleaseState::Running;
        const bool holds =
            (runs || other.state == ReleaseState::RollingBack) && claimHolds(other.changedMs, nowMs);
        if (other.plan.environment == besides.plan.environment && other.plan.id != besides.plan.id &&
            (holds || (runs && listing.here.contains(other.plan.id))))
            ids << other.plan.id;
    }
    return ids;
}

/// What serves now may have to be taken back: what soaks, and what was released last.
bool isWatched(const ReleaseRecord& record, const QList<ReleaseRecord>& releases)
{
    return record.state == ReleaseState::Soaking ||
           (record.state == ReleaseState::Done && lastReleased(releases, record.plan.environment) == &record);
}

/// Asks the rollback conditions of many releases; a source that did not answer is not waited for again.
class ConditionAsker {
public:
    ConditionAsker(Workspace& workspace, std::stop_token stop)
        : workspace_(workspace)
        , stop_(std::move(stop))
    {
    }

    /// None where it could not be asked, which `notes` then says.
    std::optional<ConditionWatch> ask(const ReleaseRecord& record, const ReleaseSetting& setting,
                                      QStringList& notes)
    {
        const auto& plan = record.plan.rollback;
        const std::pair source(record.plan.environment, plan.dataSource);
        if (!setting.environment || stop_.stop_requested() || silent_.contains(source))
            return std::nullopt;
        const auto watch = watchCondition({workspace_.transport(), workspace_.vault()}, *setting.environment,
                                          plan, setting.nowMs, stop_);
        if (watch)
            return *watch;
        if (isAway(watch.error()))
            silent_.insert(source);
        notes << ReleaseReadingTexts::tr("The rollback condition of %1 could not be asked: %2")
                     .arg(record.plan.id, errorSentence(watch.error()));
        return std::nullopt;
    }

private:
    Workspace& workspace_;
    std::stop_token stop_;
    std::set<std::pair<QString, QString>> silent_; ///< environment and source
};

} // namespace

Result<ReleaseBoard> readBoard(Workspace& workspace, HomeLook look, std::stop_token stop)
{
    const auto all = surroundings(workspace);
    if (!all)
        return fail(all.error());
    workspace.observer().noteFiles(watchedFiles(workspace)); // they are read here anyway
    auto listing = knownReleases(workspace, look, stop);
    if (!listing)
        return fail(listing.error());
    keepTold(workspace, listing->told);
    if (look == HomeLook::Pull && !listing->untold.isEmpty()) {
        if (auto desk = ReleaseDesk::open(workspace, stop, {}))
            listing->notes << desk->tell(listing->untold);
    }
    ReleaseBoard board;
    board.ownKey = all->ownKey.isEmpty() ? ReleaseBoard::OwnKey::None : ReleaseBoard::OwnKey::Made;
    board.notes = std::move(listing->notes);
    for (const auto& place : all->places) {
        board.environments << lineOf(workspace, place, all->nowMs, look, stop);
        if (!place.whyNoPolicy.isEmpty())
            board.notes << place.whyNoPolicy;
    }
    board.rollbacks = rollbackWays(listing->releases);
    std::optional<ConditionAsker> asker;
    if (look == HomeLook::Pull)
        asker.emplace(workspace, stop);
    for (const auto& record : listing->releases) {
        const auto kept = listing->here.contains(record.plan.id) ? ReleaseSetting::Kept::Here
                                                                 : ReleaseSetting::Kept::Elsewhere;
        auto setting = settingOf(record, *all, kept);
        setting.toldBy = listing->toldBy.value(record.plan.id);
        if (asker && isWatched(record, listing->releases))
            setting.condition = asker->ask(record, setting, board.notes);
        board.releases << releaseSummary(record, setting);
        board.inbox << inboxItems(record, setting);
    }
    board.notes = inNames(std::move(board.notes), workspace);
    return board;
}

Result<ReleaseReading> readRelease(Workspace& workspace, const QString& id, HomeLook look,
                                   std::stop_token stop)
{
    const auto all = surroundings(workspace);
    if (!all)
        return fail(all.error());
    auto known = knownRelease(workspace, id, look, stop);
    if (!known)
        return fail(known.error());
    if (known->told)
        keepTold(workspace, {*known->told});
    const auto& record = known->record;
    const bool isHere = known->kept == KnownRelease::Kept::Here;
    auto setting =
        settingOf(record, *all, isHere ? ReleaseSetting::Kept::Here : ReleaseSetting::Kept::Elsewhere);
    setting.toldBy = known->toldBy;
    const auto listing = knownReleases(workspace, HomeLook::Copy, stop); // pulled just now, where it is to be
    if (!listing)
        return fail(listing.error());
    setting.underWay = othersUnderWay(*listing, record, all->nowMs);
    if (const auto* latest = lastReleased(listing->releases, record.plan.environment))
        setting.latest = latest->plan.id;
    const auto log = ledgerAbout(workspace.state(), id);
    if (!log)
        return fail(log.error());
    ReleaseReading reading{releaseDetails(record, setting, *log),
                           inNames(std::move(known->notes), workspace)};
    if (look == HomeLook::Pull && reading.notes.isEmpty()) // else not all of it was read now
        reading.details.seenMs = all->nowMs;
    return reading;
}

Result<ProbedEnvironment> probedEnvironment(Workspace& workspace, const QString& name, std::stop_token stop)
{
    const auto all = surroundings(workspace);
    if (!all)
        return fail(all.error());
    const auto place = all->places.constFind(name);
    if (place == all->places.constEnd())
        return fail(ErrorKind::NotFound, name, ReleaseReadingTexts::tr("There is no such environment here."));
    const auto report = probeEnvironment(place->environment, environmentSources(workspace, stop), stop);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, name);
    ProbedEnvironment probed{lineOf(workspace, *place, all->nowMs, HomeLook::Pull, stop), {}};
    if (const auto known = knownReleases(workspace, HomeLook::Copy, stop))
        probed.line.rehearsedMs = lastRehearsal(known->releases, name);
    probed.line.rehearsedMs =
        std::max(probed.line.rehearsedMs, lastRehearsalInHome(workspace, place->environment, stop));
    for (const auto& part : report.parts)
        probed.line.parts << EnvironmentPart{environmentPartText(part.part), partState(part.verdict),
                                             part.detail, all->nowMs};
    for (const auto& rule : report.rules)
        probed.rules << EnforcementLine{environmentRuleText(rule), rule.enforcement, rule.reason};
    return probed;
}

Result<DraftChoices> draftChoices(Workspace& workspace, const QString& name)
{
    DraftChoices choices;
    const auto environments = loadEnvironments(folderOf(workspace));
    if (!environments)
        return fail(environments.error());
    const ReleaseEnvironment* chosen = nullptr;
    for (const auto& environment : environments->environments) {
        choices.environments << environment.name;
        if (environment.name == name)
            chosen = &environment;
    }
    if (!chosen)
        return choices;
    const auto policy = policyOf(*chosen);
    if (!policy)
        return fail(policy.error());
    choices.tiers = tiersFor(*chosen, *policy);
    choices.leastTier = chosen->tier;
    if (!chosen->metricsSource.isEmpty())
        choices.dataSources << chosen->metricsSource;
    const auto registry = connectionNamed(workspace, chosen->registry);
    const auto models = workspace.cache().registeredModels();
    if (!models)
        return fail(models.error());
    for (const auto& model : *models) {
        if (!registry || model.key.connection != registry->id)
            continue;
        const bool isPrompt = model.kind == RegisteredModel::Kind::Prompt;
        if (!isPrompt && !chosen->model.isEmpty() && model.name() != chosen->model)
            continue;
        const auto versions = workspace.cache().modelVersions(model.key);
        if (!versions)
            return fail(versions.error());
        DraftChoices::Named thing;
        thing.kind = isPrompt ? ReleasePart::Kind::Prompt : ReleasePart::Kind::Model;
        thing.name = model.name();
        if (!isPrompt || chosen->target.kind != ReleaseTarget::Kind::GitManifest)
            thing.live = liveVersion(workspace, *chosen, *versions);
        for (const auto& version : *versions)
            thing.versions << version.version;
        choices.things << thing;
    }
    return choices;
}

Result<PolicyText> policyText(Workspace& workspace, const QString& name)
{
    const auto environment = loadEnvironment(folderOf(workspace), name);
    if (!environment)
        return fail(environment.error());
    return policyTextIn(environment->policyFile);
}

Result<PolicyText> policyTextIn(const QString& path)
{
    PolicyText text;
    text.file = path;
    QFile file(text.file);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound, text.file, file.errorString());
    const auto bytes = file.read(maxYamlBytes + 1);
    text.text = QString::fromUtf8(bytes);
    const auto read = readPolicy(bytes); // of what is shown, whatever the file became meanwhile
    if (read.policy)
        text.digest = read.policy->digest;
    for (const auto& problem : read.problems)
        text.problems << TextProblem{problem.line, problem.column, problem.path, problem.message};
    return text;
}

} // namespace ph
