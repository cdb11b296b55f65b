#include "services/release/RegistryExecutor.h"

#include "services/http/CurlTransport.h"
#include "tests/support/FakeRegistry.h"
#include "tests/support/ReleaseSamples.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;
using Kind = PlanStep::Kind;

namespace {

PlanStep step(Kind kind, const char* place, const char* expected, const char* value)
{
    return {QStringLiteral("s01"), kind, QLatin1String(place), QLatin1String(expected), QLatin1String(value)};
}

struct Desk {
    Desk()
    {
        registry.add(QStringLiteral("fraud"), 7);
        registry.add(QStringLiteral("greeting"), 3);
    }
    FakeRegistry registry;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    HttpCredentials credentials;
    RegistryExecutor executor{registry, &registry, CallContext{*transport, credentials, {}}};
};

} // namespace

class TestReleaseRegistry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfPlaceIsChangedByOneRequest_data();
    void everyKindOfPlaceIsChangedByOneRequest();
    void whatIsNoPlaceIsRefused_data();
    void whatIsNoPlaceIsRefused();
    void aRefusalIsNotAskedAgain();
    void severalVersionsInAStageAreAllNamed();
    void whatCannotBeLookedAtIsNotEmpty();
    void stepsGoToWhereTheirPlaceIs();
    void aRegistryThatIsOnlyReadIsObservedAndNeverChanged();
    void placesTellTheKindOfTheirStep();
};

void TestReleaseRegistry::everyKindOfPlaceIsChangedByOneRequest_data()
{
    QTest::addColumn<PlanStep>("there");
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("away");
    const auto row = [](const char* name, const PlanStep& there, const char* act, const char* away) {
        QTest::newRow(name) << there << QString::fromLatin1(act) << QString::fromLatin1(away);
    };
    row("alias", step(Kind::SetAlias, "models:/fraud@champion", "", "7"), "alias fraud@champion=7",
        "alias fraud@champion=");
    row("prompt", step(Kind::SetAlias, "prompts:/greeting@champion", "", "3"), "alias greeting@champion=3",
        "alias greeting@champion=");
    row("stage", step(Kind::SetStage, "models:/fraud/Production", "", "7"), "stage fraud/7=Production",
        "stage fraud/7=None");
    row("version's tag", step(Kind::SetTag, "models:/fraud/7#pilothouse.release", "", "r1"),
        "tag fraud/7#pilothouse.release=r1", "tag fraud/7#pilothouse.release=");
    row("model's tag", step(Kind::SetTag, "models:/fraud#pilothouse.threshold.review", "", "0.84"),
        "tag fraud#pilothouse.threshold.review=0.84", "tag fraud#pilothouse.threshold.review=");
}

void TestReleaseRegistry::everyKindOfPlaceIsChangedByOneRequest()
{
    QFETCH(PlanStep, there);
    QFETCH(QString, act);
    QFETCH(QString, away);
    Desk desk;
    QCOMPARE(desk.executor.observe(there).value(), QString());
    QVERIFY_RESULT(desk.executor.apply(there));
    QCOMPARE(desk.executor.observe(there).value(), there.value);
    auto gone = there;
    std::swap(gone.expected, gone.value);
    QVERIFY_RESULT(desk.executor.apply(gone));
    QCOMPARE(desk.executor.observe(there).value(), QString());
    QCOMPARE(desk.registry.acts, (QStringList{act, away}));
}

void TestReleaseRegistry::whatIsNoPlaceIsRefused_data()
{
    QTest::addColumn<PlanStep>("odd");
    QTest::newRow("nothing") << step(Kind::SetAlias, "", "", "7");
    QTest::newRow("no alias") << step(Kind::SetAlias, "models:/fraud", "", "7");
    QTest::newRow("empty alias") << step(Kind::SetAlias, "models:/fraud@", "", "7");
    QTest::newRow("no model") << step(Kind::SetAlias, "models:/@champion", "", "7");
    QTest::newRow("a path") << step(Kind::SetAlias, "models:/a/b@champion", "", "7");
    QTest::newRow("no stage") << step(Kind::SetStage, "models:/fraud", "", "7");
    QTest::newRow("a prompt's stage") << step(Kind::SetStage, "prompts:/greeting/Production", "", "3");
    QTest::newRow("no tag") << step(Kind::SetTag, "models:/fraud/7", "", "x");
    QTest::newRow("no version") << step(Kind::SetTag, "models:/fraud/#tag", "", "x");
    QTest::newRow("Git") << step(Kind::CommitManifest, "git:/r#f:x", "", "x");
}

