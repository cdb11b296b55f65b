#include "app/shots/LogSample.h"
#include "models/tables/LogWords.h"
#include "tests/support/Testing.h"
#include "widgets/common/Banner.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/LogLineView.h"
#include "widgets/incidents/LogsView.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace ph;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

Incident badCanary()
{
    Incident incident;
    incident.id = q("inc-0a1b2c3d");
    incident.environment = q("production");
    incident.title = q("Every second card is declined");
    incident.onsetMs = incident.openedMs = incidentOnset;
    incident.endpoints = QStringList{fraudEndpoint()};
    return incident;
}

/// As a worker would find it.
LogMatches matchesOf(const LogsReading& reading, const LogQuery& query)
{
    LogMatches matches{query};
    for (const auto& log : reading.logs) {
        matches.byLog.append(std::vector<LogMatch>());
        for (qsizetype line = 0; line < log.lines->size(); ++line) {
            if (const auto at = log.lines->line(line).indexOf(query.text); at >= 0)
                matches.byLog.last().push_back(
                    {std::uint32_t(line), std::uint32_t(at), std::uint32_t(query.text.size())});
        }
    }
    return matches;
}

/// The tab of an incident of which something may be kept.
struct Tab {
    explicit Tab(const LogsReading& reading)
    {
        view.resize(900, 620);
        view.showIncident(badCanary());
        view.show();
        view.activateWindow();
        view.showReading(reading);
        QObject::connect(&view, &LogsView::searchRequested, &view, [this](const LogQuery& query) {
            asked << query;
            view.showMatches(matchesOf(view.reading(), query));
        });
    }
    template <class T>
    T& part(const char* name) const
    {
        auto* found = view.findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    LogLineView& lines() const { return part<LogLineView>("logLines"); }
    LineTable& logs() const { return part<LineTable>("keptLogs"); }
    QString text(const char* label) const { return part<PlainLabel>(label).text(); }
    QString cell(int row, int column) const { return logs().model()->index(row, column).data().toString(); }
    int chosenLog() const { return logs().selectionModel()->selectedRows().value(0).row(); }
    void search(const char* what) const
    {
        auto& field = part<SearchField>("logSearch");
        field.setText(q(what));
        Q_EMIT field.settled(field.text());
    }

    LogsView view{incidentClock};
    QList<LogQuery> asked;
};

} // namespace

