#include "services/connectors/alertmanager/AlertmanagerConnector.h"

#include "services/connectors/ControlSwitch.h"
#include "services/connectors/ServerProbe.h"
#include "services/connectors/SignInFields.h"
#include "services/connectors/alertmanager/AlertmanagerReplies.h"
#include "services/http/RestClient.h"

#include <QCoreApplication>
#include <QUuid>

namespace ph {

namespace {

struct AlertmanagerTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Alertmanager)
};

constexpr char alertsPath[] = "/api/v2/alerts";
constexpr char silencesPath[] = "/api/v2/silences";
constexpr char statusPath[] = "/api/v2/status";

/// Whether it may have been done all the same.
bool mayBeDone(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::ServerFault:
    case ErrorKind::Unreadable:
        return true;
    default:
        return false;
    }
}

/// Nobody may go on as if nothing had been asked.
Error withWords(Error error, const QString& words)
{
    return Error::make(error.kind, error.where,
                       error.detail.isEmpty() ? words : error.detail + QStringLiteral(". ") + words);
}

class AlertmanagerProbe : ServerProbe {
public:
    AlertmanagerProbe(RestClient server, const Connection& connection, const CallContext& context)
        : ServerProbe(context)
        , server_(std::move(server))
        , connection_(connection)
    {
    }

    ProbeReport run()
    {
        if (reach() && readAlerts())
            tellControl();
        addClockSkew();
        return std::move(report_);
    }

private:
    bool reach()
    {
        const auto reply = server_.get(statusPath);
        if (!reached(reply))
            return false;
        const auto status = reply ? alertmanager::statusFromReply(reply->body, connection_.name)
                                  : Result<alertmanager::Status>(fail(reply.error()));
        if (status)
            report_.serverVersion = status->version;
        add(AlertmanagerTexts::tr("Server version"),
            status ? ProbeLine::Verdict::Yes : ProbeLine::Verdict::Unknown,
            status ? status->version : status.error().detail);
        addAnonymous(connection_);
        if (status && status->peers > 1)
            add(AlertmanagerTexts::tr("Cluster"),
                status->cluster == QLatin1String("ready") ? ProbeLine::Verdict::Yes
                                                          : ProbeLine::Verdict::Warning,
                AlertmanagerTexts::tr("%1 members, %2").arg(status->peers).arg(status->cluster));
        return true;
    }

    bool readAlerts()
    {
        const auto label = AlertmanagerTexts::tr("May read alerts");
        const auto reply = server_.get(alertsPath);
        const auto alerts = reply ? alertmanager::alertsFromReply(reply->body, label)
                                  : Result<Sifted<Alert>>(fail(reply.error()));
        if (!alerts)
            return failed(label, alerts.error());
        setUsable();
        add(label, ProbeLine::Verdict::Yes,
            alerts->items.empty() ? AlertmanagerTexts::tr("There are none")
                                  : QString::number(alerts->items.size()));
        return true;
    }

    /// An Alertmanager knows no rights of its own: whoever reads may silence, unless a proxy says no.
    void tellControl()
    {
        const auto allowed = controlAllowed(connection_);
        add(AlertmanagerTexts::tr("May silence"),
            allowed ? ProbeLine::Verdict::Unknown : ProbeLine::Verdict::NotOffered,
            allowed ? AlertmanagerTexts::tr("The server does not tell") : allowed.error().detail);
    }

    RestClient server_;
    const Connection& connection_;
};

