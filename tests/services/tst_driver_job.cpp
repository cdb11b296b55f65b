#include "services/rollout/DriverJob.h"
#include "services/rollout/DriverPods.h"
#include "services/yaml/YamlTree.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace ph;

namespace {

DriverJobAsk usual()
{
    return {
        QStringLiteral("2026-11-27-fraud-7-x3k9"),
        QStringLiteral("models"),
        {QStringLiteral("registry.example.org/pilothouse:1.4"), QStringLiteral("http://prometheus:9090"), {}},
        {}};
}

using Leaves = QMap<QString, QString>; ///< "spec/template/…/0/name" -> as written

void addLeaves(const YamlNode& node, const QString& path, Leaves& leaves)
{
    for (std::size_t i = 0; i < node.items.size(); ++i)
        addLeaves(node.items[i], path + QString::number(i) + u'/', leaves);
    for (const auto& child : node.children)
        addLeaves(child.value, path + child.key.text + u'/', leaves);
    if (node.items.empty() && node.children.empty())
        leaves.insert(path.chopped(1), node.text);
}

void addLeaves(const Json& node, const QString& path, Leaves& leaves)
{
    if (!node.is_structured()) {
        leaves.insert(path.chopped(1),
                      QString::fromStdString(node.is_string() ? node.get<std::string>() : node.dump()));
        return;
    }
    for (const auto& [key, value] : node.items())
        addLeaves(value, path + QString::fromStdString(key) + u'/', leaves);
}

Leaves leavesOf(const Json& job)
{
    Leaves leaves;
    addLeaves(job, {}, leaves);
    return leaves;
}

Leaves manifest()
{
    QFile file(testing::sourceFile(QStringLiteral("packaging/kubernetes/drive/job.yaml")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no manifest");
    Leaves leaves;
    addLeaves(readYaml(file.readAll()).root, {}, leaves);
    return leaves;
}

constexpr char inside[] = "spec/template/spec/containers/0/";

QString in(const char* field)
{
    return QLatin1String(inside) + QLatin1String(field);
}

QString troubleOf(const Json& state)
{
    return driverpods::podTrouble(
        Json{{"status", {{"containerStatuses", Json::array({Json{{"name", "driver"}, {"state", state}}})}}}});
}

Json waiting(const char* reason, const char* message)
{
    return {{"waiting", {{"reason", reason}, {"message", message}}}};
}

} // namespace

/// The Job that drives a rollout in its cluster, and what is seen of its pods.
class TestDriverJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsPackagingsManifestFilledIn();
    void theSameIsTheSame();
    void itsNamesAreLegal_data();
    void itsNamesAreLegal();
    void aTokenIsMountedAndNeverWritten();
    void aPolicyIsCarriedWithIt();
    void withoutMetricsNoneAreNamed();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void itsEndIsRead();
    void whatKeepsAPodIsRead();
    void aDriverIsKnownByItsPod();
};

void TestDriverJob::itIsPackagingsManifestFilledIn()
{
    const auto job = driverJob(usual());
    QVERIFY_RESULT(job);
    const Leaves filledIn{
        {QStringLiteral("metadata/name"), QStringLiteral("pilothouse-drive-2026-11-27-fraud-7-x3k9")},
        {QStringLiteral("metadata/namespace"), QStringLiteral("models")},
        {QStringLiteral("metadata/labels/pilothouse.dev/release"),
         QStringLiteral("pilothouse-rollout-2026-11-27-fraud-7-x3k9")},
        {QStringLiteral("spec/template/metadata/labels/pilothouse.dev/release"),
         QStringLiteral("pilothouse-rollout-2026-11-27-fraud-7-x3k9")},
        {in("image"), QStringLiteral("registry.example.org/pilothouse:1.4")},
        {in("args/4"), QStringLiteral("2026-11-27-fraud-7-x3k9")},
        {in("env/1/value"), QStringLiteral("http://prometheus:9090")}};
    auto expected = manifest();
    for (auto it = filledIn.begin(); it != filledIn.end(); ++it) {
        const bool isNew = it.key() == QLatin1String("metadata/namespace");
        QVERIFY2(isNew || expected.contains(it.key()), qPrintable(it.key()));
        expected.insert(it.key(), it.value());
    }
    QCOMPARE(leavesOf(*job), expected);
    QVERIFY((*job)["spec"]["backoffLimit"].is_number_integer());
    QVERIFY((*job)["spec"]["template"]["spec"]["automountServiceAccountToken"].is_boolean());
    QVERIFY((*job)["spec"]["template"]["metadata"]["annotations"]["sidecar.istio.io/inject"].is_string());
}

void TestDriverJob::theSameIsTheSame()
{
    QCOMPARE(driverJob(usual())->dump(), driverJob(usual())->dump());
    auto other = usual();
    other.releaseId += u'b';
    QVERIFY(driverJobName(other.releaseId) != driverJobName(usual().releaseId));
}

void TestDriverJob::itsNamesAreLegal_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("usual") << usual().releaseId;
    QTest::newRow("long") << QString(200, u'x');
    QTest::newRow("foreign") << QStringLiteral("Prüfung! 7");
    QTest::newRow("edges") << QStringLiteral("-a-");
}

void TestDriverJob::itsNamesAreLegal()
{
    QFETCH(QString, id);
    static const QRegularExpression legal(QStringLiteral("\\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z"));
    const auto name = driverJobName(id);
    QVERIFY2(legal.match(name).hasMatch(), qPrintable(name));
    QVERIFY(name.size() <= 57); // and "-4k2lm": a pod is a host of its own name
    auto ask = usual();
    ask.releaseId = id;
    const auto job = driverJob(ask);
    QVERIFY_RESULT(job);
    const auto label = (*job)["metadata"]["labels"]["pilothouse.dev/release"].get<std::string>();
    QVERIFY(label.size() <= 63);
    QCOMPARE((*job)["spec"]["template"]["spec"]["containers"][0]["args"].back().get<std::string>(),
             id.toStdString());
}

