#include "tests/connectors/TrafficSite.h"

#include "services/kubernetes/StatusError.h"

using namespace ph;
using namespace ph::testing;
using nlohmann::json;

namespace {

/// A site, and a connection to it that may change traffic.
struct Lab : TrafficSite {
    enum class Control { Allowed, Off };
    explicit Lab(Control control = Control::Allowed)
    {
        if (control == Control::Allowed)
            lab.connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
        lab.reconnect();
        cluster.clearRequests();
    }

    EntityKey key() const { return endpointKey(lab.connection.id, scorerId); }
    TrafficControl& control() { return *capability<TrafficControl>(*lab.connector); }
    Result<TrafficPreview> preview(const QMap<QString, double>& asked,
                                   TrafficAsk::ForeignFields foreign = TrafficAsk::ForeignFields::Refuse,
                                   TrafficAsk::MadeFromGit git = TrafficAsk::MadeFromGit::Refuse)
    {
        auto made = control().previewTraffic(lab.context(), key(), {asked, foreign, git});
        objection = made ? std::nullopt : made.error().objection;
        return std::move(made).map_error([](const TrafficRefusal& refusal) { return refusal.why; });
    }
    Result<TrafficPreview> previewCandidate() { return preview({{QStringLiteral("candidate"), 10}}); }
    Result<Endpoint> set(const TrafficPreview& preview)
    {
        return control().setTraffic(lab.context(), preview);
    }

    ClusterLab lab{cluster.url()};
    std::optional<TrafficObjection> objection; ///< to the last preview
};

bool mentions(const QStringList& texts, const char* words)
{
    return texts.join(u'\n').contains(QLatin1String(words));
}

} // namespace

/// Moving the traffic of a cluster's endpoint: shown before, asked for once, and never taken for done.
class TestKubernetesTraffic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPreviewShowsTheRequestAndChangesNothing();
    void whatIsAskedForIsTakenAndNotYetObserved();
    void aCandidateThatIsNotReadyIsWarnedAbout();
    void withoutANewRevisionTheOneBeforeIsNamed();
    void whatTheClusterWarnsOfIsShown();
    void whatIsMadeFromGitIsChangedOnRequestOnly();
    void anotherManagersFieldIsAConflictWithItsName();
    void anotherManagersFieldIsTakenOverOnRequestOnly();
    void overrulingOneObjectionOverrulesNoOther();
    void theRouteTellsWhatStandardModeDoesNot();
    void whatChangedSinceThePreviewIsNotAskedFor();
    void anotherObjectOfTheSameNameIsNotAskedFor();
    void theMissingRightIsNamed();
    void aWebhooksRefusalIsNoMissingRight();
    void withoutControlNothingIsAsked();
    void whatIsGoneIsNotFound();
    void aLostReplyIsFoundDone();
    void aLostRequestIsFoundNotDone();
    void nothingIsAskedTwice_data();
    void nothingIsAskedTwice();
};

void TestKubernetesTraffic::aPreviewShowsTheRequestAndChangesNothing()
{
    Lab lab;
    lab.createCandidate();
    const auto version = lab.version();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    QCOMPARE(preview->traffic,
             (QMap<QString, double>{{TrafficSite::revision(3), 10}, {TrafficSite::revision(2), 90}}));
    QVERIFY(preview->request.startsWith(
        QStringLiteral("PATCH /apis/serving.kserve.io/v1beta1/namespaces/models/")));
    QVERIFY(preview->request.contains(QStringLiteral("\"canaryTrafficPercent\": 10")));
    QVERIFY(!preview->request.contains(QStringLiteral("dryRun"))); // what would be sent, not what was tried
    QVERIFY(!preview->before.contains(QStringLiteral("canaryTrafficPercent")));
    QVERIFY(preview->after.contains(QStringLiteral("\"canaryTrafficPercent\": 10")));
    QCOMPARE(lab.version(), version);
    QCOMPARE(lab.percent(), -1);
    QCOMPARE(lab.writes(), 0);
}

