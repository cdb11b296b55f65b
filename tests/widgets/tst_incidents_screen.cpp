#include "app/shots/ContainmentSample.h"
#include "app/shots/DiagnosisSample.h"
#include "models/tables/Format.h"
#include "tests/support/Testing.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/ContainDialog.h"
#include "widgets/incidents/ContainmentView.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/IncidentActDialog.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/JudgeStepDialog.h"
#include "widgets/incidents/OpenIncidentDialog.h"
#include "widgets/incidents/PostmortemView.h"
#include "widgets/incidents/RuleActDialog.h"
#include "widgets/incidents/RuleView.h"
#include "widgets/incidents/TimelinePane.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace ph;
using namespace ph::sample;

namespace {

template <class T = QWidget>
T* part(const QWidget& root, const char* name)
{
    auto* found = root.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

TimelineItem happening(std::int64_t atMs, TimelineKind kind = TimelineKind::ClusterEvent)
{
    TimelineItem item;
    item.kind = kind;
    item.role = TimelineRole::Remark;
    item.atMs = item.seenMs = atMs;
    item.title = QStringLiteral("event");
    item.id = QString::number(atMs);
    return item;
}

std::size_t counted(const TimelineLane& lane)
{
    std::size_t sum = 0;
    for (const auto& mark : lane.marks)
        sum += mark.count;
    return sum;
}

/// As many as a month of a large shop has, alerts among them that last.
TimelineTablePtr manyEvents(int count)
{
    TimelineTableBuilder builder;
    builder.reserve(std::size_t(count));
    const auto title = builder.text("event");
    const auto nowhere = builder.scope({});
    const auto step = 30 * 24 * incidentHour / count;
    for (int i = 0; i < count; ++i) {
        TimelineRow row;
        row.atMs = incidentNow - i * step;
        row.kind = TimelineKind(i % timelineKinds);
        row.title = title;
        row.scope = nowhere;
        if (row.kind == TimelineKind::Alert)
            row.endMs = row.atMs + (i % 600) * incidentMinute;
        builder.add(row);
    }
    return builder.build().value_or(nullptr);
}

/// A pane that has shown what it was given.
void fill(TimelinePane& pane, const TimelineTablePtr& table)
{
    pane.resize(1200, 760);
    pane.show();
    pane.showTable(table, {}, incidentNow);
    QTRY_VERIFY(pane.view()->picture() != nullptr);
}

std::uint32_t rowOf(const TimelinePane& pane, const char* title)
{
    const auto& table = *pane.view()->picture()->selection.table();
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (table.title(row) == title)
            return row;
    }
    qFatal("no item %s", title);
}

} // namespace

