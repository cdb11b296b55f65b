#include "services/environments/EnvironmentFile.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/KeptLogs.h"
#include "services/oncall/OnCallStore.h"
#include "tests/app/Desk.h"
#include "tests/app/IncidentFiles.h"
#include "tests/app/LeftIncident.h"
#include "tests/services/RecordedIncident.h"
#include "tests/support/Paths.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/SearchField.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/LogsView.h"
#include "widgets/incidents/RuleView.h"
#include "widgets/incidents/TimelinePane.h"

#include <QDateTimeEdit>
#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

IncidentsScreen& screenOf(Desk& desk)
{
    return *desk.window().incidentsScreen();
}

/// The reference of its cause, which a release shares with its steps.
QString evidenceOf(const RecordedIncident& incident)
{
    for (const auto& item : incident.items) {
        if (item.id == incident.cause)
            return item.reference;
    }
    return {};
}

/// The environment of an incident, with a policy of its own. The policy's file.
QString govern(const Desk& desk, const QString& environment)
{
    const auto policy = desk.path(q("policy.yaml")), file = desk.path(environment + q(".yaml"));
    const auto text = q("pilothouse-environment: 1\nname: %1\ntracker: lab\nregistry: lab\n"
                        "target: {alias: champion}\npolicy: policy.yaml\nhome: {repository: /nowhere}\n")
                          .arg(environment);
    putFile(policy, smallPolicy);
    if (!addEnvironment(QString::fromStdString(desk.folder().string()), putFile(file, text.toUtf8())))
        qFatal("no environment");
    return policy;
}

bool openIncidents(Desk& desk)
{
    desk.open();
    return !QTest::currentTestFailed() && click(desk.window(), q("nav-incidents"));
}

int suspects(Desk& desk)
{
    const auto* table = find<LineTable>(desk.window(), q("suspectTable"));
    return table ? table->model()->rowCount() : 0;
}

} // namespace