void TestKubernetesTraffic::whatIsAskedForIsTakenAndNotYetObserved()
{
    Lab lab;
    lab.createCandidate();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    const auto taken = lab.set(*preview);
    QVERIFY_RESULT(taken);
    QCOMPARE(lab.writes(), 1);
    QCOMPARE(lab.percent(), 10);
    QCOMPARE(taken->declared.size(), 2);
    QCOMPARE(taken->declared[0].percent, 10.0);
    QCOMPARE(taken->observed.shares.size(), 1); // all of it is where it was
    lab.controller.runFor(std::chrono::seconds(10));
    const auto later = lab.lab.source().fetchEndpoint(lab.lab.context(), lab.key());
    QVERIFY_RESULT(later);
    QCOMPARE(later->observed.shares.size(), 2);
    QCOMPARE(later->observed.shares[0].target, TrafficSite::revision(3));
    QCOMPARE(later->observed.shares[0].percent, 10.0);
}

void TestKubernetesTraffic::aCandidateThatIsNotReadyIsWarnedAbout()
{
    Lab lab;
    lab.createCandidate();
    const auto early = lab.previewCandidate();
    QVERIFY_RESULT(early);
    QVERIFY(mentions(early->warnings, "scorer-predictor-00003 is created, but not ready"));
    QVERIFY(mentions(early->warnings, "stays with scorer-predictor-00002"));
    // Going back needs no candidate.
    QVERIFY(lab.preview({{QStringLiteral("candidate"), 0}})->warnings.isEmpty());
}

void TestKubernetesTraffic::withoutANewRevisionTheOneBeforeIsNamed()
{
    Lab lab; // its second revision is rolled out
    const auto nobody = lab.previewCandidate();
    QVERIFY_ERROR(nobody, ErrorKind::Invalid);
    QVERIFY(nobody.error().detail.contains(QStringLiteral("scorer-predictor-00001, the one before")));
    const auto named = lab.preview({{TrafficSite::revision(2), 10}});
    QVERIFY_RESULT(named);
    QVERIFY(mentions(named->warnings, "90 % would go to scorer-predictor-00001, the one before"));
    QVERIFY_RESULT(lab.set(*named));
    lab.controller.runFor(std::chrono::seconds(5));
    const auto traffic = lab.object()["status"]["components"]["predictor"]["traffic"];
    QCOMPARE(traffic[1]["revisionName"].get<std::string>(), TrafficSite::revision(1).toStdString());
    QCOMPARE(traffic[1]["percent"].get<int>(), 90); // as it was said
}

void TestKubernetesTraffic::whatTheClusterWarnsOfIsShown()
{
    Lab lab;
    lab.createCandidate();
    lab.cluster.setWarnings([](const json&) { return std::vector<std::string>{"v1beta1 will go away"}; });
    QVERIFY(mentions(lab.previewCandidate()->warnings, "v1beta1 will go away"));
}

void TestKubernetesTraffic::whatIsMadeFromGitIsChangedOnRequestOnly()
{
    Lab lab;
    lab.change([](json& object) {
        object["metadata"]["labels"] = {{"kustomize.toolkit.fluxcd.io/name", "models"},
                                        {"kustomize.toolkit.fluxcd.io/namespace", "flux-system"}};
    });
    lab.controller.tick();
    const auto refused = lab.previewCandidate();
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY(lab.objection == TrafficObjection::MadeFromGit);
    QVERIFY2(refused.error().detail.startsWith(QStringLiteral("Flux (flux-system/models) makes this object")),
             qPrintable(refused.error().detail));
    const auto preview = lab.preview({{QStringLiteral("candidate"), 10}}, TrafficAsk::ForeignFields::Refuse,
                                     TrafficAsk::MadeFromGit::Change);
    QVERIFY_RESULT(preview);
    QVERIFY(!preview->warnings.isEmpty());
    QVERIFY(preview->warnings[0].startsWith(QStringLiteral("Flux (flux-system/models)")));
    QVERIFY(preview->warnings[0].contains(QStringLiteral("in Git")));
}

void TestKubernetesTraffic::anotherManagersFieldIsAConflictWithItsName()
{
    Lab lab;
    lab.createCandidate();
    lab.change([](json& object) { object["spec"]["predictor"]["canaryTrafficPercent"] = 5; }, "night-watch");
    const auto preview = lab.previewCandidate();
    QVERIFY_ERROR(preview, ErrorKind::Conflict);
    QVERIFY(lab.objection == TrafficObjection::HeldFields);
    QVERIFY(preview.error().detail.contains(QStringLiteral("not taken over")));
    QVERIFY2(preview.error().detail.contains(QStringLiteral("night-watch")),
             qPrintable(preview.error().detail));
    QCOMPARE(lab.percent(), 5);
}

