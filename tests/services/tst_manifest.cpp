#include "services/home/GitManifestExecutor.h"
#include "services/home/ManifestEntry.h"
#include "services/home/ManifestScalar.h"
#include "tests/support/GitSite.h"
#include "tests/support/Testing.h"

#include <yaml-cpp/yaml.h>

using namespace ph;
using namespace ph::testing;

namespace {

const QString where = QStringLiteral("fraud.yaml");

QByteArray manifest(const QString& name)
{
    QFile file(data(QStringLiteral("manifests/") + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no manifest %s", qPrintable(name));
    return file.readAll();
}

/// Every scalar of a document by its path, as yaml-cpp's own tree sees it: the independent reference.
void collect(const YAML::Node& node, const QString& path, QMap<QString, QString>& scalars)
{
    if (node.IsScalar())
        scalars.insert(path, QString::fromStdString(node.Scalar()));
    if (node.IsSequence()) {
        for (std::size_t i = 0; i < node.size(); ++i)
            collect(node[i], path + QStringLiteral("[%1]").arg(i), scalars);
    }
    if (node.IsMap()) {
        for (const auto& item : node) {
            const auto key = QString::fromStdString(item.first.Scalar());
            collect(item.second,
                    path + (key.contains(u'.') ? QStringLiteral("[\"%1\"]").arg(key)
                            : path.isEmpty()   ? key
                                               : u'.' + key),
                    scalars);
        }
    }
}

QList<QMap<QString, QString>> documents(const QByteArray& yaml)
{
    QList<QMap<QString, QString>> all;
    for (const auto& document : YAML::LoadAll(yaml.toStdString())) {
        all.append(QMap<QString, QString>());
        collect(document, {}, all.last());
    }
    return all;
}

QByteArray changed(const QByteArray& yaml, const char* field, const char* value)
{
    const auto result = withManifestScalar(yaml, QString::fromUtf8(field), QString::fromUtf8(value), where);
    return result ? *result : QByteArrayLiteral("(error) ") + errorKindName(result.error().kind).toUtf8();
}

PlanStep step(const GitSite& site, const QString& expected, const QString& value)
{
    return {QStringLiteral("step-1"), PlanStep::Kind::CommitManifest,
            QStringLiteral("git:%1#deploy/fraud.yaml:spec.predictor.model.storageUri").arg(site.bare()),
            expected, value};
}

GitManifestExecutor executor(GitSite& site, const QString& name)
{
    return GitManifestExecutor(std::move(*site.clone(name)),
                               {QStringLiteral("approver-1"), QStringLiteral("a@example.org")},
                               QStringLiteral("Release 2026-fraud-18"));
}

const QString v17 = QStringLiteral("s3://models/fraud/v17"), v18 = QStringLiteral("s3://models/fraud/v18");

} // namespace

class ManifestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("HOME", "/nonexistent"); }
    void everyScalarChangesAlone_data();
    void everyScalarChangesAlone();
    void quotesStayAndTypesDoNotChange_data();
    void quotesStayAndTypesDoNotChange();
    void whatCannotBeDoneInPlaceIsRefused_data();
    void whatCannotBeDoneInPlaceIsRefused();
    void documentsAreToldApart();
    void anEntryComesAndGoes_data();
    void anEntryComesAndGoes();
    void anEntryWithoutALineOfItsOwnIsLeftToPeople_data();
    void anEntryWithoutALineOfItsOwnIsLeftToPeople();
    void placesAreTakenApart();
    void observesAndChangesTheRemoteHead();
    void comparesBeforeItSets();
    void otherPeoplesCommitsStay();
    void onlyOneOfTwoExecutorsChangesIt();
};

void ManifestTest::everyScalarChangesAlone_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("KServe") << manifest(QStringLiteral("inferenceservice.yaml"));
    QTest::newRow("Deployment") << manifest(QStringLiteral("deployment.yaml"));
    QTest::newRow("CRLF") << manifest(QStringLiteral("deployment.yaml")).replace("\n", "\r\n");
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + manifest(QStringLiteral("inferenceservice.yaml"));
    QTest::newRow("no line end") << manifest(QStringLiteral("inferenceservice.yaml")).trimmed();
}

