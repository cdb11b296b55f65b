#include "services/connectors/mlflow/MlflowRemoteProbe.h"

#include "services/connectors/ServerProbe.h"

#include <QCoreApplication>

namespace ph::mlflow {

namespace {

using Verdict = ProbeLine::Verdict;

constexpr int runsLookedAt = 20; // for one that has a metric

struct MlflowRemoteProbeTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowRemote)
};

class Probe : ServerProbe {
public:
    Probe(RemoteServer& server, const Connection& connection, const CallContext& context)
        : ServerProbe(context)
        , server_(server)
        , connection_(connection)
    {
    }

    ProbeReport run()
    {
        if (reach() && identify() && readExperiments() && readRuns() && readHistory() && findLoggedModels())
            listArtifacts();
        addClockSkew();
        return std::move(report_);
    }

private:
    bool reach()
    {
        const auto reply = server_.fetchVersion(context_, RetryPolicy{.attempts = 1});
        if (!reached(reply))
            return false;
        if (reply)
            report_.serverVersion = versionText(reply->body);
        if (report_.serverVersion.isEmpty())
            add(MlflowRemoteProbeTexts::tr("Server version"), Verdict::Unknown,
                MlflowRemoteProbeTexts::tr("The server does not tell"));
        else if (majorVersionOf(report_.serverVersion) < 2)
            add(MlflowRemoteProbeTexts::tr("Server version"), Verdict::Warning,
                MlflowRemoteProbeTexts::tr("%1: older than 2, some things may be missing")
                    .arg(report_.serverVersion));
        else
            add(MlflowRemoteProbeTexts::tr("Server version"), Verdict::Yes, report_.serverVersion);
        return true;
    }

    bool identify()
    {
        const auto label = MlflowRemoteProbeTexts::tr("Signed in as");
        const auto user = connection_.settings.value(QStringLiteral("user"));
        if (connection_.auth != AuthScheme::Basic || user.isEmpty()) {
            addAnonymous(connection_);
            return true;
        }
        const auto endpoint = server_.endpoint(context_, "users/get");
        if (!endpoint)
            return failed(label, endpoint.error());
        const auto json = server_.client(context_).getJson(*endpoint, {{"username", user.toStdString()}});
        if (!json) {
            if (json.error().kind == ErrorKind::NotFound || json.error().kind == ErrorKind::Unreadable) {
                add(label, Verdict::Unknown,
                    MlflowRemoteProbeTexts::tr("The server has no user accounts of its own"));
                return true;
            }
            return failed(label, json.error());
        }
        report_.user = JsonReader(*json).child("user").text("username");
        add(label, report_.user.isEmpty() ? Verdict::Unknown : Verdict::Yes, report_.user);
        return true;
    }

    bool readExperiments()
    {
        const auto label = MlflowRemoteProbeTexts::tr("May read experiments");
        const auto endpoint = server_.endpoint(context_, "experiments/search");
        if (!endpoint)
            return failed(label, endpoint.error());
        const auto json =
            server_.client(context_).postReadJson(*endpoint, {{"max_results", 50}, {"view_type", "ALL"}});
        if (!json)
            return failed(label, json.error());
        for (const auto& experiment : JsonReader(*json).items("experiments")) {
            if (const auto id = experiment.text("experiment_id"); !id.isEmpty())
                experiments_.push_back(id.toStdString());
        }
        add(label, Verdict::Yes,
            experiments_.empty() ? MlflowRemoteProbeTexts::tr("There are none, or none that you may see")
                                 : QString());
        return true;
    }

