#include "models/values/OnCallPin.h"
#include "services/oncall/OnCallRoundDocument.h"
#include "services/oncall/OnCallStore.h"
#include "services/store/DatabasePool.h"
#include "tests/services/ObservedFolder.h"

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t noon = 1'795'000'000'000;

OnCallTold told(OnCallPart part, std::int64_t seenMs, std::optional<ErrorKind> trouble = std::nullopt)
{
    OnCallTold one{part, QStringLiteral("prod"), 3, seenMs};
    if (trouble)
        one.trouble = Error::make(*trouble, QStringLiteral("prod"), QStringLiteral("it said so"));
    return one;
}

OnCallStanding standing(QList<OnCallTold> all, int failures = 0)
{
    OnCallStanding one{{QStringLiteral("production")}, {}, failures};
    one.pin.pinnedMs = noon - day;
    one.last = OnCallRound{noon - minute, noon, std::move(all)};
    return one;
}

MetricSeries everyMinute(std::int64_t fromMs, std::int64_t toMs)
{
    MetricSeries series;
    for (auto ms = fromMs; ms < toMs; ms += minute) {
        series.timesMs.push_back(ms);
        series.values.push_back(double(std::uint64_t(ms) * 2'654'435'761u % 1'000'003) /
                                7.0); // nothing that packs well
    }
    return series;
}

const TimelineScope fraud{QStringLiteral("production"), QStringLiteral("payments/fraud")};

/// Ten days of numbers of an environment, and of another one; things that happened, a note among them; a file
/// and the logs of an incident.
void fill(ObservedStore& store)
{
    const ObservedSeriesKey rate{QStringLiteral("prom"), QStringLiteral("rate"), fraud};
    auto other = rate;
    other.scope.environment = QStringLiteral("staging");
    for (auto at = noon - 10 * day; at < noon; at += day) {
        QVERIFY_RESULT(store.putMetrics(rate, everyMinute(at, at + day)));
        QVERIFY_RESULT(store.putMetrics(other, everyMinute(at, at + day)));
    }
    TimelineItem alert;
    alert.id = QStringLiteral("alert:1");
    alert.kind = TimelineKind::Alert;
    alert.scope = fraud;
    alert.title = QStringLiteral("ErrorsHigh");
    alert.atMs = noon - 9 * day;
    alert.seenMs = noon;
    alert.source = QStringLiteral("prom");
    auto note = alert;
    note.id = QStringLiteral("note:1");
    note.kind = TimelineKind::Note;
    QVERIFY_RESULT(store.putItems(std::vector{alert, note}));
    QVERIFY_RESULT(store.putDocument(QStringLiteral("runbook"), QStringLiteral("/runbook.md"),
                                     QByteArray(1000, 'r'), noon - 9 * day));
    QVERIFY_RESULT(store.putDocument(QStringLiteral("incident-logs"), QStringLiteral("inc-1"),
                                     QByteArray(2000, 'l'), noon - 9 * day));
}

EnvironmentHold production()
{
    return {fraud.environment,
            {{QStringLiteral("runbook"), QStringLiteral("/runbook.md")}},
            {{QStringLiteral("incident-logs"), QStringLiteral("inc-1")}},
            {}};
}

std::int64_t firstKept(ObservedStore& store, const QString& environment)
{
    const auto series = store.metricSeries();
    if (!series)
        return noTime;
    for (const auto& one : *series) {
        if (one.key.scope.environment == environment)
            return one.firstMs;
    }
    return noTime;
}

} // namespace

