#include "services/connectors/MetricSource.h"
#include "tests/connectors/ConnectorLab.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char requests[] = "# TYPE requests_total counter\nrequests_total{model=\"fraud\"} 10\n"
                            "requests_total{model=\"churn\"} 7\n";

/// A folder of metrics, or one file of it, and a connector on that.
struct MetricsFolder : ConnectorLab {
    explicit MetricsFolder(const QString& file = {})
        : ConnectorLab(QStringLiteral("openmetrics"))
    {
        connection.location = file.isEmpty() ? folder.path() : folder.filePath(file);
        reconnect();
    }
    void write(const char* name, const QByteArray& text, qint64 ageSeconds = 0) const
    {
        QFile file(folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() ||
            !file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-ageSeconds),
                              QFileDevice::FileModificationTime))
            qFatal("cannot write %s", name);
    }
    MetricSource& source() { return *capability<MetricSource>(*connector); }
    Result<Noted<std::vector<MetricSample>>> now(const char* expression)
    {
        return source().queryNow(context(), QLatin1String(expression));
    }

    QTemporaryDir folder;
};

} // namespace

class TestOpenMetricsConnector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileAnswersSelectors()
    {
        MetricsFolder lab(QStringLiteral("model.prom"));
        lab.write("model.prom", requests, 60);
        const auto fraud = lab.now("requests_total{model=\"fraud\"}");
        QVERIFY_RESULT(fraud);
        QCOMPARE(fraud->value.size(), std::size_t(1));
        QCOMPARE(fraud->value.front().value, 10.0);
        QVERIFY2(toMs(systemNow()) - fraud->value.front().timeMs >= 59'000, "it is as old as the file");
        QCOMPARE(lab.now("requests_total")->value.size(), std::size_t(2));
        QVERIFY(lab.now("nothing")->value.empty());
        QVERIFY_ERROR(lab.now("rate(requests_total[5m])"), ErrorKind::Unsupported);
        QCOMPARE(*lab.source().fetchMetricNames(lab.context()),
                 QStringList{QStringLiteral("requests_total")});
    }

    void whatItSeesBecomesSeries()
    {
        MetricsFolder lab(QStringLiteral("model.prom"));
        const auto nowMs = toMs(systemNow());
        const MetricRange range{nowMs - 600'000, nowMs, 60'000};
        lab.write("model.prom", requests, 300);
        QVERIFY_RESULT(lab.source().queryRange(lab.context(), QStringLiteral("requests_total"), range));
        lab.write("model.prom", QByteArray(requests).replace("10", "14"), 60);
        const auto answer =
            lab.source().queryRange(lab.context(), QStringLiteral("requests_total{model=\"fraud\"}"), range);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->series.size(), std::size_t(1));
        QCOMPARE(answer->series.front().values, (std::vector<double>{10, 14}));
        const auto summary = summaryOf(answer->series.front(), range.fromMs, range.toMs, range.stepMs);
        QVERIFY2(summary.gaps >= 2, "nothing is made up between two writings");
    }

    void aSeriesThatLeftTheFileIsNoMoreNow()
    {
        MetricsFolder lab(QStringLiteral("model.prom"));
        lab.write("model.prom", requests, 60);
        QCOMPARE(lab.now("requests_total")->value.size(), std::size_t(2));
        lab.write("model.prom", "# TYPE requests_total counter\nrequests_total{model=\"fraud\"} 11\n");
        const auto left = lab.now("requests_total");
        QVERIFY_RESULT(left);
        QCOMPARE(left->value.size(), std::size_t(1));
        QCOMPARE(left->value.front().value, 11.0);
    }

    void oneBadFileHidesNoOther()
    {
        MetricsFolder lab;
        lab.write("good.prom", requests);
        lab.write("half.om", "# TYPE a gauge\na 1\n"); // without its end
        lab.write("notes.md", "nobody's metrics");
        const auto found = lab.now("requests_total");
        QVERIFY_RESULT(found);
        QCOMPARE(found->value.size(), std::size_t(2));
        QCOMPARE(found->notes.warnings.size(), 1);
        QVERIFY(found->notes.warnings.front().startsWith(QLatin1String("half.om: ")));
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(report->usable);
        QVERIFY(report->lines.front().verdict == ProbeLine::Verdict::Warning);
    }

    void aSeriesInTwoFilesIsToldAndTakenOnce()
    {
        MetricsFolder lab;
        lab.write("a.prom", "up 1\n");
        lab.write("b.prom", "up 2\n");
        const auto found = lab.now("up");
        QVERIFY_RESULT(found);
        QCOMPARE(found->value.size(), std::size_t(1));
        QCOMPARE(found->value.front().value, 1.0);
        QCOMPARE(found->notes.warnings.size(), 1);
    }

    void whereNothingLiesThatIsSaid()
    {
        MetricsFolder empty;
        QVERIFY_ERROR(empty.now("up"), ErrorKind::NotFound);
        MetricsFolder missing(QStringLiteral("gone.prom"));
        QVERIFY_ERROR(missing.now("up"), ErrorKind::NotFound);
        QVERIFY_ERROR(checkLocation(missing.connection), ErrorKind::NotFound);
        const auto report = missing.connector->probe(missing.context());
        QVERIFY_RESULT(report);
        QVERIFY(!report->usable);
        QVERIFY(report->failure == ErrorKind::NotFound);
        missing.stop.request_stop();
        QVERIFY_ERROR(missing.now("up"), ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestOpenMetricsConnector)
#include "tst_openmetrics_connector.moc"
