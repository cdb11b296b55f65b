#include "models/values/EndpointPanels.h"
#include "services/http/CurlTransport.h"
#include "services/metrics/PrometheusQuery.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

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