/// What is kept for whoever is on call: that it is remembered, how fresh it is, when it is due, and that it
/// stays within its budget.
class TestOnCall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pinsAndRoundsAreThereTheNextTime()
    {
        const QTemporaryDir dir;
        const auto file = std::filesystem::path(dir.path().toStdString()) / "state.db";
        auto round = *standing({told(OnCallPart::Alerts, noon - hour, ErrorKind::RateLimited)}).last;
        round.told.first().trouble->retryAfter = std::chrono::minutes(3);
        round.bytes = 4711;
        round.leftOut = {12, 1, noon - day, 5, 99};
        {
            const auto state = StateStore::open(file);
            QVERIFY_RESULT(state);
            OnCallStore store(**state);
            QVERIFY_RESULT(store.pin({QStringLiteral("production"), 8 * bytesOfMiB, hour, noon}));
            QVERIFY_RESULT(store.noteRound(QStringLiteral("production"), round, 2));
            QVERIFY_RESULT(store.noteRound(QStringLiteral("elsewhere"), round, 2)); // unpinned meanwhile
            QVERIFY_RESULT(store.pin({QStringLiteral("production"), 9 * bytesOfMiB, 0, noon + day}));
        }
        const auto state = StateStore::open(file);
        QVERIFY_RESULT(state);
        OnCallStore store(**state);
        const auto all = store.standings();
        QVERIFY_RESULT(all);
        QCOMPARE(int(all->size()), 1);
        const OnCallStanding wanted{{QStringLiteral("production"), 9 * bytesOfMiB, 0, noon}, round, 2};
        QVERIFY(all->front() == wanted);
        QVERIFY_RESULT(store.unpin(QStringLiteral("production")));
        const auto again = store.unpin(QStringLiteral("production"));
        QVERIFY(!again);
        QCOMPARE(errorKindName(again.error().kind), QStringLiteral("not-found"));
    }

    void aRoundThatCannotBeReadIsNone()
    {
        QVERIFY(!onCallRoundFrom("{}"));
        QVERIFY(!onCallRoundFrom("half a doc"));
        const QTemporaryDir dir;
        const auto state = StateStore::open(std::filesystem::path(dir.path().toStdString()) / "state.db");
        QVERIFY_RESULT(state);
        OnCallStore store(**state);
        QVERIFY_RESULT(store.pin({QStringLiteral("production")}));
        QVERIFY_RESULT((*state)->pool().write(
            [](Database& db) { db.exec("UPDATE oncall_pin SET round = 'nonsense'"); }));
        const auto one = store.standing(QStringLiteral("production"));
        QVERIFY_RESULT(one);
        QVERIFY(!one->last);
    }

    void whatCannotBeKeptIsRefused()
    {
        QVERIFY(whyNotPinned({QString()}));
        QVERIFY(whyNotPinned({QStringLiteral("p"), bytesOfMiB - 1}));
        QVERIFY(whyNotPinned({QStringLiteral("p"), bytesOfMiB, 30 * second}));
        QVERIFY(!whyNotPinned({QStringLiteral("p"), bytesOfMiB, 0}));
        QCOMPARE(bytesFromText(QStringLiteral("256MiB")), 256 * bytesOfMiB);
        QCOMPARE(bytesFromText(QStringLiteral("1 gib")), 1024 * bytesOfMiB);
        QCOMPARE(bytesFromText(QStringLiteral("12")), 12 * bytesOfMiB);
        QCOMPARE(bytesFromText(QStringLiteral("12MB")), std::int64_t(0));
        QCOMPARE(bytesFromText(QStringLiteral("-1")), std::int64_t(0));
    }

    void itIsAsFreshAsTheOldestOfItsSources()
    {
        QCOMPARE(freshSinceMs({{QStringLiteral("production")}, std::nullopt}), noTime);
        const auto both = standing({told(OnCallPart::Alerts, noon), told(OnCallPart::Metrics, noon - hour)});
        QCOMPARE(freshSinceMs(both), noon - hour);
        QCOMPARE(onCallStateName(onCallState(both, noon)), QStringLiteral("stale"));
        const auto now = standing({told(OnCallPart::Alerts, noon), told(OnCallPart::Metrics, noon)});
        QCOMPARE(freshSinceMs(now), noon - minute); // asked when the round began
        QCOMPARE(onCallStateName(onCallState(now, noon + 10 * minute)), QStringLiteral("fresh"));
        QCOMPARE(onCallStateName(onCallState(now, noon + hour)), QStringLiteral("stale"));
        // Nobody to ask is no age; a source that never answered leaves it unknown.
        QCOMPARE(freshSinceMs(standing({{OnCallPart::Metrics}})), noTime);
        const auto half =
            standing({told(OnCallPart::Alerts, noon), told(OnCallPart::Metrics, noTime, ErrorKind::Offline)});
        QCOMPARE(onCallStateName(onCallState(half, noon)), QStringLiteral("never"));
        QCOMPARE(troublesOf(half), qsizetype(1));
    }

    void whatASourceGaveBeforeStandsWhereItDoesNotAnswer()
    {
        const auto before = standing({told(OnCallPart::Alerts, noon - hour)}).last;
        auto silent = told(OnCallPart::Alerts, noTime, ErrorKind::Offline);
        silent.count = 0;
        const auto joined = joinedTold(before, {silent});
        QCOMPARE(joined.first().seenMs, noon - hour);
        QCOMPARE(joined.first().count, std::int64_t(3));
        QVERIFY(joined.first().trouble);
    }

    void aRoundIsDueByTheGoalAndLaterAfterFailures()
    {
        OnCallStanding fresh{{QStringLiteral("production")}, std::nullopt};
        fresh.pin.pinnedMs = noon;
        QCOMPARE(onCallDueMs(fresh, 0), noon); // at once
        const auto well = standing({told(OnCallPart::Alerts, noon)});
        QCOMPARE(onCallDueMs(well, 0.5), noon - minute + usualOnCallEveryMs);
        auto lastMs = noon;
        for (int failures = 1; failures < 8; ++failures) {
            const auto failed = standing({told(OnCallPart::Alerts, noon, ErrorKind::Offline)}, failures);
            const auto dueMs = onCallDueMs(failed, 0);
            QVERIFY(dueMs > noon && dueMs >= lastMs);
            QVERIFY(onCallDueMs(failed, 0.999) <= noon + usualOnCallEveryMs);
            lastMs = dueMs;
        }
        auto asked = standing({told(OnCallPart::Alerts, noon, ErrorKind::RateLimited)}, 1);
        asked.last->told.first().trouble->retryAfter = std::chrono::hours(2);
        QCOMPARE(onCallDueMs(asked, 0), noon + 2 * hour);
        asked.pin.everyMs = 0;
        QCOMPARE(onCallDueMs(asked, 0), std::numeric_limits<std::int64_t>::max());
    }

    void aBudgetTakesTheOldestNumbersAndLogsAndNothingElse()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        fill(*store);
        const auto hold = production();
        const auto before = store->share(hold);
        QVERIFY_RESULT(before);
        QCOMPARE(before->points, std::int64_t(10 * 1440));
        QCOMPARE(before->items, std::int64_t(2));
        QCOMPARE(before->documentBytes, std::int64_t(1000));
        QCOMPARE(before->logBytes, std::int64_t(2000));

        const auto nothing = store->trim(hold, before->total());
        QVERIFY_RESULT(nothing);
        QCOMPARE(nothing->beforeMs, noTime);
        QCOMPARE(nothing->points + nothing->logs, std::int64_t(0));

        const auto most = before->total() * 2 / 3;
        const auto trim = store->trim(hold, most);
        QVERIFY_RESULT(trim);
        QVERIFY(trim->share.total() <= most);
        QVERIFY(trim->points > 0);
        QVERIFY(trim->beforeMs < noon);
        QCOMPARE(trim->share.points, before->points - trim->points);
        QVERIFY(firstKept(*store, fraud.environment) > noon - 10 * day);
        // The newest stay, and so does all of others.
        const auto newest =
            store->metrics({QStringLiteral("prom"), QStringLiteral("rate"), fraud}, noon - hour, noon);
        QVERIFY_RESULT(newest);
        QCOMPARE(newest->values.size(), std::size_t(60));
        QCOMPARE(firstKept(*store, QStringLiteral("staging")), noon - 10 * day);

        const auto all = store->trim(hold, 0);
        QVERIFY_RESULT(all);
        QCOMPARE(all->share.points + all->share.logBytes, std::int64_t(0));
        QCOMPARE(all->share.documentBytes, std::int64_t(1000));
        QCOMPARE(tableOf(*store)->size(), 2u); // an alert, and what somebody noted
        QVERIFY(store->documents(QStringLiteral("incident-logs"), QStringLiteral("inc-1"))->empty());
    }

    void aBudgetSparesTheTimeOfAnOpenIncident()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        fill(*store);
        auto hold = production();
        hold.documents.append(hold.logs); // the incident's own
        hold.logs.clear();
        hold.kept = {{noon - day, stillGoing}};
        const auto trim = store->trim(hold, 0);
        QVERIFY_RESULT(trim);
        QCOMPARE(trim->logs, std::int64_t(0));
        const auto day1 =
            store->metrics({QStringLiteral("prom"), QStringLiteral("rate"), fraud}, noon - day, noon);
        QVERIFY_RESULT(day1);
        QCOMPARE(day1->values.size(), std::size_t(1440));
        QCOMPARE(trim->share.documentBytes, std::int64_t(3000));
        QVERIFY(trim->points > 0);
    }
};

QTEST_GUILESS_MAIN(TestOnCall)
#include "tst_oncall.moc"
