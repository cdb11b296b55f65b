#include "models/tables/AlertTableModel.h"
#include "models/tables/MonitorTables.h"
#include "models/tables/MonitorWords.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>

using namespace ph;

namespace {

constexpr std::int64_t nowMs = 1'795'780'800'000;

TimeMs atNow()
{
    return TimeMs(std::chrono::milliseconds(nowMs));
}

AlertLine fired(const char* name, Alert::State state, qint64 connection = 1)
{
    AlertLine line;
    line.place = {{connection}, QStringLiteral("c%1").arg(connection)};
    line.alert.labels = {{QStringLiteral("alertname"), QLatin1String(name)}};
    line.alert.state = state;
    line.alert.startsAtMs = nowMs - 60'000;
    return line;
}

QStringList columnOf(const QAbstractItemModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

} // namespace

/// What the lists of monitoring say, and in which order.
class TestMonitorTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_fires_comes_first()
    {
        AlertTableModel model(nullptr, atNow);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply(QList<AlertLine>{fired("Pending", Alert::State::Pending),
                                     fired("Silenced", Alert::State::Suppressed),
                                     fired("Firing", Alert::State::Firing)});
        QCOMPARE(
            columnOf(model, AlertTableModel::Name),
            (QStringList{QStringLiteral("Firing"), QStringLiteral("Silenced"), QStringLiteral("Pending")}));
        model.apply(QList<AlertLine>{fired("Pending", Alert::State::Firing),
                                     fired("Firing", Alert::State::Suppressed)});
        QCOMPARE(model.index(0, AlertTableModel::Name).data().toString(), QStringLiteral("Pending"));
    }

    void what_an_alertmanager_tells_of_is_not_told_twice()
    {
        auto managed = fired("Errors", Alert::State::Suppressed, 2);
        managed.alert.labels.insert(QStringLiteral("cluster"), QStringLiteral("eu")); // added on the way
        const auto echo = fired("Errors", Alert::State::Firing, 1);
        const auto pending = fired("Slow", Alert::State::Pending, 1);
        const auto lines = withoutEchoes({echo, pending, managed}, {{2}});
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.contains(pending) && lines.contains(managed));
        QCOMPARE(withoutEchoes({echo, pending}, {}).size(), 2);
    }

    void a_silence_that_was_only_asked_for_says_so()
    {
        SilenceTableModel model(nullptr, atNow);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        SilenceLine over, wanted;
        over.silence.id = QStringLiteral("a");
        over.silence.state = Silence::State::Expired;
        wanted.silence.id = QStringLiteral("b");
        wanted.pending = SilenceLine::Pending::Creation;
        model.apply(QList<SilenceLine>{over, wanted});
        QCOMPARE(columnOf(model, SilenceTableModel::StateColumn),
                 (QStringList{QStringLiteral("Requested"), QStringLiteral("Expired")}));
    }

    void an_alert_tells_why_nobody_is_told()
    {
        using Kind = Suppression::Kind;
        auto alert = fired("Errors", Alert::State::Suppressed, 1);
        alert.suppressions = {{Kind::Silence, QStringLiteral("251870f7")},
                              {Kind::Inhibition, QStringLiteral("Down{model=\"fraud\"}")},
                              {Kind::Mute, QStringLiteral("weekends")}};
        AlertTableModel model(nullptr, atNow);
        model.show(alertPicture({alert}));
        QCOMPARE(model.index(0, AlertTableModel::Because).data().toString(),
                 QStringLiteral("silence 251870f7, inhibited by Down{model=\"fraud\"}, muted by weekends"));
    }

    void rules_that_notice_nothing_and_targets_that_are_down_come_first()
    {
        RuleTableModel rules(nullptr, atNow);
        RuleLine fine, failing;
        fine.rule.name = QStringLiteral("fine");
        fine.rule.health = MetricRule::Health::Ok;
        fine.rule.state = MetricRule::State::Firing;
        failing.rule.name = QStringLiteral("failing");
        failing.rule.health = MetricRule::Health::Failing;
        failing.rule.lastError = QStringLiteral("many-to-many");
        rules.apply(QList<RuleLine>{fine, failing});
        QCOMPARE(columnOf(rules, RuleTableModel::Name),
                 (QStringList{QStringLiteral("failing"), QStringLiteral("fine")}));
        QCOMPARE(rules.index(0, RuleTableModel::Fault).data().toString(), QStringLiteral("many-to-many"));
        QCOMPARE(rules.index(0, RuleTableModel::Evaluated).data().toString(), QStringLiteral("–"));

        TargetTableModel targets(nullptr, atNow);
        TargetLine up, down;
        up.target.address = QStringLiteral("up");
        up.target.health = ScrapeTarget::Health::Up;
        down.target.address = QStringLiteral("down");
        down.target.health = ScrapeTarget::Health::Down;
        targets.apply(QList<TargetLine>{up, down});
        QCOMPARE(targets.index(0, TargetTableModel::Address).data().toString(), QStringLiteral("down"));
    }

    void an_objective_without_numbers_is_no_data()
    {
        ObjectiveTableModel model(nullptr, atNow);
        ObjectiveLine known, unknown;
        known.kept.file = QStringLiteral("a.yaml");
        known.kept.objective.name = QStringLiteral("known");
        known.state = judgeObjective(known.kept.objective, [](auto) { return std::optional(0.0); });
        unknown.kept.file = QStringLiteral("b.yaml");
        unknown.kept.objective.name = QStringLiteral("unknown");
        model.apply(QList<ObjectiveLine>{known, unknown});
        QCOMPARE(columnOf(model, ObjectiveTableModel::VerdictColumn),
                 (QStringList{QStringLiteral("No data"), QStringLiteral("OK")}));
        QCOMPARE(columnOf(model, ObjectiveTableModel::Budget),
                 (QStringList{QStringLiteral("unknown"), QStringLiteral("100 % left")}));
        QVERIFY(!objectiveExplanation(unknown).isEmpty());
    }

    void values_have_the_unit_that_fits()
    {
        QCOMPARE(panelValueText(0.25, QStringLiteral("latency"), QStringLiteral("s")),
                 QStringLiteral("250 ms"));
        QCOMPARE(panelValueText(0.014, QStringLiteral("errors"), {}), QStringLiteral("1.4 %"));
        QCOMPARE(panelValueText(12, QStringLiteral("throughput"), QStringLiteral("1/s")),
                 QStringLiteral("12 /s"));
        QCOMPARE(panelValueText(std::nan(""), QStringLiteral("errors"), {}), QStringLiteral("NaN"));
    }
};

QTEST_GUILESS_MAIN(TestMonitorTables)
#include "tst_monitortables.moc"