void ManifestTest::everyScalarChangesAlone()
{
    QFETCH(QByteArray, yaml);
    const auto before = documents(yaml);
    int tried = 0, refused = 0;
    for (qsizetype d = 0; d < before.size(); ++d) {
        const auto select = QStringLiteral("%1/%2:").arg(before[d][QStringLiteral("kind")],
                                                         before[d][QStringLiteral("metadata.name")]);
        for (auto it = before[d].begin(); it != before[d].end(); ++it) {
            if (it.key() == QLatin1String("kind") || it.key() == QLatin1String("metadata.name"))
                continue;
            auto found = findManifestScalar(yaml, select + it.key(), where);
            if (!found) {
                QCOMPARE(found.error().kind, ErrorKind::Unsupported);
                ++refused; // blocks and folded text
                continue;
            }
            QCOMPARE(found->value, it.value());
            for (const char* value : {"8", "v8", "", "true", "1.10", "it's: a \"test\" # {x}, [y]", " s\\p ",
                                      "欺诈", "- x", "&a", "2026-01-01"}) {
                ++tried;
                auto after = withManifestScalar(yaml, select + it.key(), QString::fromUtf8(value), where);
                QVERIFY_RESULT(after);
                // Every other byte is as it was …
                QCOMPARE(after->left(found->begin), yaml.left(found->begin));
                QCOMPARE(after->right(yaml.size() - found->end), yaml.mid(found->end));
                // … and to a reader only this scalar has changed.
                auto expected = before;
                expected[d][it.key()] = QString::fromUtf8(value);
                QCOMPARE(documents(*after), expected);
                // There and back is the file, where the style could stay.
                if (auto back = withManifestScalar(*after, select + it.key(), it.value(), where);
                    found->style != ManifestScalar::Style::Plain)
                    QCOMPARE(*back, yaml);
            }
        }
    }
    QVERIFY(tried > 100);
    QVERIFY(refused <= 2);
}

void ManifestTest::quotesStayAndTypesDoNotChange_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* value, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(value) << QByteArray(after);
    };
    row("plain", "a: x7 # c\n", "x8", "a: x8 # c\n");
    row("number stays a number", "a: 7\n", "8", "a: 8\n");
    row("threshold stays a number", "a: 0.5 # cutoff\n", "-0.75", "a: -0.75 # cutoff\n");
    row("whole number and fraction", "a: 1\n", "0.7", "a: 0.7\n");
    row("version loses no zero", "a: 1.9\n", "1.10", "a: \"1.10\"\n");
    row("text does not become a number", "a: v7\n", "8", "a: \"8\"\n");
    row("a version is no decimal", "a: 7\n", "1.10", "a: \"1.10\"\n");
    row("nor a truth value", "a: v7\n", "no", "a: \"no\"\n");
    row("nor octal", "a: 7\n", "010", "a: \"010\"\n");
    row("nor nothing", "a: v7\n", "null", "a: \"null\"\n");
    row("nor a comment", "a: v7\n", "x #y", "a: \"x #y\"\n");
    row("double", "a: \"7\" \n", "8", "a: \"8\" \n");
    row("single", "a: '7'\n", "it's", "a: 'it''s'\n");
    row("digest", "a: m@sha256:00ff\n", "m@sha256:11ee", "a: m@sha256:11ee\n");
    row("in a flow list", "a: [x, y7, z]\n", "", "(error) unsupported");
}

void ManifestTest::quotesStayAndTypesDoNotChange()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, after);
    QCOMPARE(changed(before, "a", value.constData()), after);
}