    bool readRuns()
    {
        const auto label = MlflowRemoteProbeTexts::tr("May read runs");
        const auto endpoint = server_.endpoint(context_, "runs/search");
        if (!endpoint)
            return failed(label, endpoint.error());
        const Json body{
            {"experiment_ids", experiments_}, {"max_results", runsLookedAt}, {"run_view_type", "ALL"}};
        const auto json = server_.client(context_).postReadJson(*endpoint, body);
        if (!json)
            return failed(label, json.error());
        setUsable();
        const auto runs = JsonReader(*json).items("runs");
        for (const auto& run : runs) {
            const auto metrics = run.child("data").items("metrics");
            if (!runId_.isEmpty() && metrics.empty())
                continue;
            const auto info = run.child("info");
            runId_ = info.has("run_id") ? info.text("run_id") : info.text("run_uuid");
            if (metrics.empty())
                continue;
            metricKey_ = metrics.front().text("key");
            break;
        }
        add(label, Verdict::Yes,
            runs.empty() ? MlflowRemoteProbeTexts::tr("There are none, or none that you may see")
                         : QString());
        return true;
    }

    bool readHistory()
    {
        const auto label = MlflowRemoteProbeTexts::tr("History endpoint");
        if (metricKey_.isEmpty()) {
            add(label, Verdict::Unknown,
                runId_.isEmpty()
                    ? MlflowRemoteProbeTexts::tr("No run to try it on")
                    : MlflowRemoteProbeTexts::tr("None of the newest runs has a metric to try it on"));
            return true;
        }
        const auto endpoint = server_.endpoint(context_, "metrics/get-history");
        if (!endpoint)
            return failed(label, endpoint.error());
        const auto json =
            server_.client(context_).getJson(*endpoint, {{"run_id", runId_.toStdString()},
                                                         {"metric_key", metricKey_.toStdString()},
                                                         {"max_results", "1"}});
        if (!json)
            return failed(label, json.error());
        const JsonReader reply(*json);
        const auto points = reply.items("metrics").size();
        const bool paged = points == 1 && reply.has("next_page_token");
        add(label, Verdict::Yes,
            paged        ? MlflowRemoteProbeTexts::tr("get-history, in pages")
            : points > 1 ? MlflowRemoteProbeTexts::tr("get-history, all at once")
                         : MlflowRemoteProbeTexts::tr("get-history"));
        return true;
    }

    bool findLoggedModels()
    {
        const auto label = MlflowRemoteProbeTexts::tr("Logged models");
        const auto endpoint = server_.endpoint(context_, "logged-models/search");
        if (!endpoint)
            return failed(label, endpoint.error());
        if (experiments_.empty()) {
            add(label, Verdict::Unknown, MlflowRemoteProbeTexts::tr("No experiment to try it on"));
            return true;
        }
        const auto json = server_.client(context_).postReadJson(
            *endpoint, {{"experiment_ids", {experiments_.front()}}, {"max_results", 1}});
        if (json) {
            server_.rememberLoggedModels(RemoteServer::Ability::Yes);
            add(label, Verdict::Yes);
        } else if (json.error().kind == ErrorKind::NotFound) {
            server_.rememberLoggedModels(RemoteServer::Ability::No);
            add(label, Verdict::NotOffered,
                majorVersionOf(report_.serverVersion) < 3
                    ? MlflowRemoteProbeTexts::tr("Servers before version 3 have none")
                    : MlflowRemoteProbeTexts::tr("The server does not offer them at this address"));
        } else {
            return failed(label, json.error());
        }
        return true;
    }

    void listArtifacts()
    {
        const auto label = MlflowRemoteProbeTexts::tr("Artifacts");
        if (runId_.isEmpty()) {
            add(label, Verdict::Unknown, MlflowRemoteProbeTexts::tr("No run to try it on"));
            return;
        }
        const auto endpoint = server_.endpoint(context_, "artifacts/list");
        const auto json = endpoint ? server_.client(context_, RetryPolicy{.attempts = 1})
                                         .getJson(*endpoint, {{"run_id", runId_.toStdString()}})
                                   : Result<Json>(fail(endpoint.error()));
        if (!json)
            failed(label, json.error());
        else
            add(label, Verdict::Yes, JsonReader(*json).text("root_uri").section(QLatin1Char(':'), 0, 0));
    }

    RemoteServer& server_;
    const Connection& connection_;
    std::vector<std::string> experiments_;
    QString runId_, metricKey_;
};

} // namespace

ProbeReport probeServer(RemoteServer& server, const Connection& connection, const CallContext& context)
{
    return Probe(server, connection, context).run();
}

} // namespace ph::mlflow
