#include "models/values/GateWaiver.h"
#include "models/values/Policy.h"

#include <QDateTime>
#include <QTest>

using namespace ph;

/// Release windows and freezes by the wall clock, waivers by the policy.
class TestCalendar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensByTheWallClock_data();
    void opensByTheWallClock();
    void aNightWindowIsShorterWhenTheClockGoesForward();
    void anyTimeWithoutWindows();
    void anUnknownZoneIsNeverOpen();
    void freezesHoldFromTheirFirstMomentOn();
    void localTimesAroundChanges_data();
    void localTimesAroundChanges();
    void durations();
    void waiversStandOnThePolicy();
};

namespace {

std::int64_t utc(const char* text)
{
    return QDateTime::fromString(QLatin1String(text) + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

ReleaseCalendar berlin(ReleaseWindow window)
{
    return {QStringLiteral("Europe/Berlin"), {std::move(window)}, {}};
}

} // namespace

void TestCalendar::opensByTheWallClock_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("isOpen");
    const int nine = 9 * 60, four = 16 * 60, ten = 22 * 60, two = 2 * 60;
    // 2026-03-27 is a Friday; the clock in Berlin goes forward on Sunday, 2026-03-29, at 01:00 UTC.
    QTest::newRow("winter, opens") << "2026-03-27T08:00:00" << nine << four << true;
    QTest::newRow("winter, a minute early") << "2026-03-27T07:59:59" << nine << four << false;
    QTest::newRow("the end is outside") << "2026-03-27T15:00:00" << nine << four << false;
    QTest::newRow("summer, an hour earlier in UTC") << "2026-04-03T07:00:00" << nine << four << true;
    QTest::newRow("summer, its end too") << "2026-04-03T14:00:00" << nine << four << false;
    QTest::newRow("another day") << "2026-03-26T10:00:00" << nine << four << false;
    QTest::newRow("night, opens on Friday") << "2026-03-27T21:00:00" << ten << two << true;
    QTest::newRow("night, still open on Saturday") << "2026-03-28T00:59:00" << ten << two << true;
    QTest::newRow("night, closed at two") << "2026-03-28T01:00:00" << ten << two << false;
    QTest::newRow("night, Thursday's is none") << "2026-03-27T00:30:00" << ten << two << false;
    QTest::newRow("whole day, its last minute") << "2026-03-27T22:59:00" << 0 << 1440 << true;
    QTest::newRow("whole day, the next day") << "2026-03-27T23:00:00" << 0 << 1440 << false;
}

void TestCalendar::opensByTheWallClock()
{
    QFETCH(QString, at);
    QFETCH(int, from);
    QFETCH(int, to);
    const auto friday = berlin({{5}, from, to});
    QTEST(isInWindow(friday, utc(qPrintable(at))), "isOpen");
}

void TestCalendar::aNightWindowIsShorterWhenTheClockGoesForward()
{
    const auto hoursOpen = [](const char* fromUtc) {
        const auto night = berlin({{6}, 22 * 60, 4 * 60}); // Saturday 22:00 to Sunday 04:00
        int minutes = 0;
        for (int i = 0; i < 24 * 60; ++i)
            minutes += isInWindow(night, utc(fromUtc) + i * 60'000) ? 1 : 0;
        return minutes / 60.0;
    };
    QCOMPARE(hoursOpen("2026-03-28T12:00:00"), 5.0);
    QCOMPARE(hoursOpen("2026-10-24T12:00:00"), 7.0); // and longer when it goes back
    QCOMPARE(hoursOpen("2026-06-20T12:00:00"), 6.0);
}

void TestCalendar::anyTimeWithoutWindows()
{
    Policy policy;
    QVERIFY(isInWindow(policy, utc("2026-01-01T00:00:00")));
    policy.calendar = ReleaseCalendar{QStringLiteral("UTC"), {}, {}};
    QVERIFY(isInWindow(policy, utc("2026-01-01T00:00:00")));
}

void TestCalendar::anUnknownZoneIsNeverOpen()
{
    QVERIFY(!isInWindow(ReleaseCalendar{QStringLiteral("Mars/Olympus"), {}, {}}, utc("2026-01-01T00:00:00")));
    QVERIFY(!isInWindow(ReleaseCalendar{QStringLiteral("UTC"), {}, {}}, noTime));
}

void TestCalendar::freezesHoldFromTheirFirstMomentOn()
{
    Policy policy;
    QVERIFY(!isFrozen(policy, utc("2026-12-20T00:00:00")));
    const auto from = utc("2026-12-20T00:00:00"), to = utc("2027-01-03T00:00:00");
    policy.calendar = ReleaseCalendar{QStringLiteral("UTC"), {}, {{from, to, QStringLiteral("holidays")}}};
    QVERIFY(!isFrozen(policy, from - 1));
    QVERIFY(isFrozen(policy, from));
    QVERIFY(isFrozen(policy, to - 1));
    QVERIFY(!isFrozen(policy, to));
    QCOMPARE(freezeAt(*policy.calendar, from)->reason, QStringLiteral("holidays"));
}

void TestCalendar::localTimesAroundChanges_data()
{
    QTest::addColumn<QString>("local");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("expected");
    QTest::newRow("winter") << "2026-01-10T12:00"
                            << "Europe/Berlin"
                            << "2026-01-10T11:00:00";
    QTest::newRow("summer") << "2026-07-10T12:00"
                            << "Europe/Berlin"
                            << "2026-07-10T10:00:00";
    QTest::newRow("skipped") << "2026-03-29T02:30"
                             << "Europe/Berlin"
                             << "2026-03-29T01:30:00";
    QTest::newRow("twice, the first") << "2026-10-25T02:30"
                                      << "Europe/Berlin"
                                      << "2026-10-25T00:30:00";
    QTest::newRow("after both") << "2026-10-25T03:00"
                                << "Europe/Berlin"
                                << "2026-10-25T02:00:00";
    QTest::newRow("west") << "2026-03-08T03:00"
                          << "America/New_York"
                          << "2026-03-08T07:00:00";
    QTest::newRow("half hours") << "2026-05-01T09:30"
                                << "Asia/Kolkata"
                                << "2026-05-01T04:00:00";
}

void TestCalendar::localTimesAroundChanges()
{
    QFETCH(QString, local);
    QFETCH(QString, zone);
    QFETCH(QString, expected);
    QCOMPARE(momentOf(local, zone), utc(qPrintable(expected)));
    QCOMPARE(momentOf(QStringLiteral("2026-02-30T10:00"), zone), noTime);
    QCOMPARE(momentOf(local, QStringLiteral("Mars/Olympus")), noTime);
}

void TestCalendar::durations()
{
    QCOMPARE(durationFromText(QStringLiteral("90m")), 5'400'000);
    QCOMPARE(durationFromText(QStringLiteral("7d")), 7LL * 86'400'000);
    for (const auto* none : {"", "d", "1", "1w", "-1d", "1.5h", "99999999999d"})
        QCOMPARE(durationFromText(QLatin1String(none)), 0);
    QCOMPARE(durationText(5'400'000), QStringLiteral("90m"));
    QCOMPARE(durationText(86'400'000), QStringLiteral("1d"));
}

void TestCalendar::waiversStandOnThePolicy()
{
    const std::int64_t day = 86'400'000, given = utc("2026-11-01T12:00:00");
    Policy policy;
    policy.groups = {
        {QStringLiteral("risk-owners"), {{QStringLiteral("risk-owner-1"), QStringLiteral("key-1")}}}};
    policy.waivers = {{QStringLiteral("latency"), QStringLiteral("risk-owners"), 14 * day}};
    const GateWaiver good{QStringLiteral("latency"),
                          QStringLiteral("key-1"),
                          QStringLiteral("risk-owners"),
                          QStringLiteral("The new hardware comes next week"),
                          given,
                          given + 14 * day};
    using S = WaiverStanding;
    const auto standing = [&](auto change, std::int64_t now) {
        auto waiver = good;
        change(waiver);
        return waiverStanding(policy, waiver, now);
    };
    const auto as = [](GateWaiver&) {};
    QCOMPARE(standing(as, given), S::InForce);
    QCOMPARE(standing(as, given + 14 * day - 1), S::InForce);
    QCOMPARE(standing(as, given + 14 * day), S::Expired);
    QCOMPARE(standing(as, given - 1), S::NotYet);
    QCOMPARE(standing([](auto& w) { w.gateId = QStringLiteral("auc"); }, given), S::NotAllowed);
    QCOMPARE(standing([](auto& w) { w.group = QStringLiteral("release-managers"); }, given), S::NotAllowed);
    QCOMPARE(standing([](auto& w) { w.by = QStringLiteral("key-2"); }, given), S::NotAMember);
    QCOMPARE(standing([](auto& w) { w.reason = QStringLiteral("  "); }, given), S::NoReason);
    QCOMPARE(standing([](auto& w) { w.expiresMs = noTime; }, given), S::NoExpiry);
    QCOMPARE(standing([](auto& w) { ++w.expiresMs; }, given), S::TooLong);
    policy.groups.clear();
    QCOMPARE(waiverStanding(policy, good, given), S::NotAMember);
    policy.waivers.clear();
    QCOMPARE(waiverStanding(policy, good, given), S::NotAllowed);
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
