#include "models/values/NearestWord.h"
#include "services/environments/EnvironmentFile.h"
#include "services/environments/EnvironmentProbe.h"
#include "services/environments/EnvironmentRules.h"
#include "services/environments/YamlFields.h"
#include "services/http/CurlTransport.h"
#include "tests/support/GitSite.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Shouting.h"
#include "tests/support/Testing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace ph;
using namespace ph::testing;

namespace {

const QByteArray minimal = "pilothouse-environment: 1\n"
                           "name: production\n"
                           "tracker: lab\n"
                           "registry: lab\n"
                           "target: {alias: champion}\n"
                           "policy: rules/policy.yaml\n"
                           "home: {repository: /srv/home.git}\n";

QStringList problems(const QByteArray& yaml)
{
    QStringList texts;
    for (const auto& problem : readEnvironment(yaml, QStringLiteral("/srv")).problems)
        texts.append(QStringLiteral("%1:%2 %3").arg(problem.line).arg(problem.column).arg(problem.message));
    return texts;
}

QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(text);
    return file.fileName();
}

EnvironmentAnswer part(const EnvironmentReport& report, const char* name)
{
    for (const auto& line : report.parts) {
        if (environmentPartName(line.part) == QLatin1String(name))
            return line;
    }
    return {};
}

Enforcement enforcement(const EnvironmentReport& report, const char* rule)
{
    for (const auto& line : report.rules) {
        if (line.rule == QLatin1String(rule))
            return line.enforcement;
    }
    qFatal("no such rule: %s", rule);
}

ReleaseEnvironment environment()
{
    return readEnvironment(minimal, QStringLiteral("/srv")).environment;
}

} // namespace

class EnvironmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("HOME", "/nonexistent"); }
    void theExampleIsValid();
    void readsTheContract();
    void everyProblemIsNamedWhereItStands_data();
    void everyProblemIsNamedWhereItStands();
    void theSchemaKnowsTheSameKeys();
    void wordsNearby();
    void filesAreCopiedIntoTheWorkspace();
    void hostileNamesStayOutside();
    void oneBadFileHidesNoOther();
    void unknownIsShownAsUnknown();
    void partsAnswer();
    void peopleReadTheirLanguageAndProgramsEnglish();
    void aRealPrometheus();
};