/// Logs that are kept with an incident, as somebody on call reads them.
class TestLogsView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLogSaysWhoseItIsAndHowOld()
    {
        const Tab tab(sampleLogs());
        QCOMPARE(tab.logs().model()->rowCount(), 4);
        QCOMPARE(tab.cell(0, KeptLogModel::Revision), q("fraud-predictor-00012"));
        QCOMPARE(tab.cell(0, KeptLogModel::Hidden), q("3"));
        QCOMPARE(tab.cell(0, KeptLogModel::Fetched), q("5 min ago"));
        QCOMPARE(tab.cell(1, KeptLogModel::Container), q("kserve-container (previous)"));
        QCOMPARE(tab.cell(3, KeptLogModel::Pod), q("Events of payments/fraud"));
        QVERIFY(tab.text("logsHeadline").startsWith(q("3 log"))); // without the words for several
        tab.logs().setCurrentIndex(tab.logs().model()->index(2, 0));
        QVERIFY2(tab.text("logFacts").contains(q("at least 4,210 older line")),
                 qPrintable(tab.text("logFacts")));
    }

    void whatIsNotKnownIsSaidToBe()
    {
        auto reading = sampleLogs();
        reading.logs[0].log.revision.clear();
        reading.logs[0].log.redactedLines = -1;
        reading.logs[0].lines = std::make_shared<const LogLines>(q("no stamp at all"));
        const Tab tab(reading);
        for (const auto column : {KeptLogModel::Revision, KeptLogModel::Hidden, KeptLogModel::Span})
            QCOMPARE(tab.cell(0, column), q("unknown"));
    }

    void aLogIsLookedAtFirstWhereTheIncidentBegan()
    {
        const Tab tab(sampleLogs());
        const auto line = tab.lines().chosenLine();
        const auto& lines = *tab.lines().lines().lines();
        QVERIFY(lines.atMs(line) >= incidentOnset && lines.atMs(line - 1) < incidentOnset);
        QVERIFY(
            tab.lines().viewport()->rect().intersects(tab.lines().visualRect(tab.lines().currentIndex())));
    }

    void whatIsFoundIsCountedAndGoneThroughByKeys()
    {
        Tab tab(sampleLogs());
        QVERIFY(QTest::qWaitForWindowActive(&tab.view)); // who else would the keys be for
        tab.search("predict failed");
        QCOMPARE(tab.asked.size(), 1);
        const auto all = matchesOf(tab.view.reading(), tab.asked.first()).byLog;
        QVERIFY(all[0].size() > 10 && all[1].empty() && all[2].empty());
        const auto count = QLocale().toString(qlonglong(all[0].size()));
        QCOMPARE(tab.text("logFound"), q("1 of %1 found").arg(count));
        QCOMPARE(tab.lines().chosenLine(), all[0][0].line);
        QTest::keyClick(&tab.view, Qt::Key_F3);
        QCOMPARE(tab.text("logFound"), q("2 of %1 found").arg(count));
        QCOMPARE(tab.lines().chosenLine(), all[0][1].line);
        QTest::keyClick(&tab.view, Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(&tab.view, Qt::Key_F3, Qt::ShiftModifier); // and round
        QCOMPARE(tab.text("logFound"), q("%1 of %1 found").arg(count));
        QCOMPARE(tab.cell(0, KeptLogModel::Matches), count);
        QCOMPARE(tab.cell(1, KeptLogModel::Matches), q("0"));
    }

    void whatIsOnlyFoundInAnotherLogIsShownThere()
    {
        Tab tab(sampleLogs());
        tab.search("Readiness");
        QCOMPARE(tab.chosenLog(), 3);
        QCOMPARE(tab.lines().chosenLine(), 1u);
        tab.search("nowhere at all");
        QCOMPARE(tab.text("logFound"), q("no line found"));
        QVERIFY(!tab.part<QAbstractButton>("logNext").isEnabled());
    }

    void onlyLinesThatWereFoundCanBeShown()
    {
        Tab tab(sampleLogs());
        const QAbstractItemModelTester tester(tab.lines().model());
        tab.search("predict failed");
        const auto count = int(matchesOf(tab.view.reading(), tab.asked.first()).byLog[0].size());
        QVERIFY(QTest::qWaitForWindowActive(&tab.view));
        QTest::keyClick(&tab.view, Qt::Key_F3);
        const auto line = tab.lines().chosenLine();
        tab.part<QCheckBox>("logOnlyFound").setChecked(true);
        QCOMPARE(tab.lines().model()->rowCount(), count);
        QCOMPARE(tab.lines().chosenLine(), line); // where one was, one still is
        tab.part<QCheckBox>("logOnlyFound").setChecked(false);
        QCOMPARE(tab.lines().chosenLine(), line);
        tab.search("");
        QCOMPARE(tab.lines().chosenLine(), line);
        QCOMPARE(tab.lines().model()->rowCount(), int(tab.view.reading().logs[0].lines->size()));
    }

    void aPatternThatIsNoneIsSaidWhereItWasTyped()
    {
        Tab tab(sampleLogs());
        tab.part<QCheckBox>("logRegex").setChecked(true);
        disconnect(&tab.view, &LogsView::searchRequested, &tab.view, nullptr);
        QSignalSpy asked(&tab.view, &LogsView::searchRequested);
        tab.search("(open");
        QCOMPARE(asked.at(0).at(0).value<LogQuery>().form, LogQuery::Form::Regex);
        tab.view.showSearchError(Error::make(ErrorKind::Invalid, q("(open"), q("missing )")));
        QCOMPARE(tab.part<SearchField>("logSearch").errorMessage(), q("missing )"));
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        Tab tab(sampleLogs());
        const auto old = matchesOf(tab.view.reading(), {q("predict")});
        tab.search("Readiness");
        tab.view.showMatches(old);
        QCOMPARE(tab.text("logFound"), q("1 of 1 found"));
    }

    void chosenLinesAreCopiedAsTheyAreKept()
    {
        Tab tab(sampleLogs());
        auto& lines = tab.lines();
        QVERIFY(QTest::qWaitForWindowActive(&tab.view));
        lines.setCurrentIndex(lines.model()->index(3, 0));
        lines.selectionModel()->select(lines.model()->index(1, 0), QItemSelectionModel::Select);
        lines.setFocus();
        QTest::keySequence(&lines, QKeySequence::Copy);
        const auto& kept = *tab.view.reading().logs[0].lines;
        QCOMPARE(QApplication::clipboard()->text(),
                 kept.line(1).toString() + u'\n' + kept.line(3).toString() + u'\n');
    }

    void nothingInALineDoesAnythingButShowItself()
    {
        const auto shown = shownLine(q("a\tb\x1b[31mred\xE2\x80\xAEtxt"), 3, 1);
        QCOMPARE(shown.text, q("a   b·[31mred·txt"));
        QCOMPARE(shown.text.mid(shown.from, shown.length), q("·"));
        QCOMPARE(shownLine(q("\tfound"), 1, 5).from, qsizetype(4));
    }

    void aHundredThousandLinesScrollAtOnce()
    {
        auto reading = sampleLogs();
        reading.logs[0].lines = std::make_shared<const LogLines>(sampleLogText(incidentOnset, 200'000, 0));
        const Tab tab(reading);
        QCOMPARE(tab.lines().model()->rowCount(), 200'000);
        auto* bar = tab.lines().verticalScrollBar();
        QElapsedTimer timer;
        std::int64_t worstMs = 0;
        for (int step = 0; step < 60; ++step) {
            timer.start();
            bar->setValue(bar->maximum() / 60 * step);
            tab.lines().viewport()->repaint();
            worstMs = std::max<std::int64_t>(worstMs, timer.elapsed());
        }
        QVERIFY2(worstMs < 250,
                 qPrintable(QString::number(worstMs))); // a generous bound: machines are shared
        QVERIFY(bar->maximum() > 1'000'000);
    }

    void withoutLogsItSaysWhatToDo()
    {
        Tab tab({});
        auto& state = tab.part<StateView>("logsState");
        QVERIFY(state.isVisible());
        QVERIFY(state.content().text.contains(fraudEndpoint()));
        QSignalSpy wanted(&tab.view, &LogsView::fetchRequested);
        tab.part<QPushButton>("fetchLogs").click();
        QCOMPARE(wanted.size(), 1);
        // Nobody can be asked where no endpoint is named, and a pack asks nobody.
        auto nowhere = badCanary();
        nowhere.id = q("inc-2");
        nowhere.endpoints.clear();
        tab.view.showIncident(nowhere);
        tab.view.showReading({});
        QVERIFY(state.content().actions.isEmpty());
        QVERIFY(!tab.part<QPushButton>("logsFetch").isEnabled());
        tab.view.setAccess(IncidentAccess::ReadOnly);
        tab.view.showReading({});
        QVERIFY(state.content().text.contains(q("pack")));
        QVERIFY(tab.part<QPushButton>("logsFetch").isHidden());
    }

    void fetchingTellsHowFarItIsAndWhatFailed()
    {
        Tab tab(sampleLogs());
        tab.view.showFetching(q("pod/server"), 1, 3);
        QCOMPARE(tab.text("logsAbout"), q("pod/server"));
        QVERIFY(tab.part<QPushButton>("logsFetch").isHidden());
        QSignalSpy cancelled(&tab.view, &LogsView::cancelRequested);
        tab.part<QPushButton>("logsCancel").click();
        QCOMPARE(cancelled.size(), 1);
        tab.view.showFetched(Error::make(ErrorKind::Cancelled, q("x"), {}), {});
        QVERIFY(tab.part<Banner>("logsBanner").isHidden()); // who cancels knows
        tab.view.showFetched(Error::make(ErrorKind::Offline, q("prod-cluster"), q("no route")), {});
        auto& banner = tab.part<Banner>("logsBanner");
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.tone(), Tone::Warning); // nothing is broken: nobody is reached
        tab.view.showReading(sampleLogs());     // what was kept stays, and so does what failed
        QVERIFY(!banner.isHidden());
        QSignalSpy wanted(&tab.view, &LogsView::fetchRequested);
        Q_EMIT banner.actionTriggered(q("retry"));
        QCOMPARE(wanted.size(), 1);
        tab.view.showFetched(std::nullopt, {q("pod/server (previous): not found")});
        QVERIFY(banner.text().contains(q("not found")));
        QCOMPARE(banner.tone(), Tone::Warning);
    }

    void theSameLogsReadAgainLeaveTheReaderWhereHeIs()
    {
        Tab tab(sampleLogs());
        tab.logs().setCurrentIndex(tab.logs().model()->index(2, 0));
        tab.lines().setCurrentIndex(tab.lines().model()->index(7, 0));
        tab.view.showReading(sampleLogs());
        QCOMPARE(tab.chosenLog(), 2);
        QCOMPARE(tab.lines().chosenLine(), 7u);
        auto more = sampleLogs();
        auto newer = more.logs.first();
        newer.id = q("a newer fetch");
        more.logs.prepend(newer);
        tab.view.showReading(more);
        QCOMPARE(tab.chosenLog(), 3);
        QCOMPARE(tab.lines().chosenLine(), 7u);
    }

    void isAskedToBeFilledOnceSomebodyLooks()
    {
        LogsView view(incidentClock);
        QSignalSpy wanted(&view, &LogsView::readRequested);
        view.showIncident(badCanary());
        QCOMPARE(wanted.size(), 0);
        view.show();
        QCOMPARE(wanted.size(), 1);
        view.showError(Error::make(ErrorKind::Unreadable, q("x"), q("damaged")));
        auto* state = view.findChild<StateView*>(q("logsState"));
        QVERIFY(state->isVisible());
        Q_EMIT state->actionTriggered(q("retry"));
        QCOMPARE(wanted.size(), 2);
    }

    void everyPartHasANameForThoseWhoDoNotSeeIt()
    {
        const Tab tab(sampleLogs());
        for (const auto* part :
             {static_cast<const QWidget*>(&tab.logs()), static_cast<const QWidget*>(&tab.lines()),
              static_cast<const QWidget*>(tab.part<SearchField>("logSearch").lineEdit()),
              static_cast<const QWidget*>(&tab.part<QAbstractButton>("logNext")),
              static_cast<const QWidget*>(&tab.part<QAbstractButton>("logPrevious"))})
            QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
        const auto line = tab.lines().currentIndex().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(line.contains(q("predict")), qPrintable(line));
    }
};

QTEST_MAIN(TestLogsView)
#include "tst_logs_view.moc"
