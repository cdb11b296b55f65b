#include "models/values/EndpointPanels.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

/// Where one system counts requests and times them.
struct ServingMetrics {
    const char* system;
    const char* requests;  ///< counter
    const char* ofRequest; ///< labels by which the endpoint is told there
    const char* failed;    ///< a label and values of requests that failed; null: it does not tell
    const char* seconds;   ///< histogram, without _bucket
    const char* ofSeconds; ///< labels there
    double toSeconds;      ///< 0.001 where it is in milliseconds
};

// Names as the systems document them: Istio "Standard Metrics", Knative "Revision metrics", Seldon Core 1
// "Analytics", KServe's Python runtimes, vLLM "Production Metrics", OpenTelemetry "GenAI metrics", and what
// most programs call theirs.
constexpr ServingMetrics servings[] = {
    {"Istio", "istio_requests_total",
     R"(reporter="destination",destination_service_namespace="{ns}",destination_workload=~"{name~}(-.*)?")",
     R"(response_code=~"5..|0")", "istio_request_duration_milliseconds",
     R"(reporter="destination",destination_service_namespace="{ns}",destination_workload=~"{name~}(-.*)?")",
     0.001},
    {"Knative", "revision_app_request_count", R"(namespace_name="{ns}",service_name=~"{name~}(-.*)?")",
     R"(response_code_class="5xx")", "revision_app_request_latencies",
     R"(namespace_name="{ns}",service_name=~"{name~}(-.*)?")", 0.001},
    {"Seldon", "seldon_api_executor_server_requests_seconds_count", R"(deployment_name="{name}")",
     R"(code=~"5..")", "seldon_api_executor_server_requests_seconds", R"(deployment_name="{name}")", 1},
    {"vLLM", "vllm:request_success_total", R"(model_name="{model}")", nullptr,
     "vllm:e2e_request_latency_seconds", R"(model_name="{model}")", 1},
    {"KServe", "request_predict_seconds_count", R"(model_name="{model}")", nullptr, "request_predict_seconds",
     R"(model_name="{model}")", 1},
    {"plain", "http_requests_total", R"(namespace="{ns}",pod=~"{name~}-.*")", R"(code=~"5..")",
     "http_request_duration_seconds", R"(namespace="{ns}",pod=~"{name~}-.*")", 1},
};

/// A query that needs these metrics, for what is told in one way only.
struct SingleQuery {
    PanelSubject subject;
    const char* system;
    QList<const char*> needs;
    const char* expression;
};

const QList<SingleQuery>& singleQueries()
{
    using Subject = PanelSubject;
    static const QList<SingleQuery> queries{
        {Subject::Saturation,
         "vLLM",
         {"vllm:kv_cache_usage_perc"},
         R"(max(vllm:kv_cache_usage_perc{model_name="{model}"}))"},
        {Subject::Saturation,
         "vLLM",
         {"vllm:gpu_cache_usage_perc"},
         R"(max(vllm:gpu_cache_usage_perc{model_name="{model}"}))"},
        {Subject::Saturation,
         "cAdvisor",
         {"container_cpu_usage_seconds_total", "kube_pod_container_resource_limits"},
         R"(sum(rate(container_cpu_usage_seconds_total{namespace="{ns}",pod=~"{name~}-.*",container!=""}[{window}])))"
         R"( / sum(kube_pod_container_resource_limits{namespace="{ns}",pod=~"{name~}-.*",resource="cpu"}))"},
        {Subject::TokensIn,
         "vLLM",
         {"vllm:prompt_tokens_total"},
         R"(sum(rate(vllm:prompt_tokens_total{model_name="{model}"}[{window}])))"},
        {Subject::TokensIn,
         "OpenTelemetry",
         {"gen_ai_client_token_usage_sum"},
         R"(sum(rate(gen_ai_client_token_usage_sum{gen_ai_request_model="{model}",gen_ai_token_type="input"}[{window}])))"},
        {Subject::TokensOut,
         "vLLM",
         {"vllm:generation_tokens_total"},
         R"(sum(rate(vllm:generation_tokens_total{model_name="{model}"}[{window}])))"},
        {Subject::TokensOut,
         "OpenTelemetry",
         {"gen_ai_client_token_usage_sum"},
         R"(sum(rate(gen_ai_client_token_usage_sum{gen_ai_request_model="{model}",gen_ai_token_type="output"}[{window}])))"},
        {Subject::FirstToken95,
         "vLLM",
         {"vllm:time_to_first_token_seconds_bucket"},
         R"(histogram_quantile(0.95, sum by (le) (rate(vllm:time_to_first_token_seconds_bucket{model_name="{model}"}[{window}]))))"},
        {Subject::ToolFailureRate,
         "OpenTelemetry",
         {"gen_ai_client_operation_duration_seconds_count"},
         R"(sum(rate(gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="execute_tool",error_type!=""}[{window}])))"
         R"( / sum(rate(gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="execute_tool"}[{window}])))"},
    };
    return queries;
}

