#include "services/notify/AlertNotices.h"
#include "services/notify/NoticeDocument.h"
#include "services/notify/QuietTime.h"
#include "services/notify/WorkNotices.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

const QTimeZone berlin("Europe/Berlin");
constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute;

std::int64_t at(const char* local)
{
    return QDateTime(QDate::fromString(QString::fromLatin1(local).left(10), Qt::ISODate),
                     QTime::fromString(QString::fromLatin1(local).mid(11), QStringLiteral("HH:mm")), berlin)
        .toMSecsSinceEpoch();
}

/// "warning alert 4f2a": an event as the tables below write it.
NoticeEvent happening(const QString& key, NoticeGrade grade = NoticeGrade::Warning,
                      const QString& endpoint = QStringLiteral("payments/fraud"))
{
    NoticeEvent one;
    one.key = key;
    one.grade = grade;
    one.endpoint = endpoint;
    one.environment = QStringLiteral("prod");
    one.title = key;
    one.target = QStringLiteral("alert:") + key;
    return one;
}

std::vector<NoticeEvent> many(int count)
{
    std::vector<NoticeEvent> events;
    events.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        events.push_back(happening(QString::number(i),
                                   i % 10 == 0 ? NoticeGrade::Grave : NoticeGrade::Warning,
                                   QStringLiteral("ns/e%1").arg(i % 7)));
    return events;
}

/// A day as a person lives it: looks, each at its time, one after another.
struct Day {
    NoticeSettings settings = usualNoticeSettings();
    NoticeState state = {};
    NoticeStep look(std::int64_t nowMs, const NoticeBatch& batch)
    {
        auto step = noticesOf(std::move(state), settings, batch, nowMs, berlin);
        state = step.state;
        return step;
    }
};

const std::int64_t noon = at("2026-11-25 12:00"); // a Wednesday

} // namespace

