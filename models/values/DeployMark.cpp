#include "models/values/DeployMark.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ph {

namespace {

struct DeployMarkTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DeployMark)
};

/// Where releases of this endpoint and their steps are told by.
struct DeploySubject {
    QStringList models;
    QString place; ///< "/NAMESPACE/NAME"
};

bool isOf(const ReleaseRecord& release, const DeploySubject& subject)
{
    const auto& plan = release.plan;
    return std::any_of(plan.parts.begin(), plan.parts.end(),
                       [&](const ReleasePart& part) { return subject.models.contains(part.name); }) ||
           std::any_of(plan.steps.begin(), plan.steps.end(), [&](const PlanStep& step) {
               return step.place.startsWith(QLatin1String("endpoint:")) && step.place.endsWith(subject.place);
           });
}

std::int64_t firstOf(const QList<StepRecord>& steps, StepRecord::State state,
                     std::int64_t StepRecord::*moment)
{
    std::int64_t first = noTime;
    for (const auto& step : steps) {
        const bool counts = state == StepRecord::State::Planned || step.state == state;
        if (counts && step.*moment != noTime)
            first = first == noTime ? step.*moment : std::min(first, step.*moment);
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

QString versionWords(const QString& version)
{
    return version.isEmpty() ? DeployMarkTexts::tr("nothing", "what an alias points at") : version;
}

QString aliasText(const QString& model, const QString& pointer, const QString& from, const QString& to)
{
    return DeployMarkTexts::tr("%1%2 from %3 to %4", "model, @alias, version, version")
        .arg(model, pointer, versionWords(from), versionWords(to));
}

/// "models:/fraud@champion" -> "fraud", "@champion"; empty where it is no alias.
std::pair<QString, QString> aliasOf(const PlanStep& step)
{
    const auto place = step.place.mid(int(qstrlen("models:/")));
    const auto at = place.lastIndexOf(u'@');
    return step.kind == PlanStep::Kind::SetAlias && at > 0 ? std::pair(place.left(at), place.mid(at))
                                                           : std::pair<QString, QString>();
}

constexpr auto servedOther = DeployMark::Served::Other;

class MarkGathering {
public:
    explicit MarkGathering(const DeploySources& sources)
        : sources_(sources)
        , endpoint_(sources.endpoint ? &*sources.endpoint : nullptr)
        , subject_{modelsBehind(sources.names, endpoint_),
                   QStringLiteral("/%1/%2").arg(sources.names.ns, sources.names.name)}
    {
        for (const auto& entry : sources.ledger) {
            const auto id = asked(entry).value(QLatin1String("release")).toString();
            if (!id.isEmpty() && (entry.kind == QLatin1String("release.started") ||
                                  entry.kind == QLatin1String("rollback.started")))
                executedBy_.insert(id, nameOf(entry.actor));
        }
    }

    QList<DeployMark> all()
    {
        for (const auto& release : sources_.releases) {
            if (isOf(release, subject_))
                addRelease(release);
        }
        for (const auto& model : sources_.aliases)
            addAliases(model);
        for (const auto& rollout : sources_.rollouts)
            addRollout(rollout);
        addTraffic();
        addCluster();
        std::stable_sort(marks_.begin(), marks_.end(),
                         [](const DeployMark& a, const DeployMark& b) { return a.atMs < b.atMs; });
        return marks_;
    }

private:
    static QJsonObject asked(const LedgerEntry& entry)
    {
        return QJsonDocument::fromJson(entry.asked).object();
    }
    QString nameOf(const QString& key) const { return sources_.keyNames.value(key, key); }
    void add(DeployMark mark)
    {
        if (mark.atMs != noTime)
            marks_ << std::move(mark);
    }

    void addRelease(const ReleaseRecord& release)
    {
        const auto by = executedBy_.value(release.plan.id);
        const bool isWayBack = !release.rollbackOf.isEmpty();
        const auto kind = isWayBack ? DeployKind::RollBack : DeployKind::Release;
        const auto what = subjectOf(release), where = release.plan.environment;
        using State = StepRecord::State;
        const auto begunMs = firstOf(release.steps, State::Planned, &StepRecord::intendedMs);
        add({kind, begunMs, noTime, noTime,
             (isWayBack ? DeployMarkTexts::tr("Rollback to %1 in %2 begun")
                        : DeployMarkTexts::tr("Release of %1 to %2 begun"))
                 .arg(what, where),
             by});
        const auto liveMs = firstOf(release.steps, State::Confirmed, &StepRecord::observedMs);
        add({kind, liveMs, begunMs, liveMs,
             (isWayBack ? DeployMarkTexts::tr("%1 rolled back in %2")
                        : DeployMarkTexts::tr("%1 released to %2"))
                 .arg(what, where),
             by, servedOther});
        for (const auto& step : release.steps) {
            const auto [model, pointer] = aliasOf(step.step);
            if (step.state != State::Confirmed || pointer.isEmpty())
                continue;
            done_ << step;
            add({DeployKind::Alias, step.observedMs, step.intendedMs, step.observedMs,
                 aliasText(model, pointer, step.step.expected, step.step.value), by, servedOther});
        }
        if (release.state == ReleaseState::Done)
            add({kind, release.changedMs, noTime, noTime,
                 DeployMarkTexts::tr("Release of %1 to %2 done").arg(what, where), by});
        if (release.state == ReleaseState::RolledBack)
            add({DeployKind::RollBack,
                 release.changedMs,
                 noTime,
                 noTime,
                 DeployMarkTexts::tr("%1 taken back from %2").arg(what, where),
                 {}});
    }

    /// Of a release of ours (or told in its home) the step knows it to the moment; the log may say it again.
    bool isToldByStep(const QString& model, const AliasChange& change) const
    {
        return std::any_of(done_.begin(), done_.end(), [&](const StepRecord& step) {
            const auto period = change.to;
            return aliasOf(step.step) == std::pair(model, change.pointer) &&
                   step.step.value == period.version && step.intendedMs <= period.byMs &&
                   (period.afterMs == noTime || step.observedMs >= period.afterMs);
        });
    }

    void addAliases(const DeploySources::ModelAliases& model)
    {
        for (const auto& change : aliasChanges(model.timelines)) {
            const auto& period = change.to;
            // What the first look found is no change, and what an environment serves is told by its releases.
            if (period.afterMs == noTime || change.pointer.startsWith(u'#') ||
                isToldByStep(model.model, change))
                continue;
            add({DeployKind::Alias, period.byMs, period.afterMs, period.byMs,
                 aliasText(model.model, change.pointer, change.from, period.version),
                 period.cause == AliasPeriod::Cause::OurAct ? DeployMarkTexts::tr("from here") : QString(),
                 servedOther});
        }
    }

    static bool movesRequests(const RolloutStep& step)
    {
        return step.kind == RolloutStep::Kind::Weight || step.kind == RolloutStep::Kind::Promote;
    }

    QString stepText(const RolloutStep& step, const QString& candidate) const
    {
        switch (step.kind) {
        case RolloutStep::Kind::Deploy:
            return DeployMarkTexts::tr("%1 deployed, without requests").arg(candidate);
        case RolloutStep::Kind::Shadow:
            return DeployMarkTexts::tr("%1 gets copies of %2 % of the requests")
                .arg(candidate, QString::number(step.percent));
        case RolloutStep::Kind::Weight:
            return DeployMarkTexts::tr("%1 gets %2 % of the requests")
                .arg(candidate, QString::number(step.percent));
        case RolloutStep::Kind::Promote:
            return DeployMarkTexts::tr("%1 gets all requests").arg(candidate);
        case RolloutStep::Kind::Preflight:
        case RolloutStep::Kind::Confirm:
            break;
        }
        return {};
    }

    void addRollout(const DeploySources::Rollout& rollout)
    {
        const auto& plan = rollout.plan;
        const auto& state = rollout.state;
        const auto named = QStringLiteral("%1 %2").arg(plan.candidate.model, plan.candidate.version);
        const auto candidate = named.trimmed().isEmpty() ? plan.id : named.trimmed();
        const auto seen = [&](DeployKind kind, const RolloutRecord& record, const QString& text,
                              DeployMark::Served served) {
            const auto askedMs = record.requestedMs == noTime ? record.intendedMs : record.requestedMs;
            if (!text.isEmpty())
                add({kind, record.observedMs, askedMs, record.observedMs, text, state.driver, served});
        };
        for (qsizetype i = 0; i < std::min(plan.steps.size(), state.steps.size()); ++i)
            seen(DeployKind::Traffic, state.steps[i], stepText(plan.steps[i], candidate),
                 movesRequests(plan.steps[i]) ? servedOther : DeployMark::Served::Same);
        if (!state.back.isEmpty())
            seen(DeployKind::RollBack, state.back.first(),
                 DeployMarkTexts::tr("%1 gets no more requests: %2").arg(candidate, state.reason),
                 servedOther);
        for (const auto& request : state.requests) {
            using Kind = RolloutRequest::Kind;
            const bool isBack = request.kind == Kind::Abort || request.kind == Kind::RollBack;
            if (isBack || request.kind == Kind::Pause || request.kind == Kind::Resume)
                add({isBack ? DeployKind::RollBack : DeployKind::Traffic, request.atMs, noTime, noTime,
                     DeployMarkTexts::tr("Asked of the rollout: %1 (%2)")
                         .arg(rolloutRequestName(request.kind), request.reason),
                     request.who});
        }
        if (state.outcome == RolloutOutcome::Promoted)
            add({DeployKind::Release, state.outcomeMs, noTime, noTime,
                 DeployMarkTexts::tr("Rollout of %1 done").arg(candidate), state.driver});
        else if (state.outcome == RolloutOutcome::RolledBack)
            add({DeployKind::RollBack, state.outcomeMs, noTime, noTime,
                 DeployMarkTexts::tr("Rollout of %1 taken back").arg(candidate), state.driver});
    }

    /// Changes by hand, as the ledger has them: what was asked, and how it was seen.
    void addTraffic()
    {
        if (!endpoint_)
            return;
        std::int64_t askedMs = noTime;
        for (const auto& entry : sources_.ledger) {
            const auto told = asked(entry);
            if (told.value(QLatin1String("object")).toString() != endpoint_->key.remoteId ||
                !entry.kind.startsWith(QLatin1String("traffic.")))
                continue;
            if (entry.kind == QLatin1String("traffic.requested"))
                askedMs = entry.timeMs;
            QStringList shares;
            const auto traffic = told.value(QLatin1String("traffic")).toObject();
            for (auto share = traffic.begin(); share != traffic.end(); ++share)
                shares << DeployMarkTexts::tr("%1 % to %2", "of the requests, to a revision")
                              .arg(QString::number(share.value().toDouble()), share.key());
            const auto text = shares.join(QStringLiteral(", "));
            if (entry.kind == QLatin1String("traffic.observed"))
                add({DeployKind::Traffic, entry.timeMs, askedMs, entry.timeMs,
                     DeployMarkTexts::tr("Requests moved: %1").arg(text), nameOf(entry.actor), servedOther});
            else if (entry.kind == QLatin1String("traffic.unknown"))
                add({DeployKind::Traffic, entry.timeMs, askedMs, noTime,
                     DeployMarkTexts::tr("Asked, and not seen: %1").arg(text), nameOf(entry.actor)});
        }
    }

    void addCluster()
    {
        if (!endpoint_)
            return;
        const auto tell = [this](std::int64_t atMs, const QString& text) {
            add({DeployKind::Cluster, atMs, noTime, endpoint_->seenMs, text, {}});
        };
        tell(endpoint_->createdMs, DeployMarkTexts::tr("%1 made").arg(endpoint_->name));
        if (const auto& change = endpoint_->lastChange)
            add({DeployKind::Cluster, change->atMs, noTime, endpoint_->seenMs,
                 DeployMarkTexts::tr("%1 changed").arg(endpoint_->name), change->manager, servedOther});
        for (const auto& condition : endpoint_->conditions) {
            using Status = EndpointCondition::Status;
            if (condition.informative || condition.status == Status::Unknown)
                continue;
            const bool isTrue = condition.status == Status::True;
            if (isTrue && condition.type != QLatin1String("Ready"))
                continue; // one of many that are well
            tell(condition.sinceMs, isTrue ? DeployMarkTexts::tr("%1 ready").arg(endpoint_->name)
                                           : DeployMarkTexts::tr("%1 is not so: %2", "condition, why")
                                                 .arg(condition.type, condition.reason));
        }
    }

    const DeploySources& sources_;
    const Endpoint* endpoint_;
    const DeploySubject subject_;
    QMap<QString, QString> executedBy_;
    QList<StepRecord> done_; ///< steps that moved an alias
    QList<DeployMark> marks_;
};

} // namespace

QString deployKindName(DeployKind kind)
{
    switch (kind) {
    case DeployKind::Release:
        return QStringLiteral("release");
    case DeployKind::Traffic:
        return QStringLiteral("traffic");
    case DeployKind::RollBack:
        return QStringLiteral("roll-back");
    case DeployKind::Alias:
        return QStringLiteral("alias");
    case DeployKind::Cluster:
        break;
    }
    return QStringLiteral("cluster");
}

std::optional<DeployKind> deployKindFromName(const QString& name)
{
    const auto* const found = std::find_if(deployKinds.begin(), deployKinds.end(),
                                           [&](DeployKind kind) { return deployKindName(kind) == name; });
    return found == deployKinds.end() ? std::nullopt : std::optional(*found);
}

QString deployMarkText(const DeployMark& mark)
{
    return mark.by.isEmpty() ? mark.text
                             : DeployMarkTexts::tr("%1, by %2", "a change, who").arg(mark.text, mark.by);
}

QStringList ledgerKindsOfChanges()
{
    return {QStringLiteral("release.started"), QStringLiteral("rollback.started"),
            QStringLiteral("traffic.requested"), QStringLiteral("traffic.observed"),
            QStringLiteral("traffic.unknown")};
}

QStringList modelsBehind(const EndpointNames& names, const Endpoint* endpoint)
{
    QStringList models{names.name, names.model};
    if (endpoint && endpoint->served)
        models << endpoint->served->model;
    models.removeAll(QString());
    models.removeDuplicates();
    return models;
}

QList<DeployMark> deployMarks(const DeploySources& sources)
{
    return MarkGathering(sources).all();
}

QList<DeployMark> ofKinds(const QList<DeployMark>& marks, const QList<DeployKind>& kinds)
{
    QList<DeployMark> shown;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(shown),
                 [&](const DeployMark& mark) { return kinds.contains(mark.kind); });
    return shown;
}

} // namespace ph
