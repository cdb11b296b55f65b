#include "tests/connectors/ClusterLab.h"
#include "tests/fixture/KubernetesFixture.h"

#include <QTest>

#include <mutex>
#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr auto everywhere = "/apis/serving.kserve.io/v1beta1/inferenceservices";
constexpr auto inModels = "/apis/serving.kserve.io/v1beta1/namespaces/models/inferenceservices";
const KubernetesRef fraud{"inferenceservices.serving.kserve.io", "models", "fraud"};
constexpr int patienceMs = 30'000;

/// So often that a stream which was taken up again is seen to be level at once.
KubernetesFixture::Options talkative()
{
    KubernetesFixture::Options options;
    options.bookmarkEvery = std::chrono::milliseconds(200);
    return options;
}

KubernetesRule mayRead(const std::string& group, const std::string& resource, const std::string& ns = {})
{
    return {{"list", "watch"}, {group}, {resource}, ns};
}

KubernetesRule mayReadInferenceServices(const std::string& ns)
{
    return mayRead("serving.kserve.io", "inferenceservices", ns);
}

struct Site {
    explicit Site(KubernetesFixture::Options options = talkative())
        : cluster(std::move(options))
        , lab(cluster.url(), QString::fromLatin1(token))
    {
    }
    void permit(std::vector<KubernetesRule> rules) { cluster.setUser(token, {"ada", std::move(rules)}); }

    static constexpr char token[] = "lab-token-52d1";
    KubernetesFixture cluster;
    ClusterLab lab;
};

/// Follows on a thread of its own and writes down what is told.
class Follower {
public:
    explicit Follower(ClusterLab& lab)
        : lab_(lab)
        , thread_([this] {
            const auto went = lab_.source().followEndpoints(
                lab_.context(),
                [this](const EndpointsChange& change) {
                    const std::scoped_lock lock(mutex_);
                    changes_.push_back(change);
                    if (change.kind == EndpointsChange::Kind::Everything)
                        names_.clear();
                    for (const auto& endpoint : change.upserts)
                        names_[endpoint.key.remoteId] = endpointTitle(endpoint);
                    for (const auto& id : change.removals)
                        names_.erase(id);
                },
                [this](const std::optional<Error>& trouble) {
                    const std::scoped_lock lock(mutex_);
                    (trouble ? troubles_ : levels_) += 1;
                    inTrouble_ = trouble.has_value();
                });
            const std::scoped_lock lock(mutex_);
            ended_ = went ? ErrorKind::Cancelled : went.error().kind;
        })
    {
    }
    ~Follower() { lab_.stop.request_stop(); }

    QStringList names() const
    {
        const std::scoped_lock lock(mutex_);
        QStringList names;
        for (const auto& [id, name] : names_)
            names << name;
        return names;
    }
    qsizetype wholes() const
    {
        const std::scoped_lock lock(mutex_);
        return std::count_if(changes_.begin(), changes_.end(), [](const EndpointsChange& change) {
            return change.kind == EndpointsChange::Kind::Everything;
        });
    }
    EndpointsChange last() const
    {
        const std::scoped_lock lock(mutex_);
        return changes_.empty() ? EndpointsChange() : changes_.back();
    }
    int troubles() const
    {
        const std::scoped_lock lock(mutex_);
        return troubles_;
    }
    bool inTrouble() const
    {
        const std::scoped_lock lock(mutex_);
        return inTrouble_;
    }
    std::optional<ErrorKind> ended() const
    {
        const std::scoped_lock lock(mutex_);
        return ended_;
    }

private:
    ClusterLab& lab_;
    mutable std::mutex mutex_;
    std::vector<EndpointsChange> changes_;
    std::map<QString, QString> names_;
    int troubles_ = 0, levels_ = 0;
    bool inTrouble_ = false;
    std::optional<ErrorKind> ended_;
    std::jthread thread_; // last: it begins when the rest is there
};

QStringList itemsOf(const std::vector<ItemFault>& faults)
{
    QStringList items;
    for (const auto& fault : faults)
        items << fault.item;
    return items;
}

const ProbeLine* lineOf(const ProbeReport& report, const QString& label)
{
    for (const auto& line : report.lines) {
        if (line.label == label)
            return &line;
    }
    return nullptr;
}

} // namespace

