#include "services/notify/NoticeDocument.h"
#include "services/settings/NotificationsFile.h"
#include "services/settings/SettingsTakeOver.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace ph;

namespace {

constexpr std::int64_t someTime = 1'764'300'000'000; // 2025-11-28T03:20:00Z

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

NoticeRule& ruleOf(NoticeSettings& settings, NoticeKind kind)
{
    return settings.rules[std::size_t(kind)];
}

/// Nothing in them is as usual.
NoticeSettings oddSettings()
{
    NoticeSettings settings;
    ruleOf(settings, NoticeKind::Alert) = {NoticeRule::Way::IsListed, NoticeGrade::Grave, {"prod: eu", "no"}};
    ruleOf(settings, NoticeKind::Connection) = {
        NoticeRule::Way::IsIgnored, NoticeGrade::Warning, {QString::fromUtf8("生产"), "a\"b\n"}};
    settings.quiet.kept = QuietHours::Kept::Yes;
    settings.quiet.grave = QuietHours::Grave::Waits;
    settings.quiet.days[0] = QuietSpan{0, 23 * 60 + 59};
    settings.quiet.days[6] = QuietSpan{13 * 60 + 5, 60};
    settings.quietUntilMs = someTime;
    settings.stormFrom = 7;
    settings.stormWindowMs = 90'000;
    return settings;
}

struct Place {
    Place()
    {
        auto opened = StateStore::open(folder.filePath(QStringLiteral("state.db")).toStdString());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        state = *std::move(opened);
    }
    QTemporaryDir folder;
    NotificationFiles files{folder.filePath(QStringLiteral("config/notifications.yaml")),
                            folder.filePath(QStringLiteral("notifications.yaml"))};
    std::unique_ptr<StateStore> state;
};

} // namespace

