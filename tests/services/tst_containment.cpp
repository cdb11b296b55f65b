#include "services/containment/ContainmentOptions.h"
#include "services/containment/ContainmentRanking.h"

#include "tests/support/Shouting.h"

#include <QTest>

using namespace ph;
using ph::testing::Shouting;

namespace {

using Option = ContainmentOption;
using Standing = Option::Standing;

constexpr std::int64_t minute = 60'000, now = 1'795'000'000'000;

Option option(const char* target, ContainmentKind kind, Standing standing, std::optional<double> radius,
              Option::Reversibility back, std::optional<std::int64_t> effectMs)
{
    Option made;
    made.target = QLatin1String(target);
    made.kind = kind;
    made.standing = standing;
    made.radius = radius;
    made.reversibility = back;
    made.effectMs = effectMs;
    return made;
}

/// An environment whose release "r7" made fraud 7 live, and whose key is listed.
ContainmentFacts facts()
{
    ContainmentFacts known;
    known.nowMs = now;
    known.incident.id = QStringLiteral("inc-00000001");
    known.incident.environment = QStringLiteral("prod");
    known.incident.endpoints = {QStringLiteral("models/fraud")};
    known.incident.requestsPerSecond = 50;
    known.environment = ReleaseEnvironment();
    known.environment->name = QStringLiteral("prod");
    known.policy = Policy();
    known.ownKey = QStringLiteral("key-1");
    known.standing = ContainmentFacts::KeyStanding::Listed;
    known.controlled = {QStringLiteral("lab"), QStringLiteral("oncall")};
    ReleaseRecord last;
    last.plan.id = QStringLiteral("r7");
    last.plan.parts = {
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), QStringLiteral("6"), QStringLiteral("7"), {}}};
    last.plan.rollback.targets = {
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("6"), {}}};
    last.changedMs = now - 30 * minute;
    known.last = last;
    return known;
}

KnownEndpoint endpoint(ServingSystem system, const QList<TrafficShare>& observed)
{
    Endpoint made;
    made.system = system;
    made.ns = QStringLiteral("models");
    made.name = QStringLiteral("fraud");
    made.observed = {ObservedTraffic::Source::RouteWeights, observed, {}};
    made.seenMs = now - minute;
    return {made, QStringLiteral("lab")};
}

const TrafficShare stable{QStringLiteral("fraud-6"), 80, TrafficShare::Role::Stable},
    candidate{QStringLiteral("fraud-7"), 20, TrafficShare::Role::Candidate};

Option only(const QList<Option>& options, ContainmentKind kind)
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [kind](const Option& each) { return each.kind == kind; });
    return found == options.end() ? Option() : *found;
}

} // namespace

