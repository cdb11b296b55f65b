#include "app/Workspace.h"
#include "services/notify/NoticeDocument.h"
#include "services/settings/NotificationsFile.h"
#include "tests/app/Shell.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

class SettingsShell : public Shell {
public:
    SettingsShell()
    {
        setEnvironment(QStringLiteral("XDG_CONFIG_HOME"), folder() + QStringLiteral("/config"));
    }

    QString userFile() const { return fileOfUser(QStringLiteral("settings.yaml")); }
    QString fileOfUser(const QString& name) const
    {
        return folder() + QStringLiteral("/config/pilothouse/") + name;
    }
    QString value(const char* key) { return at(key, "value"); }
    QString origin(const char* key) { return at(key, "origin"); }

    // Earlier versions kept in state.db what is a file now.
    void keepAsAnOlderVersion(const char* name, const QByteArray& value)
    {
        auto stores = openStores(workspace().toStdString());
        QVERIFY_RESULT(stores);
        QVERIFY_RESULT(stores->state->putSetting(QLatin1String(name), value));
    }
    std::optional<QByteArray> keptByAnOlderVersion(const char* name)
    {
        return openStores(workspace().toStdString()).value().state->setting(QLatin1String(name)).value();
    }

private:
    QString at(const char* key, const char* what)
    {
        return json({QStringLiteral("settings"), QStringLiteral("get"), QLatin1String(key)})
            .json()
            .value(QLatin1String(what))
            .toString();
    }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// Settings as scripts set and read them.
class TestCliSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueIsSetReadAndTakenBack()
    {
        SettingsShell shell;
        QCOMPARE(shell.run(words("settings get theme")).out, QByteArray("system\n"));
        QCOMPARE(shell.run(words("settings set theme dark")).code, 0);
        QCOMPARE(shell.value("theme"), QStringLiteral("dark"));
        QCOMPARE(shell.origin("theme"), QStringLiteral("user"));
        QVERIFY(contentOf(shell.userFile()).contains("\ntheme: dark\n"));
        QCOMPARE(shell.run(words("settings set theme light --here")).code, 0);
        QCOMPARE(shell.value("theme"), QStringLiteral("light"));
        QCOMPARE(shell.origin("theme"), QStringLiteral("workspace"));
        QCOMPARE(shell.run(words("settings reset theme --here")).code, 0);
        QCOMPARE(shell.run(words("settings reset theme")).code, 0);
        QCOMPARE(shell.origin("theme"), QStringLiteral("usual"));
    }

