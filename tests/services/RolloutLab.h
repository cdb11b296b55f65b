#pragma once

#include "services/http/CurlTransport.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/KserveSchema.h"
#include "services/rollout/RolloutDriver.h"
#include "services/rollout/ServingSite.h"
#include "tests/fixture/SeldonController.h"
#include "tests/services/LabTime.h"
#include "tests/services/RolloutSamples.h"

namespace ph::testing {

/// Says what the test says.
class ScriptedAnalysis final : public RolloutAnalysis {
public:
    using Judge = std::function<Result<RolloutMeasurement>(const AnalysisLook&)>;
    using Gauge = std::function<Result<std::optional<double>>(std::int64_t nowMs)>;

    Judge judge = [](const AnalysisLook& when) { return says(AnalysisReport::Verdict::Pass, "fine", when); };
    Gauge gauge = [](std::int64_t) { return std::optional(100.0); };
    /// Of the revision that is gone back to, which has no other side.
    Judge judgeBack = [](const AnalysisLook& when) {
        return says(AnalysisReport::Verdict::Pass, "fine", when);
    };

    static RolloutMeasurement says(AnalysisReport::Verdict verdict, const char* why, const AnalysisLook& when)
    {
        RolloutMeasurement measurement{reported(verdict, why, when.nowMs)};
        measurement.report.fromMs = when.beganMs;
        return measurement;
    }

    Result<RolloutMeasurement> look(const RolloutRules&, const AnalysisLook& when, const QString& candidate,
                                    const QString& stable) override
    {
        const bool isOneName = candidate == stable; // of a way back, and in place
        if (!isOneName || askedOf.isEmpty())
            askedOf = candidate + u'/' + stable;
        if (isOneName)
            return judgeBack(when);
        return judge(when);
    }
    Result<std::optional<double>> measure(const QString&, std::int64_t atMs) override { return gauge(atMs); }

    QString askedOf; ///< "CANDIDATE/STABLE" of the last look
};

/// Lets a test see every request before it goes out and after it came back.
class ObservedTransport final : public HttpTransport {
public:
    explicit ObservedTransport(std::unique_ptr<HttpTransport> below)
        : below_(std::move(below))
    {
    }
    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override
    {
        if (before)
            before(request);
        auto response = below_->send(request, std::move(stop));
        if (after)
            after(request);
        return response;
    }
    std::function<void(const HttpRequest&)> before, after;

private:
    std::unique_ptr<HttpTransport> below_;
};

/// Whether a request changes what serves.
inline bool isChange(const HttpRequest& request)
{
    return request.method == "PATCH" &&
           (request.url.find("/inferenceservices/") != std::string::npos ||
            request.url.find("/seldondeployments/") != std::string::npos) &&
           request.url.find("dryRun") == std::string::npos;
}

/// What serves in a lab.
enum class Ground {
    Knative,
    Standard,    ///< of KServe 0.20
    StandardOld, ///< without spec.canary
    Seldon       ///< Core 1, with Istio
};

/// A cluster with one InferenceService (or SeldonDeployment), "models/scorer", whose second version
/// (s3://models/v2) has all the traffic; a rollout of s3://models/v3; and a time that goes on only while a
/// driver waits. At every change of the object it is noted what the candidate is asked to get and gets.
class RolloutLab : public LabTime {
public:
    explicit RolloutLab(const RolloutAsk& ask = canaryAsk(), Ground where = Ground::Knative,
                        KserveController::Timing timing = {})
        : scorer{where == Ground::Seldon ? "seldondeployments.machinelearning.seldon.io"
                                         : "inferenceservices.serving.kserve.io",
                 "models", "scorer"}
        , ground(where)
        , cluster(options(where))
        , controller(cluster, timing)
        , seldon(cluster, timing)
        , transport(makeCurlTransport())
        , credentials(access())
        , client(transport, credentials, {},
                 RetryPolicy{2, std::chrono::milliseconds(1), std::chrono::milliseconds(2)})
        , store(client, QStringLiteral("models"))
        , site(client)
    {
        cluster.setClock(
            [this] { return std::chrono::system_clock::time_point(std::chrono::milliseconds(nowMs)); });
        if (ground == Ground::StandardOld)
            controller.setCanaryList(KserveController::CanaryList::Unknown);
        cluster.setAdmission(SeldonController::admit);
        cluster.put(madeFor(ground));
        settle();
        change([&](Json& object) { object[modelPlace()] = "s3://models/v2"; });
        settle();
        transport.after = [this](const HttpRequest& request) { noteWrite(request); };
        plan_ = planNow(ask);
        generation_ = generation();
        began_ = true;
    }

    Result<RolloutPlan> tryPlan(RolloutAsk ask) const
    {
        if (isStandard()) {
            const auto serves = kserve::servesCanaryList(client);
            if (!serves)
                return fail(serves.error());
            ask.canaryList = *serves ? RolloutAsk::CanaryList::Served : RolloutAsk::CanaryList::NotServed;
        }
        const auto decode = ground == Ground::Seldon ? decodeSeldonDeployment : decodeInferenceService;
        const auto read = decode(object(), ConnectionId{7}, nowMs);
        if (!read)
            return fail(read.error());
        return planRollout(object(), *read, ask, nowMs);
    }
    /// Of the object as it is now.
    void planAgain(const RolloutAsk& ask) { plan_ = planNow(ask); }
    const RolloutPlan& plan() const { return plan_; }
    QString id() const { return plan_.id; }