// OpenCost's: what the pods' share of their nodes costs an hour.
constexpr const char* costMetrics[] = {"container_cpu_allocation", "node_cpu_hourly_cost",
                                       "container_memory_allocation_bytes", "node_ram_hourly_cost"};
constexpr char costAnHour[] =
    R"((sum(container_cpu_allocation{namespace="{ns}",pod=~"{name~}-.*"} * on (node) group_left () avg by (node) (node_cpu_hourly_cost)))"
    R"( + sum(container_memory_allocation_bytes{namespace="{ns}",pod=~"{name~}-.*"} / 1073741824 * on (node) group_left () avg by (node) (node_ram_hourly_cost))))";

class PanelChoice {
public:
    PanelChoice(const EndpointNames& endpoint, const QSet<QString>& metrics, QString window)
        : endpoint_(endpoint)
        , metrics_(metrics)
        , window_(std::move(window))
    {
    }

    EndpointPanel panel(PanelSubject subject) const
    {
        switch (subject) {
        case PanelSubject::LatencyMedian:
            return latency(subject, "0.5");
        case PanelSubject::Latency95:
            return latency(subject, "0.95");
        case PanelSubject::Latency99:
            return latency(subject, "0.99");
        case PanelSubject::ErrorRate:
            return errorRate();
        case PanelSubject::Throughput:
            return throughput();
        case PanelSubject::CostPerThousand:
            return cost();
        default:
            return single(subject);
        }
    }

private:
    bool has(const QString& metric) const { return metrics_.contains(metric); }

    /// A label's value in double quotes; as a pattern it matches that text alone.
    static QString escaped(QString text)
    {
        return text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    }

    /// In one pass, so that nothing in a name is taken for a placeholder.
    QString filled(const QString& text) const
    {
        static const QRegularExpression placeholder(QStringLiteral("\\{(name~|name|ns|model|window)\\}"));
        const QMap<QString, QString> values{
            {QStringLiteral("name~"), escaped(QRegularExpression::escape(endpoint_.name))},
            {QStringLiteral("name"), escaped(endpoint_.name)},
            {QStringLiteral("ns"), escaped(endpoint_.ns)},
            {QStringLiteral("model"), escaped(endpoint_.model.isEmpty() ? endpoint_.name : endpoint_.model)},
            {QStringLiteral("window"), window_}};
        QString whole;
        qsizetype at = 0;
        for (auto found = placeholder.globalMatch(text); found.hasNext();) {
            const auto one = found.next();
            whole += text.mid(at, one.capturedStart() - at) + values.value(one.captured(1));
            at = one.capturedEnd();
        }
        return whole + text.mid(at);
    }

    QString rate(const QString& metric, const QString& labels) const
    {
        return filled(QStringLiteral("sum(rate(%1{%2}[{window}]))").arg(metric, labels));
    }

    EndpointPanel latency(PanelSubject subject, const char* quantile) const
    {
        EndpointPanel panel{subject, {}, {}, {}, {}};
        for (const auto& serving : servings) {
            const auto bucket = QLatin1String(serving.seconds) + QStringLiteral("_bucket");
            panel.lookedFor << bucket;
            if (!panel.expression.isEmpty() || !has(bucket))
                continue;
            panel.system = QLatin1String(serving.system);
            panel.expression =
                filled(QStringLiteral("histogram_quantile(%1, sum by (le) (rate(%2{%3}[{window}])))%4")
                           .arg(QLatin1String(quantile), bucket, QLatin1String(serving.ofSeconds),
                                serving.toSeconds < 1 ? QStringLiteral(" / 1000") : QString()));
        }
        return panel;
    }

    EndpointPanel throughput() const
    {
        EndpointPanel panel{PanelSubject::Throughput, {}, {}, {}, {}};
        for (const auto& serving : servings) {
            panel.lookedFor << QLatin1String(serving.requests);
            if (!panel.expression.isEmpty() || !has(QLatin1String(serving.requests)))
                continue;
            panel.system = QLatin1String(serving.system);
            panel.expression = rate(QLatin1String(serving.requests), QLatin1String(serving.ofRequest));
        }
        return panel;
    }

    EndpointPanel errorRate() const
    {
        EndpointPanel panel{PanelSubject::ErrorRate, {}, {}, {}};
        for (const auto& serving : servings) {
            if (!serving.failed)
                continue;
            panel.lookedFor << QLatin1String(serving.requests);
            if (!panel.expression.isEmpty() || !has(QLatin1String(serving.requests)))
                continue;
            const auto all = rate(QLatin1String(serving.requests), QLatin1String(serving.ofRequest));
            panel.system = QLatin1String(serving.system);
            // Without a failure there is no such series: none of them, where there are requests at all, is 0.
            panel.expression = QStringLiteral("(%1 or %2 * 0) / %2")
                                   .arg(rate(QLatin1String(serving.requests),
                                             QLatin1String(serving.ofRequest) + QLatin1String(",") +
                                                 QLatin1String(serving.failed)),
                                        all);
        }
        return panel;
    }