/// The screen of incidents and its timeline, as somebody on call sees and touches them.
class TestIncidentsScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- lanes

    void everyItemInViewStandsInOneSign()
    {
        const auto picture = timelinePicture(sampleTimelineTable(), {});
        for (const double width : {40.0, 300.0, 1900.0}) {
            const TimelineStretch all{incidentNow - 72 * incidentHour, incidentNow + 1, width};
            std::size_t sum = 0;
            for (const auto& lane : timelineLanes(*picture, all, 14)) {
                sum += counted(lane);
                for (std::size_t i = 1; i < lane.marks.size(); ++i)
                    QVERIFY(lane.marks[i].x - lane.marks[i - 1].x >= 14 * 0.7);
            }
            QCOMPARE(sum, picture->selection.size());
        }
    }

    void signsStayAsTheyAreWhileTimeMoves()
    {
        const auto picture = timelinePicture(manyEvents(20'000), {});
        constexpr double width = 1'000;
        const TimelineStretch one{incidentNow - 240 * incidentHour, incidentNow, width};
        const auto by = 24 * incidentHour;
        const TimelineStretch other{one.fromMs - by, one.toMs - by, width};
        const auto here = timelineLanes(*picture, one, 14), there = timelineLanes(*picture, other, 14);
        QCOMPARE(here.size(), there.size());
        std::size_t same = 0, all = 0;
        for (const auto& mark : here[0].marks) {
            if (mark.lastMs >= other.toMs || mark.firstMs < one.fromMs + 2 * incidentHour)
                continue;
            ++all;
            same += std::any_of(there[0].marks.begin(), there[0].marks.end(), [&](const TimelineMark& again) {
                return again.firstMs == mark.firstMs && again.count == mark.count;
            });
        }
        QVERIFY(all > 20);
        QVERIFY2(same * 10 >= all * 9, qPrintable(QStringLiteral("%1 of %2").arg(same).arg(all)));
    }

    void theGravestOfManyGivesTheSignItsLook()
    {
        std::vector<TimelineItem> items{happening(1'000), happening(2'000), happening(3'000)};
        items[1].severity = TimelineSeverity::Critical;
        const auto picture = timelinePicture(timelineTable(items), {});
        const auto lanes = timelineLanes(*picture, {0, incidentHour, 100}, 14);
        QCOMPARE(lanes.size(), std::size_t(1));
        QCOMPARE(lanes[0].marks.size(), std::size_t(1));
        QCOMPARE(lanes[0].marks[0].row, 1u);
        QCOMPARE(lanes[0].marks[0].count, std::size_t(3));
    }

    void whatLastsIsSeenThoughItBeganBeforeTheView()
    {
        std::vector<TimelineItem> items{happening(0, TimelineKind::Alert),
                                        happening(10 * incidentHour, TimelineKind::Alert),
                                        happening(20 * incidentHour, TimelineKind::Alert)};
        items[0].endMs = 15 * incidentHour;
        items[1].endMs = 10 * incidentHour + 1'000; // too short for a bar at this zoom
        items[2].endMs = stillGoing;
        const auto picture = timelinePicture(timelineTable(items), {});
        const auto bars = [&](std::int64_t fromHour, std::int64_t toHour) {
            return timelineLanes(*picture, {fromHour * incidentHour, toHour * incidentHour, 100}, 14)[0]
                .lasting;
        };
        QCOMPARE(bars(12, 18).size(), std::size_t(1));
        QCOMPARE(bars(12, 18)[0], (TimelineBar{0, 50, 1, 0}));
        QVERIFY(bars(16, 19).empty());
        QCOMPARE(bars(30, 40), (std::vector{TimelineBar{0, 100, 1, 2}}));
        QCOMPARE(bars(0, 40).size(), std::size_t(2));
        QCOMPARE(timelineRowsInView(*picture, {12 * incidentHour, 18 * incidentHour, 100}),
                 (std::vector<std::uint32_t>{0}));
    }

    // --- the view

    void aClickChoosesAndTellsTheWholeOfIt()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        auto& view = *pane.view();
        view.showStretch(incidentOnset - 20 * incidentMinute, incidentNow);
        const auto row = rowOf(pane, "rel-734 of fraud 12 begun");
        const auto sign = view.signOf(row);
        QVERIFY(sign);
        QTest::mouseClick(&view, Qt::LeftButton, {}, sign->toPoint());
        QCOMPARE(view.chosen(), std::optional(row));
        QCOMPARE(part<QLabel>(pane, "timelineDetailTitle")->text(),
                 QStringLiteral("rel-734 of fraud 12 begun"));
        const auto facts = part<QLabel>(pane, "timelineDetailFacts")->text();
        QVERIFY2(facts.contains(QStringLiteral("Source: releases")) &&
                     facts.contains(QStringLiteral("Seen: ")),
                 qPrintable(facts));
        QVERIFY(part<QLabel>(pane, "timelineDetailEvidence")->text().contains(QStringLiteral("Canary")));
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("rel-734")));
    }

    void theWheelLooksCloserAtWhatIsBelowIt()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        auto& view = *pane.view();
        const auto before = view.stretch();
        const QPointF at(view.width() / 2.0, view.height() / 2.0);
        QWheelEvent turn(at, view.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &turn);
        const auto after = view.stretch();
        QVERIFY(after.toMs - after.fromMs < before.toMs - before.fromMs);
        QVERIFY(after.fromMs > before.fromMs && after.toMs < before.toMs);
    }

    void theKeyboardMovesZoomsAndChooses()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        auto& view = *pane.view();
        const auto whole = view.stretch();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.stretch().toMs - view.stretch().fromMs < whole.toMs - whole.fromMs);
        const auto closer = view.stretch();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.stretch().fromMs > closer.fromMs);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.stretch().fromMs, whole.fromMs);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.chosen(), std::optional(0u)); // the first in view
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.chosen(), std::optional(1u));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.chosen());
    }

    void aDragMovesTimeAndChoosesNothing()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        auto& view = *pane.view();
        QTest::keyClick(&view, Qt::Key_Plus);
        const auto before = view.stretch();
        const QPoint at(view.width() / 2, view.height() / 2);
        QTest::mousePress(&view, Qt::LeftButton, {}, at);
        QTest::mouseMove(&view, at + QPoint(60, 0));
        QTest::mouseMove(&view, at + QPoint(120, 0));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at + QPoint(120, 0));
        QVERIFY(view.stretch().fromMs < before.fromMs);
        QVERIFY(!view.chosen());
    }

    void aKindThatIsSwitchedOffGoesAndWhatIsChosenStays()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        auto& view = *pane.view();
        view.choose(rowOf(pane, "ErrorsHigh"));
        const auto all = view.picture()->selection.size();
        part<QToolButton>(pane, "timelineKind-pipeline-run")->click();
        QTRY_VERIFY(view.picture()->selection.size() < all);
        QVERIFY(view.picture()->selection.rows(TimelineKind::PipelineRun).empty());
        QVERIFY(view.chosen());
        QVERIFY(part<QToolButton>(pane, "timelineKind-pipeline-run")->isVisible()); // the way back
        part<QToolButton>(pane, "timelineKind-alert")->click();
        QTRY_VERIFY(!view.chosen());
    }

    void theTableHasJustWhatIsInView()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        pane.view()->showStretch(incidentOnset - 5 * incidentMinute, incidentOnset + incidentMinute);
        part<QToolButton>(pane, "timelineAsTable")->click();
        auto* list = part<QTableView>(pane, "timelineTable");
        const auto rows = timelineRowsInView(*pane.view()->picture(), pane.view()->stretch());
        QTRY_COMPARE(list->model()->rowCount(), int(rows.size()));
        QVERIFY(rows.size() < pane.view()->picture()->selection.size() / 4);
        QVERIFY(!list->accessibleName().isEmpty());
    }

    void anIncidentIsShownWithTheTimeBeforeIt()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        pane.showIncident({incidentOnset, incidentHour},
                          {QStringLiteral("production"), fraudEndpoint(), {}, {}});
        QTRY_COMPARE(pane.filters()->filter().scope.endpoint, fraudEndpoint());
        QTRY_VERIFY(pane.view()->stretch().fromMs >= incidentOnset - 2 * incidentHour);
        QVERIFY(pane.view()->stretch().fromMs <= incidentOnset - incidentHour);
        QVERIFY(pane.view()->stretch().toMs > incidentOnset);
    }

    void aNoteIsAboutWhatIsChosenOrTheMomentBelowTheMenu()
    {
        TimelinePane pane(incidentClock);
        fill(pane, sampleTimelineTable());
        auto& view = *pane.view();
        QSignalSpy asked(&pane, &TimelinePane::noteRequested);
        const auto row = rowOf(pane, "ErrorsHigh");
        view.choose(row);
        view.activateWindow();
        view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        QTest::keyClick(&view, Qt::Key_N);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.last().at(0).toLongLong(), view.picture()->selection.table()->atMs(row));
        view.choose(std::nullopt);
        QTest::keyClick(&view, Qt::Key_N); // the middle of what is in view
        const auto stretch = view.stretch();
        QCOMPARE(asked.last().at(0).toLongLong(), stretch.fromMs + (stretch.toMs - stretch.fromMs) / 2);
        // The menu is opened by the mouse at the sign of an item, and the note chosen in it.
        const auto sign = view.signOf(row);
        QVERIFY(sign);
        QTimer::singleShot(0, &view, [&view] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            auto* note = view.findChild<QAction*>(QStringLiteral("timelineNote"));
            if (!menu || !menu->actions().contains(note))
                return;
            note->trigger();
            menu->close();
        });
        QContextMenuEvent opened(QContextMenuEvent::Mouse, sign->toPoint(),
                                 view.mapToGlobal(sign->toPoint()));
        QCoreApplication::sendEvent(&view, &opened);
        QTRY_COMPARE(asked.count(), 3);
        QCOMPARE(asked.last().at(0).toLongLong(), view.picture()->selection.table()->atMs(row));
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

    void anEmptyTimelineSaysWhatBelongsHere()
    {
        TimelinePane pane(incidentClock);
        pane.show();
        auto* state = part<StateView>(pane, "timelineState");
        QCOMPARE(state->content().kind, StateContent::Kind::Loading);
        pane.showError(Error::make(ErrorKind::Storage, QStringLiteral("observed.db"), {}));
        QCOMPARE(state->content().kind, StateContent::Kind::Error);
        pane.showTable(timelineTable(std::vector<TimelineItem>()), {}, incidentNow);
        QTRY_COMPARE(state->content().kind, StateContent::Kind::Empty);
        QVERIFY(state->isVisible());
    }

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

    // --- diagnosis

    void aDiagnosisIsAskedForOnceSomebodyLooks()
    {
        DiagnosisView view(incidentClock);
        QSignalSpy asked(&view, &DiagnosisView::runRequested);
        view.showIncident(sampleIncidents()[0], sampleEntries());
        QCOMPARE(asked.count(), 0);
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showReading(sampleDiagnosis());
        view.showIncident(sampleIncidents()[0], sampleEntries()); // read again, and nothing is new
        QCOMPARE(asked.count(), 1);
        auto earlier = sampleIncidents()[0];
        earlier.onsetMs -= incidentHour; // another question
        view.showIncident(earlier, sampleEntries());
        QCOMPARE(asked.count(), 2);
    }

    void theFirstStepThatExplainsIsNamedAndAWordOfAPersonCounts()
    {
        DiagnosisView view(incidentClock);
        view.resize(900, 600);
        view.show();
        view.showIncident(sampleIncidents()[0], sampleEntries());
        view.showReading(sampleDiagnosis());
        const auto headline = [&] { return part<QLabel>(view, "diagnosisHeadline")->text(); };
        QVERIFY2(headline().startsWith(QStringLiteral("Step 3 ")), qPrintable(headline()));
        QCOMPARE(view.chosenStep()->step.id, QStringLiteral("service-health"));
        const auto said = sampleEntries() << sampleWord("service-health", "well", "it was well before, too");
        view.showIncident(sampleIncidents()[0], said);
        QVERIFY2(headline().startsWith(QStringLiteral("Step 4 ")), qPrintable(headline()));
        const auto word = part<QLabel>(view, "stepJudged")->text();
        QVERIFY2(word.contains(QStringLiteral("ada")) &&
                     word.contains(QStringLiteral("it was well before, too")) &&
                     word.contains(QStringLiteral("25 min ago")),
                 qPrintable(word));
        view.showIncident(sampleIncidents()[0], QList(said)
                                                    << sampleWord("model", "cause", "version 11 is well"));
        QVERIFY2(headline().startsWith(QStringLiteral("Step 5 ")), qPrintable(headline()));
    }

    void aStepShowsItsChecksWithEvidenceAndAge()
    {
        DiagnosisView view(incidentClock);
        view.resize(900, 600);
        view.show();
        view.showIncident(sampleIncidents()[0], sampleEntries());
        view.showReading(sampleDiagnosis());
        const auto evidence = part<QLabel>(view, "checkEvidence")->text();
        QVERIFY2(evidence.contains(QStringLiteral("rel-734")) && evidence.contains(QStringLiteral("seen")),
                 qPrintable(evidence));
        auto* table = part<LineTable>(view, "diagnosisSteps");
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(view.chosenStep()->step.id, QStringLiteral("feature-consistency"));
        QCOMPARE(part<QLabel>(view, "checkReason")->text(),
                 QStringLiteral("Nobody looked at quality violations since it began."));
        QCOMPARE(table->model()->index(1, DiagnosisStepModel::Verdict).data().toString(),
                 QStringLiteral("No data")); // never OK
    }

    void aStepIsJudgedByKeyboardUnlessTheIncidentIsClosed()
    {
        DiagnosisView view(incidentClock);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.showIncident(sampleIncidents()[0], {});
        view.showReading(sampleDiagnosis());
        QSignalSpy judged(&view, &DiagnosisView::judgeRequested);
        part<LineTable>(view, "diagnosisSteps")->setFocus();
        QTest::keyClick(part<LineTable>(view, "diagnosisSteps"), Qt::Key_Return,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(judged.count(), 1);
        QCOMPARE(judged.first().first().value<IncidentJudged::Word>(), IncidentJudged::Word::Overruled);
        view.showIncident(sampleIncidents()[3], {});
        view.showReading(sampleDiagnosis());
        QVERIFY(!part<QPushButton>(view, "stepOverrule")->isEnabled());
        QTest::keyClick(part<LineTable>(view, "diagnosisSteps"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(judged.count(), 1);
    }

    void aDiagnosisThatIsCancelledOrFailsSaysSoAndKeepsWhatWasFound()
    {
        DiagnosisView view(incidentClock);
        view.show();
        view.showIncident(sampleIncidents()[0], {});
        view.showRunning(QStringLiteral("Reading"), 1, 2);
        QVERIFY(part<QPushButton>(view, "diagnosisCancel")->isVisible());
        view.showError(Error::make(ErrorKind::Cancelled, QStringLiteral("incident"), {}));
        auto* state = part<StateView>(view, "diagnosisState");
        QCOMPARE(state->content().kind, StateContent::Kind::Empty);
        QSignalSpy asked(&view, &DiagnosisView::runRequested);
        part<QPushButton>(*state, "retry")->click();
        QCOMPARE(asked.count(), 1);
        view.showReading(sampleDiagnosis());
        view.showError(Error::make(ErrorKind::Storage, QStringLiteral("observed.db"), {}));
        QVERIFY(part<QWidget>(view, "diagnosisBanner")->isVisible());
        QVERIFY(part<LineTable>(view, "diagnosisSteps")->isVisible());
    }

    void overrulingNeedsAVerdictAndAReason()
    {
        JudgeStepDialog dialog(sampleIncidents()[0], sampleDiagnosis().report.steps.at(3),
                               IncidentJudged::Word::Overruled);
        dialog.show();
        auto* send = part<QPushButton>(dialog, "judgeStepSend");
        QVERIFY(!send->isEnabled());
        part<QRadioButton>(dialog, "judge-well")->setChecked(true);
        QVERIFY(!send->isEnabled());
        part<QPlainTextEdit>(dialog, "judgeStepReason")->setPlainText(QStringLiteral(" it was up "));
        QVERIFY(send->isEnabled());
        const auto judged = dialog.judged();
        QCOMPARE(judged.verdict, QStringLiteral("well"));
        QCOMPARE(judged.reason, QStringLiteral("it was up"));
        QVERIFY2(judged.seen.startsWith(QStringLiteral("bad: features-db")), qPrintable(judged.seen));
        JudgeStepDialog agreeing(sampleIncidents()[0], sampleDiagnosis().report.steps.at(3),
                                 IncidentJudged::Word::Confirmed);
        QCOMPARE(agreeing.judged().verdict, QStringLiteral("cause"));
        QVERIFY(part<QPushButton>(agreeing, "judgeStepSend")->isEnabled());
    }

    // --- rules and closing

    void theBestProposalIsTriedAtOnceAndItsChangeShown()
    {
        RuleView view;
        view.resize(900, 600);
        QSignalSpy asked(&view, &RuleView::proposalsRequested), tried(&view, &RuleView::tryRequested);
        view.showIncident(sampleIncidents()[2]);
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showProposals(sampleProposals(), {});
        QCOMPARE(tried.count(), 1);
        QCOMPARE(tried.first().first().toByteArray(), sampleProposals()[0].yaml);
        QVERIFY(!part<QPushButton>(view, "ruleWrite")->isEnabled()); // nobody knows yet what it would do
        view.showAttempt(sampleAttempt(sampleProposals()[1]));       // of another text
        QVERIFY(!part<QPushButton>(view, "ruleWrite")->isEnabled());
        view.showAttempt(sampleAttempt(sampleProposals()[0]));
        const auto trial = part<QLabel>(view, "ruleTrial")->text();
        QVERIFY2(trial.contains(QStringLiteral("14 min before it began")) &&
                     trial.contains(QStringLiteral("1 false alarm")) &&
                     trial.contains(QStringLiteral("88 d")),
                 qPrintable(trial));
        QVERIFY(part<QPlainTextEdit>(view, "ruleDiff")
                    ->toPlainText()
                    .contains(QStringLiteral("+         - id: canary-of-fraud")));
        QVERIFY(part<QPushButton>(view, "ruleWrite")->isEnabled());
        QVERIFY(part<QPushButton>(view, "ruleClose")->isEnabled());
    }

    void aRuleThatIsWrittenByHandSaysWhatIsWrongAtItsLine()
    {
        RuleView view;
        view.resize(900, 600);
        view.show();
        view.showIncident(sampleIncidents()[2]);
        view.showProposals({}, {});
        auto* state = part<StateView>(view, "ruleState");
        QCOMPARE(state->content().kind, StateContent::Kind::Empty);
        QSignalSpy tried(&view, &RuleView::tryRequested);
        part<QPushButton>(*state, "writeRule")->click();
        QCOMPARE(tried.count(), 1); // the example
        part<QPlainTextEdit>(view, "ruleText")->setPlainText(QStringLiteral("kind: gate\ntier: high\n"));
        QTRY_COMPARE(tried.count(), 2); // once typing pauses
        RuleAttempt wrong{view.text()};
        wrong.problems = {{2, 7, QStringLiteral("tier"), QStringLiteral("There is no such tier.")}};
        view.showAttempt(wrong);
        auto* problems = part<QListWidget>(view, "ruleProblems");
        QVERIFY(problems->isVisible());
        QVERIFY(problems->item(0)->text().contains(QStringLiteral("Line 2")));
        QVERIFY(!part<QPushButton>(view, "ruleWrite")->isEnabled());
        QVERIFY(part<QPushButton>(view, "ruleCloseWithout")->isEnabled());
    }

    void whatWasWrittenOfARuleIsThereAgain()
    {
        RuleView view;
        view.show();
        view.showIncident(sampleIncidents()[2]);
        view.showProposals(sampleProposals(), {});
        part<QPlainTextEdit>(view, "ruleText")->setPlainText(QStringLiteral("kind: gate"));
        view.showIncident(sampleIncidents()[1]);
        QVERIFY(view.text().isEmpty());
        view.showIncident(sampleIncidents()[2]);
        QCOMPARE(view.text(), QByteArray("kind: gate"));
        view.showProposals(sampleProposals(), {}); // do not take its place
        QCOMPARE(view.text(), QByteArray("kind: gate"));
    }

    void onlyAnIncidentThatEndedIsClosed()
    {
        RuleView view;
        view.show();
        view.showIncident(sampleIncidents()[0]);
        view.showProposals(sampleProposals(), {});
        view.showAttempt(sampleAttempt(sampleProposals()[0]));
        QVERIFY(!part<QPushButton>(view, "ruleClose")->isEnabled());
        QVERIFY(!part<QPushButton>(view, "ruleCloseWithout")->isEnabled());
        QVERIFY(part<QLabel>(view, "ruleWhyNot")->text().contains(QStringLiteral("goes on")));
        QVERIFY(part<QPushButton>(view, "ruleWrite")->isEnabled()); // a policy needs no end
    }

    void closingOwesAReasonWithoutARuleOrWithOneThatWouldHaveMissedIt()
    {
        const auto needsReason = [](RuleAct act, const RuleProposal& proposal) {
            RuleActDialog dialog(sampleIncidents()[2], act, sampleAttempt(proposal));
            dialog.show();
            auto* send = part<QPushButton>(dialog, "ruleActSend");
            if (send->isEnabled())
                return false;
            part<QPlainTextEdit>(dialog, "ruleActReason")->setPlainText(QStringLiteral("a power cut"));
            return send->isEnabled() && dialog.reason() == QStringLiteral("a power cut");
        };
        QVERIFY(needsReason(RuleAct::CloseWithout, {}));
        QVERIFY(needsReason(RuleAct::CloseWith, sampleProposals()[2]));
        QVERIFY(!needsReason(RuleAct::CloseWith, sampleProposals()[0]));
        QVERIFY(!needsReason(RuleAct::Write, sampleProposals()[2]));
    }

    // --- postmortem

    void aDraftMarksWordsThatBlameAndSaysWhatToSayInstead()
    {
        PostmortemView view(incidentClock);
        view.resize(900, 600);
        QSignalSpy asked(&view, &PostmortemView::draftRequested);
        view.showIncident(sampleIncidents()[2], sampleEntries());
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showDraft(samplePostmortem());
        auto* text = part<QPlainTextEdit>(view, "postmortemText");
        QVERIFY(text->isReadOnly());
        QCOMPARE(text->toPlainText(), samplePostmortem().markdown);
        QCOMPARE(text->extraSelections().size(), qsizetype(1));
        QCOMPARE(text->extraSelections().first().cursor.selectedText(), QStringLiteral("forgot"));
        part<QListWidget>(view, "postmortemWording")->setCurrentRow(0);
        QCOMPARE(text->textCursor().selectedText(), QStringLiteral("forgot"));
        view.showIncident(sampleIncidents()[2], sampleEntries());
        QCOMPARE(asked.count(), 1);
        view.showIncident(sampleIncidents()[2], sampleEntries() << sampleWord("model", "well", "it is old"));
        QCOMPARE(asked.count(), 2); // more was said
    }

    void aFileThatIsThereIsReplacedOnlyByWhoSaysSo()
    {
        PostmortemView view(incidentClock);
        view.show();
        view.showIncident(sampleIncidents()[2], {});
        QVERIFY(!part<QPushButton>(view, "postmortemExport")->isEnabled());
        view.showDraft(samplePostmortem());
        QSignalSpy replaced(&view, &PostmortemView::replaceRequested),
            asked(&view, &PostmortemView::exportRequested);
        view.askToReplace(QStringLiteral("/tmp/pm.md"), incidentNow - incidentHour);
        QVERIFY(part<QLabel>(view, "bannerText")->text().contains(QStringLiteral("1 h ago")));
        part<QPushButton>(view, "anotherFile")->click();
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(replaced.count(), 0);
        view.askToReplace(QStringLiteral("/tmp/pm.md"), incidentNow - incidentHour);
        part<QPushButton>(view, "replaceFile")->click();
        QTRY_COMPARE(replaced.count(), 1);
        QCOMPARE(replaced.first().first().toString(), QStringLiteral("/tmp/pm.md"));
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
