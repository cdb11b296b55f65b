#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "tests/widgets/IncidentStage.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/ContainDialog.h"
#include "widgets/incidents/ContainmentView.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/IncidentActDialog.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/OpenIncidentDialog.h"
#include "widgets/incidents/TimelinePane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace ph;
using namespace ph::sample;
using namespace ph::testing;

/// The screen of incidents, as somebody on call sees and touches it.
class TestIncidentsScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- incidents

    void theMostUrgentComesFirstAndIsChosen()
    {
        IncidentsScreen screen(nullptr, incidentClock);
        screen.show();
        auto shuffled = sampleIncidents();
        std::reverse(shuffled.begin(), shuffled.end());
        screen.showIncidents(shuffled, {});
        QCOMPARE(screen.chosen(), sampleIncidents()[0].id);
        QCOMPARE(screen.incidents().at(3).state, IncidentState::Closed);
        screen.choose(sampleIncidents()[2].id);
        screen.showIncidents(sampleIncidents(), {});
        QCOMPARE(screen.chosen(), sampleIncidents()[2].id); // what was chosen stays
    }

    void withoutAnIncidentOneCanBeOpened()
    {
        IncidentsScreen screen(nullptr, incidentClock);
        screen.resize(1200, 760);
        screen.show();
        screen.showIncidents({}, {});
        QSignalSpy asked(&screen, &IncidentsScreen::openRequested);
        part<QPushButton>(screen, "openFirstIncident")->click();
        QCOMPARE(asked.count(), 1);
    }

    void theListIsFiltered()
    {
        IncidentsScreen screen(nullptr, incidentClock);
        screen.resize(1200, 760);
        screen.show();
        screen.showIncidents(sampleIncidents(), {});
        const auto all = int(sampleIncidents().size());
        const auto* table = part<LineTable>(screen, "incidentTable");
        const auto* state = part<StateView>(screen, "incidentsState");
        auto* edit = part<QWidget>(screen, "incidentSearch")->findChild<QLineEdit*>();
        const auto type = [edit](const QString& words) {
            edit->selectAll();
            QTest::keyClicks(edit, words);
        };
        QTest::keyClick(&screen, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(screen.focusWidget(), edit);
        // By what is known of it, in whatever column.
        const auto wanted = sampleIncidents()[2];
        type(wanted.title.section(u' ', -1) + u' ' + incidentStateText(wanted.state).toUpper());
        QTRY_VERIFY(table->model()->rowCount() < all);
        QVERIFY(table->model()->rowCount() > 0);
        QVERIFY(!screen.chosen().isEmpty()); // of those that are left
        type(QStringLiteral("no such words"));
        QTRY_VERIFY(state->isVisible());
        QCOMPARE(state->content().title, QStringLiteral("Nothing matches"));
        QCOMPARE(screen.chosen(), QString());
        part<QPushButton>(screen, "clearIncidentFilter")->click();
        QCOMPARE(table->model()->rowCount(), all);
        QVERIFY(edit->text().isEmpty() && !screen.chosen().isEmpty());
        // A link to one that is filtered out shows it nevertheless.
        type(QStringLiteral("no such words"));
        QTRY_COMPARE(table->model()->rowCount(), 0);
        screen.choose(wanted.id);
        QCOMPARE(screen.chosen(), wanted.id);
        QVERIFY(edit->text().isEmpty());
    }

    void whatIsNotKnownIsSaidToBeUnknown()
    {
        IncidentPage page(incidentClock);
        page.show();
        page.showIncident(sampleIncidents()[0], sampleEntries());
        const auto impact = part<QLabel>(page, "incidentImpact")->text();
        QVERIFY2(impact.contains(QStringLiteral("Requests: ") + formatCount(60'000)),
                 qPrintable(impact)); // 50 min of 20 a second
        QVERIFY2(impact.contains(QStringLiteral("Users: unknown")), qPrintable(impact));
        QVERIFY2(impact.contains(QStringLiteral("Cost: unknown")), qPrintable(impact));
        auto vague = sampleIncidents()[1];
        vague.onsetMs = noTime;
        page.showIncident(vague, {});
        QVERIFY(part<QLabel>(page, "incidentFacts")->text().contains(QStringLiteral("began unknown")));
    }

    void aSuspectSaysWhyAndWhatItRestsOn()
    {
        IncidentPage page(incidentClock);
        page.resize(900, 700);
        page.show();
        page.showIncident(sampleIncidents()[0], sampleEntries());
        QCOMPARE(part<StateView>(page, "suspectState")->content().kind, StateContent::Kind::Loading);
        page.showSuspects(sampleSuspects(), 24 * incidentHour);
        auto* table = part<LineTable>(page, "suspectTable");
        QCOMPARE(table->model()->rowCount(), int(sampleSuspects().size()));
        const auto why = part<QLabel>(page, "suspectDetailWhy")->text();
        QVERIFY2(why.contains(QStringLiteral("most troubles begin with one")) &&
                     why.contains(QStringLiteral("3 item")),
                 qPrintable(why));
        QVERIFY(part<QLabel>(page, "suspectDetailFacts")->text().contains(QStringLiteral("releases")));
        page.showSuspects({}, 24 * incidentHour);
        QCOMPARE(part<StateView>(page, "suspectState")->content().kind, StateContent::Kind::Empty);
    }

    void thereIsALinkToWhatIsInTheWorkspaceOnly()
    {
        IncidentPage page(incidentClock);
        page.show();
        page.showIncident(sampleIncidents()[0], sampleEntries());
        const auto* link = part<CopyLink>(page, "incidentLink");
        QVERIFY(link->isVisible());
        QCOMPARE(link->link(), QStringLiteral("pilothouse://incident/") + sampleIncidents()[0].id);
        page.setAccess(IncidentAccess::ReadOnly);
        QVERIFY(!link->isVisible());
    }

    void theActsAreThoseThatItsStateAllows()
    {
        IncidentPage page(incidentClock);
        page.show();
        const auto isOffered = [&](const char* name) {
            const auto* button = part<QPushButton>(page, name);
            return button->isVisible() && button->isEnabled();
        };
        page.showIncident(sampleIncidents()[0], sampleEntries());
        QVERIFY(isOffered("incidentNote") && isOffered("incidentEnd") && !isOffered("incidentReopen"));
        page.showIncident(sampleIncidents()[3], {});
        QVERIFY(isOffered("incidentNote") && !isOffered("incidentEnd") && isOffered("incidentReopen"));
        QVERIFY(!isOffered("incidentChange"));
        QSignalSpy asked(&page, &IncidentPage::actRequested);
        part<QPushButton>(page, "incidentReopen")->click();
        QCOMPARE(asked.count(), 1);
    }

    void aNoteAboutAMomentKeepsItToTheMillisecond()
    {
        constexpr auto about = incidentOnset + 1'234;
        IncidentActDialog dialog(sampleIncidents()[0], about, incidentClock);
        part<QPlainTextEdit>(dialog, "incidentActText")
            ->setPlainText(QStringLiteral("the cache was emptied"));
        QCOMPARE(std::get<IncidentNoted>(dialog.fact()).aboutMs, about);
        part<QDateTimeEdit>(dialog, "incidentActAt")
            ->setDateTime(QDateTime::fromMSecsSinceEpoch(incidentOnset - incidentMinute));
        QCOMPARE(std::get<IncidentNoted>(dialog.fact()).aboutMs,
                 (incidentOnset - incidentMinute) / 1000 * 1000);
    }

    void theOnsetIsCorrectedWithAReasonAndNotIntoTheFuture()
    {
        IncidentActDialog dialog(sampleIncidents()[0], IncidentAct::CorrectOnset, incidentClock);
        auto* at = part<QDateTimeEdit>(dialog, "incidentActAt");
        auto* text = part<QPlainTextEdit>(dialog, "incidentActText");
        auto* send = part<QPushButton>(dialog, "incidentActSend");
        QCOMPARE(at->dateTime().toMSecsSinceEpoch(), incidentOnset / 1000 * 1000);
        QVERIFY(!send->isEnabled());
        text->setPlainText(QStringLiteral("the first 5xx in the log"));
        QVERIFY(send->isEnabled());
        at->setDateTime(QDateTime::fromMSecsSinceEpoch(incidentNow + incidentMinute));
        QVERIFY(!send->isEnabled());
        at->setDateTime(QDateTime::fromMSecsSinceEpoch(incidentOnset - incidentMinute));
        const auto change = std::get<IncidentChanged>(dialog.fact());
        QCOMPARE(change.onsetMs, std::optional(incidentOnset - incidentMinute));
        QCOMPARE(change.reason, QStringLiteral("the first 5xx in the log"));
    }

    void whatIsFilteredStaysOverARestart()
    {
        QByteArray kept;
        {
            IncidentsScreen screen(nullptr, incidentClock);
            auto& pane = *screen.timeline();
            part<QToolButton>(pane, "timelineKind-pipeline-run")->setChecked(false);
            pane.filters()->setScope({QStringLiteral("production"), fraudEndpoint(), {}, {}});
            screen.page()->diagnosis()->setLookBack(6 * incidentHour);
            kept = screen.saveState();
        }
        IncidentsScreen screen(nullptr, incidentClock);
        screen.restoreState(kept);
        const auto filter = screen.timeline()->filters()->filter();
        QVERIFY(!filter.kinds[std::size_t(TimelineKind::PipelineRun)]);
        QCOMPARE(filter.kinds.count(), std::size_t(timelineKinds - 1));
        QCOMPARE(filter.scope.environment, QStringLiteral("production"));
        QCOMPARE(filter.scope.endpoint, fraudEndpoint());
        QCOMPARE(screen.page()->diagnosis()->lookBackMs(), 6 * incidentHour);
        // What was kept before any of that was shows all.
        IncidentsScreen older(nullptr, incidentClock);
        older.restoreState("{}");
        QCOMPARE(older.timeline()->filters()->filter(), TimelineFilter());
        QCOMPARE(older.page()->diagnosis()->lookBackMs(), 24 * incidentHour);
    }

    // --- containment

    void waysToContainAreThoughtOutOnceSomebodyLooksAndShownInTheirOrder()
    {
        ContainmentView view(incidentClock);
        QSignalSpy asked(&view, &ContainmentView::optionsRequested);
        view.showIncident(sampleIncidents()[0]);
        QCOMPARE(asked.count(), 0);
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showReading(sampleContainment());
        auto* table = part<LineTable>(view, "containmentOptions");
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(view.chosenOption()->kind, ContainmentKind::ReduceCanary);
        const auto facts = part<PlainLabel>(view, "containmentFacts")->text();
        QVERIFY2(facts.contains(QStringLiteral("25 % → 0 %")) &&
                     facts.contains(QStringLiteral("users unknown")),
                 qPrintable(facts));
        QVERIFY(part<QPushButton>(view, "containmentTake")->isEnabled());

        table->setCurrentIndex(table->model()->index(3, 0)); // what cannot be done says why
        QVERIFY(part<PlainLabel>(view, "containmentMissing")->isVisible());
        QVERIFY(!part<QPushButton>(view, "containmentTake")->isVisible());
    }

    void whatWasAskedForIsNotDoneBeforeItIsSeen()
    {
        ContainmentView view(incidentClock);
        view.show();
        auto incident = sampleIncidents()[0];
        incident.containment = {{{QStringLiteral("reduce-canary"),
                                  QStringLiteral("payments/fraud"),
                                  IncidentContained::Standing::Asked,
                                  {},
                                  {}},
                                 incidentNow - incidentMinute,
                                 incidentNow - incidentMinute,
                                 QStringLiteral("ada")}};
        view.showIncident(incident);
        QVERIFY(part<PlainLabel>(view, "containmentDone")->text().contains(QStringLiteral("not seen yet")));
        incident.containment[0].last.standing = IncidentContained::Standing::Seen;
        incident.containment[0].last.text = QStringLiteral("0 % reach it.");
        view.showIncident(incident);
        const auto done = part<PlainLabel>(view, "containmentDone")->text();
        QVERIFY2(!done.contains(QStringLiteral("not seen yet")) &&
                     done.contains(QStringLiteral("0 % reach it.")),
                 qPrintable(done));
    }

    void whatStayedRequestedIsLookedForWhenTheIncidentIsOpenedAndWhenOneSaysSo()
    {
        ContainmentView view(incidentClock);
        QSignalSpy asked(&view, &ContainmentView::lookRequested);
        view.showIncident(sampleIncidents()[1]);
        QCOMPARE(asked.count(), 0); // nothing waits
        auto incident = sampleIncidents()[0];
        incident.containment = {{{QStringLiteral("reduce-canary"),
                                  QStringLiteral("payments/fraud"),
                                  IncidentContained::Standing::Asked,
                                  {},
                                  {}},
                                 incidentNow - 2 * incidentHour,
                                 incidentNow - 2 * incidentHour,
                                 QStringLiteral("ada")}};
        view.showIncident(incident);
        view.showIncident(incident); // read again
        QCOMPARE(asked.count(), 1);
        view.showLooking();
        const auto done = [&] { return part<PlainLabel>(view, "containmentDone")->text(); };
        QVERIFY(done().contains(QStringLiteral("Looking whether it was done")));
        auto* again = part<QPushButton>(view, "containmentAgain");
        again->click();
        QCOMPARE(asked.count(), 1); // somebody looks already
        view.showLooked({QStringLiteral("reduce-canary of payments/fraud: No network.")});
        QVERIFY2(done().contains(QStringLiteral("No network.")), qPrintable(done()));
        again->click();
        QCOMPARE(asked.count(), 2);
        incident.containment[0].last.standing = IncidentContained::Standing::NotYet;
        incident.containment[0].last.text = QStringLiteral("The candidate has 25 %.");
        incident.containment[0].lastMs = incidentNow - 5 * incidentMinute;
        view.showIncident(incident);
        QVERIFY2(
            done().contains(QStringLiteral("looked for again 5 min ago: not yet. The candidate has 25 %.")),
            qPrintable(done()));
        incident.containment[0].last.standing = IncidentContained::Standing::Contradicted;
        view.showIncident(incident);
        QVERIFY2(done().contains(QStringLiteral("it is not so")), qPrintable(done()));
        again->click();
        QCOMPARE(asked.count(), 2); // that is known
    }

    void anActIsTriedAndGivenAReasonBeforeItIsSentOnce()
    {
        ContainDialog dialog(sampleIncidents()[0], sampleCanaryContainment());
        QSignalSpy asked(&dialog, &ContainDialog::asked);
        auto* send = part<QPushButton>(dialog, "containSend");
        part<QPlainTextEdit>(dialog, "containReason")->setPlainText(QStringLiteral("errors of v12"));
        QVERIFY(!send->isEnabled()); // nobody has seen yet what would be sent
        dialog.showTrial({QStringLiteral("PATCH …")});
        QVERIFY(send->isEnabled());
        send->click();
        send->click();
        QCOMPARE(asked.count(), 1);
        QVERIFY(part<QPlainTextEdit>(dialog, "containReason")->isReadOnly());

        ContainDialog offline(sampleIncidents()[0], sampleCanaryContainment());
        part<QPlainTextEdit>(offline, "containReason")->setPlainText(QStringLiteral("errors of v12"));
        offline.showTrialError(
            Error::make(ErrorKind::Offline, QStringLiteral("prod"), QStringLiteral("No network.")));
        QVERIFY(!part<QPushButton>(offline, "containSend")->isEnabled());
        QVERIFY(part<QPlainTextEdit>(offline, "containTrial")
                    ->toPlainText()
                    .contains(QStringLiteral("pilothouse")));
    }

    // --- dialogs

    void openingAsksForWhatHasToBeKnownAndAsksOnce()
    {
        OpenIncidentDialog dialog({QStringLiteral("production")}, {fraudEndpoint()}, incidentClock);
        dialog.show();
        auto* send = part<QPushButton>(dialog, "openIncidentSend");
        QVERIFY(!send->isEnabled());
        part<QLineEdit>(dialog, "incidentTitle")->setText(QStringLiteral("Cards are declined"));
        QVERIFY(send->isEnabled());
        auto* onset = part<QDateTimeEdit>(dialog, "incidentOnset");
        onset->setDateTime(QDateTime::fromMSecsSinceEpoch(incidentNow + incidentHour));
        QVERIFY(!send->isEnabled());
        part<QCheckBox>(dialog, "incidentOnsetKnown")->setChecked(false);
        QCOMPARE(dialog.draft().opened.onsetMs, noTime);
        part<QLineEdit>(dialog, "incidentEndpoints")
            ->setText(QStringLiteral("payments/fraud, , payments/risk"));
        int asked = 0;
        connect(&dialog, &OpenIncidentDialog::asked, this, [&](const IncidentDraft& draft) {
            ++asked;
            QCOMPARE(draft.endpoints, (QStringList{fraudEndpoint(), QStringLiteral("payments/risk")}));
            QCOMPARE(draft.opened.environment, QStringLiteral("production"));
        });
        send->click();
        send->click();
        QCOMPARE(asked, 1);
        dialog.showRefused(Error::make(ErrorKind::Storage, QStringLiteral("state.db"), {}));
        QVERIFY(send->isEnabled());
    }

    void openingFromATroubleBeginsWithWhatIsKnownOfIt()
    {
        OpenIncidentDialog dialog({QStringLiteral("production"), QStringLiteral("staging")}, {},
                                  incidentClock);
        IncidentChanged usual;
        usual.requestsPerSecond = 40;
        dialog.setSettings({{QStringLiteral("production"), usual}, {QStringLiteral("staging"), {}}});
        IncidentDraft begun;
        begun.opened = {QStringLiteral("production"),
                        QStringLiteral("fraud is slow"),
                        IncidentSeverity::Sev1,
                        {IncidentOrigin::Kind::Alert, QStringLiteral("4f2a"), QStringLiteral("LatencyHigh")},
                        incidentNow - incidentHour + 1234};
        begun.endpoints = QStringList{fraudEndpoint()};
        begun.known = usual;
        begun.known.trafficShare = 0.25;
        dialog.begin(begun);
        QCOMPARE(dialog.draft(), begun);
        QVERIFY(
            part<PlainLabel>(dialog, "openIncidentOrigin")->text().contains(QStringLiteral("LatencyHigh")));
        const auto affected = [&] { return part<PlainLabel>(dialog, "openIncidentAffected")->text(); };
        QVERIFY2(affected().contains(QStringLiteral("35,988")),
                 qPrintable(affected())); // 40/s, a quarter, an hour but for 1.234 s
        QVERIFY(affected().contains(QStringLiteral("unknown")));
        // What is usual in one environment is not told of another.
        part<QComboBox>(dialog, "incidentEnvironment")->setCurrentText(QStringLiteral("staging"));
        QVERIFY(!dialog.draft().known.requestsPerSecond);
        part<QLineEdit>(dialog, "incidentShare")->setText(QStringLiteral("130"));
        QVERIFY(!part<QPushButton>(dialog, "openIncidentSend")->isEnabled());
    }

    void whereAnIncidentWasOpenedFromIsOneClickAway()
    {
        IncidentPage page(incidentClock);
        auto incident = sampleIncidents()[0];
        incident.origin = {IncidentOrigin::Kind::Gate, QStringLiteral("rel-1/auc"),
                           QStringLiteral("auc: fail")};
        page.showIncident(incident, {});
        QSignalSpy wanted(&page, &IncidentPage::originRequested);
        part<QPushButton>(page, "incidentOrigin")->click();
        QCOMPARE(wanted.at(0).at(0).value<IncidentOrigin>(), incident.origin);
        incident.origin = {};
        page.showIncident(incident, {});
        QVERIFY(part<QPushButton>(page, "incidentOrigin")->isHidden());
    }

    void anActNeedsWhatItIsAbout()
    {
        const auto incident = sampleIncidents()[0];
        IncidentActDialog note(incident, IncidentAct::Note, incidentClock);
        QVERIFY(!part<QPushButton>(note, "incidentActSend")->isEnabled());
        part<QPlainTextEdit>(note, "incidentActText")->setPlainText(QStringLiteral(" hello "));
        QVERIFY(part<QPushButton>(note, "incidentActSend")->isEnabled());
        QCOMPARE(std::get<IncidentNoted>(note.fact()).text, QStringLiteral("hello"));

        IncidentActDialog change(incident, IncidentAct::ChangeSeverity, incidentClock);
        QVERIFY(!part<QPushButton>(change, "incidentActSend")->isEnabled()); // it is as it was
        part<QComboBox>(change, "incidentActSeverity")->setCurrentIndex(2);
        QCOMPARE(std::get<IncidentChanged>(change.fact()).severity, std::optional(IncidentSeverity::Sev3));

        IncidentActDialog end(incident, IncidentAct::End, incidentClock);
        QVERIFY(part<QPushButton>(end, "incidentActSend")->isEnabled());
        QVERIFY(std::get<IncidentEnded>(end.fact()).endedMs <= incidentNow);
    }
};

QTEST_MAIN(TestIncidentsScreen)
#include "tst_incidents_screen.moc"