void TestKubernetesTraffic::anotherManagersFieldIsTakenOverOnRequestOnly()
{
    Lab lab;
    lab.createCandidate();
    lab.change([](json& object) { object["spec"]["predictor"]["canaryTrafficPercent"] = 5; }, "night-watch");
    const auto preview =
        lab.preview({{QStringLiteral("candidate"), 10}}, TrafficAsk::ForeignFields::TakeOver);
    QVERIFY_RESULT(preview);
    QVERIFY2(preview->warnings.join(u' ').contains(QStringLiteral("night-watch")),
             qPrintable(preview->warnings.join(u' ')));
    QCOMPARE(lab.percent(), 5); // still
    QVERIFY_RESULT(lab.set(*preview));
    QCOMPARE(lab.percent(), 10);
    // Where nobody holds anything, nothing is forced.
    const auto own = lab.preview({{QStringLiteral("candidate"), 20}}, TrafficAsk::ForeignFields::TakeOver);
    QVERIFY_RESULT(own);
    QCOMPARE(own->foreign, TrafficAsk::ForeignFields::Refuse);
    QVERIFY(!own->request.contains(QStringLiteral("force")));
}

void TestKubernetesTraffic::overrulingOneObjectionOverrulesNoOther()
{
    Lab lab;
    lab.createCandidate();
    lab.change(
        [](json& object) {
            object["metadata"]["labels"] = {{"kustomize.toolkit.fluxcd.io/name", "models"},
                                            {"kustomize.toolkit.fluxcd.io/namespace", "flux-system"}};
            object["spec"]["predictor"]["canaryTrafficPercent"] = 5;
        },
        "night-watch");
    using Foreign = TrafficAsk::ForeignFields;
    using Git = TrafficAsk::MadeFromGit;
    const QMap<QString, double> asked{{QStringLiteral("candidate"), 10}};
    QVERIFY_ERROR(lab.preview(asked, Foreign::TakeOver, Git::Refuse), ErrorKind::Conflict);
    QVERIFY(lab.objection == TrafficObjection::MadeFromGit);
    QVERIFY_ERROR(lab.preview(asked, Foreign::Refuse, Git::Change), ErrorKind::Conflict);
    QVERIFY(lab.objection == TrafficObjection::HeldFields);
    QVERIFY_RESULT(lab.preview(asked, Foreign::TakeOver, Git::Change));
}

void TestKubernetesTraffic::theRouteTellsWhatStandardModeDoesNot()
{
    Lab lab;
    lab.change([](json& object) {
        object["metadata"]["annotations"]["serving.kserve.io/deploymentMode"] = "Standard";
        object["spec"]["canary"] =
            json::array({json{{"predictor", {{"name", "v3"}, {"model", {{"storageUri", "s3://models/v3"}}}}},
                              {"trafficPercent", 25}}});
        object["status"] = json::object();
    });
    lab.controller.runFor(std::chrono::seconds(10));
    const auto endpoint =
        capability<EndpointSource>(*lab.lab.connector)->fetchEndpoint(lab.lab.context(), lab.key());
    QVERIFY_RESULT(endpoint);
    QCOMPARE(endpoint->mode, QStringLiteral("Standard"));
    QCOMPARE(endpoint->observed.source, ObservedTraffic::Source::RouteWeights);
    QCOMPARE(endpoint->observed.shares.size(), 2);
    QCOMPARE(endpoint->observed.shares[1],
             (TrafficShare{QStringLiteral("v3"), 25, TrafficShare::Role::Candidate}));
}

void TestKubernetesTraffic::whatChangedSinceThePreviewIsNotAskedFor()
{
    Lab lab;
    lab.createCandidate();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    lab.deploy("s3://models/v4");
    QVERIFY_ERROR(lab.set(*preview), ErrorKind::Conflict);
    QCOMPARE(lab.writes(), 0);
}

void TestKubernetesTraffic::anotherObjectOfTheSameNameIsNotAskedFor()
{
    Lab lab;
    lab.createCandidate();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    auto again = lab.object();
    again["metadata"].erase("uid");
    again["metadata"].erase("resourceVersion");
    QVERIFY(lab.cluster.remove(lab.scorer));
    lab.cluster.put(again);
    QVERIFY_ERROR(lab.set(*preview), ErrorKind::Conflict);
    QCOMPARE(lab.writes(), 0);
}

