#include "models/values/LineDiff.h"
#include "services/rollout/RolloutTrial.h"
#include "tests/services/ArgoLab.h"
#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

struct Tried {
    QStringList steps;
    QList<RolloutTrial> trials;
};

template <class Lab>
Tried tryAll(Lab& lab)
{
    Tried tried;
    const auto seen = lab.site.look(lab.plan(), RolloutSite::StableLook::Skip, lab.nowMs);
    if (!seen)
        qFatal("%s", qPrintable(seen.error().detail));
    const auto writes = foreseenWrites(lab.plan());
    for (const auto& [step, write] : writes) {
        const auto* forward = std::get_if<RolloutStep>(&step);
        tried.steps << (forward ? rolloutStepTitle(*forward) : wayBackName(std::get<WayBack>(step)));
        const auto trials = lab.site.tryOut(lab.plan(), *seen, write);
        if (!trials)
            qFatal("%s: %s", qPrintable(tried.steps.last()), qPrintable(trials.error().detail));
        tried.trials += *trials;
    }
    return tried;
}

} // namespace

/// What a rollout will ask, shown before it does.
class TestRolloutRequests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStepIsTriedWithoutEffect_data();
    void eachStepIsTriedWithoutEffect();
    void ofArgoOnlyWhatWeAskIsShown();
    void aStepThatAsksForNothingNewIsLeftOut();
};

void TestRolloutRequests::eachStepIsTriedWithoutEffect_data()
{
    QTest::addColumn<Ground>("ground");
    QTest::addColumn<QString>("steps");
    const QString shares = QStringLiteral("the candidate at 0 %,10 % of the requests,50 % of the requests,");
    const QString promotion = QStringLiteral("promotion,take-back,restore,release");
    // Listed beside the stable one the candidate has everything before it takes its place.
    const QString whole = QStringLiteral("100 % of the requests,");
    QTest::newRow("Knative") << Ground::Knative << shares + promotion;
    QTest::newRow("Standard") << Ground::Standard << shares + whole + promotion;
    QTest::newRow("Seldon") << Ground::Seldon << shares + whole + promotion;
}

void TestRolloutRequests::eachStepIsTriedWithoutEffect()
{
    QFETCH(Ground, ground);
    QFETCH(QString, steps);
    RolloutLab lab(canaryAsk(), ground);
    const auto before = lab.object();
    const auto tried = tryAll(lab);
    QCOMPARE(tried.steps.join(u','), steps);
    QCOMPARE(tried.trials.size(), tried.steps.size());
    const auto& deployment = tried.trials.first();
    QVERIFY2(deployment.request.startsWith(QLatin1String("PATCH ")), qPrintable(deployment.request));
    QVERIFY(deployment.request.contains(QLatin1String("s3://models/v3")));
    QVERIFY(deployment.after.contains(QLatin1String("s3://models/v3")));
    QVERIFY(!deployment.before.contains(QLatin1String("s3://models/v3")));
    // The way back ends where all began.
    QCOMPARE(differingLines(tried.trials.last().before, tried.trials.last().after), QStringList());
    QVERIFY(lab.object() == before);
}

void TestRolloutRequests::ofArgoOnlyWhatWeAskIsShown()
{
    ArgoLab lab;
    const auto before = lab.object();
    const auto tried = tryAll(lab);
    QCOMPARE(tried.steps.join(u','), QStringLiteral("the candidate at 0 %,take-back,restore"));
    QVERIFY2(tried.trials.first().request.contains(QLatin1String("/analysistemplates/")),
             qPrintable(tried.trials.first().request));
    QVERIFY(lab.object() == before);
}

void TestRolloutRequests::aStepThatAsksForNothingNewIsLeftOut()
{
    RolloutLab lab;
    auto plan = lab.plan();
    const auto whole = foreseenWrites(plan).size();
    plan.steps.insert(deployStep + 1, plan.steps[deployStep]);
    QCOMPARE(foreseenWrites(plan).size(), whole);
}

QTEST_GUILESS_MAIN(TestRolloutRequests)
#include "tst_rollout_requests.moc"