class TestNotices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quietHoursGoByTheClockOnTheWall_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<bool>("quiet");
        const std::tuple<const char*, const char*, bool> times[] = {
            {"in the evening", "2026-11-25 22:00", true},
            {"before it", "2026-11-25 21:59", false},
            {"over midnight", "2026-11-26 03:00", true},
            {"to the minute", "2026-11-26 07:00", false},
            {"and until then", "2026-11-26 06:59", true},
            {"a day without one", "2026-11-28 23:00", false}, // Saturday
            {"the night after such a day", "2026-11-29 03:00", false},
            {"a rest at noon", "2026-11-29 12:30", true},             // Sunday 12–13
            {"the hour that comes twice", "2026-10-25 02:30", false}, // the night of Saturday
            {"clocks go forward on a rest", "2026-03-30 06:30", true}};
        for (const auto& [what, now, quiet] : times)
            QTest::newRow(what) << qint64(at(now)) << quiet;
        // The night from Friday to Saturday lasts whole, whatever the offset is.
    }
    void quietHoursGoByTheClockOnTheWall()
    {
        QFETCH(qint64, now);
        QFETCH(bool, quiet);
        auto settings = usualNoticeSettings();
        settings.quiet.kept = QuietHours::Kept::Yes;
        settings.quiet.days[5].reset();                       // Saturday
        settings.quiet.days[6] = QuietSpan{12 * 60, 13 * 60}; // Sunday
        if (QByteArray(QTest::currentDataTag()) == "clocks go forward on a rest")
            settings.quiet.days[6] = QuietSpan(); // Sunday night, after the change of that morning
        QCOMPARE(isQuiet(settings, now, berlin), quiet);
        settings.quiet.kept = QuietHours::Kept::No;
        QVERIFY(!isQuiet(settings, now, berlin));
    }

    void aNightIsAnHourLongerWhereTheClocksGoBack()
    {
        auto settings = usualNoticeSettings();
        settings.quiet.kept = QuietHours::Kept::Yes;
        const auto usual = quietUntil(settings, at("2026-11-25 22:00"), berlin);
        QCOMPARE(usual, std::optional(at("2026-11-25 22:00") + 9 * hour));
        QCOMPARE(quietUntil(settings, at("2026-10-24 22:00"), berlin),
                 std::optional(at("2026-10-24 22:00") + 10 * hour));
        QCOMPARE(quietUntil(settings, at("2026-03-28 22:00"), berlin),
                 std::optional(at("2026-03-28 22:00") + 8 * hour));
        QCOMPARE(quietUntil(settings, noon, berlin), std::optional<std::int64_t>());
        settings.quiet.days.fill(QuietSpan{0, 0}); // all day, every day
        QCOMPARE(quietUntil(settings, noon, berlin), std::optional<std::int64_t>());
        QVERIFY(isQuiet(settings, noon, berlin));
    }

    void quietForAnHourEndsByItself()
    {
        NoticeSettings settings;
        settings.quietUntilMs = noon + hour;
        QVERIFY(isQuiet(settings, noon + hour - 1, berlin));
        QVERIFY(!isQuiet(settings, noon + hour, berlin));
    }

    void aRuleSaysWhatMayInterrupt_data()
    {
        QTest::addColumn<NoticeEvent>("told");
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("listed");
        auto elsewhere = happening(QStringLiteral("a"));
        elsewhere.environment = QStringLiteral("staging");
        auto nowhere = happening(QStringLiteral("a"));
        nowhere.environment.clear();
        auto release = happening(QStringLiteral("r"));
        release.kind = NoticeKind::Release;
        auto connection = happening(QStringLiteral("c"));
        connection.kind = NoticeKind::Connection;
        QTest::newRow("a warning of prod") << happening(QStringLiteral("a")) << 1 << 0;
        QTest::newRow("less than the rule asks for")
            << happening(QStringLiteral("a"), NoticeGrade::Info) << 0 << 1;
        QTest::newRow("of another environment") << elsewhere << 0 << 1;
        QTest::newRow("of an environment that is not known") << nowhere << 1 << 0;
        QTest::newRow("a kind that is only listed") << release << 0 << 1;
        QTest::newRow("a kind that nobody wants") << connection << 0 << 0;
    }
    void aRuleSaysWhatMayInterrupt()
    {
        QFETCH(NoticeEvent, told);
        QFETCH(int, shown);
        QFETCH(int, listed);
        Day day;
        day.settings.rules[0].environments = QStringList{QStringLiteral("prod")};
        day.settings.rules[std::size_t(NoticeKind::Release)].way = NoticeRule::Way::IsListed;
        day.settings.rules[std::size_t(NoticeKind::Connection)].way = NoticeRule::Way::IsIgnored;
        const auto step = day.look(noon, {{told}});
        QCOMPARE(int(step.show.size()), shown);
        QCOMPARE(int(step.history.size()), shown + listed);
    }

    void aFewAreToldOneByOne()
    {
        Day day;
        const auto step = day.look(noon, {many(3)});
        QCOMPARE(step.show.size(), 3);
        for (const auto& notice : step.show)
            QCOMPARE(notice.why, Notice::Why::One);
    }

    void aStormIsOneNotice()
    {
        Day day;
        const auto step = day.look(noon, {many(10'000), QStringLiteral("prom")});
        QCOMPARE(step.show.size(), 1);
        QCOMPARE(step.history.size(), 1);
        const auto& storm = step.show.first();
        QCOMPARE(storm.why, Notice::Why::Storm);
        QCOMPARE(storm.first.grade, NoticeGrade::Grave);
        QCOMPARE(storm.counts.total(), 10'000);
        QCOMPARE(storm.counts.byGrade[std::size_t(NoticeGrade::Grave)], 1000);
        QCOMPARE(storm.counts.endpointCount, 7);
        QCOMPARE(storm.counts.endpoints.size(), 3);
        QCOMPARE(storm.counts.endpoints.first(), std::pair(QStringLiteral("ns/e0"), 1429));
        // The next poll finds the same ones.
        QVERIFY(day.look(noon + 30 * second, {many(10'000), QStringLiteral("prom")}).show.isEmpty());
    }

    void whatComesDropByDropWithinAMinuteIsAStormToo()
    {
        Day day;
        const auto first = day.look(noon, {{happening(QStringLiteral("a")), happening(QStringLiteral("b"))}});
        const auto second_ = day.look(noon + 20 * second, {{happening(QStringLiteral("c"))}});
        QCOMPARE(second_.show.first().why, Notice::Why::One);
        const auto third = day.look(noon + 40 * second, {{happening(QStringLiteral("d"))}});
        QCOMPARE(third.show.size(), 1);
        QCOMPARE(third.show.first().counts.total(), 4);
        QCOMPARE(third.withdraw.size(), 3); // the three that were told alone
        // What follows joins it in its place.
        const auto fourth = day.look(noon + 60 * second, {{happening(QStringLiteral("e"))}});
        QCOMPARE(fourth.show.first().id, third.show.first().id);
        QCOMPARE(fourth.show.first().counts.total(), 5);
        // Long after it one alert is one alert.
        QCOMPARE(day.look(noon + hour, {{happening(QStringLiteral("f"))}}).show.first().why,
                 Notice::Why::One);
    }

    void whatIsOverIsTakenBack()
    {
        Day day;
        const NoticeBatch fires{{happening(QStringLiteral("a"))}, QStringLiteral("prom")};
        const auto told = day.look(noon, fires);
        QVERIFY(day.look(noon + minute, {{}, QStringLiteral("other")}).withdraw.isEmpty());
        const NoticeBatch part{{}, QStringLiteral("prom"), NoticeBatch::Extent::Partial};
        QVERIFY(day.look(noon + minute, part).withdraw.isEmpty()); // it says nothing of the rest
        QCOMPARE(day.look(noon + minute, {{}, QStringLiteral("prom")}).withdraw,
                 QStringList{told.show.first().id});
        QCOMPARE(day.look(noon + 5 * minute, fires).show.size(), 1); // it fires anew
    }

    void aStormStandsUntilAllOfItIsOverAndTellsHowManyAreLeft()
    {
        Day day;
        const auto storm = day.look(noon, {many(5), QStringLiteral("prom")}).show.first();
        QVERIFY(day.look(noon + second, {many(5), QStringLiteral("prom")}).update.isEmpty());
        const auto fewer = day.look(noon + minute, {many(1), QStringLiteral("prom")});
        QVERIFY(fewer.withdraw.isEmpty() && fewer.show.isEmpty() && fewer.history.isEmpty());
        QCOMPARE(fewer.update.size(), 1);
        QCOMPARE(fewer.update.first().id, storm.id);
        QCOMPARE(fewer.update.first().counts.total(), 1);
        QCOMPARE(day.look(noon + minute, {{}, QStringLiteral("prom")}).withdraw.size(), 1);
    }

    void whatJoinsAStormOfWhichSomeAreOverTellsOnce()
    {
        Day day;
        day.look(noon, {many(5), QStringLiteral("prom")});
        auto events = many(4);
        events.push_back(happening(QStringLiteral("new")));
        const auto next = day.look(noon + 30 * second, {std::move(events), QStringLiteral("prom")});
        QCOMPARE(next.show.size(), 1);
        QCOMPARE(next.show.first().counts.total(), 5);
        QVERIFY(next.update.isEmpty());
    }

    /// Who opens an incident, or says that it is worse, knows it already; who else does so is news.
    void nobodyIsToldOfTheirOwnDoing()
    {
        const auto self = QStringLiteral("ada");
        const auto opened = [](const char* by) {
            return IncidentEntry{
                QLatin1String(by), QStringLiteral("inc-1"), noon, QLatin1String(by),
                IncidentOpened{QStringLiteral("prod"), QStringLiteral("slow"), IncidentSeverity::Sev2}};
        };
        const auto graded = [](const char* by) {
            IncidentChanged change;
            change.severity = IncidentSeverity::Sev1;
            return IncidentEntry{QStringLiteral("worse"), QStringLiteral("inc-1"), noon + minute,
                                 QLatin1String(by), change};
        };
        const auto shown = [&](Day& day, const QList<IncidentEntry>& entries) {
            return day.look(noon, incidentNotices({*incidentFrom(entries)}, self)).show.size();
        };
        Day own, other;
        QCOMPARE(shown(own, {opened("ada")}), 0);
        QCOMPARE(shown(own, {opened("ada"), graded("ada")}), 0);
        QCOMPARE(shown(other, {opened("lin")}), 1);
        QCOMPARE(shown(other, {opened("lin"), graded("ada")}), 0);
        Day worse;
        QCOMPARE(shown(worse, {opened("ada")}), 0);
        QCOMPARE(shown(worse, {opened("ada"), graded("lin")}), 1);
    }

    void whatGotWorseIsToldAgain()
    {
        Day day;
        auto incident = happening(QStringLiteral("incident:inc-1"));
        incident.kind = NoticeKind::Incident;
        incident.rank = 2;
        QCOMPARE(day.look(noon, {{incident}}).show.size(), 1);
        QCOMPARE(day.look(noon + hour, {{incident}}).show.size(), 0);
        incident.rank = 1;
        QCOMPARE(day.look(noon + hour, {{incident}}).show.size(), 0);
        incident.rank = 3;
        QCOMPARE(day.look(noon + 2 * hour, {{incident}}).show.size(), 1);
    }

    void inQuietHoursOnlyGraveOnesPassAndTheRestIsToldAfterThem()
    {
        Day day;
        day.settings.quiet.kept = QuietHours::Kept::Yes;
        const auto night = at("2026-11-25 23:00");
        const auto step = day.look(night, {many(12), QStringLiteral("prom")});
        QCOMPARE(step.show.size(), 2); // two of them are grave
        QCOMPARE(step.history.first().how, NoticeRecord::How::Held);
        QCOMPARE(step.history.first().notice.counts.total(), 10);
        // Half of them end by themselves: nobody has to hear of those.
        day.look(night + hour, {many(6), QStringLiteral("prom")});
        QVERIFY(day.look(night + 2 * hour, {}).show.isEmpty());
        const auto morning = day.look(at("2026-11-26 07:00"), {});
        QCOMPARE(morning.show.size(), 1);
        QCOMPARE(morning.show.first().why, Notice::Why::AfterQuiet);
        QCOMPARE(morning.show.first().counts.total(), 5);
        QVERIFY(day.look(at("2026-11-26 07:01"), {}).show.isEmpty());
    }

    void graveOnesWaitWhereThatIsWished()
    {
        Day day;
        day.settings.quiet.kept = QuietHours::Kept::Yes;
        day.settings.quiet.grave = QuietHours::Grave::Waits;
        QVERIFY(day.look(at("2026-11-25 23:00"), {many(12)}).show.isEmpty());
    }

    void nothingIsRepeatedAfterARestart()
    {
        Day day;
        day.settings.quiet.kept = QuietHours::Kept::Yes;
        const auto night = at("2026-11-25 23:00");
        day.look(night, {many(12), QStringLiteral("prom")});
        const auto kept = noticeStateFrom(noticeStateText(day.state));
        QVERIFY_RESULT(kept);
        Day next{day.settings, *kept};
        QVERIFY(next.look(night + minute, {many(12), QStringLiteral("prom")}).show.isEmpty());
        QCOMPARE(next.look(at("2026-11-26 07:00"), {}).show.first().counts.total(), 10);
    }

    void whatWasThereBeforeAnybodyWasToldIsNoNews()
    {
        Day day;
        const NoticeBatch before{many(6), QStringLiteral("incidents"), NoticeBatch::Extent::Whole,
                                 NoticeBatch::News::No};
        QVERIFY(day.look(noon, before).show.isEmpty());
        QCOMPARE(day.look(noon + minute, {many(7), QStringLiteral("incidents")}).show.size(), 1);
    }

    void whatIsKeptComesBackAsItWas()
    {
        Day day;
        day.settings.rules[1] = {NoticeRule::Way::IsListed, NoticeGrade::Grave, {QString::fromUtf8("生产")}};
        day.settings.quiet.days[2].reset();
        day.settings.quietUntilMs = noon;
        const auto step = day.look(noon + hour, {many(5), QStringLiteral("prom")});
        const auto settings = noticeSettingsFrom(noticeSettingsText(day.settings));
        QVERIFY_RESULT(settings);
        QCOMPARE(*settings, day.settings);
        const auto history = noticeHistoryFrom(noticeHistoryText(step.history));
        QVERIFY_RESULT(history);
        QCOMPARE(*history, step.history);
        QVERIFY_ERROR(noticeSettingsFrom("{}"), ErrorKind::Unreadable);
        QVERIFY_ERROR(noticeSettingsFrom(R"({"version": 2})"), ErrorKind::Unsupported);
        QVERIFY_ERROR(noticeStateFrom("nonsense"), ErrorKind::Unreadable);
    }

    void onlyAlertsThatPeopleAreToldOfInterrupt()
    {
        std::vector<Alert> alerts(4);
        const Alert::State states[] = {Alert::State::Firing, Alert::State::Pending, Alert::State::Suppressed,
                                       Alert::State::Firing};
        for (std::size_t i = 0; i < alerts.size(); ++i) {
            alerts[i].fingerprint = QString::number(i);
            alerts[i].state = states[i];
            alerts[i].startsAtMs = noon - hour;
            alerts[i].labels = {{QStringLiteral("alertname"), QStringLiteral("Slow")},
                                {QStringLiteral("severity"), QStringLiteral("critical")}};
        }
        alerts[3].endsAtMs = noon - minute;
        const auto batch = alertNotices(alerts, QStringLiteral("prom"), NoticeBatch::Extent::Whole, {}, noon);
        QCOMPARE(batch.events.size(), std::size_t(1));
        QCOMPARE(batch.events[0].grade, NoticeGrade::Grave);
        QCOMPARE(batch.events[0].target, QStringLiteral("alert:0"));
        QVERIFY(!batch.source.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