void TestKubernetesTraffic::theMissingRightIsNamed()
{
    Lab lab;
    lab.createCandidate();
    lab.cluster.setUser("lab-token-52d1", {"ada", {{{"get", "list", "watch"}, {"*"}, {"*"}}}});
    const auto preview = lab.previewCandidate();
    QVERIFY_ERROR(preview, ErrorKind::Forbidden);
    QVERIFY(!lab.objection);
    const auto missing = missingRight(preview.error());
    QVERIFY2(missing.has_value(), qPrintable(preview.error().detail));
    QCOMPARE(missing->verb, QStringLiteral("patch"));
    QCOMPARE(missing->resource, QStringLiteral("inferenceservices"));
    QCOMPARE(missing->group, QStringLiteral("serving.kserve.io"));
    QCOMPARE(missing->ns, QStringLiteral("models"));
}

void TestKubernetesTraffic::aWebhooksRefusalIsNoMissingRight()
{
    Lab lab;
    lab.createCandidate();
    lab.cluster.setAdmission([](const json&, const std::string&) {
        return KubernetesFixture::Denial{"freeze.example.org", "no changes before Monday"};
    });
    const auto preview = lab.previewCandidate();
    QVERIFY(!preview);
    QVERIFY(preview.error().detail.contains(QStringLiteral("no changes before Monday")));
    QVERIFY(!missingRight(preview.error()));
}

void TestKubernetesTraffic::withoutControlNothingIsAsked()
{
    Lab lab(Lab::Control::Off);
    const auto preview = lab.previewCandidate();
    QVERIFY_ERROR(preview, ErrorKind::Forbidden);
    QVERIFY(preview.error().detail.contains(QStringLiteral("only reads")));
    TrafficPreview made;
    made.endpoint.key = lab.key();
    made.traffic = {{TrafficSite::revision(3), 10}, {TrafficSite::revision(2), 90}};
    QVERIFY_ERROR(lab.set(made), ErrorKind::Forbidden);
    QCOMPARE(lab.cluster.requestCount(), 0);
}

void TestKubernetesTraffic::whatIsGoneIsNotFound()
{
    Lab lab;
    lab.cluster.remove(lab.scorer);
    QVERIFY_ERROR(lab.previewCandidate(), ErrorKind::NotFound);
}

void TestKubernetesTraffic::aLostReplyIsFoundDone()
{
    Lab lab;
    lab.createCandidate();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    lab.cluster.setFault("", ApiFault::of(ApiFault::Kind::LostReply, "PATCH"));
    QVERIFY_ERROR(lab.set(*preview), ErrorKind::Offline);
    QCOMPARE(lab.writes(), 1);
    const auto now = lab.lab.source().fetchEndpoint(lab.lab.context(), lab.key());
    QVERIFY_RESULT(now);
    QCOMPARE(now->declared[0].percent, 10.0);
}

void TestKubernetesTraffic::aLostRequestIsFoundNotDone()
{
    Lab lab;
    lab.createCandidate();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    lab.cluster.setFault("", ApiFault::of(ApiFault::Kind::LostRequest, "PATCH"));
    QVERIFY_ERROR(lab.set(*preview), ErrorKind::Offline);
    QCOMPARE(lab.writes(), 1);
    const auto now = lab.lab.source().fetchEndpoint(lab.lab.context(), lab.key());
    QVERIFY_RESULT(now);
    QCOMPARE(now->resourceVersion, preview->endpoint.resourceVersion);
}

void TestKubernetesTraffic::nothingIsAskedTwice_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("too many requests") << 429 << ErrorKind::RateLimited;
    QTest::newRow("a server's fault") << 500 << ErrorKind::ServerFault;
    QTest::newRow("not ready") << 503 << ErrorKind::ServerFault;
    QTest::newRow("no answer behind a proxy") << 504 << ErrorKind::Timeout;
}

void TestKubernetesTraffic::nothingIsAskedTwice()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    Lab lab;
    lab.createCandidate();
    const auto preview = lab.previewCandidate();
    QVERIFY_RESULT(preview);
    auto fault = ApiFault::withStatus(status, 0);
    fault.method = "PATCH";
    lab.cluster.setFault("", fault);
    QVERIFY_ERROR(lab.set(*preview), kind);
    QCOMPARE(lab.writes(), 1);
    QCOMPARE(lab.percent(), -1);
}

QTEST_GUILESS_MAIN(TestKubernetesTraffic)
#include "tst_kubernetes_traffic.moc"