void TestDriverJob::aTokenIsMountedAndNeverWritten()
{
    auto ask = usual();
    ask.driver.metricsSecret = QStringLiteral("prometheus/token-of-ours");
    const auto leaves = leavesOf(*driverJob(ask));
    QVERIFY(leaves.values().contains(QStringLiteral("PILOTHOUSE_METRICS_TOKEN_FILE")));
    QVERIFY(leaves.values().contains(QStringLiteral("/etc/pilothouse/metrics/token")));
    QCOMPARE(leaves.value(QStringLiteral("spec/template/spec/volumes/2/secret/secretName")),
             QStringLiteral("prometheus"));
    QCOMPARE(leaves.value(QStringLiteral("spec/template/spec/volumes/2/secret/items/0/key")),
             QStringLiteral("token-of-ours"));
    QCOMPARE(leaves.value(in("volumeMounts/2/readOnly")), QStringLiteral("true"));
}

void TestDriverJob::aPolicyIsCarriedWithIt()
{
    auto ask = usual();
    ask.policy = QStringLiteral("policy: 1\nname: ours\n");
    const auto leaves = leavesOf(*driverJob(ask));
    QCOMPARE(leaves.value(QStringLiteral("spec/template/metadata/annotations/pilothouse.dev/policy")),
             ask.policy);
    QCOMPARE(
        leaves.value(QStringLiteral("spec/template/spec/volumes/2/downwardAPI/items/0/fieldRef/fieldPath")),
        QStringLiteral("metadata.annotations['pilothouse.dev/policy']"));
    QVERIFY(leaves.values().contains(QStringLiteral("/etc/pilothouse/policy/policy.yaml")));
}

void TestDriverJob::withoutMetricsNoneAreNamed()
{
    auto ask = usual();
    ask.driver.metrics.clear();
    const auto leaves = leavesOf(*driverJob(ask));
    QVERIFY(!leaves.values().contains(QStringLiteral("PILOTHOUSE_METRICS_URL")));
}

void TestDriverJob::whatCannotBeIsRefused_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("metrics");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char* name, const char* image, const char* metrics, const char* secret) {
        QTest::newRow(name) << QString::fromLatin1(image) << QString::fromLatin1(metrics)
                            << QString::fromLatin1(secret);
    };
    row("no image", "", "", "");
    row("no reference", "two words", "", "");
    row("no address", "a/b:1", "prometheus", "");
    row("a password in the address", "a/b:1", "http://ada:secret@prometheus", "");
    row("no entry", "a/b:1", "http://prometheus", "token");
    row("no name", "a/b:1", "http://prometheus", "../etc/passwd");
}

void TestDriverJob::whatCannotBeIsRefused()
{
    QFETCH(QString, image);
    QFETCH(QString, metrics);
    QFETCH(QString, secret);
    auto ask = usual();
    ask.driver = {image, metrics, secret};
    const auto refused = driverJob(ask);
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QVERIFY(!(refused.error().where + refused.error().detail).contains(QLatin1String("secret@")));
}

void TestDriverJob::itsEndIsRead()
{
    QVERIFY(!driverpods::howEnded(Json::object()));
    const auto ended = [](const char* type, const char* status) {
        return driverpods::howEnded(
            Json{{"status",
                  {{"conditions",
                    Json::array(
                        {Json{{"type", type}, {"status", status}, {"reason", "BackoffLimitExceeded"}}})}}}});
    };
    QCOMPARE(ended("Failed", "True"), std::optional(QStringLiteral("Failed, BackoffLimitExceeded")));
    QCOMPARE(ended("Complete", "True").has_value(), true);
    QVERIFY(!ended("Failed", "False"));
    QVERIFY(!ended("FailureTarget", "True")); // its pods are still ending
}

void TestDriverJob::whatKeepsAPodIsRead()
{
    QCOMPARE(troubleOf(waiting("ContainerCreating", "")), QString());
    QCOMPARE(troubleOf(Json{{"running", Json::object()}}), QString());
    QCOMPARE(troubleOf(waiting("ErrImagePull", "not\nfound")), QStringLiteral("ErrImagePull: not found"));
    QVERIFY(troubleOf(Json{{"terminated", {{"exitCode", 137}, {"reason", "OOMKilled"}}}})
                .contains(QLatin1String("137 (OOMKilled)")));
    const Json unplaced{
        {"status",
         {{"conditions",
           Json::array({Json{{"type", "PodScheduled"}, {"status", "False"}, {"message", "full"}}})}}}};
    QCOMPARE(driverpods::podTrouble(unplaced), QStringLiteral("full"));
}

void TestDriverJob::aDriverIsKnownByItsPod()
{
    ArmedJob job;
    job.pods = {QStringLiteral("pilothouse-drive-x-4k2lm")};
    QVERIFY(isOfJob(job, QStringLiteral("pilothouse-drive-x-4k2lm (1:2:3)")));
    QVERIFY(!isOfJob(job, QStringLiteral("pilothouse-drive-x-4k2lmn (1:2:3)")));
    QVERIFY(!isOfJob(job, QStringLiteral("desk (1:2:3)")));
    QVERIFY(!isOfJob(job, {}));
}

QTEST_GUILESS_MAIN(TestDriverJob)
#include "tst_driver_job.moc"