    void change(const std::function<void(Json&)>& edit, const std::string& manager = "kubectl")
    {
        if (!cluster.change(scorer, edit, manager))
            qFatal("no scorer");
        generation_ = generation(); // somebody else's
        note();
    }
    Json object() const { return *cluster.find(scorer); }
    /// Of models whose URI contains `part`, from now on.
    void behave(const std::string& part, KserveController::Behaviour behaviour)
    {
        controller.setBehaviour(part, behaviour);
        seldon.setBehaviour(part, behaviour);
    }

    /// The metrics do, from so much after the beginning on.
    void findWorse(std::int64_t after)
    {
        analysis.judge = [this, after](const AnalysisLook& when) {
            return ScriptedAnalysis::says(nowMs < rolloutBegins + after ? AnalysisReport::Verdict::Pass
                                                                        : AnalysisReport::Verdict::Fail,
                                          "worse", when);
        };
    }

    /// Until it ends, or for so long.
    Result<RolloutState> drive(RolloutDriver::Settings settings, std::int64_t forMs = 60 * minute)
    {
        const auto stop = stopAfter(forMs);
        ConfigMapStore itsOwn(client, QStringLiteral("models"));
        RolloutDriver driver(itsOwn, otherSite ? *otherSite : site, analysis, std::move(settings));
        return driver.drive(id(), stop);
    }
    Result<RolloutState> roll(std::int64_t forMs = 60 * minute) { return roll(settings(), forMs); }
    Result<RolloutState> roll(RolloutDriver::Settings settings, std::int64_t forMs = 60 * minute)
    {
        if (auto begun = store.begin(plan_, nowMs); !begun)
            return fail(begun.error());
        return drive(std::move(settings), forMs);
    }
    void ask(RolloutRequest::Kind kind)
    {
        const auto asked =
            askOfRollout(store, id(), {kind, QStringLiteral("ada"), nowMs, QStringLiteral("looks odd")});
        if (!asked)
            qFatal("%s", qPrintable(asked.error().detail));
    }

    /// What the object asked for, one after another, as far as we wrote it: "v3 0, v3 copies 100, v3 10".
    QString history() const { return history_.join(QStringLiteral(", ")); }
    /// Writes of ours that were taken and changed nothing.
    int doubleWrites() const { return doubles_; }
    /// The most that the candidate was ever asked to get or got, and when it was asked to get everything.
    int highest() const { return highest_; }
    std::int64_t allAtMs() const { return allAtMs_; }
    /// Whether ever a part of the requests went to pods that could not answer. Not of Knative mode.
    bool wasStarved() const { return starved_; }
    int sharesOf(const std::string& uri) const
    {
        if (ground == Ground::Seldon)
            return sharesByMesh(uri);
        if (isStandard())
            return sharesByRoute(uri);
        int percent = 0;
        const auto seen = object();
        for (const auto& row :
             seen.value("/status/components/predictor/traffic"_json_pointer, Json::array())) {
            const std::string name = row["revisionName"];
            const auto revision = cluster.find({"revisions.serving.knative.dev", "models", name});
            if (revision && (*revision)["spec"]["containers"][0]["env"][0]["value"] == uri)
                percent += row["percent"].get<int>();
        }
        return percent;
    }

    static constexpr char token[] = "a-token"; ///< of whoever drives; nobody's as long as there are no users