void ManifestTest::whatCannotBeDoneInPlaceIsRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const QByteArray& yaml, const char* kind, const char* word) {
        QTest::newRow(name) << yaml << QString::fromLatin1(kind) << QString::fromLatin1(word);
    };
    row("anchor", "a:\n  b: &x v7\nc: *x\n", "unsupported", "anchor");
    row("alias", "c: &x v7\na:\n  b: *x\n", "unsupported", "alias");
    row("within an anchor", "a: &x\n  b: v7\nc: *x\n", "unsupported", "anchor");
    row("through an alias", "c: &x\n  b: v7\na: *x\n", "not-found", "field");
    row("merged", "c: &x\n  b: v7\na:\n  <<: *x\n", "not-found", "<<");
    row("tag", "a:\n  b: !!str 7\n", "unsupported", "tag");
    row("literal block", "a:\n  b: |\n    v7\n", "unsupported", "block");
    row("folded block", "a:\n  b: >-\n    v7\n", "unsupported", "block");
    row("two lines", "a:\n  b: one\n    two\n", "unsupported", "lines");
    row("two quoted lines", "a:\n  b: \"one\n    two\"\n", "unsupported", "lines");
    row("nothing", "a:\n  b:\nc: 1\n", "unsupported", "nothing");
    row("mapping", "a:\n  b: {c: d}\n", "unsupported", "mapping");
    row("twice", "a:\n  b: 1\n  b: 2\n", "unreadable", "twice");
    row("two documents", "a: {b: 1}\n---\na: {b: 2}\n", "invalid", "say which");
    row("broken", "a: [\n", "unreadable", "line");
    row("not UTF-8", "a:\n  b: \xff\n", "unreadable", "UTF-8");
    row("absent", "a: {c: 1}\n", "not-found", "field");
    row("empty", "", "not-found", "field");
    row("deep", "a: " + QByteArray(100'000, '['), "unreadable", "deep");
    row("deep lists", "a: b\n---\n" + QByteArray("- ").repeated(100'000) + "x", "unreadable", "deep");
}

void ManifestTest::whatCannotBeDoneInPlaceIsRefused()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, kind);
    QFETCH(QString, word);
    const auto result = withManifestScalar(yaml, QStringLiteral("a.b"), QStringLiteral("v8"), where);
    QVERIFY(!result);
    QCOMPARE(errorKindName(result.error().kind), kind);
    QVERIFY2(result.error().detail.contains(word), qPrintable(result.error().detail));
}

void ManifestTest::documentsAreToldApart()
{
    const auto yaml = manifest(QStringLiteral("deployment.yaml"));
    const auto find = [&](const char* field) {
        return findManifestScalar(yaml, QString::fromUtf8(field), where);
    };
    QCOMPARE(find("spec.template.spec.containers[1].image")->value,
             QStringLiteral("registry.example.org/fraud:7"));
    QVERIFY_ERROR(find("metadata.name"), ErrorKind::Invalid);
    QCOMPARE(find("Deployment/fraud-scorer:metadata.namespace")->value, QStringLiteral("models-prod"));
    QVERIFY_ERROR(find("Deployment/other:metadata.namespace"), ErrorKind::NotFound);
    for (const char* bad : {"", ".", "a..b", "a[", "a[x]", "a[-1]", "[\"\"]", "a b"})
        QVERIFY_ERROR(find(bad), ErrorKind::Invalid);
    QVERIFY_ERROR(withManifestScalar(yaml, QStringLiteral("data.threshold"), QStringLiteral("1\n2"), where),
                  ErrorKind::Invalid);
}

void ManifestTest::anEntryComesAndGoes_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("with");
    QTest::newRow("first") << QByteArray("kind: A\nspec:\n  predictor:\n    model:\n      uri: x # here\n")
                           << QByteArray(
                                  "kind: A\nspec:\n  predictor:\n    percent: 10\n    model:\n      uri: x "
                                  "# here\n");
    QTest::newRow("behind others, with CRLF")
        << QByteArray("spec:\r\n  predictor:\r\n    min: 1\r\n    # files\r\n    model:\r\n      uri: x")
        << QByteArray(
               "spec:\r\n  predictor:\r\n    min: 1\r\n    # files\r\n    percent: 10\r\n    model:\r\n"
               "      uri: x");
    QTest::newRow("in front of a flow")
        << QByteArray("spec:\n  predictor:\n    model: {uri: x}\n")
        << QByteArray("spec:\n  predictor:\n    percent: 10\n    model: {uri: x}\n");
}

void ManifestTest::anEntryComesAndGoes()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, with);
    const auto percent = QStringLiteral("spec.predictor.percent"),
               uri = QStringLiteral("spec.predictor.model.uri");
    const auto change = [&](const QByteArray& text, const std::optional<QString>& value) {
        return withManifestEntry(text, percent, value, uri, where).value_or("(error)");
    };
    QCOMPARE(*manifestEntry(yaml, percent, where), std::optional<QString>());
    QCOMPARE(change(yaml, QStringLiteral("10")), with);
    QCOMPARE(*manifestEntry(with, percent, where), std::optional(QStringLiteral("10")));
    QCOMPARE(change(change(with, QStringLiteral("25")), QStringLiteral("10")), with);
    QCOMPARE(change(with, std::nullopt), yaml);
    QCOMPARE(change(yaml, std::nullopt), yaml);
}

void ManifestTest::anEntryWithoutALineOfItsOwnIsLeftToPeople_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("a flow") << QByteArray("spec: {predictor: {model: {uri: x}}}\n") << false;
    QTest::newRow("a flow with it") << QByteArray("spec: {predictor: {percent: 10, model: {uri: x}}}\n")
                                    << true;
    QTest::newRow("an anchor") << QByteArray(
                                      "spec:\n  predictor: &p\n    percent: 10\n    model:\n      uri: x\n")
                               << true;
}

void ManifestTest::anEntryWithoutALineOfItsOwnIsLeftToPeople()
{
    QFETCH(QByteArray, yaml);
    QFETCH(bool, isThere);
    const auto value = isThere ? std::nullopt : std::optional(QStringLiteral("10"));
    QVERIFY_ERROR(withManifestEntry(yaml, QStringLiteral("spec.predictor.percent"), value,
                                    QStringLiteral("spec.predictor.model.uri"), where),
                  ErrorKind::Unsupported);
}

