#include "services/rollout/RolloutRights.h"
#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

EntityKey endpointOf(const char* remoteId)
{
    EntityKey key;
    key.connection = ConnectionId{7};
    key.remoteId = QString::fromLatin1(remoteId);
    return key;
}

const char* const scorerEndpoint = "inferenceservices.serving.kserve.io/models/scorer";
const char* const seldonDeployment = "seldondeployments.machinelearning.seldon.io/models/scorer";
const char* const argoRollout = "rollouts.argoproj.io/models/scorer";

/// May keep a record, and no more.
std::vector<KubernetesRule> recordOnly()
{
    return {{{"get", "list", "create", "patch"}, {""}, {"configmaps"}}};
}

} // namespace

Q_DECLARE_METATYPE(RolloutManner)
Q_DECLARE_METATYPE(WritesTo)

/// What a driver needs, by what it looks at and writes to.
class TestRolloutRights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void whoMayDoAllLacksNothing();
};

void TestRolloutRights::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<RolloutManner>("manner");
    QTest::addColumn<WritesTo>("place");
    QTest::addColumn<QString>("missing");
    const auto row = [](const char* name, const char* endpoint, RolloutManner manner, WritesTo place,
                        const char* missing) {
        QTest::newRow(name) << QString::fromLatin1(endpoint) << manner << place
                            << QString::fromLatin1(missing);
    };
    row("Knative mode", scorerEndpoint, RolloutManner::Revisions, WritesTo::Cluster,
        "get inferenceservices.serving.kserve.io, patch inferenceservices.serving.kserve.io, get "
        "revisions.serving.knative.dev");
    row("through Git", scorerEndpoint, RolloutManner::Revisions, WritesTo::Git,
        "get inferenceservices.serving.kserve.io, get revisions.serving.knative.dev");
    row("Standard mode: its route tells the traffic", scorerEndpoint, RolloutManner::CanaryList,
        WritesTo::Cluster,
        "get inferenceservices.serving.kserve.io, patch inferenceservices.serving.kserve.io, get "
        "httproutes.gateway.networking.k8s.io, get deployments.apps, list pods");
    row("in place there is no share to be seen", scorerEndpoint, RolloutManner::InPlace, WritesTo::Cluster,
        "get inferenceservices.serving.kserve.io, patch inferenceservices.serving.kserve.io, get "
        "deployments.apps, list pods");
    row("Seldon: its route, and pods that are found by label", seldonDeployment, RolloutManner::Predictors,
        WritesTo::Cluster,
        "get seldondeployments.machinelearning.seldon.io, patch seldondeployments.machinelearning.seldon.io, "
        "get virtualservices.networking.istio.io, list deployments.apps, list pods");
    row("Argo: whether its stable pods are ready, and a candidate's can start", argoRollout,
        RolloutManner::Revisions, WritesTo::Cluster,
        "get rollouts.argoproj.io, patch rollouts.argoproj.io, patch rollouts/status.argoproj.io, create "
        "analysistemplates.argoproj.io, patch analysistemplates.argoproj.io, list analysisruns.argoproj.io, "
        "get "
        "replicasets.apps, list pods");
}

void TestRolloutRights::whatIsMissingIsNamed()
{
    QFETCH(QString, endpoint);
    QFETCH(RolloutManner, manner);
    QFETCH(WritesTo, place);
    QFETCH(QString, missing);
    RolloutLab lab;
    lab.cluster.setUser(RolloutLab::token, {"reader", recordOnly()});
    const auto found =
        missingRolloutRights(lab.client, endpointOf(endpoint.toLatin1().constData()), place, manner);
    QVERIFY_RESULT(found);
    QCOMPARE(found->join(QStringLiteral(", ")), missing);
}

void TestRolloutRights::whoMayDoAllLacksNothing()
{
    RolloutLab lab;
    for (const auto manner : {RolloutManner::Revisions, RolloutManner::CanaryList, RolloutManner::InPlace}) {
        const auto found =
            missingRolloutRights(lab.client, endpointOf(scorerEndpoint), WritesTo::Cluster, manner);
        QVERIFY_RESULT(found);
        QCOMPARE(*found, QStringList());
    }
}

QTEST_GUILESS_MAIN(TestRolloutRights)
#include "tst_rollout_rights.moc"
