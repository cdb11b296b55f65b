#include "services/incidents/IncidentStore.h"
#include "tests/app/Desk.h"
#include "tests/services/RecordedIncident.h"
#include "tests/support/Paths.h"
#include "widgets/common/LineTable.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/TimelinePane.h"

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

/// What was observed, and an incident of it, as an earlier session left them. Its id.
QString leave(const Desk& desk, const RecordedIncident& incident)
{
    auto stores = openStores(desk.folder());
    if (!stores || !stores->observed->putItems(incident.items))
        return {};
    IncidentStore store(*stores->state);
    const auto opened = store.open(
        {incident.scope.environment, q("as it was recorded"), IncidentSeverity::Sev2, {}, incident.onsetMs},
        q("oncall"), incident.onsetMs + 60'000);
    if (!opened)
        return {};
    IncidentChanged change;
    change.endpoints = QStringList{incident.scope.endpoint};
    if (!store.add(opened->incident, change, q("oncall"), incident.onsetMs + 120'000))
        return {};
    return opened->incident;
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