void EnvironmentsTest::theExampleIsValid()
{
    QFile file(testing::sourceFile(QStringLiteral("resources/environments/example.yaml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    QCOMPARE(problems(text), QStringList());
    // What it offers in its comments is valid too.
    auto git = text;
    git.replace("target:\n  alias: champion\n# target:", "target:")
        .replace("metrics: https://prometheus.example.org\n", "")
        .replace("# metrics:", "metrics:")
        .replace("\n#   ", "\n  ");
    QCOMPARE(problems(git), QStringList());
    QVERIFY(readEnvironment(git, {}).environment.metricsAccess.auth == AuthScheme::Bearer);
    QCOMPARE(readEnvironment(git, {}).environment.target.kind, ReleaseTarget::Kind::GitManifest);
    auto cluster = text;
    cluster.replace("target:\n  alias: champion\n", "").replace("# target: {endpoint", "target: {endpoint");
    QCOMPARE(problems(cluster), QStringList());
    const auto target = readEnvironment(cluster, {}).environment.target;
    QCOMPARE(target.kind, ReleaseTarget::Kind::Endpoint);
    QCOMPARE(endpointPlace(target), QStringLiteral("endpoint:cluster/models-prod/fraud"));
    QVERIFY(target.repository.isEmpty()); // the object itself is changed
    cluster.replace("name: fraud}", "name: fraud, git: {repository: /srv/gitops.git, file: fraud.yaml}}");
    const auto gitOps = readEnvironment(cluster, {}).environment.target;
    QCOMPARE(gitOps.kind, ReleaseTarget::Kind::Endpoint);
    QCOMPARE(QStringList({gitOps.repository, gitOps.branch, gitOps.file}),
             QStringList(
                 {QStringLiteral("/srv/gitops.git"), QStringLiteral("main"), QStringLiteral("fraud.yaml")}));
    QCOMPARE(target.alias, QStringLiteral("champion"));
    QCOMPARE(endpointKey(target, {}).remoteId,
             QStringLiteral("inferenceservices.serving.kserve.io/models-prod/fraud"));
    auto switched = text;
    switched.replace("# fallback:", "fallback:");
    QCOMPARE(problems(switched), QStringList());
    QCOMPARE(readEnvironment(switched, {}).environment.fallback->target, QStringLiteral("fraud-rules"));
    QVERIFY(!readEnvironment(text, {}).environment.fallback);
    const auto keyOn = [](const QByteArray& system) {
        const auto read = readEnvironment(
            QByteArray(minimal)
                .replace("{alias: champion}",
                         "{endpoint: {connection: c, namespace: n, name: e, system: " + system + "}}")
                .replace("tracker:", "model: fraud\ntracker:"),
            {});
        return read.problems.isEmpty() ? endpointKey(read.environment.target, {}).remoteId
                                       : QStringLiteral("problems");
    };
    QCOMPARE(keyOn("argo-rollouts"), QStringLiteral("rollouts.argoproj.io/n/e"));
    QCOMPARE(keyOn("seldon-1"), QStringLiteral("seldondeployments.machinelearning.seldon.io/n/e"));
}

void EnvironmentsTest::readsTheContract()
{
    const auto read = environment();
    QCOMPARE(read.name, QStringLiteral("production"));
    QCOMPARE(read.target.alias, QStringLiteral("champion"));
    QCOMPARE(read.policyFile, QStringLiteral("/srv/rules/policy.yaml"));
    QCOMPARE(read.releaseHome, QStringLiteral("/srv/home.git"));
    QCOMPARE(read.homeBranch, QStringLiteral("main"));
    QVERIFY(read.metricsSource.isEmpty());
    QVERIFY(read.alertLabels.isEmpty());
    QVERIFY(read.tier.isEmpty());
    QCOMPARE(readEnvironment(minimal + "tier: high\n", {}).environment.tier, QStringLiteral("high"));
    QCOMPARE(read.announce, ReleaseEnvironment::Announce::OnRegistry);
    QCOMPARE(readEnvironment(minimal + "announce: nowhere\n", {}).environment.announce,
             ReleaseEnvironment::Announce::Nowhere);
    const auto labelled =
        readEnvironment(minimal + "alerts: {model: fraud, severity: page}\n", {}).environment.alertLabels;
    QCOMPARE(labelled, (QMap<QString, QString>{{QStringLiteral("model"), QStringLiteral("fraud")},
                                               {QStringLiteral("severity"), QStringLiteral("page")}}));
}

void EnvironmentsTest::everyProblemIsNamedWhereItStands_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* before, const char* after, const char* expected) {
        QTest::newRow(name) << QByteArray(minimal).replace(before, after) << QString::fromUtf8(expected);
    };
    row("unknown key",
        "tracker:", "traker:", "3:1 \"traker\" is no key of the environment; do you mean \"tracker\"?");
    row("missing", "tracker: lab\n", "", "1:1 the environment needs \"tracker\"");
    row("twice", "name: production\n", "name: production\nname: x\n",
        "3:1 \"name\" stands twice in the environment");
    row("wrong type", "tracker: lab", "tracker: [lab]", "3:10 \"tracker\" must be one text");
    row("two targets", "{alias: champion}", "{alias: champion, stage: Production}",
        "5:9 target needs exactly one of alias, stage, git, endpoint; an endpoint may have an alias beside "
        "it");
    row("no target", "{alias: champion}", "{}",
        "5:9 target needs exactly one of alias, stage, git, endpoint; an endpoint may have an alias beside "
        "it");
    row("an endpoint and a stage", "{alias: champion}",
        "{endpoint: {connection: c, namespace: n, name: e}, stage: Production}",
        "5:9 target needs exactly one of alias, stage, git, endpoint; an endpoint may have an alias beside "
        "it");
    row("an endpoint of any model", "{alias: champion}", "{endpoint: {connection: c, namespace: n, name: e}}",
        "5:9 an endpoint serves one registered model: name it as \"model\"");
    row("an endpoint of nowhere", "{alias: champion}", "{endpoint: {connection: c, name: e}}",
        "5:20 target.endpoint needs \"namespace\"");
    row("an endpoint that no cluster can have", "{alias: champion}",
        "{endpoint: {connection: c, namespace: n, name: ../x}}",
        "5:56 \"name\" has small letters, digits and '-', at most 63");
    row("an endpoint of another system", "{alias: champion}",
        "{endpoint: {connection: c, namespace: n, name: e, system: seldon-2}}",
        "5:67 rollouts are driven on kserve, argo-rollouts and seldon-1 only");
    row("an alias without a name", "{alias: champion}", "{alias: ''}", "5:17 target needs \"alias\"");
    row("a stage without a name", "{alias: champion}", "{stage: ''}", "5:17 target needs \"stage\"");
    for (const char* branch : {"a..b", "-x", "a b", "x.lock", "/x", "a~1", "'@'", "refs//x", ".x", "x."}) {
        const auto name = QByteArray("a branch that Git does not take: ") + branch;
        row(name.constData(), "/srv/home.git",
            QByteArray("/srv/home.git, branch: ").append(branch).constData(),
            "7:43 \"branch\" is no name that Git takes");
    }
    row("another version", "environment: 1", "environment: 2", "1:25 this program reads version 1 only");
    row("hostile name", "name: production", "name: ../x",
        "2:7 a name has letters, digits, '-' and '_', at most 60");
    row("password", "/srv/home.git", "'https://bot:hunter2-x@git.example.org/h.git'",
        "7:20 \"repository\": a password does not belong in an address; give a reference to it");
    row("plain http", "/srv/home.git", "http://git.example.org/h.git",
        "7:20 \"repository\": use https:// or ssh://, which nobody can change on the way");
    row("file climbs", "{alias: champion}", "{git: {repository: /srv/m.git, file: ../a, field: b}}",
        "5:46 \"file\" must be a path within the repository");
    row("value without a version", "{alias: champion}",
        "{git: {repository: /srv/m.git, file: a, field: b, value: x}}",
        "5:66 \"value\" must hold {version} or {source}, else every release writes the same");
    row("alerts of no label", "home:", "alerts: [fraud]\nhome:",
        "7:9 \"alerts\" must be labels and their values, as in {model: fraud}");
    row("alerts of a hostile label",
        "home:", "alerts: {'a\"}': x}\nhome:", "7:9 \"a\"}\" is no name of a label");
    row("alerts without a value", "home:", "alerts: {model: }\nhome:", "7:17 alerts needs \"model\"");
    row("metrics without an address",
        "home:", "metrics: {token: env:TOKEN}\nhome:", "7:10 metrics needs \"url\"");
    row("metrics signed in twice",
        "home:", "metrics: {url: https://m.example.org, user: ci, password: env:P, token: env:T}\nhome:",
        "7:73 metrics takes a token, or user and password, not both");
    row("metrics of nobody", "home:", "metrics: {url: https://m.example.org, password: env:P}\nhome:",
        "7:10 metrics needs \"user\"");
    row("a token itself", "home:", "metrics: {url: https://m.example.org, token: hunter2-x}\nhome:",
        "7:46 \"token\": this looks like the secret itself; a secret is given as keychain:NAME, env:NAME, "
        "file:PATH or exec:COMMAND");
    row("an authority nearby", "home:", "metrics: {url: https://m.example.org, ca: our.pem}\nhome:",
        "7:43 \"ca\" must be an absolute path");
    row("a fallback without its target",
        "home:", "fallback: {connection: c, namespace: n, name: r}\nhome:", "7:11 fallback needs \"target\"");
    row("a fallback that no cluster can have",
        "home:", "fallback: {connection: c, namespace: n, name: R/x, target: t}\nhome:",
        "7:47 \"name\" has small letters, digits and '-', at most 63");
    row("a fallback in one word", "home:", "fallback: rules\nhome:",
        "7:11 fallback must be a mapping with keys connection, namespace, name, target");
    row("several lines", "tracker: lab", "tracker: \"a\\nb\"",
        "3:10 \"tracker\" holds line breaks or control characters");
}

void EnvironmentsTest::everyProblemIsNamedWhereItStands()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, expected);
    const auto found = problems(yaml);
    QVERIFY2(found.contains(expected), qPrintable(found.join(u'\n')));
    for (const char* bad : {"", "a: [", "- x", "--- 1\n--- 2", "\xff\xfe", "x: &a [*a]"})
        QVERIFY2(!problems(bad).isEmpty(), bad);
    QVERIFY(!problems(QByteArray(100'000, '[')).isEmpty());
    QVERIFY(!problems(QByteArray("- ").repeated(100'000)).isEmpty());
}

/// The reader names its keys to whoever writes another one.
void EnvironmentsTest::theSchemaKnowsTheSameKeys()
{
    QFile file(testing::sourceFile(QStringLiteral("resources/environments/environment-1.schema.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto schema = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!schema.isEmpty());
    const auto properties = [](const QJsonValue& object) {
        return object[QLatin1String("properties")].toObject();
    };
    // By value(): what operator[] gives refers into the object, here one that ends with the line.
    const auto root = properties(schema);
    const auto metrics = root[QLatin1String("metrics")][QLatin1String("oneOf")][1];
    const auto target = root[QLatin1String("target")];
    const auto endpoint = properties(target).value(QLatin1String("endpoint"));
    const QList<std::tuple<QByteArray, QByteArray, QJsonObject>> places{
        {"{alias: champion}", "{endpoint: {qqqqqqqq: x}}", properties(endpoint)},
        {"{alias: champion}", "{endpoint: {connection: c, namespace: n, name: e, git: {qqqqqqqq: x}}}",
         properties(properties(endpoint)[QLatin1String("git")])},
        {"tracker:", "qqqqqqqq: 1\ntracker:", root},
        {"{alias: champion}", "{qqqqqqqq: x}", properties(target)},
        {"{alias: champion}", "{git: {qqqqqqqq: x}}", properties(properties(target)[QLatin1String("git")])},
        {"home:", "metrics: {qqqqqqqq: x}\nhome:", properties(metrics)},
        {"home:", "driver: {qqqqqqqq: x}\nhome:", properties(root[QLatin1String("driver")])},
        {"home:", "impact: {qqqqqqqq: x}\nhome:", properties(root[QLatin1String("impact")])},
        {"home:", "fallback: {qqqqqqqq: x}\nhome:", properties(root[QLatin1String("fallback")])},
        {"{repository: /srv/home.git}", "{qqqqqqqq: x}", properties(root[QLatin1String("home")])}};
    static const QRegularExpression named(QStringLiteral("\"qqqqqqqq\" is no key of .+; there are (.+)$"));
    for (const auto& [before, after, keys] : places) {
        QString there;
        for (const auto& problem : problems(QByteArray(minimal).replace(before, after))) {
            if (const auto match = named.match(problem); match.hasMatch())
                there = match.captured(1);
        }
        auto known = there.split(QStringLiteral(", "));
        known.sort();
        QCOMPARE(keys.keys(), known);
    }
}

void EnvironmentsTest::wordsNearby()
{
    const QStringList known{QStringLiteral("tracker"), QStringLiteral("registry")};
    QCOMPARE(nearestWord(QStringLiteral("Traker"), known), QStringLiteral("tracker"));
    QCOMPARE(nearestWord(QStringLiteral("policy"), known), QString());
    QCOMPARE(nearestWord(QStringLiteral("val-lsos"), {QStringLiteral("Val_Loss")}),
             QStringLiteral("Val_Loss"));
}

void EnvironmentsTest::filesAreCopiedIntoTheWorkspace()
{
    QTemporaryDir workspace, elsewhere;
    const auto file = writeFile(elsewhere, QStringLiteral("e.yaml"), minimal);
    auto added = addEnvironment(workspace.path(), file);
    QVERIFY_RESULT(added);
    QCOMPARE(added->policyFile, elsewhere.filePath(QStringLiteral("rules/policy.yaml")));
    auto loaded = loadEnvironment(workspace.path(), QStringLiteral("production"));
    QVERIFY_RESULT(loaded);
    QCOMPARE(*loaded, *added);
    QVERIFY_ERROR(addEnvironment(workspace.path(), file), ErrorKind::Conflict);
    auto missing = loadEnvironment(workspace.path(), QStringLiteral("staging"));
    QVERIFY_ERROR(missing, ErrorKind::NotFound);
    QVERIFY(missing.error().detail.contains(QLatin1String("production")));
    QVERIFY_ERROR(addEnvironment(workspace.path(), elsewhere.filePath(QStringLiteral("none"))),
                  ErrorKind::NotFound);
}

void EnvironmentsTest::hostileNamesStayOutside()
{
    QTemporaryDir workspace;
    for (const char* name : {"", "..", "../x", "a/b", ".hidden", "a\n", "-x", "a b"}) {
        QVERIFY2(!isEnvironmentName(QString::fromLatin1(name)), name);
        QVERIFY_ERROR(loadEnvironment(workspace.path(), QString::fromLatin1(name)), ErrorKind::NotFound);
    }
    const auto bad = writeFile(workspace, QStringLiteral("bad.yaml"),
                               QByteArray(minimal).replace("production", "../../x"));
    QVERIFY_ERROR(addEnvironment(workspace.path(), bad), ErrorKind::Unreadable);
}

void EnvironmentsTest::oneBadFileHidesNoOther()
{
    QTemporaryDir workspace;
    QVERIFY_RESULT(addEnvironment(workspace.path(), writeFile(workspace, QStringLiteral("e.yaml"), minimal)));
    writeFile(workspace, QStringLiteral("environments/broken.yaml"), "a: [");
    writeFile(workspace, QStringLiteral("environments/other.yaml"), minimal); // under another's name
    auto listing = loadEnvironments(workspace.path());
    QVERIFY_RESULT(listing);
    QCOMPARE(listing->environments.size(), 1);
    QCOMPARE(listing->unreadable.size(), 2);
    QTemporaryDir fresh;
    QVERIFY(loadEnvironments(fresh.path())->environments.isEmpty());
}

void EnvironmentsTest::unknownIsShownAsUnknown()
{
    auto transport = makeCurlTransport();
    auto vault = makeMemoryVault();
    auto report = probeEnvironment(environment(), {*transport, *vault}, {});
    QCOMPARE(report.parts.size(), 8);
    QCOMPARE(part(report, "Tracker").verdict, ProbeLine::Verdict::Unknown);
    QCOMPARE(part(report, "Target").verdict, ProbeLine::Verdict::Unknown);
    QCOMPARE(part(report, "Metrics").verdict, ProbeLine::Verdict::NotOffered);
    QCOMPARE(part(report, "Release home").verdict, ProbeLine::Verdict::No);
    QVERIFY(!report.isUsable());
    for (const auto& rule : report.rules) {
        QVERIFY2(rule.enforcement == Enforcement::Advisory, qPrintable(rule.rule));
        QVERIFY(rule.reason.endsWith(u'.'));
    }
}

void EnvironmentsTest::partsAnswer()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    auto transport = makeCurlTransport();
    auto probed = environment();
    probed.releaseHome = site.bare();
    probed.model = QStringLiteral("fraud");
    probed.target.kind = ReleaseTarget::Kind::GitManifest;
    probed.target.repository = site.bare();
    probed.target.branch = QStringLiteral("main");
    probed.endpoint = QStringLiteral("fraud-scorer");
    EnvironmentSources sources{*transport, *site.vault};
    sources.connection = [](const QString&) -> Result<ProbeReport> {
        ProbeReport report;
        report.usable = true;
        report.serverVersion = QStringLiteral("3.6");
        return report;
    };
    sources.model = [](const QString&, const QString&) -> Result<QString> {
        return QStringLiteral("12 versions");
    };
    sources.target = [](const ReleaseEnvironment&) -> Result<QString> { return QStringLiteral("it says 7"); };
    sources.policy = [](const ReleaseEnvironment& asked) -> Result<QString> {
        return fail(ErrorKind::Unreadable, asked.policyFile,
                    QStringLiteral("policy.yaml:3:1: \"quorm\" is no key"));
    };
    auto report = probeEnvironment(probed, sources, {});
    QCOMPARE(part(report, "Registry").detail, QStringLiteral("lab, version 3.6"));
    QCOMPARE(part(report, "Model").verdict, ProbeLine::Verdict::Yes);
    QCOMPARE(part(report, "Target"),
             (EnvironmentAnswer{EnvironmentAnswer::Part::Target, ProbeLine::Verdict::Yes,
                                QStringLiteral("it says 7")}));
    QCOMPARE(part(report, "Endpoint").verdict, ProbeLine::Verdict::Unknown);
    QCOMPARE(part(report, "Policy").verdict, ProbeLine::Verdict::No);
    QCOMPARE(part(report, "Release home").verdict, ProbeLine::Verdict::Yes);
    QCOMPARE(enforcement(report, "One writer at a time"), Enforcement::Enforced);
    QCOMPARE(enforcement(report, "Approvals and evidence stay as they were signed"), Enforcement::Detected);
    QCOMPARE(enforcement(report, "A step changes only what was observed"), Enforcement::Enforced);
    QCOMPARE(enforcement(report, "Only approved versions are promoted"), Enforcement::Advisory);
    QCOMPARE(enforcement(report, "The rollback condition is watched"), Enforcement::Advisory);

    // An API server compares before it sets, and a rollout holds the cap, as far as nobody else writes.
    auto onCluster = probed;
    onCluster.target.kind = ReleaseTarget::Kind::Endpoint;
    report = probeEnvironment(onCluster, sources, {});
    QCOMPARE(enforcement(report, "A step changes only what was observed"), Enforcement::Enforced);
    QCOMPARE(enforcement(report, "Exposure caps"), Enforcement::Detected);

    sources.target = [](const ReleaseEnvironment& asked) -> Result<QString> {
        return fail(ErrorKind::Unsupported, asked.name);
    };
    QCOMPARE(enforcement(probeEnvironment(onCluster, sources, {}), "Exposure caps"), Enforcement::Advisory);
    report = probeEnvironment(probed, sources, {});
    QCOMPARE(part(report, "Target").verdict, ProbeLine::Verdict::Unknown);
    QCOMPARE(enforcement(report, "A step changes only what was observed"), Enforcement::Advisory);
}

void EnvironmentsTest::peopleReadTheirLanguageAndProgramsEnglish()
{
    auto transport = makeCurlTransport();
    auto vault = makeMemoryVault();
    const EnvironmentSources sources{*transport, *vault};
    QStringList parts, rules;
    const auto english = probeEnvironment(environment(), sources, {});
    for (const auto& line : english.parts)
        parts << environmentPartName(line.part);
    for (const auto& line : english.rules)
        rules << line.rule;
    QCOMPARE(parts.join(u','),
             QStringLiteral("Tracker,Registry,Model,Target,Endpoint,Metrics,Policy,Release home"));
    QVERIFY(rules.contains(QStringLiteral("Exposure caps")));

    const Shouting language;
    for (auto kind : {ReleaseTarget::Kind::Alias, ReleaseTarget::Kind::Stage,
                      ReleaseTarget::Kind::GitManifest, ReleaseTarget::Kind::Endpoint}) {
        auto probed = environment();
        probed.target.kind = kind;
        const auto report = probeEnvironment(probed, sources, {});
        for (qsizetype i = 0; i < report.parts.size(); ++i) {
            const auto& line = report.parts[i];
            QCOMPARE(environmentPartName(line.part), parts[i]);
            QCOMPARE(environmentPartText(line.part), Shouting::of(parts[i]));
            QVERIFY2(Shouting::isIn(line.detail), qPrintable(line.detail));
        }
        for (qsizetype i = 0; i < report.rules.size(); ++i) {
            const auto& line = report.rules[i];
            QCOMPARE(line.rule, rules[i]);
            QCOMPARE(environmentRuleText(line), Shouting::of(rules[i]));
            QVERIFY2(Shouting::isIn(line.reason), qPrintable(line.reason));
        }
    }
}

void EnvironmentsTest::aRealPrometheus()
{
    if (!PrometheusLab::isInstalled())
        QSKIP("prometheus is not installed");
    PrometheusLab lab;
    auto transport = makeCurlTransport();
    auto vault = makeMemoryVault();
    const EnvironmentSources sources{*transport, *vault};
    ReleaseEnvironment watched;
    watched.metricsSource = lab.url() + u'/';
    EnvironmentAnswer line;
    const bool isUp = lab.waitFor([&] {
        line = probeMetricsSource(watched, sources, {});
        return line.verdict == ProbeLine::Verdict::Yes;
    });
    QVERIFY2(isUp, qPrintable(line.detail));
    QCOMPARE(line.detail, QStringLiteral("1 of 1 watched targets are up"));
    // What is no Prometheus is told apart, though it answers.
    auto other = watched;
    other.metricsSource += QStringLiteral("graph");
    QCOMPARE(probeMetricsSource(other, sources, {}).verdict, ProbeLine::Verdict::No);
    lab.stop();
    QCOMPARE(probeMetricsSource(watched, sources, {}).verdict, ProbeLine::Verdict::No);
}

QTEST_GUILESS_MAIN(EnvironmentsTest)
#include "tst_environments.moc"
