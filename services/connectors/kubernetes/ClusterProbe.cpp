#include "services/connectors/kubernetes/ClusterProbe.h"

#include "services/connectors/kubernetes/WatchScopes.h"
#include "services/kubernetes/AccessReview.h"

#include <QCoreApplication>

namespace ph::kubernetes {

namespace {

using Verdict = ProbeLine::Verdict;

struct ClusterProbeTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ClusterProbe)
};

class Probe {
public:
    Probe(ClusterSession& session, const Connection& connection, const CallContext& context)
        : session_(session)
        , connection_(connection)
        , context_(context)
    {
    }

    ProbeReport run()
    {
        const auto client = session_.client(context_);
        if (!client) {
            add(ClusterProbeTexts::tr("Kubeconfig"), Verdict::No, client.error().detail);
            report_.failure = client.error().kind;
            return std::move(report_);
        }
        client_ = client->retrying(RetryPolicy{.attempts = 1});
        add(ClusterProbeTexts::tr("Kubeconfig"), Verdict::Yes,
            ClusterProbeTexts::tr("context %1: %2")
                .arg(client->access().context, QString::fromStdString(client->access().server)));
        if (reach() && identify() && findSystems() && findReadable())
            findChangeable();
        return std::move(report_);
    }

private:
    void add(const QString& label, Verdict verdict, const QString& detail = {})
    {
        report_.lines.append({label, verdict, detail});
    }

    /// Adds a line for a failed request; always false: what comes next would fail as well.
    bool failed(const QString& label, const Error& error)
    {
        report_.failure = error.kind;
        add(label, Verdict::No,
            error.kind == ErrorKind::Unauthorized
                ? ClusterProbeTexts::tr("The cluster refuses the credentials (401). %1").arg(error.detail)
                : error.detail);
        return false;
    }

    bool reach()
    {
        const auto began = context_.clock();
        const auto version = client_->getPath("/version");
        const auto label = ClusterProbeTexts::tr("Reachable");
        if (!version)
            return failed(label, version.error());
        add(label, Verdict::Yes,
            ClusterProbeTexts::tr("answered in %1 ms")
                .arg(
                    std::chrono::duration_cast<std::chrono::milliseconds>(context_.clock() - began).count()));
        report_.serverVersion = JsonReader(*version).text("gitVersion");
        add(ClusterProbeTexts::tr("Server version"),
            report_.serverVersion.isEmpty() ? Verdict::Unknown : Verdict::Yes, report_.serverVersion);
        return true;
    }

    bool identify()
    {
        const auto label = ClusterProbeTexts::tr("Signed in as");
        const auto who = whoAmI(*client_);
        if (!who) {
            if (who.error().kind == ErrorKind::Unauthorized)
                return failed(label, who.error());
            add(label, Verdict::Unknown, who.error().detail);
            return true;
        }
        report_.user = who->name;
        if (who->name == QLatin1String("system:anonymous"))
            add(label, Verdict::Warning,
                ClusterProbeTexts::tr("nobody: the kubeconfig holds no credentials"));
        else if (who->name.isEmpty())
            add(label, Verdict::Unknown, ClusterProbeTexts::tr("The server does not tell"));
        else
            add(label, Verdict::Yes,
                who->groups.isEmpty()
                    ? who->name
                    : QStringLiteral("%1 (%2)").arg(who->name, who->groups.join(QLatin1String(", "))));
        return true;
    }

    bool findSystems()
    {
        const auto label = ClusterProbeTexts::tr("Serving systems");
        const auto apis = discover(*client_);
        if (!apis)
            return failed(label, apis.error());
        QStringList names;
        for (const auto& installed : servingSystems(*apis))
            names << servingSystemTitle(installed.system) + u' ' + installed.kind.version;
        add(label, names.isEmpty() ? Verdict::Warning : Verdict::Yes,
            names.isEmpty() ? ClusterProbeTexts::tr("none that is known here")
                            : names.join(QLatin1String(", ")));
        return true;
    }

    bool findReadable()
    {
        const auto label = ClusterProbeTexts::tr("May read endpoints");
        const auto scopes = findWatchScopes(*client_, session_.namespaces());
        if (!scopes)
            return failed(label, scopes.error());
        report_.usable = true;
        QStringList kinds;
        for (const auto& scope : scopes->scopes)
            kinds << (scope.ns.isEmpty() ? scope.kind.resource : scope.ns + u'/' + scope.kind.resource);
        add(label, Verdict::Yes, kinds.join(QLatin1String(", ")));
        for (const auto& fault : scopes->faults)
            add(ClusterProbeTexts::tr("May read %1").arg(fault.item), Verdict::Warning, fault.error.detail);
        scopes_ = scopes->scopes;
        return true;
    }

    void findChangeable()
    {
        const auto label = ClusterProbeTexts::tr("May change traffic");
        if (connection_.settings.value(QStringLiteral("allowControl")) != QLatin1String("yes")) {
            add(label, Verdict::NotOffered,
                ClusterProbeTexts::tr("Control is switched off for this connection"));
            return;
        }
        std::vector<AccessQuestion> questions;
        for (const auto& [kind, ns] : scopes_) {
            if (!kind.group.isEmpty()) // Services only tell which Deployments are served
                questions.push_back({QStringLiteral("patch"), kind.group, kind.resource, {}, ns});
        }
        const auto answers = mayI(*client_, questions);
        if (!answers) {
            add(label, Verdict::Unknown, answers.error().detail);
            return;
        }
        QStringList allowed, missing;
        for (const auto& [question, yes, reason] : *answers) {
            const auto place =
                question.ns.isEmpty() ? question.resource : question.ns + u'/' + question.resource;
            (yes ? allowed : missing) << place;
        }
        add(label, allowed.isEmpty() ? Verdict::No : Verdict::Yes, allowed.join(QLatin1String(", ")));
        if (!missing.isEmpty())
            add(ClusterProbeTexts::tr("Not permitted: patch"), Verdict::Warning,
                missing.join(QLatin1String(", ")));
    }

    ClusterSession& session_;
    const Connection& connection_;
    const CallContext& context_;
    std::optional<ClusterClient> client_;
    std::vector<WatchScope> scopes_;
    ProbeReport report_;
};

} // namespace

ProbeReport probeCluster(ClusterSession& session, const Connection& connection, const CallContext& context)
{
    return Probe(session, connection, context).run();
}

} // namespace ph::kubernetes