    EndpointPanel cost() const
    {
        const auto requests = throughput();
        EndpointPanel panel{PanelSubject::CostPerThousand, {}, {}, {}, {}};
        for (const auto* metric : costMetrics)
            panel.lookedFor << QLatin1String(metric);
        const bool isKnown = std::all_of(std::begin(costMetrics), std::end(costMetrics),
                                         [this](const char* metric) { return has(QLatin1String(metric)); });
        if (!isKnown || requests.expression.isEmpty()) {
            panel.lookedFor << requests.lookedFor;
            return panel;
        }
        panel.system = QStringLiteral("OpenCost, ") + requests.system;
        panel.expression = QStringLiteral("1000 * %1 / (3600 * %2)")
                               .arg(filled(QLatin1String(costAnHour)), requests.expression);
        return panel;
    }

    EndpointPanel single(PanelSubject subject) const
    {
        EndpointPanel panel{subject, {}, {}, {}, {}};
        for (const auto& query : singleQueries()) {
            if (query.subject != subject)
                continue;
            for (const auto* metric : query.needs)
                panel.lookedFor << QLatin1String(metric);
            const bool isKnown =
                std::all_of(query.needs.begin(), query.needs.end(),
                            [this](const char* metric) { return has(QLatin1String(metric)); });
            if (!panel.expression.isEmpty() || !isKnown)
                continue;
            panel.system = QLatin1String(query.system);
            panel.expression = filled(QLatin1String(query.expression));
        }
        panel.lookedFor.removeDuplicates();
        return panel;
    }

    const EndpointNames& endpoint_;
    const QSet<QString>& metrics_;
    const QString window_;
};

} // namespace

QList<PanelSubject> panelSubjects()
{
    using Subject = PanelSubject;
    return {Subject::LatencyMedian, Subject::Latency95,    Subject::Latency99,       Subject::ErrorRate,
            Subject::Throughput,    Subject::Saturation,   Subject::CostPerThousand, Subject::TokensIn,
            Subject::TokensOut,     Subject::FirstToken95, Subject::ToolFailureRate};
}

QString panelSubjectName(PanelSubject subject)
{
    switch (subject) {
    case PanelSubject::LatencyMedian:
        return QStringLiteral("latency-p50");
    case PanelSubject::Latency95:
        return QStringLiteral("latency-p95");
    case PanelSubject::Latency99:
        return QStringLiteral("latency-p99");
    case PanelSubject::ErrorRate:
        return QStringLiteral("error-rate");
    case PanelSubject::Throughput:
        return QStringLiteral("throughput");
    case PanelSubject::Saturation:
        return QStringLiteral("saturation");
    case PanelSubject::CostPerThousand:
        return QStringLiteral("cost-per-1000");
    case PanelSubject::TokensIn:
        return QStringLiteral("tokens-in");
    case PanelSubject::TokensOut:
        return QStringLiteral("tokens-out");
    case PanelSubject::FirstToken95:
        return QStringLiteral("first-token-p95");
    case PanelSubject::ToolFailureRate:
        return QStringLiteral("tool-failure-rate");
    case PanelSubject::Predictions:
        return QStringLiteral("predictions");
    case PanelSubject::Confidence:
        return QStringLiteral("confidence");
    }
    return {};
}

QString panelUnit(PanelSubject subject)
{
    switch (subject) {
    case PanelSubject::LatencyMedian:
    case PanelSubject::Latency95:
    case PanelSubject::Latency99:
    case PanelSubject::FirstToken95:
        return QStringLiteral("s");
    case PanelSubject::Throughput:
    case PanelSubject::TokensIn:
    case PanelSubject::TokensOut:
        return QStringLiteral("1/s");
    case PanelSubject::CostPerThousand:
        return QStringLiteral("currency");
    case PanelSubject::Predictions:
    case PanelSubject::Confidence:
        return QStringLiteral("bucket");
    case PanelSubject::ErrorRate:
    case PanelSubject::Saturation:
    case PanelSubject::ToolFailureRate:
        break;
    }
    return {};
}

QList<EndpointPanel> panelsFor(const EndpointNames& endpoint, const QSet<QString>& metrics,
                               const QString& window)
{
    const PanelChoice choice(endpoint, metrics, window);
    QList<EndpointPanel> panels;
    for (const auto subject : panelSubjects())
        panels << choice.panel(subject);
    return panels;
}

} // namespace ph