class AlertmanagerConnector final : public Connector,
                                    public AlertSource,
                                    public SilenceSource,
                                    public AlertControl {
public:
    explicit AlertmanagerConnector(const Connection& connection)
        : connection_(connection)
        , address_(serverAddress(connection.location))
    {
    }

    Result<ProbeReport> probe(const CallContext& context) override
    {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        auto report = AlertmanagerProbe(server(context, {.attempts = 1}), connection_, context).run();
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        return report;
    }

    Result<Sifted<Alert>> fetchAlerts(const CallContext& context) override
    {
        return read(context, alertsPath, alertmanager::alertsFromReply);
    }

    Result<Sifted<AlertGroup>> fetchAlertGroups(const CallContext& context) override
    {
        return read(context, "/api/v2/alerts/groups", alertmanager::groupsFromReply);
    }

    Result<Sifted<Silence>> fetchSilences(const CallContext& context) override
    {
        return read(context, silencesPath, alertmanager::silencesFromReply);
    }

    Result<Silence> fetchSilence(const CallContext& context, const QString& id) override
    {
        const auto path = silencePath(id);
        if (!path)
            return fail(path.error());
        return read(context, *path, alertmanager::silenceFromReply);
    }

    Result<SilenceOutcome> addSilence(const CallContext& context, const SilenceAsk& ask) override
    {
        if (auto allowed = controlAllowed(connection_); !allowed)
            return fail(allowed.error());
        if (auto sound = checkedSilence(ask, toMs(context.clock())); !sound)
            return fail(sound.error());
        const auto reply =
            server(context).sendControl("POST", silencesPath, alertmanager::silenceRequest(ask));
        const auto id = reply ? alertmanager::silenceIdFromReply(reply->body, QLatin1String(silencesPath))
                              : Result<QString>(fail(reply.error()));
        if (id)
            return looked(context, *id);
        return mayBeDone(id.error()) ? found(context, ask, id.error())
                                     : Result<SilenceOutcome>(fail(id.error()));
    }

    Result<SilenceOutcome> expireSilence(const CallContext& context, const QString& id) override
    {
        if (auto allowed = controlAllowed(connection_); !allowed)
            return fail(allowed.error());
        const auto path = silencePath(id);
        if (!path)
            return fail(path.error());
        const auto reply = server(context).sendControl("DELETE", *path, {});
        if (reply)
            return looked(context, id);
        return mayBeDone(reply.error()) ? ended(context, id, reply.error())
                                        : Result<SilenceOutcome>(fail(reply.error()));
    }

private:
    RestClient server(const CallContext& context, RetryPolicy retry = {}) const
    {
        return {context.transport, address_, context.credentials, context.stop, retry};
    }

    template <class T>
    Result<T> read(const CallContext& context, const std::string& path,
                   Result<T> (*decode)(std::string_view, const QString&)) const
    {
        const auto reply = server(context).get(path);
        if (!reply)
            return fail(reply.error());
        return decode(reply->body, QString::fromStdString(path));
    }

    /// An id of another form would be another path.
    static Result<std::string> silencePath(const QString& id)
    {
        if (QUuid::fromString(id).isNull())
            return fail(ErrorKind::NotFound, id, AlertmanagerTexts::tr("No silence has such an id."));
        return "/api/v2/silence/" + id.toStdString();
    }

    /// What was asked for and answered, as it is now.
    Result<SilenceOutcome> looked(const CallContext& context, const QString& id)
    {
        SilenceOutcome outcome{.id = id};
        if (auto seen = fetchSilence(context, id))
            outcome.seen = std::move(*seen);
        return outcome;
    }

    /// After a lost answer.
    Result<SilenceOutcome> found(const CallContext& context, const SilenceAsk& ask, const Error& lost)
    {
        auto silences = fetchSilences(context);
        if (!silences)
            return fail(withWords(lost, AlertmanagerTexts::tr("Whether the silence was made is not known: it "
                                                              "could not be looked for. Look before you ask "
                                                              "again.")));
        for (auto& silence : silences->items) {
            if (isAskedFor(silence, ask))
                return SilenceOutcome{silence.id, silence, SilenceOutcome::Answer::Lost};
        }
        return fail(withWords(lost, AlertmanagerTexts::tr("The silence was not made: it was looked for.")));
    }

    Result<SilenceOutcome> ended(const CallContext& context, const QString& id, const Error& lost)
    {
        auto silence = fetchSilence(context, id);
        if (!silence && silence.error().kind == ErrorKind::NotFound)
            return fail(ErrorKind::NotFound, id, AlertmanagerTexts::tr("No silence has such an id."));
        if (!silence)
            return fail(
                withWords(lost, AlertmanagerTexts::tr("Whether the silence was ended is not known: it "
                                                      "could not be looked at.")));
        if (silence->state != Silence::State::Expired)
            return fail(
                withWords(lost, AlertmanagerTexts::tr("The silence was not ended: it was looked at.")));
        return SilenceOutcome{id, std::move(*silence), SilenceOutcome::Answer::Lost};
    }

    const Connection connection_;
    const std::string address_;
};

} // namespace

ConnectorDescriptor alertmanagerDescriptor()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("alertmanager");
    d.title = AlertmanagerTexts::tr("Alertmanager");
    d.summary =
        AlertmanagerTexts::tr("Which alerts fire, who is told of them, and what silences or inhibits them.");
    d.location = LocationKind::Url;
    d.locationLabel = AlertmanagerTexts::tr("Server URL");
    d.locationPlaceholder = QStringLiteral("https://alertmanager.example.com");
    d.holds = ConnectorDescriptor::Holds::Monitoring;
    d.auths = signInSchemes();
    d.fields = signInFields();
    d.fields.append(controlField(
        AlertmanagerTexts::tr("Let this program make and end silences here. Off: it only reads.")));
    return d;
}

std::unique_ptr<Connector> makeAlertmanager(const Connection& connection)
{
    return std::make_unique<AlertmanagerConnector>(connection);
}

} // namespace ph
