#include "services/yaml/YamlTree.h"
#include "tests/support/Testing.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace ph;

/// packaging/kubernetes: a driver in a cluster may do what a rollout needs, and nothing else.
class TestDriverManifests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyManifestIsKnown();
    void theRightsAreTheIntendedOnes();
    void theRightsAreTheDriversOnly();
    void theJobRunsAsTheDriver();
    void theJobEndsAndIsRetried();
    void theContainerMayNothing();
    void theImageIsOfDebianAlone();
};

namespace {

QString pathOf(const char* name)
{
    return testing::sourceFile(QStringLiteral("packaging/kubernetes/") + QLatin1String(name));
}

QByteArray textOf(const char* name)
{
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What stands at a path of keys, "a/b/0/c"; nothing where it is not there.
YamlNode at(const YamlNode& root, const char* path)
{
    auto node = root;
    for (const auto& step : QString::fromLatin1(path).split(u'/')) {
        YamlNode next;
        bool isIndex = false;
        if (const auto index = step.toUInt(&isIndex); isIndex && index < node.items.size())
            next = node.items[index];
        for (const auto& child : node.children) {
            if (child.key.text == step)
                next = child.value;
        }
        node = next;
    }
    return node;
}

QString textAt(const YamlNode& root, const char* path)
{
    return at(root, path).text;
}

QStringList wordsAt(const YamlNode& root, const char* path)
{
    QStringList words;
    const auto list = at(root, path);
    for (const auto& item : list.items)
        words.append(item.text);
    return words;
}

YamlNode manifest(const char* name)
{
    auto read = readYaml(textOf(name));
    if (!read.problems.isEmpty())
        qFatal("%s: %s", name, qPrintable(read.problems.front().message));
    return read.root;
}

/// "group/resource verb", for each that a role allows.
QStringList rightsOf(const YamlNode& role)
{
    QStringList rights;
    const auto rules = at(role, "rules");
    for (const auto& rule : rules.items) {
        for (const auto& group : wordsAt(rule, "apiGroups")) {
            for (const auto& resource : wordsAt(rule, "resources")) {
                for (const auto& verb : wordsAt(rule, "verbs"))
                    rights.append(QStringLiteral("%1/%2 %3").arg(group, resource, verb));
            }
        }
    }
    rights.sort();
    return rights;
}

} // namespace

void TestDriverManifests::everyManifestIsKnown()
{
    // One that is added is one that has to be looked at here, too.
    QStringList names;
    QDirIterator files(pathOf(""), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names.append(QDir(pathOf("")).relativeFilePath(files.next()));
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("Dockerfile"), QStringLiteral("Dockerfile.dockerignore"),
                                 QStringLiteral("drive/job.yaml"), QStringLiteral("drive/kustomization.yaml"),
                                 QStringLiteral("kustomization.yaml"), QStringLiteral("role.yaml"),
                                 QStringLiteral("rolebinding.yaml"), QStringLiteral("serviceaccount.yaml")}));
    QCOMPARE(wordsAt(manifest("kustomization.yaml"), "resources").join(u' '),
             QStringLiteral("serviceaccount.yaml role.yaml rolebinding.yaml"));
    QCOMPARE(wordsAt(manifest("drive/kustomization.yaml"), "resources").join(u' '),
             QStringLiteral("job.yaml"));
}

void TestDriverManifests::theRightsAreTheIntendedOnes()
{
    const auto role = manifest("role.yaml");
    QCOMPARE(textAt(role, "kind"), QStringLiteral("Role"));
    QStringList intended;
    const auto may = [&](const char* what, const char* verbs) {
        for (const auto& verb : QString::fromLatin1(verbs).split(u' '))
            intended.append(QStringLiteral("%1 %2").arg(QLatin1String(what), verb));
    };
    may("serving.kserve.io/inferenceservices", "get list watch patch");
    may("argoproj.io/rollouts", "get patch");
    may("argoproj.io/rollouts/status", "patch");
    may("argoproj.io/analysistemplates", "create patch");
    may("argoproj.io/analysisruns", "list");
    may("apps/replicasets", "get");
    may("serving.knative.dev/revisions", "get");
    may("gateway.networking.k8s.io/httproutes", "get");
    may("apps/deployments", "get list");
    may("machinelearning.seldon.io/seldondeployments", "get patch");
    may("networking.istio.io/virtualservices", "get");
    may("/pods", "get list watch");
    may("/events", "get list watch");
    may("events.k8s.io/events", "get list watch");
    may("/configmaps", "get list create patch");
    may("coordination.k8s.io/leases", "get create update");
    intended.sort();
    QCOMPARE(rightsOf(role), intended); // exactly: no wildcard, no secret, nothing deleted
    const auto rules = at(role, "rules");
    for (const auto& rule : rules.items) {
        for (const auto& child : rule.children)
            QVERIFY2(QStringList(
                         {QStringLiteral("apiGroups"), QStringLiteral("resources"), QStringLiteral("verbs")})
                         .contains(child.key.text),
                     qPrintable(child.key.text));
    }
}

void TestDriverManifests::theRightsAreTheDriversOnly()
{
    const auto binding = manifest("rolebinding.yaml");
    QCOMPARE(textAt(binding, "kind"), QStringLiteral("RoleBinding"));
    QCOMPARE(textAt(binding, "roleRef/kind"), QStringLiteral("Role"));
    QCOMPARE(textAt(binding, "roleRef/name"), textAt(manifest("role.yaml"), "metadata/name"));
    QCOMPARE(at(binding, "subjects").items.size(), std::size_t(1));
    QCOMPARE(textAt(binding, "subjects/0/kind"), QStringLiteral("ServiceAccount"));
    const auto account = manifest("serviceaccount.yaml");
    QCOMPARE(textAt(binding, "subjects/0/name"), textAt(account, "metadata/name"));
    QCOMPARE(textAt(account, "automountServiceAccountToken"), QStringLiteral("false"));
}

