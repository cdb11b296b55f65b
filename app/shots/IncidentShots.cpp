#include "app/shots/IncidentShots.h"

#include "app/shots/ContainmentSample.h"
#include "app/shots/DiagnosisSample.h"
#include "app/shots/EndpointSample.h"
#include "app/shots/LogSample.h"
#include "widgets/common/SearchField.h"
#include "widgets/incidents/ContainDialog.h"
#include "widgets/incidents/ContainmentView.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/IncidentActDialog.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/JudgeStepDialog.h"
#include "widgets/incidents/LogsView.h"
#include "widgets/incidents/OpenIncidentDialog.h"
#include "widgets/incidents/PostmortemView.h"
#include "widgets/incidents/RuleActDialog.h"
#include "widgets/incidents/RuleView.h"
#include "widgets/incidents/TimelinePane.h"
#include "widgets/notify/NotificationsDialog.h"
#include "widgets/oncall/OnCallDialog.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QToolButton>

namespace ph {

namespace {

using namespace sample;
using IncidentTab = IncidentsScreen::Tab;

/// As somebody finds it who is called; the timeline is read on another thread.
void fillIncidents(IncidentsScreen& screen)
{
    const auto incident = sampleIncidents().constFirst();
    screen.showIncidents(sampleIncidents(), {});
    screen.choose(incident.id);
    screen.page()->showIncident(incident, sampleEntries());
    screen.page()->showSuspects(sampleSuspects(), 24 * incidentHour);
    screen.timeline()->showTable(sampleTimelineTable(), {}, incidentNow - 20'000);
    (void)waitFor([&] { return screen.timeline()->view()->picture() != nullptr; });
    screen.timeline()->showCurves(sampleCurves());
    screen.timeline()->setOnset(OnsetWindow{incidentOnset, 24 * incidentHour});
}

} // namespace

static void photographNotices(Photographer& camera, const QString& look)
{
    NoticeRecord told;
    told.atMs = incidentNow;
    told.notice.why = Notice::Why::Storm;
    told.notice.first.title = QStringLiteral("LatencyHigh");
    told.notice.counts = {{0, 9, 3}, {{fraudEndpoint(), 7}, {QStringLiteral("payments/risk"), 5}}, 2};
    NotificationsDialog dialog(usualNoticeSettings(), {told}, {QStringLiteral("production")});
    dialog.show();
    camera.take(dialog, QStringLiteral("notifications-rules-%1").arg(look));
    dialog.showPart(NotificationsDialog::Part::Quiet);
    dialog.findChild<QCheckBox*>(QStringLiteral("quietKept"))->setChecked(true);
    camera.take(dialog, QStringLiteral("notifications-quiet-%1").arg(look));
    dialog.showPart(NotificationsDialog::Part::History);
    camera.take(dialog, QStringLiteral("notifications-history-%1").arg(look));
}

static QList<OnCallLine> sampleOnCall()
{
    const auto seenMs = incidentNow - 4 * incidentMinute;
    OnCallLine production{QStringLiteral("production"), OnCallStanding{{QStringLiteral("production")}}};
    OnCallRound round{seenMs, seenMs + 9'000};
    const auto prometheus = QStringLiteral("prometheus-prod");
    round.told = {{OnCallPart::Documents, QStringLiteral("production"), 4, seenMs},
                  {OnCallPart::Alerts, QStringLiteral("alertmanager"), 3, seenMs},
                  {OnCallPart::Endpoints, QStringLiteral("cluster-prod"), 1, seenMs},
                  {OnCallPart::Events, QStringLiteral("cluster-prod: ") + fraudEndpoint(), 0, noTime,
                   forbiddenByRole(QStringLiteral("list"), QStringLiteral("events"))},
                  {OnCallPart::Registry, QStringLiteral("mlflow"), 12, seenMs},
                  {OnCallPart::Runs, QStringLiteral("mlflow"), 5, seenMs},
                  {OnCallPart::Metrics, prometheus, 141'120, seenMs},
                  {OnCallPart::AlertHistory, prometheus, 17, seenMs}};
    round.bytes = 171 * bytesOfMiB;
    round.leftOut = {48'200, 0, incidentNow - 160 * incidentHour};
    production.standing->last = round;
    auto staging = production;
    staging.environment = staging.standing->pin.environment = QStringLiteral("staging");
    for (auto& told : staging.standing->last->told) {
        told.seenMs = incidentNow - 3 * incidentHour;
        told.trouble.reset();
    }
    staging.standing->last->told[6].trouble = Error::make(ErrorKind::Offline, {}, {});
    staging.standing->last->leftOut = {};
    staging.standing->last->bytes = 12 * bytesOfMiB;
    return {production, staging, {QStringLiteral("research")}};
}

static void photographOnCall(Photographer& camera, const QString& look)
{
    OnCallDialog dialog(nullptr, incidentClock);
    auto lines = sampleOnCall();
    dialog.showLines(lines);
    dialog.show();
    camera.take(dialog, QStringLiteral("oncall-%1").arg(look));
    lines[1].work = OnCallLine::Work::Refreshing;
    lines[1].doing = recordedText("ph::KeepFresh", "metrics").shown;
    lines[1].done = 6;
    lines[1].total = 8;
    dialog.showLines(lines);
    dialog.choose(QStringLiteral("staging"));
    camera.take(dialog, QStringLiteral("oncall-refreshing-%1").arg(look));
    dialog.choose(QStringLiteral("research"));
    camera.take(dialog, QStringLiteral("oncall-unpinned-%1").arg(look));
}

void photographIncidents(Photographer& camera, const QString& look, QSize size)
{
    const auto take = [&](const char* what, IncidentTab tab, auto change) {
        IncidentsScreen screen(nullptr, incidentClock);
        screen.resize(size);
        screen.show();
        fillIncidents(screen);
        screen.showTab(tab);
        change(screen);
        camera.take(screen, QStringLiteral("incidents%1-%2").arg(QLatin1String(what), look));
    };
    take("", IncidentTab::Incidents, [](IncidentsScreen& screen) { screen.showOnCall(sampleOnCall()); });
    take("-record", IncidentTab::Incidents,
         [](IncidentsScreen& screen) { screen.page()->showPart(IncidentPage::Part::Record); });
    take("-containment", IncidentTab::Incidents, [](IncidentsScreen& screen) {
        screen.page()->showPart(IncidentPage::Part::Containment);
        screen.page()->containment()->showReading(sampleContainment());
    });
    take("-diagnosis", IncidentTab::Incidents, [](IncidentsScreen& screen) {
        const auto entries = sampleEntries()
                             << sampleWord("external-change", "well", "the database was up again before");
        screen.page()->showIncident(sampleIncidents().constFirst(), entries);
        screen.page()->showPart(IncidentPage::Part::Diagnosis);
        screen.page()->diagnosis()->showReading(sampleDiagnosis());
    });
    // The one that ended owes a rule.
    const auto showEnded = [](IncidentsScreen& screen, IncidentPage::Part part) {
        screen.choose(sampleIncidents().at(2).id);
        screen.page()->showIncident(sampleIncidents().at(2), sampleEntries());
        screen.page()->showPart(part);
    };
    take("-rule", IncidentTab::Incidents, [&](IncidentsScreen& screen) {
        showEnded(screen, IncidentPage::Part::Rule);
        screen.page()->rule()->showProposals(sampleProposals(), {});
        screen.page()->rule()->showAttempt(sampleAttempt(sampleProposals().constFirst()));
    });
    take("-rule-wrong", IncidentTab::Incidents, [&](IncidentsScreen& screen) {
        showEnded(screen, IncidentPage::Part::Rule);
        screen.page()->rule()->showProposals(sampleProposals(), {});
        RuleAttempt wrong{sampleProposals().constFirst().yaml};
        wrong.problems = {{4, 3, QStringLiteral("check.id"),
                           recordedText("ph::PolicyFile", "\"%1\" is a check of this step already.")
                               .arg(QStringLiteral("canary-of-fraud"))
                               .shown}};
        screen.page()->rule()->showAttempt(wrong);
    });
    take("-postmortem", IncidentTab::Incidents, [&](IncidentsScreen& screen) {
        showEnded(screen, IncidentPage::Part::Postmortem);
        screen.page()->postmortem()->showDraft(samplePostmortem());
        screen.page()->postmortem()->askToReplace(QStringLiteral("postmortem-inc-2c3d4e5f.md"),
                                                  incidentNow - incidentHour);
    });
    take("-logs", IncidentTab::Incidents, [](IncidentsScreen& screen) {
        screen.page()->showPart(IncidentPage::Part::Logs);
        auto* logs = screen.page()->logs();
        logs->showReading(sampleLogs());
        // As the controller would find it.
        QObject::connect(logs, &LogsView::searchRequested, logs, [logs](const LogQuery& query) {
            LogMatches matches{query};
            for (const auto& log : logs->reading().logs) {
                matches.byLog.append(std::vector<LogMatch>());
                for (qsizetype line = 0; line < log.lines->size(); ++line) {
                    if (const auto at = log.lines->line(line).indexOf(query.text); at >= 0)
                        matches.byLog.last().push_back(
                            {std::uint32_t(line), std::uint32_t(at), std::uint32_t(query.text.size())});
                }
            }
            logs->showMatches(matches);
        });
        auto* field = logs->findChild<SearchField*>(QStringLiteral("logSearch"));
        field->setText(QStringLiteral("card_age_days"));
        Q_EMIT field->settled(field->text());
    });
    take("-logs-none", IncidentTab::Incidents, [](IncidentsScreen& screen) {
        screen.page()->showPart(IncidentPage::Part::Logs);
        screen.page()->logs()->showReading({});
        screen.page()->logs()->showFetched(Error::make(ErrorKind::Offline, QStringLiteral("prod-cluster"),
                                                       QStringLiteral("Could not resolve host")),
                                           {});
    });
    take("-timeline-all", IncidentTab::Timeline, [](IncidentsScreen&) {});
    const auto lookCloser = [](IncidentsScreen& screen) {
        auto* view = screen.timeline()->view();
        view->setOnset(OnsetWindow{incidentOnset, incidentHour});
        view->showStretch(incidentOnset - 80 * incidentMinute, incidentNow);
        const auto& table = *view->picture()->selection.table();
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            const auto sign = table.kind(row) == TimelineKind::Release ? view->signOf(row) : std::nullopt;
            if (sign)
                QTest::mouseClick(view, Qt::LeftButton, {}, sign->toPoint());
        }
    };
    take("-timeline", IncidentTab::Timeline, lookCloser);
    take("-timeline-table", IncidentTab::Timeline, [&](IncidentsScreen& screen) {
        lookCloser(screen);
        screen.findChild<QToolButton*>(QStringLiteral("timelineAsTable"))->click();
    });

    {
        IncidentsScreen screen(nullptr, incidentClock);
        screen.showIncidents({}, {});
        screen.resize(size);
        screen.show();
        camera.take(screen, QStringLiteral("incidents-none-%1").arg(look));
    }
    OpenIncidentDialog opening({QStringLiteral("production"), QStringLiteral("staging")}, {fraudEndpoint()},
                               incidentClock);
    opening.show();
    opening.findChild<QLineEdit*>(QStringLiteral("incidentTitle"))
        ->setText(QStringLiteral("Every second card is declined"));
    camera.take(opening, QStringLiteral("incidents-open-%1").arg(look));
    ContainDialog contain(sampleIncidents().constFirst(), sampleCanaryContainment());
    contain.show();
    contain.showTrial(
        {QStringLiteral("PATCH /apis/serving.kserve.io/v1beta1/namespaces/payments/inferenceservices/fraud"
                        "?fieldManager=pilothouse&fieldValidation=Strict"),
         QStringLiteral("Content-Type: application/apply-patch+yaml"), QString(), QStringLiteral("{"),
         QStringLiteral("  \"spec\": {"), QStringLiteral("    \"predictor\": {"),
         QStringLiteral("      \"canaryTrafficPercent\": 0"), QStringLiteral("    }"), QStringLiteral("  }"),
         QStringLiteral("}")});
    contain.findChild<QPlainTextEdit*>(QStringLiteral("containReason"))
        ->setPlainText(QStringLiteral("errors of fraud 12"));
    camera.take(contain, QStringLiteral("incidents-contain-%1").arg(look));
    JudgeStepDialog overrule(sampleIncidents().constFirst(), sampleDiagnosis().report.steps.at(3),
                             *sampleDiagnosis().table, IncidentJudged::Word::Overruled);
    overrule.show();
    overrule.findChild<QRadioButton*>(QStringLiteral("judge-well"))->setChecked(true);
    overrule.findChild<QPlainTextEdit*>(QStringLiteral("judgeStepReason"))
        ->setPlainText(QStringLiteral("the database was up again before"));
    camera.take(overrule, QStringLiteral("incidents-overrule-%1").arg(look));
    RuleActDialog closing(sampleIncidents().at(2), RuleAct::CloseWith,
                          sampleAttempt(sampleProposals().constLast()));
    closing.show();
    camera.take(closing, QStringLiteral("incidents-close-%1").arg(look));
    IncidentDraft begun;
    begun.opened = {QStringLiteral("production"),
                    QStringLiteral("p95 of fraud is above 500 ms"),
                    IncidentSeverity::Sev2,
                    {IncidentOrigin::Kind::Alert, QStringLiteral("4f2a"), QStringLiteral("LatencyHigh")},
                    incidentOnset};
    begun.endpoints = QStringList{fraudEndpoint()};
    begun.known.requestsPerSecond = 40;
    begun.known.trafficShare = 0.25;
    begun.known.requestsPerUser = 2.5;
    opening.begin(begun);
    camera.take(opening, QStringLiteral("incidents-open-alert-%1").arg(look));
    photographNotices(camera, look);
    photographOnCall(camera, look);
    IncidentActDialog note(sampleIncidents().constFirst(), IncidentAct::Note, incidentClock);
    note.show();
    note.findChild<QPlainTextEdit*>(QStringLiteral("incidentActText"))
        ->setPlainText(QStringLiteral("Only new pods answer with errors"));
    camera.take(note, QStringLiteral("incidents-note-%1").arg(look));
}

} // namespace ph
