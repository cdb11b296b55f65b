#include "models/tables/ApprovalTableModel.h"
#include "models/tables/GateTableModel.h"
#include "models/tables/InboxModel.h"
#include "models/tables/ReleaseBoardModel.h"
#include "models/tables/ReleaseLogModel.h"
#include "models/tables/ReleaseStepModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <cmath>

using namespace ph;

namespace {

constexpr std::int64_t now = 1'764'118'800'000;
const Clock clockAtNow = [] { return TimeMs(std::chrono::milliseconds(now)); };

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

QString printed(const QAbstractItemModel& model, int columns, const QModelIndex& parent = {}, int depth = 0)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells << at.siblingAtColumn(column).data().toString();
        out += QString(depth * 2, u' ') + cells.join(u'|') + u'\n';
        out += printed(model, columns, at, depth + 1);
    }
    return out;
}

GateView gate(const QString& id, GateVerdict verdict, double value = 0.9134)
{
    GateView view;
    view.result.id = id;
    view.result.title = q("AUC is at least 0.9");
    view.result.verdict = verdict;
    view.result.reason = q("auc is %1").arg(value);
    view.result.query = q("metrics.auc of run 3f2a");
    view.result.threshold = 0.9;
    view.result.margin = value - 0.9;
    view.result.numbers = {{q("auc"), value, {}}};
    view.result.observedMs = now - 120'000;
    view.result.evaluatedMs = now - 1000;
    return view;
}

EnvironmentLine environment(const char* name)
{
    EnvironmentLine line;
    line.name = q(name);
    return line;
}

ReleaseSummary release(const QString& id, const QString& environment, ReleaseState state, int ageMinutes)
{
    ReleaseSummary summary;
    summary.id = id;
    summary.environment = environment;
    summary.subject = q("fraud ") + id;
    summary.target = q("champion");
    summary.state = state;
    summary.updatedMs = now - ageMinutes * 60'000;
    return summary;
}

} // namespace

class TestReleaseModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGateShowsItsEvidenceBelowIt()
    {
        GateTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({gate(q("auc"), GateVerdict::Pass)});
        QCOMPARE(printed(model, 2), q("AUC is at least 0.9|Passed\n"
                                      "  Why|auc is 0.9134\n"
                                      "  Asked|metrics.auc of run 3f2a\n"
                                      "  auc|0.9134\n"
                                      "  Threshold|0.9\n"
                                      "  Margin|%1\n"
                                      "  Oldest input seen|2025-11-26 00:58:00 UTC\n"
                                      "  Evaluated|2025-11-26 00:59:59 UTC\n")
                                        .arg(QString::number(0.9134 - 0.9, 'g', 17)));
        QCOMPARE(model.index(0, GateTableModel::Age).data().toString(), q("2 min ago"));
    }

    void aWaivedGateIsNotCalledPassed()
    {
        GateTableModel model(nullptr, clockAtNow);
        GateView failed = gate(q("auc"), GateVerdict::Fail, 0.88);
        failed.waivers = {{q("auc"), q("approver-1"), q("risk"), q("known"), now, now + 1000, {}}};
        GateView lapsed = gate(q("auc2"), GateVerdict::Stale);
        lapsed.waivers = failed.waivers;
        lapsed.waivers[0].whyVoid = q("it has expired");
        model.apply({failed, lapsed});
        QCOMPARE(model.index(0, GateTableModel::Verdict).data().toString(), q("Failed, waived"));
        QCOMPARE(model.index(1, GateTableModel::Verdict).data().toString(), q("Stale"));
        QVERIFY(model.index(0, 0, model.index(1, 0)).data().toString().contains(q("void")));
    }

    void selectionSurvivesNewVerdictsAndAnotherOrder()
    {
        GateTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const auto a = gate(q("a"), GateVerdict::Pass);
        auto b = gate(q("b"), GateVerdict::NoData);
        const auto c = gate(q("c"), GateVerdict::Pass);
        model.apply({a, b, c});
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel::SelectCurrent);
        const QPersistentModelIndex evidence = model.index(2, 0, model.index(1, 0));
        QCOMPARE(evidence.data().toString(), q("auc"));
        b.result.verdict = GateVerdict::Fail;
        b.waivers = {{q("b"), q("approver-1"), q("risk"), q("known"), now, now + 1000, {}}};
        model.apply({c, b, gate(q("d"), GateVerdict::Stale)});
        QCOMPARE(selection.currentIndex().data(GateTableModel::GateIdRole).toString(), q("b"));
        QVERIFY(evidence.isValid());
        QCOMPARE(evidence.row(), 3);
        QCOMPARE(evidence.data().toString(), q("auc"));
        model.apply({gate(q("d"), GateVerdict::Stale), b, c, a});
        QCOMPARE(evidence.parent().row(), 1);
        QCOMPARE(resets.count(), 0);
        model.apply({});
        QVERIFY(!evidence.isValid());
    }

    void gatesThatShareAnIdAreAllShown()
    {
        GateTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({gate(q("x"), GateVerdict::Pass), gate(q("x"), GateVerdict::Fail, 0.5)});
        QCOMPARE(model.rowCount(), 2);
        model.apply({gate(q("x"), GateVerdict::Fail, 0.5)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 1).data().toString(), q("Failed"));
    }

    void aPictureNeedsANumberThatTheMarginBelongsTo()
    {
        const auto plot = gatePlot(gate(q("a"), GateVerdict::Pass).result);
        QVERIFY(plot);
        QCOMPARE(plot->value, 0.9134);
        QCOMPARE(plot->passing, GatePlot::Passing::Above);
        QCOMPARE(plot->at(plot->threshold), 0.5);
        QVERIFY(plot->at(plot->value) > 0.5 && plot->at(plot->value) < 1);
        auto latency = gate(q("l"), GateVerdict::Fail, 340).result;
        latency.threshold = 300;
        latency.margin = -40;
        QCOMPARE(gatePlot(latency)->passing, GatePlot::Passing::Below);
        auto nan = gate(q("n"), GateVerdict::NoData, std::nan("")).result;
        QVERIFY(!gatePlot(nan));
        auto other = gate(q("o"), GateVerdict::Pass).result;
        other.numbers = {{q("something else"), 12, {}}};
        QVERIFY(!gatePlot(other));
    }

    void whatNeedsSomebodyStandsFirst()
    {
        ReleaseBoardModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.applyEnvironments({environment("production"), environment("staging")});
        auto undriven = release(q("4"), q("production"), ReleaseState::Soaking, 9);
        undriven.driver = ReleaseSummary::Driver::Undriven;
        model.applyReleases({release(q("1"), q("production"), ReleaseState::Done, 1),
                             release(q("2"), q("production"), ReleaseState::Draft, 5),
                             release(q("3"), q("production"), ReleaseState::Draft, 2), undriven,
                             release(q("5"), q("elsewhere"), ReleaseState::Waiting, 3)});
        QCOMPARE(printed(model, 2), q("production|\n"
                                      "  fraud 4 → champion|Soaking\n"
                                      "  fraud 3 → champion|Draft\n"
                                      "  fraud 2 → champion|Draft\n"
                                      "  fraud 1 → champion|Done\n"
                                      "staging|\n"
                                      "elsewhere|\n"
                                      "  fraud 5 → champion|Waiting\n"));
        QCOMPARE(model.index(0, 0).data(ReleaseBoardModel::CountsRole).toString(),
                 q("1 soaking · 2 draft · 1 done"));
        QCOMPARE(model.index(1, 0).data(ReleaseBoardModel::CountsRole).toString(), q("no releases yet"));
    }

    /// A copy looks current; nobody shall take it for that.
    void whatIsLiveSaysWhetherItWasAskedNow()
    {
        using Source = EnvironmentLine::Source;
        auto line = environment("production");
        ReleaseBoardModel model(nullptr, clockAtNow);
        const auto said = [&] {
            model.applyEnvironments({line});
            return model.index(0, 0).data(ReleaseBoardModel::LiveRole).toString();
        };
        QCOMPARE(said(), q("what is live is not known"));
        line.live = q("fraud 6");
        QCOMPARE(said(), q("fraud 6 is live, as last seen"));
        line.liveSource = Source::NotReached;
        QCOMPARE(said(), q("fraud 6 was live when last seen: not reached now"));
        line.liveSeenMs = now - 3'600'000;
        QCOMPARE(said(), q("fraud 6 was live, seen 1 h ago: not reached now"));
        line.liveSource = Source::Reached;
        QCOMPARE(said(), q("fraud 6 is live, seen 1 h ago"));
    }

    void aFilterKeepsWhatItStillShows()
    {
        ReleaseBoardModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.applyEnvironments({environment("production"), environment("staging")});
        model.applyReleases({release(q("1"), q("production"), ReleaseState::Done, 1),
                             release(q("2"), q("staging"), ReleaseState::Waiting, 5)});
        const QPersistentModelIndex kept = model.indexOf(q("2"));
        model.setFilter({q("FRAUD staging"), {}});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(kept.isValid());
        QCOMPARE(model.counts().value(ReleaseState::Waiting), 1);
        QCOMPARE(model.counts().value(ReleaseState::Done), 0);
        model.setFilter({{}, {ReleaseState::Done}});
        QVERIFY(!kept.isValid());
        QCOMPARE(model.counts().value(ReleaseState::Waiting), 1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 2);
        auto moved = release(q("2"), q("staging"), ReleaseState::Running, 0);
        const QPersistentModelIndex again = model.indexOf(q("2"));
        model.applyReleases({moved});
        QCOMPARE(QModelIndex(again).siblingAtColumn(ReleaseBoardModel::State).data().toString(),
                 q("Running"));
    }

    void askedIsNotObserved()
    {
        ReleaseStepModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        StepView first;
        first.step = {q("s1"), PlanStep::Kind::SetAlias, q("models:/fraud@champion"), q("6"), q("7")};
        first.state = StepView::State::Requested;
        first.asked = q("set to 7");
        first.askedMs = now - 60'000;
        StepView second;
        second.step = {q("s2"), PlanStep::Kind::SetTag, q("models:/fraud/7#pilothouse.release"), {}, q("r")};
        model.applySteps({first, second});
        QCOMPARE(printed(model, 5),
                 q("1|models:/fraud@champion: 6 → 7|Requested|set to 7 · 1 min ago|not looked at\n"
                   "2|models:/fraud/7#pilothouse.release: nothing → r|Planned|not yet|not looked at\n"));
        first.state = StepView::State::Confirmed;
        first.observed = q("7");
        first.observedMs = now;
        const QPersistentModelIndex kept = model.index(0, 0);
        model.applySteps({first, second});
        QCOMPARE(QModelIndex(kept).siblingAtColumn(ReleaseStepModel::State).data().toString(),
                 q("Confirmed"));
    }

    void theLogTellsTheNewestFirst()
    {
        ReleaseLogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply(
            {{1, now, q("approver-1"), q("drafted"), {}, {}}, {2, now, q("ci"), q("submitted"), {}, {}}});
        QCOMPARE(model.at(0).what, q("submitted"));
        model.apply({{1, now, q("approver-1"), q("drafted"), {}, {}},
                     {2, now, q("ci"), q("submitted"), {}, {}},
                     {3, now, q("ci"), q("step requested"), {}, {}}});
        QCOMPARE(model.at(0).what, q("step requested"));
    }

    void aVoidApprovalSaysWhy()
    {
        ApprovalTableModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ApprovalView view{q("approver-1"), q("release-managers"), ApprovalView::Decision::Approve,
                          q("fine"),       now - 60'000,          q("the plan was changed after it")};
        ApprovalView comment = view;
        comment.decision = ApprovalView::Decision::Comment;
        comment.whyVoid.clear();
        model.applyApprovals({view, comment});
        QCOMPARE(
            printed(model, 5),
            q("Commented|approver-1 · release-managers|fine||1 min ago\n"
              "Approved|approver-1 · release-managers|fine|void: the plan was changed after it|1 min ago\n"));
    }

    void theInboxPutsTheUrgentFirst()
    {
        InboxModel model(nullptr, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto item = [](const QString& id, InboxItem::Kind kind, std::int64_t due) {
            return InboxItem{id, kind, q("r-") + id, q("fraud 7"), q("production"), {}, now, due};
        };
        model.apply({item(q("a"), InboxItem::Kind::ApprovalAsked, noTime),
                     item(q("b"), InboxItem::Kind::ApprovalAsked, now + 3'600'000),
                     item(q("c"), InboxItem::Kind::WaiverEnding, now + 1000),
                     item(q("d"), InboxItem::Kind::RollbackAdvised, noTime)});
        QStringList ids;
        for (const InboxItem& each : model.rows())
            ids << each.id;
        QCOMPARE(ids.join(u' '), q("d b a c"));
        QCOMPARE(model.index(1, InboxModel::Due).data().toString(), q("due in 1 h"));
    }
};

QTEST_GUILESS_MAIN(TestReleaseModels)
#include "tst_releasemodels.moc"