    const KubernetesRef scorer;
    const Ground ground;
    KubernetesFixture cluster;
    KserveController controller;
    SeldonController seldon;
    ScriptedAnalysis analysis;
    ObservedTransport transport;
    ClusterCredentials credentials;
    ClusterClient client;
    ConfigMapStore store;
    ServingSite site;
    RolloutSite* otherSite = nullptr; ///< that it is driven through instead

private:
    ClusterAccess access() const
    {
        ClusterAccess access;
        access.server = cluster.url().toStdString();
        access.token = token;
        return access;
    }
    RolloutPlan planNow(const RolloutAsk& ask) const
    {
        auto plan = tryPlan(ask);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().detail));
        return *plan;
    }

    bool isStandard() const { return ground == Ground::Standard || ground == Ground::StandardOld; }
    Json::json_pointer modelPlace() const
    {
        return Json::json_pointer(ground == Ground::Seldon ? "/spec/predictors/0/graph/modelUri"
                                                           : "/spec/predictor/model/storageUri");
    }
    static Json madeFor(Ground ground)
    {
        Json metadata{{"name", "scorer"}, {"namespace", "models"}};
        if (ground == Ground::Seldon)
            return {{"apiVersion", "machinelearning.seldon.io/v1"},
                    {"kind", "SeldonDeployment"},
                    {"metadata", metadata},
                    {"spec",
                     {{"predictors", Json::array({Json{{"name", "main"},
                                                       {"replicas", 2},
                                                       {"graph",
                                                        {{"name", "classifier"},
                                                         {"implementation", "SKLEARN_SERVER"},
                                                         {"modelUri", "s3://models/v1"}}}}})}}}};
        if (ground != Ground::Knative)
            metadata["annotations"]["serving.kserve.io/deploymentMode"] = "Standard";
        return {{"apiVersion", "serving.kserve.io/v1beta1"},
                {"kind", "InferenceService"},
                {"metadata", metadata},
                {"spec", {{"predictor", {{"model", {{"storageUri", "s3://models/v1"}}}}}}}};
    }
    void tick() override
    {
        controller.tick();
        seldon.tick();
    }
    void settle()
    {
        for (int seconds = 0; seconds < 10; ++seconds)
            tick();
    }

    static KubernetesFixture::Options options(Ground ground)
    {
        KubernetesFixture::Options options;
        if (ground == Ground::StandardOld)
            options.kinds = kindsWithoutCanaryList();
        return options;
    }

    /// By the weights of the route: a Service without a ready pod gets its share, too.
    int sharesByRoute(const std::string& uri) const
    {
        const auto route = cluster.find({"httproutes.gateway.networking.k8s.io", "models", "scorer"});
        if (!route)
            return 0;
        const auto backends = (*route)["spec"]["rules"][0]["backendRefs"];
        const auto seen = object();
        int percent = 0;
        for (const auto& backend : backends) {
            if (controller.answeringAt(seen, backend["name"]) == uri)
                percent += backend.value("weight", 100);
        }
        return percent;
    }

    /// By the weights of Istio's VirtualService.
    int sharesByMesh(const std::string& uri) const
    {
        const auto route =
            cluster.find({"virtualservices.networking.istio.io", "models", "scorer" + seldon.routeSuffix});
        if (!route)
            return 0;
        const auto rows = (*route)["spec"]["http"][0]["route"];
        const auto seen = object();
        int percent = 0;
        for (const auto& row : rows) {
            if (seldon.answeringAt(seen, row["destination"]["subset"]) == uri)
                percent += row.value("weight", rows.size() == 1 ? 100 : 0);
        }
        return percent;
    }

    /// What the object asks for: whose model is the newest, its percentage ("-": none), and its copies.
    struct Asked {
        std::string uri;
        Json percent;
        int copies = 0;
    };
    static Asked askedOfPredictors(const Json& predictors)
    {
        const auto& newest = predictors.back();
        const auto uri = newest.value("/graph/modelUri"_json_pointer, "");
        const int traffic = newest.value("traffic", 0);
        if (newest.value("shadow", false))
            return {uri, 0, traffic};
        return {uri, predictors.size() == 1 ? Json() : Json(traffic)};
    }
    Asked asked(const Json& seen) const
    {
        if (ground == Ground::Seldon)
            return askedOfPredictors(seen["spec"]["predictors"]);
        const auto predictor = seen.value("/spec/predictor/model/storageUri"_json_pointer, "");
        if (ground == Ground::Knative)
            return {predictor, seen.value("/spec/predictor/canaryTrafficPercent"_json_pointer, Json())};
        const auto canaries = seen.value("/spec/canary"_json_pointer, Json::array());
        if (canaries.empty())
            return {predictor, Json()};
        return {canaries[0].value("/predictor/model/storageUri"_json_pointer, ""),
                canaries[0]["trafficPercent"]};
    }

    void note() override
    {
        const auto found = cluster.find(scorer);
        if (!found)
            return;
        const auto now = asked(*found);
        const int percent = now.uri != "s3://models/v3" ? 0
                            : now.percent.is_null()     ? 100
                                                        : now.percent.get<int>();
        highest_ = std::max({highest_, percent, sharesOf("s3://models/v3")});
        if (ground != Ground::Knative && began_)
            starved_ = starved_ || sharesOf("s3://models/v2") + sharesOf("s3://models/v3") < 100;
        if (percent == 100 && allAtMs_ == noTime)
            allAtMs_ = nowMs;
    }

    std::int64_t generation() const { return object()["metadata"]["generation"]; }

    void noteWrite(const HttpRequest& request)
    {
        if (!isChange(request))
            return;
        note();
        const auto found = cluster.find(scorer);
        if (!found)
            return;
        if (generation() == generation_)
            return;
        generation_ = generation();
        const auto now = asked(*found);
        const auto share = now.copies > 0          ? QStringLiteral("copies %1").arg(now.copies)
                           : now.percent.is_null() ? QStringLiteral("-")
                                                   : QString::fromStdString(now.percent.dump());
        const auto words =
            QStringLiteral("%1 %2").arg(QString::fromStdString(now.uri).section(u'/', -1), share);
        doubles_ += !history_.isEmpty() && history_.last() == words;
        history_ << words;
    }

    RolloutPlan plan_;
    QStringList history_;
    std::int64_t generation_ = -1;
    int doubles_ = 0;
    int highest_ = 0;
    std::int64_t allAtMs_ = noTime;
    bool began_ = false, starved_ = false;
};

} // namespace ph::testing