void TestDriverManifests::theJobRunsAsTheDriver()
{
    const auto job = manifest("drive/job.yaml");
    QCOMPARE(textAt(job, "kind"), QStringLiteral("Job"));
    QCOMPARE(textAt(job, "spec/template/spec/serviceAccountName"),
             textAt(manifest("serviceaccount.yaml"), "metadata/name"));
    QCOMPARE(textAt(job, "spec/template/spec/automountServiceAccountToken"), QStringLiteral("true"));
    QCOMPARE(at(job, "spec/template/spec/containers").items.size(), std::size_t(1));
    QCOMPARE(wordsAt(job, "spec/template/spec/containers/0/args").join(u' '),
             QStringLiteral("release drive --take-over --id release-id"));
    // The image and the id are what a kustomization sets.
    const auto kustomization = manifest("drive/kustomization.yaml");
    QCOMPARE(textAt(kustomization, "images/0/name"), textAt(job, "spec/template/spec/containers/0/image"));
    const auto patch = textAt(kustomization, "patches/0/patch");
    QVERIFY(patch.contains(QLatin1String("/spec/template/spec/containers/0/args/4, value: release-id")));
    QVERIFY(patch.contains(QLatin1String("/metadata/name, value: ") + textAt(job, "metadata/name")));
    QCOMPARE(textAt(job, "spec/template/spec/containers/0/env/1/name"),
             QStringLiteral("PILOTHOUSE_METRICS_URL"));
    QVERIFY(patch.contains(QLatin1String("/spec/template/spec/containers/0/env/1/value, value: http")));
}

void TestDriverManifests::theJobEndsAndIsRetried()
{
    const auto spec = at(manifest("drive/job.yaml"), "spec");
    QCOMPARE(textAt(spec, "parallelism"), QStringLiteral("1"));
    QVERIFY(textAt(spec, "backoffLimit").toInt() > 0);
    QVERIFY(textAt(spec, "ttlSecondsAfterFinished").toInt() > 0);
    QCOMPARE(textAt(spec, "activeDeadlineSeconds"), QString()); // a soak may take days
    QCOMPARE(textAt(spec, "template/spec/restartPolicy"), QStringLiteral("Never"));
    // One that was taken back has ended: another pod would only say so again.
    QCOMPARE(textAt(spec, "podFailurePolicy/rules/0/action"), QStringLiteral("FailJob"));
    QCOMPARE(textAt(spec, "podFailurePolicy/rules/0/onExitCodes/containerName"),
             textAt(spec, "template/spec/containers/0/name"));
    QCOMPARE(wordsAt(spec, "podFailurePolicy/rules/0/onExitCodes/values").join(u' '), QStringLiteral("2 7"));
}

void TestDriverManifests::theContainerMayNothing()
{
    const auto pod = at(manifest("drive/job.yaml"), "spec/template/spec");
    QCOMPARE(textAt(pod, "securityContext/runAsNonRoot"), QStringLiteral("true"));
    QCOMPARE(textAt(pod, "securityContext/seccompProfile/type"), QStringLiteral("RuntimeDefault"));
    for (const char* host : {"hostNetwork", "hostPID", "hostIPC"})
        QCOMPARE(textAt(pod, host), QString());
    const auto container = at(pod, "containers/0");
    QCOMPARE(textAt(container, "securityContext/readOnlyRootFilesystem"), QStringLiteral("true"));
    QCOMPARE(textAt(container, "securityContext/allowPrivilegeEscalation"), QStringLiteral("false"));
    QCOMPARE(wordsAt(container, "securityContext/capabilities/drop").join(u' '), QStringLiteral("ALL"));
    QCOMPARE(textAt(container, "securityContext/privileged"), QString());
    for (const char* limit : {"resources/limits/cpu", "resources/limits/memory", "resources/requests/cpu",
                              "resources/requests/memory"})
        QVERIFY2(!textAt(container, limit).isEmpty(), limit);
    const auto volumes = at(pod, "volumes");
    for (const auto& volume : volumes.items) // what is written goes with the pod, and has an end
        QVERIFY(!textAt(volume, "emptyDir/sizeLimit").isEmpty());
    const auto mounts = at(container, "volumeMounts");
    QStringList paths;
    for (const auto& mount : mounts.items)
        paths.append(textAt(mount, "mountPath"));
    QVERIFY(paths.contains(textAt(container, "env/0/value"))); // HOME can be written to
}

void TestDriverManifests::theImageIsOfDebianAlone()
{
    const auto text = QString::fromUtf8(textOf("Dockerfile"));
    static const QRegularExpression from(QStringLiteral("^FROM (\\S+)"), QRegularExpression::MultilineOption);
    int stages = 0;
    for (auto found = from.globalMatch(text); found.hasNext(); ++stages)
        QCOMPARE(found.next().captured(1), QStringLiteral("debian:12-slim"));
    QCOMPARE(stages, 2);
    QVERIFY(text.contains(QLatin1String("packaging/debian-packages.txt"))); // no second list of packages
    static const QRegularExpression user(QStringLiteral("^USER (\\d+)"), QRegularExpression::MultilineOption);
    QCOMPARE(user.match(text).captured(1),
             textAt(manifest("drive/job.yaml"), "spec/template/spec/securityContext/runAsUser"));
    QVERIFY(!text.contains(QLatin1String("://"))); // nothing is fetched but packages
}

QTEST_GUILESS_MAIN(TestDriverManifests)
#include "tst_driver_manifests.moc"
