#include "services/connectors/prometheus/PrometheusConnector.h"

#include "services/connectors/AlertSource.h"
#include "services/connectors/MetricSource.h"
#include "services/connectors/ServerProbe.h"
#include "services/connectors/SignInFields.h"
#include "services/metrics/PrometheusQuery.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct PrometheusTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Prometheus)
};

constexpr std::chrono::minutes patience{2}; // its own limit of a query's time

class PrometheusProbe : ServerProbe {
public:
    PrometheusProbe(PrometheusQuery server, const Connection& connection, const CallContext& context)
        : ServerProbe(context)
        , server_(std::move(server))
        , connection_(connection)
    {
    }

    ProbeReport run()
    {
        if (reach() && query() && list(PrometheusTexts::tr("May read rules"), server_.rules()))
            list(PrometheusTexts::tr("May read targets"), server_.targets());
        addClockSkew();
        return std::move(report_);
    }

private:
    bool reach()
    {
        const auto reply = server_.buildInfo();
        if (!reached(reply))
            return false;
        if (reply)
            report_.serverVersion =
                versionFromReply(reply->body, connection_.name).value_or(QString()); // told below
        add(PrometheusTexts::tr("Server version"),
            report_.serverVersion.isEmpty() ? ProbeLine::Verdict::Unknown : ProbeLine::Verdict::Yes,
            report_.serverVersion.isEmpty() ? PrometheusTexts::tr("The server does not tell")
                                            : report_.serverVersion);
        addAnonymous(connection_);
        return true;
    }

    bool query()
    {
        const auto label = PrometheusTexts::tr("May query metrics");
        const auto counted = server_.notedSamples(QStringLiteral("count(up)"));
        if (!counted)
            return failed(label, counted.error());
        setUsable();
        const bool isWhole = counted->notes.warnings.isEmpty();
        add(label, isWhole ? ProbeLine::Verdict::Yes : ProbeLine::Verdict::Warning,
            isWhole ? counted->value.empty() ? PrometheusTexts::tr("It watches nothing yet") : QString()
                    : counted->notes.warnings.join(QLatin1String("; ")));
        return true;
    }

    template <class Item>
    bool list(const QString& label, const Result<std::vector<Item>>& items)
    {
        if (items)
            add(label, ProbeLine::Verdict::Yes,
                items->empty() ? PrometheusTexts::tr("There are none") : QString::number(items->size()));
        else if (items.error().kind == ErrorKind::NotFound)
            add(label, ProbeLine::Verdict::NotOffered,
                PrometheusTexts::tr("The server does not offer them at this address"));
        else
            return failed(label, items.error());
        return true;
    }

    PrometheusQuery server_;
    const Connection& connection_;
};

Alert alertOf(const MetricAlert& told)
{
    Alert alert;
    alert.labels = told.labels;
    alert.annotations = told.annotations;
    alert.state = told.state == MetricAlert::State::Firing ? Alert::State::Firing : Alert::State::Pending;
    alert.startsAtMs = told.activeAtMs;
    return alert;
}

class PrometheusConnector final : public Connector,
                                  public MetricSource,
                                  public ScrapeSource,
                                  public AlertSource {
public:
    explicit PrometheusConnector(const Connection& connection)
        : connection_(connection)
        , address_(QString::fromStdString(serverAddress(connection.location)))
    {
    }

    Result<ProbeReport> probe(const CallContext& context) override
    {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        auto report = PrometheusProbe(server(context, {.attempts = 1}), connection_, context).run();
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        return report;
    }

    Result<Noted<std::vector<MetricSample>>> queryNow(const CallContext& context,
                                                      const QString& expression) override
    {
        return server(context).notedSamples(expression);
    }

    Result<MetricAnswer> queryRange(const CallContext& context, const QString& expression,
                                    const MetricRange& range) override
    {
        const auto asked = answerableRange(range);
        auto answered = server(context).notedSeries(expression, asked);
        if (!answered)
            return fail(std::move(answered.error()));
        return MetricAnswer{std::move(answered->value), asked, std::move(answered->notes)};
    }

    Result<QStringList> fetchMetricNames(const CallContext& context) override
    {
        return server(context).metricNames();
    }

    Result<std::vector<MetricRule>> fetchRules(const CallContext& context) override
    {
        return server(context).rules();
    }

    Result<std::vector<ScrapeTarget>> fetchTargets(const CallContext& context) override
    {
        return server(context).targets();
    }

    Result<Sifted<Alert>> fetchAlerts(const CallContext& context) override
    {
        const auto told = server(context).alerts();
        if (!told)
            return fail(told.error());
        Sifted<Alert> alerts;
        for (const auto& one : *told)
            alerts.items.push_back(alertOf(one));
        return alerts;
    }

private:
    PrometheusQuery server(const CallContext& context, RetryPolicy retry = {}) const
    {
        return {context.transport, address_, context.stop, context.credentials, patience, retry};
    }

    const Connection connection_;
    const QString address_;
};

} // namespace

ConnectorDescriptor prometheusDescriptor()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("prometheus");
    d.title = PrometheusTexts::tr("Prometheus");
    d.summary = PrometheusTexts::tr("Metrics, rules and alerts of a Prometheus, or of what answers as one.");
    d.location = LocationKind::Url;
    d.locationLabel = PrometheusTexts::tr("Server URL");
    d.locationPlaceholder = QStringLiteral("https://prometheus.example.com");
    d.holds = ConnectorDescriptor::Holds::Monitoring;
    d.auths = signInSchemes();
    d.fields = signInFields();
    return d;
}

std::unique_ptr<Connector> makePrometheus(const Connection& connection)
{
    return std::make_unique<PrometheusConnector>(connection);
}

} // namespace ph