    void mistakesAreTold()
    {
        SettingsShell shell;
        QCOMPARE(shell.run(words("settings get colour")).code, 3);
        QCOMPARE(shell.run(words("settings set theme pink")).code, 2);
        QCOMPARE(shell.run(words("settings set update-check daily --here")).code, 2);
        QCOMPARE(shell.run(words("settings import nowhere.yaml")).code, 3);
        QVERIFY(!QFile::exists(shell.userFile()));
        QCOMPARE(shell.run(words("settings set theme dark")).code, 0);
        QFile file(shell.userFile());
        QVERIFY(file.open(QIODevice::Append));
        file.write("motion: wild\nlater: 1\n");
        file.close();
        const auto shown = shell.run(words("settings show"));
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.err.contains("motion"), shown.err.constData());
        QVERIFY2(shown.err.contains("later"), shown.err.constData());
        QVERIFY(shell.json(words("settings show")).json().value(QLatin1String("settings")).toArray().size() >
                8);
    }

    void aDamagedFileOfKeysOrNotificationsIsToldAndStays()
    {
        SettingsShell shell;
        const auto keys = shell.fileOfUser(QStringLiteral("shortcuts.yaml"));
        const auto notifications = shell.workspace() + QStringLiteral("/notifications.yaml");
        writeTo(keys, "- inbox\n");
        writeTo(notifications, "gates:\n  way: shout\n");
        const auto shown = shell.run(words("settings show"));
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.err.contains(keys.toUtf8() + ":1:"), shown.err.constData());
        QVERIFY2(shown.err.contains(notifications.toUtf8() + ":2:"), shown.err.constData());
        QCOMPARE(contentOf(keys), QByteArray("- inbox\n"));
        const auto files = shell.json(words("settings show")).json().value(QLatin1String("files")).toObject();
        QCOMPARE(files.value(QLatin1String("shortcuts")).toString(), keys);
        QCOMPARE(files.value(QLatin1String("workspace_notifications")).toString(), notifications);
    }

    void anExportHasWhatAnOlderVersionKept()
    {
        SettingsShell shell;
        shell.keepAsAnOlderVersion("shortcuts", R"({"inbox":"F2"})");
        const auto file = shell.folder() + QStringLiteral("/mine.yaml");
        const auto written =
            shell.run({QStringLiteral("settings"), QStringLiteral("export"), QStringLiteral("--out"), file});
        QVERIFY2(written.code == 0, written.all().constData());
        QVERIFY2(contentOf(file).contains("inbox: F2"), contentOf(file).constData());
        QVERIFY(!QFile::exists(shell.fileOfUser(QStringLiteral("shortcuts.yaml")))); // it only reads
    }

    void aDryImportComparesWithWhatAnOlderVersionKeptAndLeavesItThere()
    {
        SettingsShell other;
        writeTo(other.fileOfUser(QStringLiteral("shortcuts.yaml")), "inbox: F2\nsearch: F3\n");
        writeTo(other.fileOfUser(QStringLiteral("notifications.yaml")), "gates: {way: ignore}\n");
        const auto file = other.folder() + QStringLiteral("/mine.yaml");
        QCOMPARE(
            other.run({QStringLiteral("settings"), QStringLiteral("export"), QStringLiteral("--out"), file})
                .code,
            0);

        SettingsShell shell;
        const QByteArray keys = R"({"inbox":"F2","search":"F4"})";
        const auto notifications =
            noticeSettingsText(loadNotifications({other.fileOfUser(QStringLiteral("notifications.yaml")), {}})
                                   .settings); // as in the file
        shell.keepAsAnOlderVersion("shortcuts", keys);
        shell.keepAsAnOlderVersion("notify/settings", notifications);
        const QStringList import{QStringLiteral("settings"), QStringLiteral("import"), file};
        const auto shown = shell.json(import + QStringList{QStringLiteral("--dry-run")});
        QVERIFY2(shown.code == 0, shown.all().constData());
        const auto changes = shown.json().value(QLatin1String("changes")).toArray();
        QVERIFY2(changes.size() == 1, shown.all().constData());
        QCOMPARE(changes[0][QLatin1String("before")].toString(), QStringLiteral("F4"));
        QCOMPARE(changes[0][QLatin1String("after")].toString(), QStringLiteral("F3"));
        QVERIFY(QDir(shell.folder() + QStringLiteral("/config/pilothouse")).isEmpty());
        QCOMPARE(shell.keptByAnOlderVersion("shortcuts"), std::optional(keys));
        QCOMPARE(shell.keptByAnOlderVersion("notify/settings"), std::optional(notifications));

        QCOMPARE(shell.run(import).code, 0);
        QVERIFY(!shell.keptByAnOlderVersion("shortcuts"));
        QVERIFY(!shell.keptByAnOlderVersion("notify/settings"));
        QVERIFY(contentOf(shell.fileOfUser(QStringLiteral("shortcuts.yaml")))
                    .contains("\n\"inbox\": \"F2\"\n\"search\": \"F3\"\n"));
        QVERIFY(contentOf(shell.fileOfUser(QStringLiteral("notifications.yaml")))
                    .contains("\ngates:\n  way: ignore\n"));
    }

    void whatIsKeptIsShownAndLimitsOfSettingsHold()
    {
        SettingsShell shell;
        const auto tables = shell.workspace() + QStringLiteral("/tables/1/run");
        QVERIFY(QDir().mkpath(tables));
        QFile copy(tables + QStringLiteral("/rows.csv"));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(QByteArray(2 << 20, 'x'));
        copy.close();
        const auto tablesOf = [](const Outcome& said) {
            return said.json().value(QLatin1String("caches")).toArray().last().toObject();
        };
        const auto shown = shell.json(words("retention"));
        QVERIFY2(shown.code == 0, shown.all().constData());
        QCOMPARE(tablesOf(shown).value(QLatin1String("kind")).toString(), QStringLiteral("tables"));
        QCOMPARE(tablesOf(shown)[QLatin1String("all")][QLatin1String("bytes")].toInt(), 2 << 20);
        QCOMPARE(tablesOf(shown)[QLatin1String("goes")][QLatin1String("count")].toInt(), 0);
        QCOMPARE(shell.run(words("settings set tables-size 1MiB")).code, 0);
        QCOMPARE(
            tablesOf(shell.json(words("retention")))[QLatin1String("goes")][QLatin1String("count")].toInt(),
            1);
        QVERIFY(QFile::exists(copy.fileName())); // it was only shown
        QCOMPARE(shell.json(words("retention")).json().value(QLatin1String("over_limit")).toArray(),
                 QJsonArray{QStringLiteral("tables")});
        QVERIFY(shell.run(words("retention")).err.contains("Over its limit: tables ("));
        QCOMPARE(shell.run(words("retention --yes")).code, 0);
        QVERIFY(!QFile::exists(copy.fileName()));
    }

    void numbersAreTheSameInEveryLocale()
    {
        SettingsShell shell;
        QVERIFY(QDir().mkpath(shell.workspace() + QStringLiteral("/tables/1/run")));
        QFile copy(shell.workspace() + QStringLiteral("/tables/1/run/rows.csv"));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(QByteArray(3 << 19, 'x'));
        copy.close();
        for (const char* locale : {"C", "de_DE.UTF-8"}) {
            shell.setEnvironment(QStringLiteral("LC_ALL"), QLatin1String(locale));
            const auto kept = shell.run(words("retention"));
            QVERIFY2(kept.out.contains("1.5 MiB"), kept.all().constData());
        }
    }

    void anImportShowsFirstAndTakesOverThen()
    {
        SettingsShell here;
        QCOMPARE(here.run(words("settings set theme dark")).code, 0);
        QCOMPARE(here.run(words("connect add --name lab --kind mlflow --url https://lab.example.org "
                                "--token env:LAB_TOKEN"))
                     .code,
                 0);
        writeTo(here.fileOfUser(QStringLiteral("shortcuts.yaml")), "inbox: Ctrl+Alt+I\n");
        writeTo(here.fileOfUser(QStringLiteral("notifications.yaml")), "gates: {way: ignore}\n");
        const auto file = here.folder() + QStringLiteral("/mine.yaml");
        const auto written =
            here.run({QStringLiteral("settings"), QStringLiteral("export"), QStringLiteral("--out"), file});
        QVERIFY2(written.code == 0, written.all().constData());
        QVERIFY(contentOf(file).contains("env:LAB_TOKEN"));

        SettingsShell there;
        const QStringList import{QStringLiteral("settings"), QStringLiteral("import"), file};
        const auto shown = there.json(import + QStringList{QStringLiteral("--dry-run")});
        QVERIFY2(shown.code == 0, shown.all().constData());
        QCOMPARE(shown.json().value(QLatin1String("changes")).toArray().size(), 4);
        QCOMPARE(there.origin("theme"), QStringLiteral("usual"));
        QVERIFY(!QFile::exists(there.fileOfUser(QStringLiteral("shortcuts.yaml"))));
        const auto done = there.json(import);
        QCOMPARE(done.json().value(QLatin1String("done")).toBool(), true);
        QCOMPARE(there.value("theme"), QStringLiteral("dark"));
        QVERIFY(contentOf(there.fileOfUser(QStringLiteral("shortcuts.yaml")))
                    .contains("\n\"inbox\": \"Ctrl+Alt+I\"\n"));
        QVERIFY(contentOf(there.fileOfUser(QStringLiteral("notifications.yaml")))
                    .contains("\ngates:\n  way: ignore\n"));
        const auto list = there.run(words("connect list")).out;
        QVERIFY2(list.contains("lab.example.org"), list.constData());
        // What is here already is not touched.
        QVERIFY(there.json(import).json().value(QLatin1String("changes")).toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliSettings)
#include "tst_cli_settings.moc"