void TestReleaseRegistry::whatIsNoPlaceIsRefused()
{
    QFETCH(PlanStep, odd);
    Desk desk;
    QVERIFY_ERROR(desk.executor.observe(odd), ErrorKind::Invalid);
    QVERIFY_ERROR(desk.executor.apply(odd), ErrorKind::Invalid);
    QVERIFY(desk.registry.acts.isEmpty());
}

void TestReleaseRegistry::aRefusalIsNotAskedAgain()
{
    Desk desk;
    desk.registry.failsWith = Error::make(ErrorKind::ServerFault, QStringLiteral("registry"));
    const auto alias = step(Kind::SetAlias, "models:/fraud@champion", "", "7");
    QVERIFY_ERROR(desk.executor.apply(alias), ErrorKind::ServerFault);
    QCOMPARE(desk.registry.acts.size(), 1);
    QCOMPARE(desk.executor.observe(alias).value(), QString());
}

void TestReleaseRegistry::aRegistryThatIsOnlyReadIsObservedAndNeverChanged()
{
    Desk desk;
    desk.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] = QStringLiteral("6");
    RegistryExecutor onlyRead{desk.registry, nullptr, CallContext{*desk.transport, desk.credentials, {}}};
    const auto alias = step(Kind::SetAlias, "models:/fraud@champion", "6", "7");
    QCOMPARE(onlyRead.observe(alias).value(), QStringLiteral("6"));
    QVERIFY_ERROR(onlyRead.apply(alias), ErrorKind::Unsupported);
    QVERIFY(desk.registry.acts.isEmpty());
}

void TestReleaseRegistry::severalVersionsInAStageAreAllNamed()
{
    Desk desk;
    for (auto& version : desk.registry.versions[QStringLiteral("fraud")]) {
        if (version.version == QLatin1String("5") || version.version == QLatin1String("6"))
            version.stage = QStringLiteral("Production");
    }
    const auto production = step(Kind::SetStage, "models:/fraud/Production", "6, 5", "7");
    QCOMPARE(desk.executor.observe(production).value(), QStringLiteral("6, 5"));
    QVERIFY_RESULT(desk.executor.apply(production)); // alone afterwards
    QCOMPARE(desk.executor.observe(production).value(), QStringLiteral("7"));
}

void TestReleaseRegistry::whatCannotBeLookedAtIsNotEmpty()
{
    Desk desk;
    QVERIFY_ERROR(desk.executor.observe(step(Kind::SetAlias, "models:/other@champion", "", "7")),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(desk.executor.observe(step(Kind::SetTag, "models:/other#tag", "", "7")),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(desk.executor.observe(step(Kind::SetTag, "models:/fraud/9#tag", "", "7")),
                  ErrorKind::NotFound);
}

void TestReleaseRegistry::stepsGoToWhereTheirPlaceIs()
{
    Desk desk;
    PlaceExecutor registryOnly(&desk.executor, nullptr);
    QVERIFY_RESULT(registryOnly.apply(step(Kind::SetAlias, "models:/fraud@champion", "", "7")));
    const auto manifest = step(Kind::CommitManifest, "git:/repo#fraud.yaml:spec.uri", "6", "7");
    QVERIFY_ERROR(registryOnly.observe(manifest), ErrorKind::Unsupported);
    QVERIFY_ERROR(registryOnly.apply(manifest), ErrorKind::Unsupported);
    PlaceExecutor nobody(nullptr, nullptr);
    QVERIFY_ERROR(nobody.observe(step(Kind::SetAlias, "models:/fraud@champion", "", "7")),
                  ErrorKind::Unsupported);
}

void TestReleaseRegistry::placesTellTheKindOfTheirStep()
{
    const auto environment = production();
    const auto plan = samplePlan(environment);
    for (const auto& planned : plan.steps)
        QVERIFY(stepKindAt(planned.place, environment.target) == planned.kind);
}

QTEST_GUILESS_MAIN(TestReleaseRegistry)
#include "tst_release_registry.moc"