/// What can be done against an incident, from what was cached.
class TestContainment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneIsTriedBeforeAnother_data()
    {
        using Kind = ContainmentKind;
        using Back = Option::Reversibility;
        QTest::addColumn<Option>("first");
        QTest::addColumn<Option>("second");
        const auto usual = option("a", Kind::ShiftTraffic, Standing::Possible, 50, Back::SameAct, minute);
        const auto with = [&](auto change) {
            auto other = usual;
            change(other);
            return other;
        };
        QTest::newRow("possible before lacking, however small")
            << usual << with([](Option& o) { o.standing = Standing::Lacking, o.radius = 1; });
        QTest::newRow("lacking before impossible")
            << with([](Option& o) { o.standing = Standing::Lacking; })
            << with([](Option& o) { o.standing = Standing::Impossible; });
        QTest::newRow("what helps users before a silence, which touches none")
            << with([](Option& o) { o.radius = 100; })
            << with([](Option& o) { o.kind = Kind::Silence, o.radius = 0; });
        QTest::newRow("the smaller radius before the sooner")
            << with([](Option& o) { o.radius = 10, o.effectMs.reset(); }) << usual;
        QTest::newRow("a radius that is not known is all")
            << with([](Option& o) { o.radius = 99; }) << with([](Option& o) { o.radius.reset(); });
        QTest::newRow("the easier way back before the sooner")
            << usual << with([](Option& o) { o.reversibility = Back::NewRelease, o.effectMs = 1; });
        QTest::newRow("the sooner") << usual << with([](Option& o) { o.effectMs = 2 * minute; });
        QTest::newRow("a time that is not known last") << with([](Option& o) { o.effectMs = 99 * minute; })
                                                       << with([](Option& o) { o.effectMs.reset(); });
        QTest::newRow("else by kind") << with([](Option& o) { o.kind = Kind::ReduceCanary; }) << usual;
        QTest::newRow("and by target") << usual << with([](Option& o) { o.target = QStringLiteral("b"); });
    }

    void oneIsTriedBeforeAnother()
    {
        QFETCH(Option, first);
        QFETCH(Option, second);
        QVERIFY(isTriedBefore(first, second));
        QVERIFY(!isTriedBefore(second, first));
        QVERIFY(!isTriedBefore(first, first));
        QCOMPARE(rankedContainment({second, first}), (QList<Option>{first, second}));
    }

    void everyKindIsToldWithTheReasonWhyItIsNotPossible()
    {
        ContainmentFacts nothing;
        nothing.incident.environment = QStringLiteral("prod");
        const auto options = containmentOptions(nothing);
        QCOMPARE(options.size(), containmentKindNames().size());
        for (const auto& each : options) {
            QCOMPARE(each.standing, Standing::Impossible);
            QVERIFY(!each.missing.isEmpty());
            QVERIFY(containmentCommand(each.act, {}).isEmpty());
        }
    }

    void aCandidateGoesToNothing()
    {
        auto known = facts();
        known.endpoints = {endpoint(ServingSystem::KServe, {stable, candidate})};
        const auto first = containmentOptions(known).constFirst(); // it touches least
        QCOMPARE(first.kind, ContainmentKind::ReduceCanary);
        QCOMPARE(first.standing, Standing::Possible);
        QCOMPARE(first.permit, Option::Permit::Unknown); // only the cluster knows
        QCOMPARE(first.shareBefore, std::optional(20.0));
        QCOMPARE(first.shareAfter, std::optional(0.0));
        QCOMPARE(first.requestsPerMinute, std::optional(600.0)); // 50 a second, a fifth of them
        QVERIFY(!first.usersPerMinute);                          // nobody said how many requests a user makes
        QCOMPARE(first.observedMs, now - minute);
        QCOMPARE(containmentCommand(first.act, {}),
                 QStringLiteral("pilothouse traffic 'models/fraud' --set 'candidate=0' --connection 'lab'"));
    }

    void whereSeveralEndpointsAreAffectedNobodyKnowsWhichHasHowManyRequests()
    {
        auto known = facts();
        known.incident.endpoints << QStringLiteral("models/other");
        known.endpoints = {endpoint(ServingSystem::KServe, {stable, candidate})};
        QVERIFY(!only(containmentOptions(known), ContainmentKind::ReduceCanary).requestsPerMinute);
    }

    void theRolloutOfAReleaseIsAskedAndNobodyMovesWeightsBesideIt()
    {
        auto known = facts();
        known.endpoints = {endpoint(ServingSystem::KServe, {stable, candidate})};
        auto& target = known.environment->target;
        target.kind = ReleaseTarget::Kind::Endpoint;
        target.connection = QStringLiteral("lab");
        target.ns = QStringLiteral("models");
        target.name = QStringLiteral("fraud");
        known.underWay = known.last;
        known.underWay->plan.id = QStringLiteral("r8");
        known.underWay->plan.rollout = QStringLiteral("{}");
        known.underWay->heartbeatMs = now - minute;
        const auto driven = only(containmentOptions(known), ContainmentKind::ReduceCanary);
        QCOMPARE(driven.act.how, ContainmentAct::How::AbortRollout);
        QCOMPARE(driven.act.subject, QStringLiteral("r8"));
        QVERIFY(driven.effectMs);
        known.underWay->heartbeatMs = now - 60 * minute;
        const auto left = only(containmentOptions(known), ContainmentKind::ReduceCanary);
        QVERIFY(!left.effectMs); // nobody would heed it by itself
        QVERIFY(left.effectGround.contains(QLatin1String("release drive r8")));
    }

    void anotherRevisionIsAShiftAndAnotherThingBehindARouteAFallback()
    {
        const TrafficShare other{QStringLiteral("rules"), 0, TrafficShare::Role::Other};
        auto known = facts();
        known.endpoints = {endpoint(ServingSystem::Knative, {stable, other})};
        auto options = containmentOptions(known);
        QCOMPARE(only(options, ContainmentKind::ShiftTraffic).standing, Standing::Possible);
        QCOMPARE(only(options, ContainmentKind::Fallback).standing, Standing::Impossible);
        known.endpoints = {endpoint(ServingSystem::GatewayApi, {stable, other})};
        options = containmentOptions(known);
        QCOMPARE(only(options, ContainmentKind::ShiftTraffic).standing, Standing::Impossible);
        const auto fallback = only(options, ContainmentKind::Fallback);
        QCOMPARE(fallback.act.shares, (QMap<QString, double>{{QStringLiteral("rules"), 100}}));
        QCOMPARE(fallback.radius, std::optional(100.0));
    }

    /// The route is not among what the incident names; its environment says where to switch to.
    void theFallbackIsTheOneThatTheEnvironmentNames()
    {
        const TrafficShare scorer{QStringLiteral("scorer"), 100, TrafficShare::Role::Stable},
            rules{QStringLiteral("rules"), 0, TrafficShare::Role::Other},
            mirror{QStringLiteral("mirror"), 0, TrafficShare::Role::Other};
        auto known = facts();
        known.environment->fallback = FallbackTarget{QStringLiteral("lab"), QStringLiteral("models"),
                                                     QStringLiteral("gate"), QStringLiteral("rules")};
        const auto fallback = [&] { return only(containmentOptions(known), ContainmentKind::Fallback); };
        QCOMPARE(fallback().standing, Standing::Impossible);
        QVERIFY(fallback().missing.join(u' ').contains(QLatin1String("models/gate")));

        auto route = endpoint(ServingSystem::GatewayApi, {scorer});
        route.endpoint.name = QStringLiteral("gate");
        known.fallback = route;
        QCOMPARE(fallback().standing, Standing::Impossible); // nothing of that name is behind it
        QVERIFY(fallback().missing.join(u' ').contains(QLatin1String("rules")));
        known.fallback->endpoint.declared = {scorer, mirror, rules}; // it gets nothing, and is not observed
        known.endpoints = {*known.fallback};                         // the incident may name the route, too
        const auto options = containmentOptions(known);
        QCOMPARE(std::count_if(options.begin(), options.end(),
                               [](const Option& each) { return each.kind == ContainmentKind::Fallback; }),
                 1); // and no other thing
        QCOMPARE(fallback().standing, Standing::Possible);
        QCOMPARE(containmentCommand(fallback().act, {}),
                 QStringLiteral("pilothouse traffic 'models/gate' --set 'rules=100' --connection 'lab'"));
        QCOMPARE(fallback().radius, std::optional(100.0));

        known.fallback->endpoint.observed.shares = {
            {QStringLiteral("rules"), 100, TrafficShare::Role::Other}};
        QCOMPARE(fallback().standing, Standing::Impossible); // it has all of it already
    }

    /// The window's language counts, and a command has none.
    void everySentenceIsInTheLanguageOfWhoeverReads()
    {
        auto known = facts();
        known.endpoints = {endpoint(ServingSystem::KServe, {stable, candidate})};
        known.alerts = {{QStringLiteral("ErrorsHigh"), QStringLiteral("oncall"), now}};
        known.controlled.clear();
        auto nothing = facts();
        nothing.environment.reset();
        const auto commands = [](const QList<Option>& options) {
            QStringList texts;
            for (const auto& each : options)
                texts << containmentCommand(each.act, QStringLiteral("why"));
            return texts;
        };
        const auto english = commands(containmentOptions(known));
        const Shouting language;
        QCOMPARE(commands(containmentOptions(known)), english);
        for (const auto& each : containmentOptions(known) + containmentOptions(nothing)) {
            for (const auto& text :
                 QStringList{each.effect, each.doesNotFix, each.radiusText, each.effectGround, each.who} +
                     each.missing)
                QVERIFY2(text.isEmpty() || text.contains(u'!'), qPrintable(text));
        }
    }

    void whatIsNotAllowedHereIsSaid()
    {
        auto known = facts();
        known.endpoints = {endpoint(ServingSystem::KServe, {stable, candidate})};
        known.controlled.clear();
        known.ownKey.clear();
        known.alerts = {{QStringLiteral("ErrorsHigh"), QStringLiteral("oncall"), now}};
        for (const auto kind :
             {ContainmentKind::ReduceCanary, ContainmentKind::Rollback, ContainmentKind::Silence}) {
            const auto each = only(containmentOptions(known), kind);
            QCOMPARE(each.standing, Standing::Lacking);
            QCOMPARE(each.permit, Option::Permit::MayNot);
            QVERIFY(!each.missing.isEmpty());
        }
    }

    void aRollbackIsOfWhoeverThePolicyLists()
    {
        auto known = facts();
        auto rollback = only(containmentOptions(known), ContainmentKind::Rollback);
        QCOMPARE(rollback.standing, Standing::Possible);
        QCOMPARE(rollback.permit, Option::Permit::May);
        QCOMPARE(rollback.effect, QStringLiteral("fraud goes from 7 to 6."));
        QVERIFY(!rollback.effectMs); // when who serves reads the alias again is not known
        known.standing = ContainmentFacts::KeyStanding::Stranger;
        QCOMPARE(only(containmentOptions(known), ContainmentKind::Rollback).standing, Standing::Lacking);
        known.standing = ContainmentFacts::KeyStanding::Unknown;
        known.policy.reset();
        rollback = only(containmentOptions(known), ContainmentKind::Rollback);
        QCOMPARE(rollback.permit, Option::Permit::Unknown);
        QVERIFY(!rollback.missing.isEmpty());
    }

    void aPromptGoesBackWithTheReleaseThatMovedIt()
    {
        auto known = facts();
        const auto none = only(containmentOptions(known), ContainmentKind::PinPrompt);
        QCOMPARE(none.standing, Standing::Impossible);
        QVERIFY(none.missing.join(u' ').contains(QLatin1String("release draft")));
        known.last->plan.parts = {{ReleasePart::Kind::Prompt,
                                   QStringLiteral("greeting"),
                                   QStringLiteral("3"),
                                   QStringLiteral("4"),
                                   {}}};
        known.last->plan.rollback.targets = {
            {ReleasePart::Kind::Prompt, QStringLiteral("greeting"), {}, QStringLiteral("3"), {}}};
        const auto pinned = only(containmentOptions(known), ContainmentKind::PinPrompt);
        QCOMPARE(pinned.standing, Standing::Possible);
        QCOMPARE(pinned.target, QStringLiteral("greeting"));
        QCOMPARE(containmentCommand(pinned.act, {}), QStringLiteral("pilothouse rollback 'prod'"));
    }

    void anAlertIsSilencedAsFarAsTheEnvironmentGoes()
    {
        auto known = facts();
        known.environment->alertLabels.insert(QStringLiteral("env"), QStringLiteral("prod"));
        known.alerts = {{QStringLiteral("It's high"), QStringLiteral("oncall"), now - minute}};
        const auto last = containmentOptions(known);
        const auto silence = only(last, ContainmentKind::Silence);
        QCOMPARE(silence.radius, std::optional(0.0));
        QCOMPARE(containmentCommand(silence.act, QStringLiteral("why")),
                 QStringLiteral("pilothouse silence add --match 'alertname=It'\\''s high' --match 'env=prod' "
                                "--for 1h --comment 'why' --connection 'oncall'"));
    }

    void whatComesFromGitIsNotMovedBesideIt()
    {
        auto known = facts();
        auto made = endpoint(ServingSystem::KServe, {stable, candidate});
        made.endpoint.gitOps = QStringLiteral("Argo CD (fraud)");
        known.endpoints = {made};
        const auto each = only(containmentOptions(known), ContainmentKind::ReduceCanary);
        QCOMPARE(each.standing, Standing::Lacking);
        QVERIFY(each.missing.join(u' ').contains(QLatin1String("--past-gitops")));
    }
};

QTEST_GUILESS_MAIN(TestContainment)
#include "tst_containment.moc"
