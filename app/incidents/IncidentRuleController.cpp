#include "app/incidents/IncidentRuleController.h"

#include "app/incidents/JobProgress.h"
#include "models/values/LineDiff.h"
#include "services/incidents/IncidentStore.h"
#include "widgets/incidents/RuleActDialog.h"
#include "widgets/incidents/RuleView.h"

#include <QFileDialog>
#include <QPointer>

namespace ph {

namespace {

/// "diagnosis › data-freshness › nightly": keys that only hold others are left out.
QString rulePlace(const LearnedRule& rule)
{
    QStringList place;
    for (const auto& step : rule.path) {
        if (step != QLatin1String("steps") && step != QLatin1String("checks") &&
            step != QLatin1String("tiers") && step != QLatin1String("gates"))
            place << step;
    }
    const auto id = rule.content.value(QLatin1String("id")).toString();
    const auto name = id.isEmpty() ? rule.content.value(QLatin1String("name")).toString() : id;
    place << (rule.key.isEmpty() ? name : rule.key);
    return place.join(QStringLiteral(" › "));
}

QList<RuleProposal> proposalsOf(const RuleGround& ground)
{
    const auto rules = rulesOfGround(ground);
    QList<RuleProposal> proposals;
    proposals.reserve(qsizetype(rules.size()));
    for (const auto& each : rules)
        proposals.append({int(proposals.size()) + 1, learnedRuleText(each.rule), rulePlace(each.rule),
                          each.suspect, each.trial, each.item});
    return proposals;
}

} // namespace

IncidentRuleController::IncidentRuleController(Workspace& workspace, RuleView& view, IncidentWriting write,
                                               QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , source_(ownIncidents(workspace))
    , view_(view)
    , write_(std::move(write))
{
    connect(&view_, &RuleView::proposalsRequested, this, &IncidentRuleController::propose);
    connect(&view_, &RuleView::cancelRequested, this, [this] { proposing_.cancel(); });
    connect(&view_, &RuleView::tryRequested, this, &IncidentRuleController::tryRule);
    connect(&view_, &RuleView::policyRequested, this, &IncidentRuleController::choosePolicy);
    connect(&view_, &RuleView::actRequested, this, &IncidentRuleController::ask);
    followProgress(workspace_.runner(), proposing_, view_, this);
}

void IncidentRuleController::setSource(const IncidentSource& source)
{
    proposing_ = {};
    trying_ = {};
    ground_.reset();
    tried_.reset();
    source_ = source;
}

// --- looking

void IncidentRuleController::propose()
{
    struct Found {
        std::shared_ptr<const RuleGround> ground;
        QList<RuleProposal> proposals;
    };
    if (!view_.incident())
        return;
    const auto id = view_.incident()->id;
    const auto words = tr("Reading what was cached…");
    view_.showRunning(words, 0, 0);
    proposing_ = workspace_.runner().run<Found>(
        {.title = tr("Looking for a rule for %1").arg(view_.incident()->title),
         .slot = QStringLiteral("diagnosis"),
         .slotLimit = 1},
        [source = source_, id, words, historyMs = view_.historyMs()](JobContext& job) -> Result<Found> {
            auto ground =
                loadRuleGround(*source.workspace, id, historyMs, job.stop,
                               [&](qint64 done, qint64 total) { job.progress(words, done, total); });
            if (!ground)
                return fail(ground.error());
            auto kept = std::make_shared<const RuleGround>(std::move(*ground));
            auto proposals = proposalsOf(*kept);
            return Found{std::move(kept), std::move(proposals)};
        },
        this,
        [this, id](Result<Found> found) {
            if (!view_.incident() || view_.incident()->id != id)
                return;
            if (!found)
                return view_.showError(found.error());
            ground_ = found->ground;
            view_.showProposals(found->proposals, ground_->notes);
        });
}

IncidentRuleController::Tried IncidentRuleController::tryText(Workspace& workspace, const RuleGround& ground,
                                                              const QByteArray& yaml,
                                                              const QString& policyFile)
{
    auto read = readLearnedRule(yaml);
    Tried tried{{yaml}, std::move(read.rule)};
    auto& attempt = tried.attempt;
    if (!tried.rule) {
        attempt.problems.reserve(read.problems.size());
        for (const auto& problem : read.problems)
            attempt.problems.append({problem.line, problem.column, problem.path, problem.message});
        return tried;
    }
    attempt.trial = ph::tryRule(*tried.rule, ground.past, ground.question);
    const auto policy = loadPolicyText(workspace, ground.incident.environment, policyFile);
    if (!policy) {
        attempt.policyError = policy.error();
        return tried;
    }
    attempt.policyFile = policy->file;
    auto change = policyChange(*policy, *tried.rule);
    if (!change) {
        attempt.policyError = change.error();
        return tried;
    }
    if (!change->isNone())
        attempt.diff = differingLines(QString::fromUtf8(change->before), QString::fromUtf8(change->after));
    tried.change = std::move(*change);
    return tried;
}

void IncidentRuleController::tryRule(const QByteArray& yaml)
{
    if (!ground_ || !view_.incident() || ground_->incident.id != view_.incident()->id)
        return; // it is tried once there is something to try it on
    tried_.reset();
    trying_ = workspace_.runner().run<Tried>(
        {.title = tr("Trying a rule"), .slot = QStringLiteral("diagnosis"), .slotLimit = 1},
        [source = source_, ground = ground_, yaml, file = view_.policyFile()](JobContext&) -> Result<Tried> {
            return tryText(*source.workspace, *ground, yaml, file.isEmpty() ? source.policyFile : file);
        },
        this,
        [this](Result<Tried> tried) {
            if (!tried)
                return view_.showTrouble(tried.error());
            tried_ = std::move(*tried);
            view_.showAttempt(tried_->attempt);
        });
}

void IncidentRuleController::choosePolicy()
{
    const auto file = QFileDialog::getOpenFileName(&view_, tr("A policy"), {}, tr("Policies (*.yaml *.yml)"));
    if (!file.isEmpty())
        view_.choosePolicy(file);
}

// --- writing

void IncidentRuleController::ask(RuleAct act)
{
    const bool needsRule = act != RuleAct::CloseWithout;
    if (source_.kind == IncidentSource::Kind::Pack || !view_.incident() ||
        (needsRule && (!tried_ || !tried_->change || !tried_->attempt.trial)))
        return;
    // What is written is what was shown, though something else may be tried meanwhile.
    const auto shown = needsRule ? *tried_ : Tried();
    auto* dialog = new RuleActDialog(*view_.incident(), act, shown.attempt, view_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RuleActDialog::asked, this,
            [this, still = QPointer(dialog), shown, id = view_.incident()->id](RuleAct asked,
                                                                               const QString& reason) {
                const Done done = [this, still](const Result<QString>& result) {
                    if (result)
                        Q_EMIT messageRaised(*result);
                    if (still && result)
                        still->accept();
                    else if (still)
                        still->showRefused(result.error());
                    else if (!result)
                        view_.showTrouble(result.error());
                    view_.retry(); // the policy may be another by now, whoever changed it
                };
                if (asked == RuleAct::Write)
                    writeRule(*shown.change, done);
                else if (asked == RuleAct::CloseWith)
                    closeWith(id, shown, reason, done);
                else
                    close(id, closedWithoutRule(reason), tr("Closed without a rule"), done);
            });
    dialog->open();
}

void IncidentRuleController::writeRule(const PolicyChange& change, const Done& done)
{
    writing_ = workspace_.runner().run<void>(
        {.title = tr("Writing %1").arg(change.file)},
        [change](JobContext&) { return writePolicyChange(change); }, this,
        [done, file = change.file](Result<void> written) {
            done(written ? Result<QString>(tr("Written into %1: commit it").arg(file))
                         : Result<QString>(fail(written.error())));
        });
}

void IncidentRuleController::closeWith(const QString& incident, const Tried& shown, const QString& reason,
                                       const Done& done)
{
    // The policy first: an incident that is closed has its rule where it counts.
    writing_ = workspace_.runner().run<IncidentClosed>(
        {.title = tr("Closing the incident")},
        [&workspace = workspace_, incident, reason, shown](JobContext&) -> Result<IncidentClosed> {
            const auto known = IncidentStore(workspace.state()).record(incident);
            if (!known)
                return fail(known.error());
            if (const auto allowed = mayClose(known->incident); !allowed)
                return fail(allowed.error());
            auto entry = closedWith(*shown.rule, *shown.attempt.trial, reason);
            if (!entry)
                return entry;
            if (const auto written = writePolicyChange(*shown.change); !written)
                return fail(written.error());
            return entry;
        },
        this,
        [this, incident, done](Result<IncidentClosed> entry) {
            if (entry)
                close(incident, *entry, tr("Closed with its rule: commit the policy"), done);
            else
                done(fail(entry.error()));
        });
}

void IncidentRuleController::close(const QString& incident, const IncidentClosed& entry,
                                   const QString& message, const Done& done)
{
    write_(incident, entry, [message, done](const Result<QString>& closed) {
        done(closed ? Result<QString>(message) : closed);
    });
}

} // namespace ph
