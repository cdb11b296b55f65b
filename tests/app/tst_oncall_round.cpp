#include "app/incidents/IncidentSuspects.h"
#include "app/incidents/LoadDiagnosis.h"
#include "app/incidents/LoadTimeline.h"
#include "app/oncall/KeepFresh.h"
#include "services/diagnosis/Diagnosis.h"
#include "services/environments/EnvironmentFile.h"
#include "services/incidents/IncidentStore.h"
#include "services/oncall/OnCallStore.h"
#include "tests/connectors/ClusterLab.h"
#include "tests/fixture/KubernetesFixture.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Paths.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace ph;
using namespace ph::testing;

namespace {

const QString production = QStringLiteral("production");
constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute;

QByteArray recorded(const QString& file)
{
    QFile opened(data(QStringLiteral("prometheus/") + file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// A Prometheus as it answered when it was recorded; over time it has a number each step, and an alert that
/// fired from three to two hours ago.
class ToldPrometheus {
public:
    ToldPrometheus()
        : http_([this](const FixtureRequest& request) { return answer(request); })
    {
    }
    QString url() const { return QString::fromStdString(http_.url()); }
    HttpFixture& http() { return http_; }
    QStringList asked() const
    {
        const std::lock_guard lock(mutex_);
        return asked_;
    }
    std::int64_t nowMs = 0;

private:
    static FixtureReply json(const QByteArray& body)
    {
        FixtureReply reply;
        reply.body = body.toStdString();
        return reply;
    }
    FixtureReply answer(const FixtureRequest& request)
    {
        if (request.path == "/api/v1/alerts")
            return json(recorded(QStringLiteral("alerts.json")));
        if (request.path == "/api/v1/label/__name__/values")
            return json(R"({"status":"success","data":["ALERTS","http_requests_total"]})");
        if (request.path != "/api/v1/query_range")
            return {.status = 404};
        const QUrlQuery form(QString::fromStdString(
            request.body.empty() ? request.target.substr(request.target.find('?') + 1) : request.body));
        const auto word = [&form](const char* name) {
            return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).replace(u'+', u' ');
        };
        const auto expression = word("query");
        {
            const std::lock_guard lock(mutex_);
            asked_ << expression;
        }
        const bool isAlerts = expression.startsWith(QLatin1String("ALERTS"));
        nlohmann::json series{{"metric", nlohmann::json::object()}, {"values", nlohmann::json::array()}};
        if (isAlerts)
            series["metric"] = {{"__name__", "ALERTS"},
                                {"alertname", "LatencyHigh"},
                                {"alertstate", "firing"},
                                {"model", "fraud"}};
        const auto step = word("step").remove(u's').toDouble();
        for (auto at = word("start").toDouble(); at <= word("end").toDouble(); at += step) {
            const auto ms = std::int64_t(at * 1000);
            if (!isAlerts || (ms >= nowMs - 3 * hour && ms <= nowMs - 2 * hour))
                series["values"].push_back({at, "0.25"});
        }
        auto result = nlohmann::json::array();
        if (!series["values"].empty())
            result.push_back(series);
        return json(QByteArray::fromStdString(
            nlohmann::json{{"status", "success"}, {"data", {{"resultType", "matrix"}, {"result", result}}}}
                .dump()));
    }

    mutable std::mutex mutex_;
    QStringList asked_;
    HttpFixture http_;
};

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// An environment with a registry, a cluster and a Prometheus, as a workspace knows it.
class OnCallLab {
public:
    OnCallLab()
    {
        nowMs = toMs(systemNow()) / 1000 * 1000;
        prometheus.nowMs = nowMs;
        cluster.put(inferenceService("models", "fraud"), "argocd");
        cluster.put(
            {{"apiVersion", "v1"},
             {"kind", "Event"},
             {"metadata", {{"name", "slow"}, {"namespace", "models"}}},
             {"involvedObject", {{"kind", "InferenceService"}, {"name", "fraud"}, {"namespace", "models"}}},
             {"reason", "SlowToLoad"},
             {"message", "it took a while"},
             {"type", "Warning"},
             {"count", 1},
             {"firstTimestamp", "2026-11-21T01:48:10Z"},
             {"lastTimestamp", "2026-11-21T01:48:10Z"}});
        RegisteredModel model;
        model.key.remoteId = QStringLiteral("fraud");
        registry.addRegisteredModel(model);
        runId = registry.addRuns(QStringLiteral("0"), 1, 2, 3, 1).constFirst();
        ModelVersion version;
        version.model = QStringLiteral("fraud");
        version.runId = runId;
        registry.pointAlias(version.model, QStringLiteral("champion"), registry.addModelVersion(version));

        const auto root = folder.path();
        auto stores = openStores(std::filesystem::path(root.toStdString()) / "ws");
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        settings.clock = [this] { return *fromMs(nowMs.load()); };
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        write(root + QStringLiteral("/kubeconfig"), kubeConfig(cluster.url(), QStringLiteral("t")));
        registryId = add("lab", "mlflow", registry.url());
        add("cluster", "kubernetes", root + QStringLiteral("/kubeconfig"));
        add("prom", "prometheus", prometheus.url());
        write(root + QStringLiteral("/policy.yaml"), policy);
        write(root + QStringLiteral("/production.yaml"),
              QStringLiteral("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                             "model: fraud\ntarget:\n  endpoint: {connection: cluster, namespace: models, "
                             "name: fraud}\npolicy: policy.yaml\nmetrics: %1\nalerts: {model: fraud}\n"
                             "home: {repository: /nowhere}\n")
                  .arg(prometheus.url())
                  .toUtf8());
        const auto added = addEnvironment(QString::fromStdString(workspace->folder().string()),
                                          root + QStringLiteral("/production.yaml"));
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
        QDir(root).mkpath(QStringLiteral("ws/runbooks/production"));
        write(root + QStringLiteral("/ws/runbooks/production/fraud.md"), "# When it is slow");
    }
    void unplug()
    {
        registry.stop();
        cluster.stop();
        prometheus.http().stop();
    }
    Result<OnCallStanding> refresh(OnCallAsking asking = OnCallAsking::ByItself, std::stop_token stop = {})
    {
        return keepFresh(*workspace, production, asking, {}, stop);
    }
    QStringList titles()
    {
        QStringList all;
        const auto read = loadTimeline(*workspace, noTime, stillGoing, {});
        for (std::uint32_t row = 0; read && row < read->table->size(); ++row)
            all << QString::fromUtf8(read->table->title(row).data(),
                                     qsizetype(read->table->title(row).size()));
        return all;
    }

    QTemporaryDir folder;
    MlflowFixture registry;
    KubernetesFixture cluster;
    ToldPrometheus prometheus;
    std::unique_ptr<Workspace> workspace;
    std::atomic<std::int64_t> nowMs = 0;
    QString runId;
    ConnectionId registryId;

private:
    ConnectionId add(const char* name, const char* kind, const QString& location)
    {
        Connection connection;
        connection.name = QLatin1String(name);
        connection.kind = QLatin1String(kind);
        connection.location = location;
        const auto added = workspace->state().addConnection(connection);
        if (!added)
            qFatal("no connection");
        return added->id;
    }
    static inline const QByteArray policy = R"(policy: 1
name: small
max-age: 24h
groups:
  release-managers:
    - label: approver-1
      key: "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
diagnosis:
  steps:
    - id: service-health
      checks:
        - {id: queue, title: The queue is long, kind: metric, series: queue_length, at-most: 0.1, before: 60m, after: 60m}
tiers:
  low:
    quorum: {release-managers: 1}
    approvals-expire: 7d
    soak: 1h
    rollback: {}
    gates:
      - {id: auc, kind: metric-threshold, metric: auc, at-least: 0.9}
)";
};

const OnCallTold* toldOf(const OnCallStanding& standing, OnCallPart part)
{
    for (const auto& one : standing.last->told) {
        if (one.part == part)
            return &one;
    }
    return nullptr;
}

QString troubles(const OnCallStanding& standing)
{
    QStringList all;
    for (const auto& one : standing.last->told) {
        if (one.trouble)
            all << onCallPartName(one.part) + u' ' + errorKindName(one.trouble->kind) + u' ' +
                       one.trouble->detail;
        else if (!one.isAsked())
            all << onCallPartName(one.part) + QStringLiteral(" nobody");
    }
    return all.join(u'\n');
}

} // namespace

/// Whoever is on call takes the environment along: everything that is needed is here once the servers are
/// not.
class TestOnCallRound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withAllServersGoneItIsInspectedFromWhatWasKept()
    {
        OnCallLab lab;
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production}));
        const auto first = lab.refresh();
        QVERIFY_RESULT(first);
        QVERIFY2(troubles(*first).isEmpty(), qPrintable(troubles(*first)));
        QCOMPARE(first->last->told.size(), qsizetype(onCallParts));
        QCOMPARE(freshSinceMs(*first), lab.nowMs.load());
        QCOMPARE(toldOf(*first, OnCallPart::Documents)->count, std::int64_t(3));
        QCOMPARE(toldOf(*first, OnCallPart::Endpoints)->count, std::int64_t(1));
        QCOMPARE(toldOf(*first, OnCallPart::Events)->count, std::int64_t(1));
        QCOMPARE(toldOf(*first, OnCallPart::Runs)->count, std::int64_t(1));
        QVERIFY(toldOf(*first, OnCallPart::Metrics)->count > 7 * 1440);
        QVERIFY(first->last->bytes > 0);

        lab.nowMs += 10 * minute;
        lab.cluster.put(inferenceService("models", "fraud", "s3://models/fraud/8"), "argocd");
        QVERIFY_RESULT(lab.refresh());
        lab.unplug();
        lab.nowMs += 5 * minute;

        const auto titles = lab.titles().join(u'\n');
        for (const char* wanted : {"ErrorsHigh", "LatencyHigh", "SlowToLoad"})
            QVERIFY2(titles.contains(QLatin1String(wanted)), qPrintable(titles));
        IncidentStore store(lab.workspace->state());
        const auto opened =
            store.open({production, QStringLiteral("slow"), IncidentSeverity::Sev2, {}, lab.nowMs.load()},
                       QStringLiteral("oncall"), lab.nowMs.load());
        QVERIFY_RESULT(opened);
        const auto incident = store.record(opened->incident)->incident;
        const auto timeline = loadTimeline(*lab.workspace, noTime, stillGoing, {});
        QVERIFY_RESULT(timeline);
        const auto suspects = incidentSuspects(*timeline->table, incident);
        QVERIFY(!suspects.isEmpty());
        const auto question = questionOf(incident, 24 * hour, lab.nowMs.load());
        const auto past = loadPast(*lab.workspace, question.onsetMs - 24 * hour, lab.nowMs.load(), {});
        QVERIFY_RESULT(past);
        const auto checklist = loadChecklist(*lab.workspace, production, {});
        QVERIFY_RESULT(checklist);
        const auto report = diagnose(checklist->steps, past->past, question);
        const auto health = std::find_if(report.steps.begin(), report.steps.end(), [](const auto& step) {
            return step.step.id == QLatin1String("service-health");
        });
        QVERIFY(health != report.steps.end());
        const auto queue = std::find_if(health->checks.begin(), health->checks.end(), [](const auto& check) {
            return check.check.id == QLatin1String("queue");
        });
        QVERIFY(queue != health->checks.end());
        QVERIFY(queue->verdict == StepVerdict::Suspicious); // by the number that was kept
        // The model's run, whole.
        const auto run = lab.workspace->cache().run({lab.registryId, EntityKind::Run, lab.runId});
        QVERIFY_RESULT(run);
        QVERIFY(run->has_value());
        QCOMPARE((*run)->metrics.size(), decltype((*run)->metrics.size())(2));
        QCOMPARE((*run)->params.size(), decltype((*run)->params.size())(3));
    }

    void whatNobodyAnswersIsToldAndStaysAsOldAsItIs()
    {
        OnCallLab lab;
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production}));
        const auto first = lab.refresh();
        QVERIFY_RESULT(first);
        const auto seenMs = toldOf(*first, OnCallPart::Metrics)->seenMs;
        lab.unplug();
        lab.nowMs += hour;
        const auto second = lab.refresh();
        QVERIFY_RESULT(second);
        QCOMPARE(second->failures, 1);
        QCOMPARE(freshSinceMs(*second), first->last->told.first().seenMs);
        QCOMPARE(toldOf(*second, OnCallPart::Metrics)->seenMs, seenMs);
        QCOMPARE(errorKindName(toldOf(*second, OnCallPart::Metrics)->trouble->kind),
                 QStringLiteral("offline"));
        QVERIFY(!toldOf(*second, OnCallPart::Documents)->trouble);
        QVERIFY(onCallState(*second, lab.nowMs.load()) == OnCallState::Stale);
        QCOMPARE(second->last->bytes, first->last->bytes); // nothing went
        QVERIFY(*OnCallStore(lab.workspace->state()).standing(production) == *second);
    }

    void oneThatIsGoneHidesNoOther()
    {
        OnCallLab lab;
        lab.prometheus.http().stop();
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production}));
        const auto round = lab.refresh();
        QVERIFY_RESULT(round);
        QVERIFY(toldOf(*round, OnCallPart::Metrics)->trouble);
        QVERIFY(!toldOf(*round, OnCallPart::Endpoints)->trouble);
        QVERIFY(!toldOf(*round, OnCallPart::Runs)->trouble);
        QVERIFY(onCallState(*round, lab.nowMs.load()) == OnCallState::NeverKept);
    }

    void eachSourceIsAskedOnceAndOnlyRead()
    {
        OnCallLab lab;
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production}));
        QVERIFY_RESULT(lab.refresh());
        auto asked = lab.prometheus.asked();
        QVERIFY(asked.contains(QStringLiteral("queue_length")));
        QVERIFY(asked.size() > 3); // panels, the check, the alerts
        QCOMPARE(asked.removeDuplicates(), qsizetype(0));
        QCOMPARE(lab.prometheus.http().requestCount("/api/v1/alerts"), 1);
        for (const auto& request : lab.cluster.requests()) {
            const bool isQuestion = request.path.find("/authorization.k8s.io/") != std::string::npos ||
                                    request.path.find("/authentication.k8s.io/") != std::string::npos;
            QVERIFY2(request.method == "GET" || isQuestion, request.target.c_str());
        }
        // What is known is not asked for again.
        lab.registry.clearRequests();
        QVERIFY_RESULT(lab.refresh());
        QCOMPARE(lab.registry.requestCount("/api/2.0/mlflow/runs/get"), 0);
    }

    void credentialsThatWereRefusedAreTriedAgainByHandOnly()
    {
        OnCallLab lab;
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production}));
        lab.registry.setFault({}, Fault::withStatus(401));
        QVERIFY_RESULT(lab.refresh());
        lab.registry.clearFaults();
        lab.registry.clearRequests();
        const auto byItself = lab.refresh();
        QVERIFY_RESULT(byItself);
        QCOMPARE(lab.registry.requestCount(), 0);
        QCOMPARE(errorKindName(toldOf(*byItself, OnCallPart::Registry)->trouble->kind),
                 QStringLiteral("unauthorized"));
        const auto byHand = lab.refresh(OnCallAsking::ByHand);
        QVERIFY_RESULT(byHand);
        QVERIFY(!toldOf(*byHand, OnCallPart::Registry)->trouble);
    }

    void aBudgetIsKeptAndWhatPeopleWroteStays()
    {
        OnCallLab lab;
        // Noise packs badly: much more than fits.
        const TimelineScope scope{production, QStringLiteral("models/fraud"), QStringLiteral("fraud")};
        MetricSeries noise;
        quint32 state = 1;
        for (auto ms = lab.nowMs - 300 * 24 * hour; ms < lab.nowMs - 8 * 24 * hour; ms += minute) {
            noise.timesMs.push_back(ms);
            noise.values.push_back(double(state = state * 1'664'525 + 1'013'904'223) / 3.0);
        }
        QVERIFY_RESULT(lab.workspace->observed().putMetrics(
            {QStringLiteral("prom"), QStringLiteral("noise"), scope}, noise));
        IncidentStore incidents(lab.workspace->state());
        const auto opened =
            incidents.open({production, QStringLiteral("slow"), IncidentSeverity::Sev2, {}, lab.nowMs.load()},
                           QStringLiteral("oncall"), lab.nowMs.load());
        QVERIFY_RESULT(opened);
        QVERIFY_RESULT(incidents.add(opened->incident, IncidentNoted{QStringLiteral("I looked"), noTime},
                                     QStringLiteral("oncall"), lab.nowMs.load()));
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production, bytesOfMiB}));
        const auto round = lab.refresh();
        QVERIFY_RESULT(round);
        QVERIFY2(round->last->bytes <= bytesOfMiB, qPrintable(QString::number(round->last->bytes)));
        QVERIFY(round->last->leftOut.points > 0);
        QVERIFY(round->last->leftOut.beforeMs < lab.nowMs - 7 * 24 * hour); // of the incident nothing went
        QCOMPARE(round->last->leftOut.overBytes, std::int64_t(0));
        QVERIFY(toldOf(*round, OnCallPart::Metrics)->count > 7 * 1440);
        const auto record = incidents.record(opened->incident);
        QVERIFY_RESULT(record);
        QCOMPARE(record->entries.size(), qsizetype(2));
        QVERIFY(!lab.workspace->observed()
                     .documents(QStringLiteral("runbook"),
                                lab.folder.path() + QStringLiteral("/ws/runbooks/production/fraud.md"))
                     ->empty());
        // What had no room is said until it would not be looked at any more, and not asked for again.
        const auto next = lab.refresh();
        QVERIFY_RESULT(next);
        QVERIFY(next->last->bytes <= bytesOfMiB);
    }

    void aCancelledRoundTellsNothing()
    {
        OnCallLab lab;
        QVERIFY_RESULT(pinForOnCall(*lab.workspace, {production}));
        std::stop_source cancel;
        cancel.request_stop();
        const auto round = lab.refresh(OnCallAsking::ByHand, cancel.get_token());
        QVERIFY(!round);
        QCOMPARE(errorKindName(round.error().kind), QStringLiteral("cancelled"));
        QVERIFY(!OnCallStore(lab.workspace->state()).standing(production)->last);
    }

    void whatIsNotThereIsNotPinned()
    {
        OnCallLab lab;
        const auto pinned = pinForOnCall(*lab.workspace, {QStringLiteral("staging")});
        QVERIFY(!pinned);
        QCOMPARE(errorKindName(pinned.error().kind), QStringLiteral("not-found"));
        const auto round = lab.refresh();
        QVERIFY(!round);
        QCOMPARE(errorKindName(round.error().kind), QStringLiteral("not-found"));
    }
};

QTEST_GUILESS_MAIN(TestOnCallRound)
#include "tst_oncall_round.moc"
