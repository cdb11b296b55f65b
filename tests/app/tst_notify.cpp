#include "app/TrialVault.h"
#include "app/notify/NotifyController.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace ph;

namespace {

constexpr int patience = 10'000;

/// Writes down what it would show.
class PaperPlace final : public NoticePlace {
public:
    void show(const QString& id, const QString& title, const QString&) override
    {
        ids << id;
        titles << title;
    }
    void update(const QString& id, const QString& title, const QString&) override
    {
        updated << id;
        titles << title;
    }
    void withdraw(const QString& id) override { withdrawn << id; }
    QStringList ids, titles, updated, withdrawn;
};

NoticeBatch alertsFiring(int count)
{
    NoticeBatch batch;
    batch.source = QStringLiteral("alerts:prom");
    for (int i = 0; i < count; ++i) {
        NoticeEvent event;
        event.key = QStringLiteral("alert:%1").arg(i);
        event.grade = NoticeGrade::Grave;
        event.title = QStringLiteral("LatencyHigh");
        event.target = event.key;
        batch.events.push_back(event);
    }
    return batch;
}

/// A workspace that is opened, left and opened again.
struct Place {
    explicit Place(const QTemporaryDir& folder)
    {
        qputenv("XDG_CONFIG_HOME", folder.filePath(QStringLiteral("config")).toUtf8());
        auto stores = openStores(folder.path().toStdString());
        if (!stores)
            qFatal("%s", qPrintable(stores.error().detail));
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        notify = std::make_unique<NotifyController>(*workspace, paper);
        notify->start();
    }
    PaperPlace paper;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<NotifyController> notify;
};

/// Once what is kept has been read.
bool isReady(const Place& place)
{
    QSignalSpy changed(place.notify.get(), &NotifyController::settingsChanged);
    return changed.wait(patience);
}

QByteArray bytesIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// Notices from what was seen to what is shown, over restarts.
class TestNotify : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStormIsShownOnceAndNotAgainAfterARestart()
    {
        const QTemporaryDir folder;
        {
            Place place(folder);
            place.notify->take(alertsFiring(100)); // before what is kept was read
            QTRY_COMPARE_WITH_TIMEOUT(place.paper.ids.size(), 1, patience);
            QVERIFY2(place.paper.titles.first().contains(QStringLiteral("100")),
                     qPrintable(place.paper.titles.first()));
            QTRY_COMPARE_WITH_TIMEOUT(place.workspace->runner().jobs().size(), 0, patience);
            // The list of what was told is written after it was shown.
            QTRY_VERIFY_WITH_TIMEOUT(
                place.workspace->state().setting(QStringLiteral("notify/history")).value(), patience);
        }
        Place again(folder);
        again.notify->take(alertsFiring(100));
        QSignalSpy told(again.notify.get(), &NotifyController::told);
        auto more = alertsFiring(100);
        more.events.back().key = QStringLiteral("alert:new");
        again.notify->take(more);
        QVERIFY(told.wait(patience));
        QCOMPARE(again.paper.titles, QStringList{QStringLiteral("LatencyHigh")}); // the new one alone
        QCOMPARE(again.notify->history().size(), 2);
    }

    void aStormThatGetsLessTellsHowManyAreLeft()
    {
        const QTemporaryDir folder;
        Place place(folder);
        place.notify->take(alertsFiring(10));
        QTRY_COMPARE_WITH_TIMEOUT(place.paper.ids.size(), 1, patience);
        place.notify->take(alertsFiring(6));
        QTRY_COMPARE_WITH_TIMEOUT(place.paper.updated, place.paper.ids, patience);
        QVERIFY2(place.paper.titles.last().contains(u'6'), qPrintable(place.paper.titles.last()));
        QCOMPARE(place.notify->history().size(), 1); // it is no other notice
    }

