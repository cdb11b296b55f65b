#pragma once

#include "services/rollout/BorrowedAnalysis.h"
#include "tests/app/ReleaseTown.h"
#include "tests/connectors/ClusterLab.h"
#include "tests/services/RolloutLab.h"

namespace ph::testing {

/// A town whose production is an endpoint of KServe, "models/scorer": version 6 of fraud has all the
/// requests, 5 was before it, and 7 may be released: 10 % for a minute, 50 % for another, then the alias.
/// Time goes on while a rollout waits, and so does the cluster.
struct RolloutTown {
    Town town;
    Person author{town, "author"}, approver{town, "approver"};
    DraftRequest asked = usualDraft();
    QString id;
    KubernetesFixture cluster;
    KserveController controller{cluster};
    ScriptedAnalysis analysis;
    std::function<void()> atEachWait;
    decltype(RolloutMeans::meanwhile) meanwhile; ///< of whoever executes
    int highest = 0; ///< the most that version 7 was asked to get before all of it, in percent
    QString arming = QStringLiteral("optional"), firstSoak = QStringLiteral("1m"),
            strategy = QStringLiteral("canary");
    QString driver; ///< whole lines of YAML of the environment: what drives in the cluster
    std::chrono::seconds lookInterval{3};
    QString endpoint = QStringLiteral("scorer"); ///< its name in the environment, and what else is said of it
    QString manifest; ///< of the endpoint in the environment: ", git: {…}"; empty: it has none

    static constexpr char token[] = "lab-token-52d1";
    const KubernetesRef scorer{"inferenceservices.serving.kserve.io", "models", "scorer"};

    explicit RolloutTown(std::vector<KubernetesKind> kinds = standardKinds())
        : cluster(optionsWith(std::move(kinds)))
    {
        cluster.setClock([this] { return *fromMs(town.nowMs); });
        cluster.put({{"apiVersion", "serving.kserve.io/v1beta1"},
                     {"kind", "InferenceService"},
                     {"metadata", {{"name", "scorer"}, {"namespace", "models"}}},
                     {"spec", {{"predictor", {{"model", {{"storageUri", "s3://models/5"}}}}}}}});
        controller.runFor(std::chrono::seconds(10));
        serve("s3://models/6");
        for (auto& version : town.registry.versions[QStringLiteral("fraud")])
            version.source = QStringLiteral("s3://models/") + version.version;
        analysis.gauge = [](std::int64_t) { return std::optional(0.0); };
    }

    virtual ~RolloutTown() = default;

    void serve(const char* uri)
    {
        if (!cluster.change(scorer, [&](nlohmann::json& object) {
                object["spec"]["predictor"]["model"]["storageUri"] = uri;
            }))
            qFatal("no scorer");
        controller.runFor(std::chrono::seconds(10));
    }

    /// Of somebody with the right to change the cluster.
    void settle(Person& person) const
    {
        const auto kubeconfig = town.folder.filePath(QStringLiteral("kubeconfig"));
        if (!writeFile(kubeconfig, kubeConfig(cluster.url(), QLatin1String(token))))
            qFatal("no kubeconfig");
        Connection connection;
        connection.name = QStringLiteral("cluster");
        connection.kind = QStringLiteral("kubernetes");
        connection.location = kubeconfig;
        connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
        if (const auto added = person.workspace->state().addConnection(connection); !added)
            qFatal("%s", qPrintable(added.error().detail));
        if (const auto settled = person.settle(); !settled)
            qFatal("%s", qPrintable(settled.error().detail));
    }

    void decree() const
    {
        town.decree(approver.key.publicKey());
        change("policy.yaml", [this](QString text) {
            text.replace(QStringLiteral("soak: 1h"),
                         QStringLiteral("soak: 2m\n    exposure-cap-percent: 50"));
            return text + QStringLiteral("    rollout:\n"
                                         "      strategy: %3\n"
                                         "      stages:\n"
                                         "        - {percent: 10, soak: %2}\n"
                                         "        - {percent: 50, soak: 1m}\n"
                                         "      metrics-lost: {then: roll-back}\n"
                                         "      arming: %1\n"
                                         "      analysis:\n"
                                         "        - name: errors\n"
                                         "          kind: threshold\n"
                                         "          query: errors\n"
                                         "          direction: lower-is-better\n"
                                         "          limit: 0.02\n")
                              .arg(arming, firstSoak, strategy);
        });
        change("production.yaml", [this](QString text) {
            return text.replace(QStringLiteral("  alias: champion\n"),
                                QStringLiteral("  endpoint: {connection: cluster, namespace: models, name: "
                                               "%1%2}\n  alias: champion\n")
                                    .arg(endpoint, manifest)) +
                   driver;
        });
    }
    Result<Drafted> drafted()
    {
        decree();
        settle(author);
        settle(approver);
        auto made = desk(author).draft(asked);
        if (made)
            id = made->plan.id;
        return made;
    }
    /// Approved, so that it may be executed.
    Result<DeskOutcome> ready()
    {
        const auto made = drafted();
        if (!made)
            return fail(made.error());
        if (const auto waits = desk(author).submit(made->plan); !waits)
            return waits;
        return desk(approver).approve(id, QStringLiteral("Looked at the errors"));
    }

    ReleaseDesk desk(Person& person, std::stop_token stop = {})
    {
        auto settings = person.deskSettings();
        settings.engine.settle = std::chrono::hours(1);
        settings.rollout.analysis = [this](const ReleaseEnvironment&, std::stop_token) {
            return Result<std::unique_ptr<RolloutAnalysis>>(std::make_unique<BorrowedAnalysis>(analysis));
        };
        settings.rollout.meanwhile = meanwhile;
        settings.rollout.driver.lookInterval = lookInterval;
        settings.rollout.driver.wait = [this](std::chrono::milliseconds time, const std::stop_token&) {
            goOn(time.count());
        };
        return std::move(*ReleaseDesk::open(*person.workspace, std::move(stop), std::move(settings)));
    }

    void goOn(std::int64_t ms)
    {
        town.nowMs += ms;
        controller.tick(std::chrono::seconds(std::max<std::int64_t>(1, ms / 1'000)));
        if (uri() == "s3://models/7" && percent() < 100)
            highest = std::max(highest, percent());
        if (atEachWait)
            atEachWait();
    }

    nlohmann::json object() const { return *cluster.find(scorer); }
    std::string uri() const { return object()["spec"]["predictor"]["model"]["storageUri"]; }
    /// What the endpoint is told to serve; empty where it is told to serve several.
    virtual std::string model() const { return uri(); }
    /// -1: nobody has set one.
    int percent() const { return object().value("/spec/predictor/canaryTrafficPercent"_json_pointer, -1); }
    bool hasRecord() const { return !cluster.list("configmaps", "models").empty(); }

private:
    static KubernetesFixture::Options optionsWith(std::vector<KubernetesKind> kinds)
    {
        KubernetesFixture::Options options;
        options.kinds = std::move(kinds);
        return options;
    }
    void change(const char* name, const std::function<QString(QString)>& edit) const
    {
        QFile file(town.folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", name);
        const auto text = QString::fromUtf8(file.readAll());
        file.close();
        write(file.fileName(), edit(text));
    }
};

} // namespace ph::testing