class TestKubernetesConnector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- where it looks

    void allNamespacesAreListedAtOnceWhereThatIsPermitted()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        site.cluster.put(inferenceService("staging", "fraud"));
        const auto read = site.lab.fetch();
        QVERIFY_RESULT(read);
        QVERIFY(read->kind == EndpointsChange::Kind::Everything);
        QCOMPARE(read->total, std::size_t(2));
        QCOMPARE(site.cluster.requestCount(everywhere), 1);
        QCOMPARE(site.cluster.requestCount(inModels), 0);
    }

    void whatMayNotBeListedEverywhereIsListedWhereItMay()
    {
        Site site;
        for (const auto* ns : {"models", "staging", "payroll"})
            site.cluster.put(inferenceService(ns, "fraud"));
        site.permit({mayRead("", "namespaces"), mayReadInferenceServices("models"),
                     mayReadInferenceServices("staging")});
        const auto read = site.lab.fetch();
        QVERIFY_RESULT(read);
        QCOMPARE(read->total, std::size_t(2));
        QCOMPARE(site.cluster.requestCount(everywhere), 0);
        QCOMPARE(site.cluster.requestCount(inModels), 1);
        const auto items = itemsOf(read->faults);
        QVERIFY(items.contains(QStringLiteral("payroll/inferenceservices.serving.kserve.io")));
        QVERIFY(items.contains(QStringLiteral("models/deployments.apps")));
        QVERIFY(!items.contains(QStringLiteral("models/inferenceservices.serving.kserve.io")));
        QVERIFY2(read->faults.front().error.detail.contains(QLatin1String("Not permitted: list")),
                 "the missing verb and resource are named");
    }

    void whoMayNotSeeTheNamespacesLooksIntoTheContextsOwn()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        site.permit({mayReadInferenceServices("models")});
        const auto read = site.lab.fetch();
        QVERIFY_RESULT(read);
        QCOMPARE(read->total, std::size_t(1));
    }

    void namespacesThatTheUserNamedAreTheOnlyOnes()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        site.cluster.put(inferenceService("staging", "fraud"));
        site.lab.connection.settings[QStringLiteral("namespaces")] = QStringLiteral("staging, models");
        site.lab.reconnect();
        QCOMPARE(site.lab.fetch().value().total, std::size_t(2));
        site.lab.connection.settings[QStringLiteral("namespaces")] = QStringLiteral("models");
        site.lab.reconnect();
        QCOMPARE(site.lab.fetch().value().total, std::size_t(1));
        QCOMPARE(site.cluster.requestCount(everywhere), 0);
    }

    void whatMayBeListedEverywhereIsReadAlsoAmongVeryManyNamespaces()
    {
        Site site;
        for (int i = 0; i < 40; ++i)
            site.cluster.addNamespace("team-" + std::to_string(i));
        site.cluster.put(inferenceService("models", "fraud"));
        site.permit({mayRead("", "namespaces"), mayReadInferenceServices({})});
        const auto read = site.lab.fetch();
        QVERIFY_RESULT(read);
        QCOMPARE(read->total, std::size_t(1));
        QVERIFY2(itemsOf(read->faults).contains(QStringLiteral("deployments.apps")), "too many to ask each");

        site.permit({mayRead("", "namespaces"), mayReadInferenceServices("models")});
        const auto none = site.lab.fetch();
        QVERIFY_ERROR(none, ErrorKind::Forbidden);
        QVERIFY2(none.error().detail.contains(QLatin1String("Name those")), "what to do");
    }

    void kindsThatAreNotInstalledAreNoFault()
    {
        Site site;
        for (const auto* group : {"argoproj.io", "mlops.seldon.io", "machinelearning.seldon.io",
                                  "networking.istio.io", "gateway.networking.k8s.io", "serving.knative.dev"})
            site.cluster.removeGroup(group);
        site.cluster.put(inferenceService("models", "fraud"));
        const auto read = site.lab.fetch();
        QVERIFY_RESULT(read);
        QCOMPARE(read->total, std::size_t(1));
        QVERIFY(read->faults.empty());
    }

    void whoMayListNothingIsForbidden()
    {
        Site site;
        site.permit({mayRead("", "pods")});
        QVERIFY_ERROR(site.lab.fetch(), ErrorKind::Forbidden);
        const auto report = site.lab.connector->probe(site.lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(!report->usable);
        QVERIFY(report->failure == ErrorKind::Forbidden);
    }

    // --- following

    void everythingIsToldOnceAndThenWhatChanges()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        const Follower follower(site.lab);
        QTRY_COMPARE_WITH_TIMEOUT(follower.wholes(), qsizetype(1), patienceMs);
        QCOMPARE(follower.names(), QStringList{QStringLiteral("models/fraud")});

        site.cluster.put(inferenceService("models", "churn"));
        QTRY_COMPARE_WITH_TIMEOUT(follower.names().size(), qsizetype(2), patienceMs);
        QVERIFY(follower.last().kind == EndpointsChange::Kind::Some);
        QCOMPARE(follower.last().upserts.size(), std::size_t(1));
        QCOMPARE(follower.last().total, std::size_t(2));

        QVERIFY(site.cluster.remove(fraud));
        QTRY_COMPARE_WITH_TIMEOUT(follower.names(), QStringList{QStringLiteral("models/churn")}, patienceMs);
        QCOMPARE(follower.last().removals.size(), qsizetype(1));
        QCOMPARE(follower.wholes(), qsizetype(1));
        QCOMPARE(follower.troubles(), 0);
        QVERIFY(!follower.ended());
    }

    void aStreamThatBreaksIsTroubleAndTakenUpAgain()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        const Follower follower(site.lab);
        QTRY_COMPARE_WITH_TIMEOUT(follower.wholes(), qsizetype(1), patienceMs);
        site.cluster.endWatches(StreamEnd::Cut);
        QTRY_VERIFY_WITH_TIMEOUT(follower.troubles() > 0, patienceMs);
        site.cluster.put(inferenceService("models", "churn"));
        QTRY_COMPARE_WITH_TIMEOUT(follower.names().size(), qsizetype(2), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!follower.inTrouble(), patienceMs);
        QCOMPARE(follower.wholes(), qsizetype(1));
        QVERIFY(!follower.ended());
    }

    void whatWentWhileNobodyListenedIsTold()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        site.cluster.put(inferenceService("models", "churn"));
        const Follower follower(site.lab);
        QTRY_COMPARE_WITH_TIMEOUT(follower.names().size(), qsizetype(2), patienceMs);
        site.cluster.stop();
        QVERIFY(site.cluster.remove(fraud));
        site.cluster.forgetHistory(); // the version to go on from is too old
        site.cluster.start();
        QTRY_COMPARE_WITH_TIMEOUT(follower.names(), QStringList{QStringLiteral("models/churn")}, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!follower.inTrouble(), patienceMs);
    }

    void aKindThatCannotBeReadIsNotTakenForOneWithoutObjects()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        site.cluster.setFault(everywhere, ApiFault::withStatus(500));
        const Follower follower(site.lab);
        QTRY_VERIFY_WITH_TIMEOUT(follower.troubles() > 0, patienceMs);
        QTest::qWait(500); // the others have long come by then
        QCOMPARE(follower.wholes(), qsizetype(0));
        QVERIFY(follower.inTrouble());
        site.cluster.clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(follower.wholes(), qsizetype(1), patienceMs);
        QCOMPARE(follower.names(), QStringList{QStringLiteral("models/fraud")});
        QTRY_VERIFY_WITH_TIMEOUT(!follower.inTrouble(), patienceMs);
    }

    void credentialsThatAreNoLongerAcceptedEndIt()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        const Follower follower(site.lab);
        QTRY_COMPARE_WITH_TIMEOUT(follower.wholes(), qsizetype(1), patienceMs);
        site.cluster.setUser("somebody-elses-token", {"eve", {{{"*"}, {"*"}, {"*"}}}});
        site.cluster.endWatches(StreamEnd::Cut);
        QTRY_VERIFY_WITH_TIMEOUT(follower.ended() == ErrorKind::Unauthorized, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(site.cluster.openWatches(), 0, patienceMs);
        const auto asked = site.cluster.requestCount();
        QTest::qWait(300);
        QCOMPARE(site.cluster.requestCount(), asked);
    }

    void rightsThatAreTakenAwayAreAFaultOfThatKind()
    {
        Site site;
        site.cluster.put(inferenceService("models", "fraud"));
        site.permit({{{"*"}, {"*"}, {"*"}}});
        const Follower follower(site.lab);
        QTRY_COMPARE_WITH_TIMEOUT(follower.wholes(), qsizetype(1), patienceMs);
        site.permit({mayReadInferenceServices({})});
        site.cluster.endWatches(StreamEnd::Complete);
        QTRY_VERIFY_WITH_TIMEOUT(itemsOf(follower.last().faults).contains(QStringLiteral("deployments.apps")),
                                 patienceMs);
        QVERIFY(
            !itemsOf(follower.last().faults).contains(QStringLiteral("inferenceservices.serving.kserve.io")));
        site.cluster.put(inferenceService("models", "churn"));
        QTRY_COMPARE_WITH_TIMEOUT(follower.names().size(), qsizetype(2), patienceMs);
        QVERIFY(!follower.ended());
    }

    void stoppingEndsIt()
    {
        Site site;
        const Follower follower(site.lab);
        QTRY_COMPARE_WITH_TIMEOUT(follower.wholes(), qsizetype(1), patienceMs);
        site.lab.stop.request_stop();
        QTRY_VERIFY_WITH_TIMEOUT(follower.ended() == ErrorKind::Cancelled, 2'000);
        QTRY_COMPARE_WITH_TIMEOUT(site.cluster.openWatches(), 0, patienceMs);
    }

    // --- the probe

    void theProbeTellsWhoWeAreAndWhatMayBeDone()
    {
        Site site;
        site.permit({mayReadInferenceServices({}), mayRead("", "services")});
        const auto report = site.lab.connector->probe(site.lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(report->usable);
        QCOMPARE(report->serverVersion, QStringLiteral("v1.32.13"));
        QCOMPARE(report->user, QStringLiteral("ada"));
        const auto* systems = lineOf(*report, QStringLiteral("Serving systems"));
        QVERIFY(systems);
        QVERIFY(systems->detail.contains(QLatin1String("KServe v1beta1")));
        const auto* unread = lineOf(*report, QStringLiteral("May read models/deployments.apps"));
        QVERIFY(unread);
        QVERIFY(unread->verdict == ProbeLine::Verdict::Warning);
        const auto* control = lineOf(*report, QStringLiteral("May change traffic"));
        QVERIFY(control);
        QVERIFY2(control->verdict == ProbeLine::Verdict::NotOffered, "it is switched off");
        for (const auto& request : site.cluster.requests())
            QVERIFY2(request.method == "GET" || request.path.find("review") != std::string::npos,
                     request.path.c_str());
    }

    void whereControlIsSwitchedOnTheProbeTellsWhatIsMissing()
    {
        Site site;
        site.permit({mayReadInferenceServices({}), mayRead("", "services")});
        site.lab.connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
        site.lab.reconnect();
        const auto refused = site.lab.connector->probe(site.lab.context());
        QVERIFY_RESULT(refused);
        QVERIFY(lineOf(*refused, QStringLiteral("May change traffic"))->verdict == ProbeLine::Verdict::No);
        QVERIFY(lineOf(*refused, QStringLiteral("Not permitted: patch")));

        site.permit({{{"list", "watch", "patch"}, {"serving.kserve.io"}, {"inferenceservices"}}});
        const auto allowed = site.lab.connector->probe(site.lab.context());
        QVERIFY_RESULT(allowed);
        QVERIFY(lineOf(*allowed, QStringLiteral("May change traffic"))->verdict == ProbeLine::Verdict::Yes);
    }

    // --- the kubeconfig

    void aKubeconfigIsRecognised()
    {
        const ClusterLab lab(QStringLiteral("http://127.0.0.1:1"));
        QCOMPARE(recogniseLocation(lab.connection.location).value(), QStringLiteral("kubernetes"));
        const auto other = lab.folder.filePath(QStringLiteral("values.yaml"));
        QVERIFY(writeFile(other, "replicas: 3\n"));
        QCOMPARE(recogniseLocation(other).value_or(QString()), QString());
    }

    void itsContextsAreOfferedAndChecked()
    {
        ClusterLab lab(QStringLiteral("http://127.0.0.1:1"));
        QCOMPARE(fieldChoices(lab.connection).value(QStringLiteral("context")),
                 (QStringList{QStringLiteral("lab"), QStringLiteral("spare")}));
        QVERIFY_RESULT(checkLocation(lab.connection));
        auto& context = lab.connection.settings[QStringLiteral("context")];
        context = QStringLiteral("spare");
        QVERIFY_RESULT(checkLocation(lab.connection));
        context = QStringLiteral("production");
        const auto unknown = checkLocation(lab.connection);
        QVERIFY_ERROR(unknown, ErrorKind::NotFound);
        QVERIFY(unknown.error().detail.contains(QLatin1String("lab, spare")));
    }

    void severalFilesAndTheHomeFolderAreUnderstood()
    {
        ClusterLab lab(QStringLiteral("http://127.0.0.1:1"));
        const auto good = lab.connection.location;
        lab.connection.location = QStringLiteral("/no/such/file:") + good;
        QVERIFY_RESULT(checkLocation(lab.connection));
        lab.connection.location = QStringLiteral("/no/such/file");
        QVERIFY_ERROR(checkLocation(lab.connection), ErrorKind::NotFound);
        lab.connection.location = QStringLiteral("in-cluster");
        QVERIFY_RESULT(checkLocation(lab.connection));
        QVERIFY(fieldChoices(lab.connection).value(QStringLiteral("context")).isEmpty());

        const auto home = qgetenv("HOME");
        qputenv("HOME", lab.folder.path().toUtf8());
        lab.connection.location = QStringLiteral("~/config");
        const auto atHome = checkLocation(lab.connection);
        qputenv("HOME", home);
        QVERIFY_RESULT(atHome);
    }
};

QTEST_GUILESS_MAIN(TestKubernetesConnector)
#include "tst_kubernetes_connector.moc"
