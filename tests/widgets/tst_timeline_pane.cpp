#include "tests/support/Translating.h"
#include "tests/widgets/IncidentStage.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/TimelinePane.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace ph;
using namespace ph::sample;
using namespace ph::testing;

namespace {

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

/// The timeline of what happened, as somebody on call sees and touches it.
class TestTimelinePane : public QObject {
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
        const auto row = rowOf(pane, "fraud 11 → 12");
        const auto sign = view.signOf(row);
        QVERIFY(sign);
        QTest::mouseClick(&view, Qt::LeftButton, {}, sign->toPoint());
        QCOMPARE(view.chosen(), std::optional(row));
        QCOMPARE(part<QLabel>(pane, "timelineDetailTitle")->text(), QStringLiteral("fraud 11 → 12"));
        const auto facts = part<QLabel>(pane, "timelineDetailFacts")->text();
        QVERIFY2(facts.contains(QStringLiteral("Source: releases")) &&
                     facts.contains(QStringLiteral("Seen: ")),
                 qPrintable(facts));
        QVERIFY(part<QLabel>(pane, "timelineDetailEvidence")->text().contains(QStringLiteral("Running")));
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("fraud 11")));
    }

    void whatWeSayOfItIsToldInTheReadersLanguageWhereverItStands()
    {
        const Translating speaking(QStringLiteral("ph::TimelineItemWords"),
                                   {{QStringLiteral("%1 goes on"), QStringLiteral("%1 läuft noch")}});
        auto going = happening(incidentOnset, TimelineKind::PipelineRun);
        going.title = QStringLiteral("nightly goes on");
        TimelinePane pane(incidentClock);
        fill(pane, timelineTable(std::vector{going}));
        QTRY_COMPARE(pane.view()->picture()->selection.size(), std::size_t(1));
        const auto shown = QStringLiteral("nightly läuft noch");
        auto& view = *pane.view();
        view.showStretch(incidentOnset - 20 * incidentMinute, incidentNow);
        const auto sign = view.signOf(0);
        QVERIFY(sign);
        QTest::mouseClick(&view, Qt::LeftButton, {}, sign->toPoint());
        QCOMPARE(part<QLabel>(pane, "timelineDetailTitle")->text(), shown);
        QVERIFY(view.accessibleDescription().contains(shown));
        part<QToolButton>(pane, "timelineAsTable")->click();
        auto* list = part<QTableView>(pane, "timelineTable");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 3).data().toString(), shown);
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
            auto* menu = QApplication::activePopupWidget();
            auto* note = view.findChild<QAction*>(QStringLiteral("timelineNote"));
            if (menu && note && menu->actions().contains(note))
                note->trigger();
            if (menu)
                menu->close();
        });
        QContextMenuEvent opened(QContextMenuEvent::Mouse, sign->toPoint(),
                                 view.mapToGlobal(sign->toPoint()));
        QCoreApplication::sendEvent(&view, &opened);
        QTRY_COMPARE(asked.count(), 3);
        QCOMPARE(asked.last().at(0).toLongLong(), view.momentAt(*sign));
    }

    // --- curves

    void aLineKeepsEverySpikeAndBreaksWhereNobodyLooked()
    {
        const auto latency = sampleCurves()[1];
        QCOMPARE(latency.values.high, 1.9);
        const TimelineStretch all{incidentNow - 48 * incidentHour, incidentNow + 1, 300};
        const auto readings = curveReadings(latency, all, 300);
        const auto highest = std::max_element(readings.begin(), readings.end(),
                                              [](const auto& a, const auto& b) { return a.high < b.high; });
        QCOMPARE(highest->high, 1.9);
        QVERIFY(highest->low < 0.3 && highest->points > 5);
        QCOMPARE(std::count_if(latency.line->y.begin(), latency.line->y.end(),
                               [](double y) { return std::isnan(y); }),
                 1); // the two hours, and nothing else
        const auto gapX = double(660 + 1) / (48 * 60) * 300;
        QVERIFY(!curveReadingAt(latency, all, gapX, 4));
        QVERIFY(curveReadingAt(latency, all, gapX - 8, 4));
    }

    void bucketsLoseNoExtremeEither()
    {
        std::vector<CurveBucket> buckets(2);
        for (int i = 0; i < 2; ++i) {
            auto& bucket = buckets[std::size_t(i)];
            bucket.firstMs = i * 64 * 15'000;
            bucket.lastMs = bucket.firstMs + 63 * 15'000;
            bucket.points = 64;
            bucket.min = 0.1;
            bucket.max = i == 0 ? 7 : 0.4;
            bucket.first = bucket.last = 0.2;
        }
        const auto joined = timelineCurve({}, timelineLine(buckets));
        QCOMPARE(joined.values, (ChartRange{0.1, 7}));
        QCOMPARE(joined.line->size(), std::size_t(8));
        buckets[1].firstMs += incidentHour;
        buckets[1].lastMs += incidentHour;
        QCOMPARE(timelineLine(buckets).size(), std::size_t(9)); // with the break
    }

    void theUsualCurvesAreErrorsAndLatencyOfOneEndpoint()
    {
        const auto choice = [](const char* name, const char* endpoint, std::int64_t lastMs) {
            return TimelineCurveChoice{
                QStringLiteral("%1@%2").arg(QLatin1String(name), QLatin1String(endpoint)),
                QLatin1String(name),
                QStringLiteral("metrics"),
                {QStringLiteral("production"), QLatin1String(endpoint), {}, {}},
                {},
                100,
                0,
                lastMs};
        };
        const std::vector choices{choice("error-rate", "a/risk", 5), choice("error-rate", "a/fraud", 9),
                                  choice("latency-p99", "a/fraud", 9), choice("latency-p95", "a/risk", 99),
                                  choice("throughput", "a/fraud", 9)};
        QCOMPARE(usualCurves(choices, {}),
                 (QStringList{QStringLiteral("error-rate@a/fraud"), QStringLiteral("latency-p99@a/fraud")}));
        QCOMPARE(usualCurves(choices, {{}, QStringLiteral("a/risk"), {}, {}}),
                 (QStringList{QStringLiteral("error-rate@a/risk"), QStringLiteral("latency-p95@a/risk")}));
        QCOMPARE(usualCurves(choices, {{}, QStringLiteral("b/other"), {}, {}}), QStringList());
    }

    void curvesAreAskedForShownAndReadOnTheSameAxis()
    {
        TimelinePane pane(incidentClock);
        QSignalSpy asked(&pane, &TimelinePane::curvesWanted);
        fill(pane, sampleTimelineTable());
        const auto curves = sampleCurves();
        pane.showCurveChoices({curves[0].about, curves[1].about});
        QVERIFY(!asked.isEmpty());
        QCOMPARE(asked.last()[0].toStringList(),
                 (QStringList{QStringLiteral("error-rate"), QStringLiteral("latency-p95")}));
        pane.showCurves(curves);
        auto& view = *pane.view();
        view.showAll();
        const auto area = view.curveRect(1);
        QVERIFY(view.rect().contains(area.toRect()));
        // The slow minute is one of two days, far less than a pixel, and is painted to the top.
        const auto slowMs = incidentNow - (2 * 24 * 60 - 1'500) * incidentMinute;
        const auto slowX = area.left() + view.stretch().x(slowMs);
        const auto image = view.grab().toImage();
        const auto isPainted = [&](double x, double y) { // by the curve: lines of the axis are grey
            for (int dx = -1; dx <= 1; ++dx) {
                if (image.pixelColor(int(x) + dx, int(y)).hsvSaturation() > 60)
                    return true;
            }
            return false;
        };
        QVERIFY(isPainted(slowX, area.top() + 9));
        QVERIFY(!isPainted(slowX - 30, area.top() + 9));
        const auto text = view.curveTextAt({slowX, area.center().y()});
        QVERIFY2(text.contains(QStringLiteral("1.9 s")) && text.contains(QStringLiteral("payments/fraud")) &&
                     text.contains(QStringLiteral("metrics")),
                 qPrintable(text));
        QCOMPARE(view.curveTextAt({slowX, 30}), QString()); // a lane, no curve
        // As a table, too.
        view.showStretch(incidentOnset - incidentHour, incidentOnset);
        const auto items = timelineRowsInView(*view.picture(), view.stretch()).size();
        part<QToolButton>(pane, "timelineAsTable")->click();
        auto* list = part<QTableView>(pane, "timelineTable");
        QTRY_VERIFY(list->model()->rowCount() > int(items) + 100);
        const auto first = list->model()->index(int(items), 3).data().toString();
        QVERIFY2(first.startsWith(QStringLiteral("Error rate: 0.4")), qPrintable(first));
        list->selectRow(int(items)); // it is no item
        // A movement that rests asks for what can be told apart now.
        asked.clear();
        view.showStretch(incidentOnset - incidentHour / 2, incidentOnset);
        QTRY_VERIFY(!asked.isEmpty());
        QCOMPARE(asked.last()[1].toLongLong(), view.stretch().fromMs);
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
};

QTEST_MAIN(TestTimelinePane)
#include "tst_timeline_pane.moc"