/// When somebody is interrupted, as a file that people read.
class TestNotificationsFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsComeBackAsTheyWere()
    {
        for (const auto& settings : {usualNoticeSettings(), oddSettings()}) {
            const auto text = notificationsText(settings);
            QVERIFY_RESULT(text);
            // Whatever lies below: all of it is in the file.
            for (const auto& below : {usualNoticeSettings(), oddSettings()}) {
                const auto reading = readNotifications(*text, below);
                QVERIFY(reading.problems.isEmpty());
                QCOMPARE(reading.settings, settings);
            }
        }
    }

    void itIsReadByPeople()
    {
        const auto text = notificationsText(oddSettings());
        QVERIFY_RESULT(text);
        for (const char* words :
             {"\nalerts:\n  way: list\n  from: grave\n  environments: [\"prod: eu\", \"no\"]\n",
              "  kept: true\n  grave: wait", "  monday: \"00:00-23:59\"\n  tuesday: none\n",
              "quiet-until: \"2025-11-28T03:20:00.000Z\"\n", "storm:\n  from: 7\n  within: 90s\n"})
            QVERIFY2(text->contains(words), (*text + "\nhas not: " + words).constData());
    }

    void whatIsNotThereIsAsBelow()
    {
        auto wanted = oddSettings();
        ruleOf(wanted, NoticeKind::Gate).way = NoticeRule::Way::IsIgnored;
        ruleOf(wanted, NoticeKind::Alert).environments.clear();
        wanted.quiet.days[6].reset();
        wanted.quietUntilMs = noTime;
        wanted.stormWindowMs = 3'600'000;
        const auto reading = readNotifications("gates: {way: ignore}\nalerts: {environments: []}\n"
                                               "quiet-hours: {sunday: none}\nquiet-until: none\n"
                                               "storm: {within: 1h}\n",
                                               oddSettings());
        QVERIFY(reading.problems.isEmpty());
        QCOMPARE(reading.settings, wanted);
        QCOMPARE(readNotifications("", oddSettings()).settings, oddSettings());
        QVERIFY(readNotifications("# nothing yet\n", {}).problems.isEmpty());
    }

    void whatIsWrongIsNamedWithItsLineAndIsAsBelow_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::newRow("a way") << QByteArray("alerts:\n  way: shout\n") << 2;
        QTest::newRow("a grade") << QByteArray("alerts:\n  from: 2\n") << 2;
        QTest::newRow("an hour") << QByteArray("quiet-hours:\n  monday: 24:00-07:00\n") << 2;
        QTest::newRow("a yes") << QByteArray("quiet-hours:\n\n  kept: yes\n") << 3;
        QTest::newRow("a day of no month") << QByteArray("quiet-until: \"2026-13-40T22:00:00Z\"\n") << 1;
        QTest::newRow("one is no storm") << QByteArray("storm:\n  from: 1\n") << 2;
        QTest::newRow("a time") << QByteArray("storm:\n  within: soon\n") << 2;
        QTest::newRow("unknown") << QByteArray("# mine\nalarms: {way: list}\n") << 2;
        QTest::newRow("a list") << QByteArray("- alerts\n") << 1;
        QTest::newRow("no YAML") << QByteArray("alerts: \"\\q\"\n") << 1;
        QTest::newRow("an anchor") << QByteArray("alerts: &a {way: list}\n") << 1;
        QTest::newRow("too large") << QByteArray(maxYamlBytes + 1, '#') << 1;
    }
    void whatIsWrongIsNamedWithItsLineAndIsAsBelow()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        const auto reading = readNotifications(yaml, usualNoticeSettings());
        QCOMPARE(int(reading.problems.size()), 1);
        QCOMPARE(reading.problems.front().line, line);
        QCOMPARE(reading.settings, usualNoticeSettings());
    }

    void whatNoFileCanSayIsRefused()
    {
        auto settings = usualNoticeSettings();
        settings.quiet.days[1] = QuietSpan{-5, 99 * 60};
        QVERIFY_ERROR(notificationsText(settings), ErrorKind::Invalid);
        settings = usualNoticeSettings();
        settings.stormWindowMs = -1;
        QVERIFY_ERROR(notificationsText(settings), ErrorKind::Invalid);
        settings = usualNoticeSettings();
        ruleOf(settings, NoticeKind::Alert).environments = {""};
        QVERIFY_ERROR(notificationsText(settings), ErrorKind::Invalid);
    }

    void theUsersFileAppearsWholeAndIsReadAgain()
    {
        const Place place;
        QCOMPARE(loadNotifications(place.files).settings, usualNoticeSettings());
        QVERIFY_RESULT(putNotifications(place.files, oddSettings()));
        QVERIFY(!QFile::exists(place.files.workspace));
        const auto kept = loadNotifications(place.files);
        QCOMPARE(kept.remarks, QStringList());
        QCOMPARE(kept.settings, oddSettings());
    }

    void aWorkspaceGoesFirstWhereItHasAFile()
    {
        const Place place;
        QVERIFY_RESULT(putNotifications(place.files, oddSettings()));
        const auto users = bytesOf(place.files.user);
        put(place.files.workspace, "alerts: {way: ignore}\n");
        auto wanted = oddSettings();
        ruleOf(wanted, NoticeKind::Alert).way = NoticeRule::Way::IsIgnored;
        QCOMPARE(loadNotifications(place.files).settings, wanted);

        // What is chosen here holds here, and nowhere else.
        QVERIFY_RESULT(putNotifications(place.files, usualNoticeSettings()));
        QCOMPARE(loadNotifications(place.files).settings, usualNoticeSettings());
        QCOMPARE(bytesOf(place.files.user), users);
    }

    void aDamagedFileIsToldAndSetAsideOnceSomebodyChooses()
    {
        const Place place;
        QVERIFY_RESULT(putNotifications(place.files, oddSettings()));
        const QByteArray damaged = "alerts:\n  way: {\n";
        put(place.files.user, damaged);
        const auto kept = loadNotifications(place.files);
        QCOMPARE(kept.settings, usualNoticeSettings());
        QCOMPARE(int(kept.remarks.size()), 1);
        QVERIFY2(kept.remarks.front().startsWith(place.files.user + u':'), qPrintable(kept.remarks.front()));
        QCOMPARE(bytesOf(place.files.user), damaged); // to read it changes nothing

        QVERIFY_RESULT(putNotifications(place.files, oddSettings()));
        QCOMPARE(loadNotifications(place.files).settings, oddSettings());
        const QDir config(place.folder.filePath(QStringLiteral("config")));
        const auto aside = config.entryList({QStringLiteral("notifications-damaged-*.yaml")});
        QCOMPARE(int(aside.size()), 1);
        QCOMPARE(bytesOf(config.filePath(aside.front())), damaged);
    }

    void whatAnOlderVersionKeptIsTakenOverOnce()
    {
        const Place place;
        const auto name = QStringLiteral("notify/settings");
        QVERIFY_RESULT(place.state->putSetting(name, noticeSettingsText(oddSettings())));
        QVERIFY(notificationsToTakeOver(*place.state, place.files.user).value() == oddSettings());
        QVERIFY(!QFile::exists(place.files.user)); // to ask changes nothing
        QVERIFY(place.state->setting(name).value());
        QVERIFY_RESULT(takeOverNotifications(*place.state, place.files.user));
        QCOMPARE(loadNotifications(place.files).settings, oddSettings());
        QVERIFY(!place.state->setting(name).value());

        // Another workspace comes later.
        QVERIFY_RESULT(place.state->putSetting(name, noticeSettingsText(usualNoticeSettings())));
        QVERIFY(!notificationsToTakeOver(*place.state, place.files.user).value());
        QVERIFY_RESULT(takeOverNotifications(*place.state, place.files.user));
        QCOMPARE(loadNotifications(place.files).settings, oddSettings());
    }

    void whatIsUnreadableThereIsNotTaken()
    {
        const Place place;
        QVERIFY_RESULT(takeOverNotifications(*place.state, place.files.user));
        QVERIFY_RESULT(place.state->putSetting(QStringLiteral("notify/settings"), "nonsense"));
        QVERIFY_RESULT(takeOverNotifications(*place.state, place.files.user));
        QVERIFY(!QFile::exists(place.files.user));
    }
};

QTEST_GUILESS_MAIN(TestNotificationsFile)
#include "tst_notifications_file.moc"