    void aClickOpensTheThing()
    {
        const QTemporaryDir folder;
        Place place(folder);
        place.notify->take(alertsFiring(1));
        QTRY_COMPARE_WITH_TIMEOUT(place.paper.ids.size(), 1, patience);
        QSignalSpy opened(place.notify.get(), &NotifyController::targetActivated);
        Q_EMIT place.paper.activated(place.paper.ids.first());
        QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("alert:0"));
        place.notify->take({{}, QStringLiteral("alerts:prom")});
        QTRY_COMPARE_WITH_TIMEOUT(place.paper.withdrawn, place.paper.ids, patience);
    }

    void whatWasThereWhenItBeganIsNoNews()
    {
        const QTemporaryDir folder;
        Place place(folder);
        auto before = alertsFiring(3);
        before.source = QStringLiteral("incidents");
        place.notify->takeStanding(before);
        auto after = alertsFiring(4);
        after.source = QStringLiteral("incidents");
        place.notify->takeStanding(after);
        QTRY_COMPARE_WITH_TIMEOUT(place.paper.ids.size(), 1, patience);
        QCOMPARE(place.notify->history().size(), 1);
    }

    void theTraysMenuKeepsItQuietForAnHour()
    {
        const QTemporaryDir folder;
        Place place(folder);
        QVERIFY(isReady(place));
        auto* hour = place.notify->tray()->menu()->findChild<QAction*>(QStringLiteral("trayQuietHour"));
        QVERIFY(hour);
        const auto before = hour->text();
        hour->trigger();
        QVERIFY(place.notify->settings().quietUntilMs > toMs(systemNow()));
        QVERIFY(hour->text() != before);
        auto batch = alertsFiring(1);
        batch.events[0].grade = NoticeGrade::Warning;
        QSignalSpy told(place.notify.get(), &NotifyController::told);
        place.notify->take(batch);
        QVERIFY(told.wait(patience));
        QVERIFY(place.paper.ids.isEmpty());
        QCOMPARE(place.notify->history().last().how, NoticeRecord::How::Held);
        hour->trigger(); // it is over: what waited is told
        QTRY_COMPARE_WITH_TIMEOUT(place.paper.ids.size(), 1, patience);
    }

    void whatIsChosenIsWrittenForPeopleAndHoldsAfterARestart()
    {
        const QTemporaryDir folder;
        NoticeSettings chosen;
        {
            Place place(folder);
            QVERIFY(isReady(place));
            chosen = place.notify->settings();
            chosen.rules[std::size_t(NoticeKind::Release)].way = NoticeRule::Way::IsIgnored;
            place.notify->putSettings(chosen);
            const auto file = notificationFiles(folder.path().toStdString()).user;
            QTRY_VERIFY_WITH_TIMEOUT(bytesIn(file).contains("\nreleases:\n  way: ignore\n"), patience);
        }
        const QTemporaryDir other; // another workspace of the same person
        Place again(other);
        qputenv("XDG_CONFIG_HOME", folder.filePath(QStringLiteral("config")).toUtf8());
        again.notify = std::make_unique<NotifyController>(*again.workspace, again.paper);
        again.notify->start();
        QVERIFY(isReady(again));
        QCOMPARE(again.notify->settings(), chosen);
    }

    void aWorkspaceGoesFirstWhereItHasAFile()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("notifications.yaml"));
        put(file, "alerts: {way: list}\n");
        Place place(folder);
        QVERIFY(isReady(place));
        auto settings = place.notify->settings();
        QCOMPARE(settings.rules[std::size_t(NoticeKind::Alert)].way, NoticeRule::Way::IsListed);
        settings.stormFrom = 9;
        place.notify->putSettings(settings);
        QTRY_VERIFY_WITH_TIMEOUT(bytesIn(file).contains("\n  from: 9\n"), patience);
        QVERIFY(!QFile::exists(notificationFiles(folder.path().toStdString()).user));
    }

    void whatSomebodyElseWroteIsReadAgain()
    {
        const QTemporaryDir folder;
        Place place(folder);
        QVERIFY(isReady(place));
        put(notificationFiles(folder.path().toStdString()).user, "storm: {from: 9}\n");
        place.notify->rereadSettings();
        QTRY_COMPARE_WITH_TIMEOUT(place.notify->settings().stormFrom, 9, patience);
    }

    void whatCannotBeWrittenIsToldAndHoldsAllTheSame()
    {
        const QTemporaryDir folder;
        Place place(folder);
        QVERIFY(isReady(place));
        put(folder.filePath(QStringLiteral("config/pilothouse")), "a file where a folder should be");
        QSignalSpy failed(place.notify.get(), &NotifyController::failed);
        auto settings = place.notify->settings();
        settings.stormFrom = 9;
        place.notify->putSettings(settings);
        QVERIFY(failed.wait(patience));
        QCOMPARE(place.notify->settings().stormFrom, 9);
    }
};

QTEST_MAIN(TestNotify)
#include "tst_notify.moc"
