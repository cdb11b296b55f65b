#include "services/connectors/ObjectiveReading.h"
#include "tests/connectors/ConnectorLab.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// Says the same of every window, but of those that are named.
class ToldMetrics : public MetricSource {
public:
    explicit ToldMetrics(double share)
        : share_(share)
    {
    }
    std::map<QString, Noted<std::vector<MetricSample>>> told; ///< by expression
    QStringList asked;

    Result<Noted<std::vector<MetricSample>>> queryNow(const CallContext&, const QString& expression) override
    {
        asked << expression;
        if (const auto found = told.find(expression); found != told.end())
            return found->second;
        return Noted<std::vector<MetricSample>>{{{{}, share_, 0}}, {}};
    }
    Result<MetricAnswer> queryRange(const CallContext&, const QString& expression,
                                    const MetricRange&) override
    {
        return fail(ErrorKind::Unsupported, expression);
    }
    Result<QStringList> fetchMetricNames(const CallContext&) override { return QStringList(); }

private:
    const double share_;
};

ServiceObjective threeNines()
{
    ServiceObjective objective;
    objective.name = QStringLiteral("fraud");
    objective.badRatio = QStringLiteral("bad[{window}]");
    return objective;
}

} // namespace

class TestObjectiveReading : public QObject {
    Q_OBJECT

    ConnectorLab lab_{QStringLiteral("prometheus")}; // for its context alone

private Q_SLOTS:
    void eachWindowIsAskedForOnce()
    {
        ToldMetrics source(0.0005);
        const auto state = readObjective(source, lab_.context(), threeNines());
        QVERIFY_RESULT(state);
        QCOMPARE(verdictName(state->verdict), QStringLiteral("ok"));
        QVERIFY(qFuzzyCompare(*state->budgetLeft, 0.5));
        source.asked.sort();
        QCOMPARE(source.asked, (QStringList{QStringLiteral("bad[1h]"), QStringLiteral("bad[30d]"),
                                            QStringLiteral("bad[30m]"), QStringLiteral("bad[3d]"),
                                            QStringLiteral("bad[5m]"), QStringLiteral("bad[6h]")}));
    }

    void whatBurnsPages()
    {
        ToldMetrics source(0.02);
        QCOMPARE(verdictName(readObjective(source, lab_.context(), threeNines())->verdict),
                 QStringLiteral("page"));
    }

    void aPartAndNothingAreNoData()
    {
        ToldMetrics part(0);
        for (const auto* window : {"bad[1h]", "bad[5m]"})
            part.told[QLatin1String(window)] = {{{{}, 0.5, 0}}, {{QStringLiteral("a store is away")}, {}}};
        QCOMPARE(verdictName(readObjective(part, lab_.context(), threeNines())->verdict),
                 QStringLiteral("no data"));
        ToldMetrics nothing(0);
        nothing.told[QStringLiteral("bad[30d]")] = {};
        const auto state = readObjective(nothing, lab_.context(), threeNines());
        QVERIFY_RESULT(state);
        QVERIFY(!state->budgetLeft);
    }

    void severalNumbersAreNoShare()
    {
        ToldMetrics source(0);
        source.told[QStringLiteral("bad[6h]")] = {{{{}, 0, 0}, {{}, 1, 0}}, {}};
        QVERIFY_ERROR(readObjective(source, lab_.context(), threeNines()), ErrorKind::Invalid);
        auto bad = threeNines();
        bad.target = 1;
        ToldMetrics silent(0);
        QVERIFY_ERROR(readObjective(silent, lab_.context(), bad), ErrorKind::Invalid);
        QVERIFY(silent.asked.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestObjectiveReading)
#include "tst_objective_reading.moc"
