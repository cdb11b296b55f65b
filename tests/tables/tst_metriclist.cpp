#include "models/tables/MetricListModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <cmath>

using namespace ph;

namespace {
QString q(const char* text)
{
    return QString::fromUtf8(text);
}
QString line(const MetricListModel& model, const char* key)
{
    QStringList cells;
    for (int c = MetricListModel::Key; c < MetricListModel::ColumnCount; ++c)
        cells << model.index(model.rowOf(q(key)), c).data().toString();
    return cells.join(u'|');
}
} // namespace

class TestMetricList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowTellsWhatIsKnown()
    {
        MetricListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({{q("loss"), 0.25, 1'000, 0}, {q("auc"), NAN, 2, 0}});
        QCOMPARE(line(model, "auc"), q("auc||NaN|–|–|2|–"));
        model.applyLoading(q("loss"));
        QCOMPARE(line(model, "loss"), q("loss|loading…|0.25|–|–|1,000|–"));
        MetricPoints points;
        for (const double v : {3.0, double(NAN), 0.25, -1.0})
            points.append(0, 0, v);
        model.applyHistory(q("loss"), points, 9);
        QVERIFY(line(model, "loss").endsWith(q("|3|1,000|4")));
        QVERIFY(
            model.index(model.rowOf(q("loss")), 0).data(MetricListModel::SparklineRole).value<const void*>());
        // An error of today leaves what was known.
        model.applyFailure(q("loss"), Error::make(ErrorKind::Offline, q("x")));
        QCOMPARE(model.index(model.rowOf(q("loss")), 0).data(MetricListModel::StateRole).toInt(),
                 int(MetricListModel::State::Known));
        model.applyFailure(q("auc"), Error::make(ErrorKind::Offline, q("x")));
        QCOMPARE(model.index(model.rowOf(q("auc")), MetricListModel::Curve).data().toString(),
                 q("not readable"));
    }

    void coloursStayWithTheirCurves()
    {
        MetricListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({{q("a"), 1}, {q("b"), 1}, {q("c"), 1}});
        QSignalSpy changed(&model, &MetricListModel::shownChanged);
        for (const char* key : {"a", "b", "c"})
            model.setShown(q(key), true);
        model.setShown(q("a"), false);
        QCOMPARE(model.colorOf(q("b")), 1);
        QCOMPARE(model.colorOf(q("c")), 2);
        model.setShown(q("a"), true);
        QCOMPARE(model.colorOf(q("a")), 0);
        QCOMPARE(changed.size(), 5);
        model.apply({{q("b"), 2}, {q("d"), 3}});
        QCOMPARE(model.shownKeys(), QStringList{q("b")});
        QCOMPARE(model.rowCount(), 2);
        model.setShown(q("nowhere"), true);
        QVERIFY(!model.isShown(q("nowhere")));
    }
};

QTEST_APPLESS_MAIN(TestMetricList)
#include "tst_metriclist.moc"
