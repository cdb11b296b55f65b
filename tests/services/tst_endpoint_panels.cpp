#include "models/values/BucketHistory.h"
#include "models/values/EndpointPanels.h"
#include "services/http/CurlTransport.h"
#include "services/metrics/PrometheusQuery.h"
#include "tests/support/HistogramPast.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

#include <QDateTime>

#include <cmath>
#include <map>

using namespace ph;
using namespace ph::testing;

namespace {

const EndpointNames fraud{QStringLiteral("models"), QStringLiteral("fraud"), {}};

EndpointPanel panelOf(PanelSubject subject, const QSet<QString>& metrics,
                      const EndpointNames& endpoint = fraud)
{
    for (const auto& panel : panelsFor(endpoint, metrics)) {
        if (panel.subject == subject)
            return panel;
    }
    qFatal("no panel of %s", qPrintable(panelSubjectName(subject)));
}

std::map<std::int64_t, std::vector<double>> sharesByStep(const BucketHistory& history)
{
    std::map<std::int64_t, std::vector<double>> steps;
    for (std::size_t step = 0; step < history.steps(); ++step) {
        for (std::size_t bucket = 0; bucket < history.buckets(); ++bucket)
            steps[history.endsMs[step]].push_back(history.share(step, bucket));
    }
    return steps;
}

} // namespace

class TestEndpointPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyMeasuresIsUnknown()
    {
        const auto panels = panelsFor(fraud, {QStringLiteral("up")});
        QCOMPARE(panels.size(), panelSubjects().size());
        for (const auto& panel : panels) {
            QVERIFY(panel.expression.isEmpty() && panel.system.isEmpty());
            QVERIFY2(!panel.lookedFor.isEmpty(), qPrintable(panelSubjectName(panel.subject)));
        }
    }

    void aMeshIsAskedBeforeTheServer()
    {
        const QSet<QString> both{QStringLiteral("istio_requests_total"),
                                 QStringLiteral("revision_app_request_count")};
        QCOMPARE(panelOf(PanelSubject::Throughput, both).system, QStringLiteral("Istio"));
        QCOMPARE(panelOf(PanelSubject::Throughput, {QStringLiteral("revision_app_request_count")}).system,
                 QStringLiteral("Knative"));
        // Counted by one, timed by another: each subject by who has it.
        QVERIFY(panelOf(PanelSubject::Latency95, both).expression.isEmpty());
    }

    void millisecondsBecomeSeconds()
    {
        const auto panel =
            panelOf(PanelSubject::Latency99, {QStringLiteral("istio_request_duration_milliseconds_bucket")});
        QVERIFY2(panel.expression.startsWith(QLatin1String("histogram_quantile(0.99, ")) &&
                     panel.expression.endsWith(QLatin1String(" / 1000")),
                 qPrintable(panel.expression));
        QCOMPARE(panelUnit(panel.subject), QStringLiteral("s"));
    }

    void costNeedsPricesAndRequests()
    {
        QSet<QString> prices{
            QStringLiteral("container_cpu_allocation"), QStringLiteral("node_cpu_hourly_cost"),
            QStringLiteral("container_memory_allocation_bytes"), QStringLiteral("node_ram_hourly_cost")};
        QVERIFY(panelOf(PanelSubject::CostPerThousand, prices).expression.isEmpty());
        prices << QStringLiteral("http_requests_total");
        QCOMPARE(panelOf(PanelSubject::CostPerThousand, prices).system, QStringLiteral("OpenCost, plain"));
    }

    void namesAreTextsWhereverTheyStand()
    {
        const EndpointNames hostile{QStringLiteral("a\"b"), QStringLiteral("x.y"),
                                    QStringLiteral("{window}\\")};
        const auto panel =
            panelOf(PanelSubject::Throughput, {QStringLiteral("istio_requests_total")}, hostile);
        QVERIFY(panel.expression.contains(QLatin1String("destination_service_namespace=\"a\\\"b\"")));
        QVERIFY(panel.expression.contains(QLatin1String("destination_workload=~\"x\\\\.y(-.*)?\"")));
        const auto model =
            panelOf(PanelSubject::TokensIn, {QStringLiteral("vllm:prompt_tokens_total")}, hostile);
        QVERIFY2(model.expression.contains(QLatin1String("model_name=\"{window}\\\\\"")),
                 qPrintable(model.expression));
    }

    void distributionsAreFoundByTheirNames()
    {
        const QSet<QString> metrics{QStringLiteral("prediction_bucket"),
                                    QStringLiteral("fraud_prediction_value_bucket"),
                                    QStringLiteral("prediction_latency_seconds_bucket"),
                                    QStringLiteral("prediction_score_bucket"),
                                    QStringLiteral("model_confidence_bucket"),
                                    QStringLiteral("prediction_count"),
                                    QStringLiteral("predictions_total")};
        QMap<PanelSubject, QStringList> found;
        for (const auto& panel : distributionsFor(fraud, metrics))
            found[panel.subject] << panel.counters;
        QCOMPARE(found[PanelSubject::Predictions],
                 (QStringList{QStringLiteral("fraud_prediction_value_bucket"), // named after it
                              QStringLiteral("prediction_bucket")}));
        QCOMPARE(found[PanelSubject::Confidence], (QStringList{QStringLiteral("model_confidence_bucket"),
                                                               QStringLiteral("prediction_score_bucket")}));
        const auto none = distributionsFor(fraud, {QStringLiteral("up")});
        QCOMPARE(none.size(), 2);
        for (const auto& panel : none)
            QVERIFY(panel.expression.isEmpty() && !panel.lookedFor.isEmpty());
    }

    void aFilesSeriesAreToldByTheSameLabels()
    {
        const auto series = [](const MetricLabels& labels) { return MetricSeries{labels, {1}, {1}}; };
        const auto model = QStringLiteral("model"), ns = QStringLiteral("namespace");
        const auto name = QStringLiteral("fraud"), models = QStringLiteral("models");
        const std::vector<MetricSeries> its{
            series({{model, name}}), series({{model, name}, {ns, models}}),
            series({{ns, models}, {QStringLiteral("pod"), QStringLiteral("fraud-7-x")}})};
        auto all = its;
        all.push_back(series({{model, QStringLiteral("churn")}}));
        all.push_back(series({{model, name}, {ns, QStringLiteral("staging")}}));
        all.push_back(series({{ns, models}, {QStringLiteral("pod"), QStringLiteral("fraudulent-1")}}));
        QVERIFY(ofEndpoint(all, fraud) == its);
    }

    /// A histogram's past, as a program exposed it: counts per minute, a reset, a gap, and another's series.
    void aRealPrometheusTellsADistribution()
    {
        if (!PrometheusLab::isInstalled() || !PrometheusLab::canBackfill())
            QSKIP("prometheus is not installed");
        constexpr std::int64_t minute = 60'000;
        const auto endMs = QDateTime::currentMSecsSinceEpoch() / minute * minute - 120 * minute;
        PrometheusLab lab({}, {}, histogramPast(endMs));
        auto transport = makeCurlTransport();
        PrometheusQuery source(*transport, lab.url(), {});
        const auto panel = distributionsFor(fraud, {QStringLiteral("fraud_score_bucket")}).last();
        QCOMPARE(panel.subject, PanelSubject::Confidence);
        auto expression = panel.expression;
        expression.replace(QLatin1String("{step}"), QLatin1String("300s"));
        Result<std::vector<MetricSeries>> answered = fail(ErrorKind::Offline, {}, {});
        const bool answers = lab.waitFor([&] {
            answered = source.series(expression, {endMs - 55 * minute, endMs, 5 * minute});
            return answered.has_value() && !answered->empty();
        });
        QVERIFY2(answers, answered ? "nothing" : qPrintable(answered.error().detail));
        const auto history = bucketHistory(*answered, 5 * minute);
        QCOMPARE(history.buckets(), std::size_t(3));
        QCOMPARE(history.fallingSteps, std::size_t(0));
        QVERIFY(history.oddBounds.isEmpty());
        const auto strip = sharesByStep(history);
        QVERIFY2(strip.size() >= 6 && strip.size() < 12, "the gap is no step");
        for (const auto& [endsMs, shares] : strip) { // 60, 30 and 10 of 100, whatever was reset meanwhile
            QVERIFY2(std::abs(shares[0] - 0.6) < 0.001 && std::abs(shares[1] - 0.3) < 0.001 &&
                         std::abs(shares[2] - 0.1) < 0.001,
                     qPrintable(QString::number(endsMs)));
        }
        for (const double n : history.totals)
            QVERIFY2(n > 0 && n < 700,
                     qPrintable(QString::number(n))); // 500 each five minutes: churn's are not in it
    }

    /// Every query of every system is one that a real Prometheus can read.
    void aRealPrometheusReadsThemAll()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
        PrometheusLab lab;
        auto transport = makeCurlTransport();
        PrometheusQuery source(*transport, lab.url(), {});
        const bool answers = lab.waitFor([&] { return source.samples(QStringLiteral("up")).has_value(); });
        QVERIFY(answers);
        QSet<QString> known;
        for (const auto& panel : panelsFor(fraud, {}))
            known += QSet<QString>(panel.lookedFor.begin(), panel.lookedFor.end());
        int asked = 0;
        while (!known.isEmpty()) { // without whom was asked first, the next is asked
            QSet<QString> used;
            for (const auto& panel : panelsFor(fraud, known)) {
                if (panel.expression.isEmpty())
                    continue;
                ++asked;
                const auto answered = source.samples(panel.expression);
                QVERIFY2(answered, qPrintable(panel.expression + u'\n' +
                                              (answered ? QString() : answered.error().detail)));
                for (const auto& metric : std::as_const(known)) {
                    if (panel.expression.contains(metric))
                        used << metric;
                }
            }
            if (used.isEmpty())
                break;
            known -= used;
        }
        QVERIFY(asked > 20);
    }
};

QTEST_GUILESS_MAIN(TestEndpointPanels)
#include "tst_endpoint_panels.moc"