/// Incidents, through the window, with the workspace's own stores and nobody to ask.
class TestWindowIncidents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenedIsThereTheNextTime()
    {
        Desk desk;
        QVERIFY(openIncidents(desk));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("openFirstIncident")), patienceMs);
        QVERIFY(click(desk.window(), q("openFirstIncident")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("openIncidentDialog")), patienceMs);
        find<QComboBox>(desk.window(), q("incidentEnvironment"))->setEditText(q("prod"));
        QVERIFY(type(desk.window(), q("incidentTitle"), q("cards are declined")));
        QVERIFY(type(desk.window(), q("incidentEndpoints"), q("payments/fraud")));
        QVERIFY(click(desk.window(), q("openIncidentSend")));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).incidents().rowCount(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("incidentPageTitle")), q("cards are declined"),
                                  patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(desk.window(), q("openIncidentDialog")), patienceMs);
        const auto id = screenOf(desk).chosen();
        desk.close();
        desk.open();
        QVERIFY(click(desk.window(), q("nav-incidents")));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).chosen(), id, patienceMs);
        QVERIFY(said(desk.window(), q("incidentFacts")).contains(q("payments/fraud")));
        QVERIFY(said(desk.window(), q("incidentImpact")).contains(q("unknown"))); // nobody said how many
    }

    void theCauseOfARecordedIncidentIsAmongTheFirstThree_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"bad-canary", "stale-data"})
            QTest::newRow(name) << QByteArray(name);
    }
    void theCauseOfARecordedIncidentIsAmongTheFirstThree()
    {
        QFETCH(QByteArray, name);
        const auto incident = recording(QString::fromUtf8(name));
        Desk desk;
        QVERIFY(!leave(desk, incident).isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_VERIFY_WITH_TIMEOUT(suspects(desk) > 0, patienceMs);
        auto* table = find<LineTable>(desk.window(), q("suspectTable"));
        QStringList evidence;
        for (int row = 0; row < std::min(3, table->model()->rowCount()); ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            evidence << said(desk.window(), q("suspectDetailEvidence"));
        }
        const auto isNamed = [&](const QString& one) { return one.contains(evidenceOf(incident)); };
        QVERIFY2(std::any_of(evidence.begin(), evidence.end(), isNamed), qPrintable(evidence.join(u'\n')));
    }

    void aCorrectedOnsetLooksForOtherSuspects()
    {
        const auto incident = recording(q("bad-canary"));
        Desk desk;
        const auto id = leave(desk, incident);
        QVERIFY(!id.isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_VERIFY_WITH_TIMEOUT(suspects(desk) > 0, patienceMs);
        QVERIFY(click(desk.window(), q("incidentOnset")));
        // Before all that was seen nothing can have changed.
        const auto beforeMs = incident.items.front().atMs - 30 * std::int64_t(86'400'000);
        find<QDateTimeEdit>(desk.window(), q("incidentActAt"))
            ->setDateTime(QDateTime::fromMSecsSinceEpoch(beforeMs));
        find<QPlainTextEdit>(desk.window(), q("incidentActText"))->setPlainText(q("the log says so"));
        QVERIFY(click(desk.window(), q("incidentActSend")));
        QTRY_COMPARE_WITH_TIMEOUT(suspects(desk), 0, patienceMs);
        const auto known = IncidentStore(desk.workspace().state()).record(id);
        QVERIFY_RESULT(known);
        QCOMPARE(known->incident.onsetMs / 1000, beforeMs / 1000);
        QCOMPARE(known->entries.size(), 3); // what was said before stays
    }

    void theTimelineShowsTheIncidentAmongWhatHappened()
    {
        const auto incident = recording(q("bad-canary"));
        Desk desk;
        QVERIFY(!leave(desk, incident).isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_VERIFY_WITH_TIMEOUT(suspects(desk) > 0, patienceMs);
        QVERIFY(click(desk.window(), q("incidentTimelineButton")));
        auto& pane = *screenOf(desk).timeline();
        QTRY_COMPARE_WITH_TIMEOUT(pane.filters()->filter().scope.endpoint, incident.scope.endpoint,
                                  patienceMs);
        auto* view = pane.view();
        const auto around = [&] {
            const auto stretch = view->stretch();
            return stretch.fromMs < incident.onsetMs && incident.onsetMs < stretch.toMs &&
                   stretch.toMs - stretch.fromMs < 48 * std::int64_t(3'600'000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(view->picture() && around(), patienceMs);
        // Of this endpoint only, and the cause among it.
        QVERIFY(view->picture()->selection.size() < incident.items.size());
        const auto& table = *view->picture()->selection.table();
        const auto rows = view->picture()->selection.rows();
        const auto row = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t one) {
            return table.id(one) == incident.cause.toStdString();
        });
        QVERIFY(row != rows.end());
        const auto sign = view->signOf(*row);
        QVERIFY(sign);
        QTest::mouseClick(view, Qt::LeftButton, {}, sign->toPoint());
        QVERIFY(view->chosen());
        QVERIFY(isShown(desk.window(), q("timelineDetailFacts")));
    }

    void aNoteAboutAMomentStandsThereOnTheTimeline()
    {
        const auto incident = recording(q("bad-canary"));
        Desk desk;
        const auto id = leave(desk, incident);
        QVERIFY(!id.isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_VERIFY_WITH_TIMEOUT(suspects(desk) > 0, patienceMs);
        QVERIFY(click(desk.window(), q("incidentTimelineButton")));
        auto& pane = *screenOf(desk).timeline();
        QTRY_VERIFY_WITH_TIMEOUT(pane.view()->picture(), patienceMs);
        const auto aboutMs = incident.onsetMs - 7 * std::int64_t(60'000);
        Q_EMIT pane.noteRequested(aboutMs);
        auto* text = find<QPlainTextEdit>(desk.window(), q("incidentActText"));
        QVERIFY(text);
        text->setPlainText(q("the cache was emptied"));
        QVERIFY(click(desk.window(), q("incidentActSend")));
        const auto noted = [&] {
            const auto& selection = pane.view()->picture()->selection;
            const auto rows = selection.rows(TimelineKind::Note);
            return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
                return selection.table()->atMs(row) == aboutMs; // among those of the recording
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(noted(), patienceMs);
        QCOMPARE(IncidentStore(desk.workspace().state()).record(id)->incident.notes, 1);
    }

    void whatPeopleSayIsWrittenDown()
    {
        Desk desk;
        const auto id = leave(desk, recording(q("stale-data")));
        QVERIFY(!id.isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).chosen(), id, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("incidentNote")), patienceMs);
        const auto entries = [&] {
            return IncidentStore(desk.workspace().state()).entries(id).value_or(QList<IncidentEntry>());
        };
        const auto say = [&](const char* button, const char* text) {
            if (!click(desk.window(), QLatin1String(button)))
                return false;
            auto* edit = find<QPlainTextEdit>(desk.window(), q("incidentActText"));
            if (!edit)
                return false;
            edit->setPlainText(q(text));
            return click(desk.window(), q("incidentActSend"));
        };
        const auto isGone = [&] { return find(desk.window(), q("incidentActDialog")) == nullptr; };
        QVERIFY(say("incidentNote", "the table is of <b>yesterday</b>"));
        QTRY_COMPARE_WITH_TIMEOUT(entries().size(), qsizetype(3), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isGone(), patienceMs);

        QVERIFY(click(desk.window(), q("incidentChange")));
        QVERIFY(choose(desk.window(), q("incidentActSeverity"), q("Sev 1")));
        QVERIFY(click(desk.window(), q("incidentActSend")));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).incidents().at(0).severity, IncidentSeverity::Sev1,
                                  patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isGone(), patienceMs);

        QVERIFY(say("incidentEnd", "p95 is back"));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).incidents().at(0).state, IncidentState::Ended, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isGone(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("incidentReopen")), patienceMs);
        QVERIFY(say("incidentReopen", "it came back"));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).incidents().at(0).state, IncidentState::Open, patienceMs);
        QCOMPARE(entries().size(), qsizetype(6));
    }

    void anIncidentIsDiagnosedTeachesARuleAndIsWrittenUp()
    {
        const auto incident = recording(q("bad-canary"));
        Desk desk;
        const auto id = leave(desk, incident);
        QVERIFY(!id.isEmpty());
        const auto policy = govern(desk, incident.scope.environment);
        QVERIFY(openIncidents(desk));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).chosen(), id, patienceMs);
        auto& page = *screenOf(desk).page();
        auto& window = desk.window();
        const auto record = [&] { return IncidentStore(desk.workspace().state()).record(id); };
        const auto state = [&] {
            const auto known = record();
            return known ? known->incident.state : IncidentState::Open;
        };

        // A step is overruled, with who said it.
        page.showPart(IncidentPage::Part::Diagnosis);
        QTRY_VERIFY_WITH_TIMEOUT(page.diagnosis()->chosenStep().has_value(), patienceMs);
        QVERIFY(said(window, q("diagnosisHeadline")).startsWith(q("Step ")));
        const auto step = page.diagnosis()->chosenStep()->step.id;
        QVERIFY(click(window, q("stepOverrule")));
        find<QAbstractButton>(window, q("judge-well"))->click();
        find<QPlainTextEdit>(window, q("judgeStepReason"))->setPlainText(q("it was as ever"));
        QVERIFY(click(window, q("judgeStepSend")));
        QTRY_VERIFY_WITH_TIMEOUT(said(window, q("stepJudged")).contains(q("it was as ever")), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!find(window, q("judgeStepDialog")), patienceMs);
        const auto told = record();
        QVERIFY_RESULT(told);
        const auto judged = judgedSteps(told->entries).value(step);
        QCOMPARE(judged.said.verdict, q("well"));
        QVERIFY(!judged.by.isEmpty() && !judged.said.seen.isEmpty());

        // A rule is tried, and nothing can be closed that goes on.
        page.showPart(IncidentPage::Part::Rule);
        QTRY_VERIFY_WITH_TIMEOUT(page.rule()->attempt() && page.rule()->attempt()->isRule(), patienceMs);
        const auto attempt = *page.rule()->attempt();
        QVERIFY(attempt.trial->caught());
        QVERIFY2(!attempt.diff.isEmpty(), qPrintable(attempt.policyError ? attempt.policyError->detail : ""));
        QVERIFY(!find<QAbstractButton>(window, q("ruleClose"))->isEnabled());
        QVERIFY(click(window, q("incidentEnd")));
        QVERIFY(click(window, q("incidentActSend")));
        QTRY_COMPARE_WITH_TIMEOUT(state(), IncidentState::Ended, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(window, q("ruleClose"))->isEnabled(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!find(window, q("incidentActDialog")), patienceMs);

        // It is written, every other byte stays, and the incident closes with it.
        QVERIFY(click(window, q("ruleWrite")));
        QVERIFY(click(window, q("ruleActSend")));
        QTRY_VERIFY_WITH_TIMEOUT(textOfFile(policy).contains("diagnosis:"), patienceMs);
        QVERIFY(textOfFile(policy).startsWith("policy: 1\nname: small # ours\n"));
        QTRY_VERIFY_WITH_TIMEOUT(page.rule()->attempt() && page.rule()->attempt()->isWritten(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!find(window, q("ruleActDialog")), patienceMs);
        const auto written = textOfFile(policy);
        QVERIFY(click(window, q("ruleClose")));
        QVERIFY(click(window, q("ruleActSend")));
        QTRY_COMPARE_WITH_TIMEOUT(state(), IncidentState::Closed, patienceMs);
        QCOMPARE(record()->incident.rule.toUtf8(), attempt.yaml);
        QCOMPARE(textOfFile(policy), written);
        QTRY_VERIFY_WITH_TIMEOUT(!find(window, q("ruleActDialog")), patienceMs);

        // The postmortem knows it, and does not take the place of what somebody edited.
        page.showPart(IncidentPage::Part::Postmortem);
        QTRY_VERIFY_WITH_TIMEOUT(said(window, q("postmortemText")).contains(q("it was as ever")), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(window, q("postmortemExport"))->isEnabled(),
                                 patienceMs);
        const auto file = desk.path(q("postmortem.md"));
        const auto exportIt = [&] {
            const auto answer = Answer::withFile(file);
            return click(window, q("postmortemExport")) && answer->isGiven();
        };
        QVERIFY(exportIt());
        QTRY_VERIFY_WITH_TIMEOUT(textOfFile(file).startsWith("# "), patienceMs);
        putFile(file, "edited by hand");
        QVERIFY(exportIt());
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, q("replaceFile")), patienceMs);
        QCOMPARE(textOfFile(file), QByteArray("edited by hand"));
        QVERIFY(click(window, q("replaceFile")));
        QTRY_VERIFY_WITH_TIMEOUT(textOfFile(file).startsWith("# "), patienceMs);
    }

    void anEnvironmentIsPinnedForOnCallWhereIncidentsAre()
    {
        Desk desk;
        const auto incident = recording(q("stale-data"));
        QVERIFY(!leave(desk, incident).isEmpty());
        govern(desk, incident.scope.environment);
        QVERIFY(openIncidents(desk));
        auto& window = desk.window();
        QTRY_VERIFY_WITH_TIMEOUT(!screenOf(desk).chosen().isEmpty(), patienceMs);
        QVERIFY(!isShown(window, q("onCallNote")));
        QVERIFY(click(window, q("incidentsOnCall")));
        QTRY_COMPARE_WITH_TIMEOUT(said(window, q("onCallEnvironment")), incident.scope.environment,
                                  patienceMs);
        QVERIFY(!isShown(window, q("budgetBar")));
        QVERIFY(click(window, q("onCallKept")));
        // The first round begins by itself, and tells what is not there.
        const auto* sources = find<LineTable>(window, q("onCallSources"));
        QTRY_VERIFY_WITH_TIMEOUT(sources->model()->rowCount() > 0, patienceMs);
        QVERIFY(isShown(window, q("budgetBar")));
        QVERIFY(click(window, q("onCallClose")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, q("onCallNote")), patienceMs);
        QVERIFY(said(window, q("onCallNote")).startsWith(incident.scope.environment));
        QVERIFY_RESULT(OnCallStore(desk.workspace().state()).standing(incident.scope.environment));
    }

    void logsThatAreKeptAreReadAndSearchedOffline()
    {
        Desk desk;
        const auto incident = recording(q("bad-canary"));
        const auto id = leave(desk, incident);
        QVERIFY(!id.isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).chosen(), id, patienceMs);
        auto& page = *screenOf(desk).page();
        auto& window = desk.window();
        page.showPart(IncidentPage::Part::Logs);
        // What components of the cluster noted is there; no log is, and nobody knows whom to ask.
        QTRY_VERIFY_WITH_TIMEOUT(!page.logs()->reading().logs.isEmpty(), patienceMs);
        QCOMPARE(page.logs()->reading().logs.first().kind, ShownLog::Kind::Events);
        QVERIFY(click(window, q("logsFetch")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, q("logsBanner")), patienceMs);

        KeptLogs logs{q("prod-cluster"), incident.scope.endpoint, incident.onsetMs + 1'000, {}};
        logs.logs = {{.pod = q("fraud-00012"),
                      .container = q("server"),
                      .text = q("2026-11-18T12:46:40Z loaded\n2026-11-18T12:46:41Z ERROR no feature\n")}};
        QVERIFY_RESULT(keepLogs(desk.workspace().observed(), id, logs, LogRedaction()));
        page.showPart(IncidentPage::Part::Record);
        page.showPart(IncidentPage::Part::Logs); // somebody else fetched meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(page.logs()->reading().logs.first().log.pod, q("fraud-00012"), patienceMs);
        find<QAbstractButton>(window, q("logRegex"))->setChecked(true);
        QVERIFY(type(*page.logs(), q("searchEdit"), q("^error")));
        QTRY_COMPARE_WITH_TIMEOUT(said(window, q("logFound")), q("1 of 1 found"), patienceMs);
        QVERIFY(type(*page.logs(), q("searchEdit"), q("(open")));
        auto* field = page.logs()->findChild<SearchField*>(q("logSearch"));
        QTRY_VERIFY_WITH_TIMEOUT(field->hasError(), patienceMs);
    }

    void whatCannotBeWrittenIsSaidWhereItWasAsked()
    {
        Desk desk;
        const auto id = leave(desk, recording(q("stale-data")));
        QVERIFY(!id.isEmpty());
        QVERIFY(openIncidents(desk));
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).chosen(), id, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("incidentEnd")), patienceMs);
        QVERIFY(click(desk.window(), q("incidentChange")));
        // Somebody closes it meanwhile, by the command line.
        IncidentStore store(desk.workspace().state());
        const auto nowMs = toMs(systemNow());
        QVERIFY_RESULT(store.add(id, IncidentEnded{nowMs, {}}, q("lead"), nowMs));
        QVERIFY_RESULT(store.add(id, IncidentClosed{q("gate: freshness"), {}}, q("lead"), nowMs));
        QVERIFY(choose(desk.window(), q("incidentActSeverity"), q("Sev 1")));
        QVERIFY(click(desk.window(), q("incidentActSend")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("incidentActTrouble")), patienceMs);
        QVERIFY(isShown(desk.window(), q("incidentActDialog"))); // what was chosen is not lost
    }
};

QTEST_MAIN(TestWindowIncidents)
#include "tst_window_incidents.moc"