void ManifestTest::placesAreTakenApart()
{
    const auto place = parseManifestPlace(
        QStringLiteral("git:https://git.example.org/m.git#a/b.yaml:Deployment/x:spec.c[0].image"));
    QVERIFY_RESULT(place);
    QCOMPARE(*place,
             (ManifestPlace{QStringLiteral("https://git.example.org/m.git"), QStringLiteral("a/b.yaml"),
                            QStringLiteral("Deployment/x:spec.c[0].image")}));
    for (const char* bad :
         {"models:/fraud@champion", "git:/srv/m.git", "git:/srv/m.git#a.yaml", "git:/srv/m.git#../a.yaml:b",
          "git:/srv/m.git#.git/config:b", "git:relative#a.yaml:b"})
        QVERIFY_ERROR(parseManifestPlace(QString::fromLatin1(bad)), ErrorKind::Invalid);
}

void ManifestTest::observesAndChangesTheRemoteHead()
{
    GitSite site;
    const auto yaml = manifest(QStringLiteral("inferenceservice.yaml"));
    site.person(QStringLiteral("deploy/fraud.yaml"), yaml, QStringLiteral("Serve 17"));
    auto git = executor(site, QStringLiteral("ours"));
    QCOMPARE(*git.observe(step(site, v17, v18)), v17);
    QVERIFY_RESULT(git.apply(step(site, v17, v18)));
    QCOMPARE(*git.observe(step(site, v17, v18)), v18);
    QCOMPARE(site.show(QStringLiteral("deploy/fraud.yaml")),
             QByteArray(yaml).replace("fraud/v17 ", "fraud/v18 "));
    const auto log = site.inBare({QStringLiteral("log"), QStringLiteral("-1"),
                                  QStringLiteral("--format=%an%n%B"), QStringLiteral("main")});
    QVERIFY2(log.startsWith("approver-1\nRelease 2026-fraud-18\n") && log.contains("Step: step-1"),
             log.constData());
    auto elsewhere = step(site, v17, v18);
    elsewhere.place.replace(QLatin1String("site.git"), QLatin1String("other.git"));
    QVERIFY_ERROR(git.apply(elsewhere), ErrorKind::Invalid);
    auto missing = step(site, v17, v18);
    missing.place.replace(QLatin1String("fraud.yaml"), QLatin1String("none.yaml"));
    QVERIFY_ERROR(git.observe(missing), ErrorKind::NotFound);
}

void ManifestTest::comparesBeforeItSets()
{
    GitSite site;
    site.person(QStringLiteral("deploy/fraud.yaml"), manifest(QStringLiteral("inferenceservice.yaml")),
                QStringLiteral("Serve 17"));
    auto git = executor(site, QStringLiteral("ours"));
    auto applied = git.apply(step(site, QStringLiteral("s3://models/fraud/v16"), v18));
    QVERIFY_ERROR(applied, ErrorKind::Conflict);
    QVERIFY2(applied.error().detail.contains(v17) &&
                 applied.error().detail.contains(QLatin1String("Serve 17")),
             qPrintable(applied.error().detail));
    QCOMPARE(site.commits(), 1);
}

void ManifestTest::otherPeoplesCommitsStay()
{
    GitSite site;
    site.person(QStringLiteral("deploy/fraud.yaml"), manifest(QStringLiteral("inferenceservice.yaml")),
                QStringLiteral("Serve 17"));
    auto git = executor(site, QStringLiteral("ours"));
    QCOMPARE(*git.observe(step(site, v17, v18)), v17);
    auto edited =
        manifest(QStringLiteral("inferenceservice.yaml")).replace("maxReplicas: 4", "maxReplicas: 6");
    site.person(QStringLiteral("deploy/fraud.yaml"), edited, QStringLiteral("More replicas"));
    QVERIFY_RESULT(git.apply(step(site, v17, v18)));
    QCOMPARE(site.show(QStringLiteral("deploy/fraud.yaml")), edited.replace("fraud/v17 ", "fraud/v18 "));
    QCOMPARE(site.commits(), 3);
}

void ManifestTest::onlyOneOfTwoExecutorsChangesIt()
{
    GitSite site;
    site.person(QStringLiteral("deploy/fraud.yaml"), manifest(QStringLiteral("inferenceservice.yaml")),
                QStringLiteral("Serve 17"));
    auto ours = executor(site, QStringLiteral("ours"));
    auto theirs = executor(site, QStringLiteral("theirs"));
    QCOMPARE(*theirs.observe(step(site, v17, v18)), v17);
    QVERIFY_RESULT(ours.apply(step(site, v17, v18)));
    QVERIFY_ERROR(theirs.apply(step(site, v17, QStringLiteral("s3://models/fraud/v19"))),
                  ErrorKind::Conflict);
    QCOMPARE(site.commits(), 2);
}

QTEST_GUILESS_MAIN(ManifestTest)
#include "tst_manifest.moc"
