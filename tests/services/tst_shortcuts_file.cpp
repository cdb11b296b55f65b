#include "services/settings/SettingsTakeOver.h"
#include "services/settings/ShortcutsFile.h"
#include "services/yaml/YamlTree.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace ph;

namespace {

const ShortcutKeys mine = {{"inbox", ""}, {"sync-everything-now", "Ctrl+K, #"}};

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

/// Where a person's keys lie, and two workspaces that an older version left.
struct Place {
    Place()
    {
        for (const char* name : {"a.db", "b.db"}) {
            auto opened = StateStore::open(folder.filePath(QLatin1String(name)).toStdString());
            if (!opened)
                qFatal("%s", qPrintable(opened.error().detail));
            workspaces.push_back(*std::move(opened));
        }
    }
    QStringList aside() const
    {
        return QDir(folder.filePath(QStringLiteral("config")))
            .entryList({QStringLiteral("shortcuts-damaged-*.yaml")});
    }
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("config/shortcuts.yaml"));
    std::vector<std::unique_ptr<StateStore>> workspaces;
};

} // namespace

/// Keys that somebody changed, as a file that people read.
class TestShortcutsFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysComeBackAsTheyWere()
    {
        const ShortcutKeys odd = {{"no", "Ctrl+\""}, {"a: b", "Ctrl+\\"}, {"<<", "#"},
                                  {"12", "~"},       {"null", "null"},    {"x\ny", QString::fromUtf8("Ü")}};
        for (const auto& keys : {ShortcutKeys(), mine, odd}) {
            const auto reading = readShortcuts(shortcutsText(keys));
            QVERIFY(reading.problems.isEmpty());
            QCOMPARE(reading.keys, keys);
        }
        QVERIFY(shortcutsText({}).startsWith("# Keys of Pilothouse"));
    }

    void peopleMayWriteItPlainly()
    {
        const auto reading = readShortcuts("# mine\ninbox: Ctrl+I # there\nsearch:\nzoom: 5\n");
        QVERIFY(reading.problems.isEmpty());
        QCOMPARE(reading.keys, (ShortcutKeys{{"inbox", "Ctrl+I"}, {"search", ""}, {"zoom", "5"}}));
        QVERIFY(readShortcuts("").problems.isEmpty());
        QVERIFY(readShortcuts("# nothing yet\n").problems.isEmpty());
    }

    void whatIsWrongIsNamedWithItsLineAndLeftOut()
    {
        const auto reading =
            readShortcuts("inbox: Ctrl+I\ninbox: Ctrl+J\nsync: [Ctrl+S]\n\"\": Ctrl+X\nlater: F7\n");
        QList<int> lines;
        for (const auto& problem : reading.problems)
            lines << problem.line;
        QCOMPARE(lines, (QList<int>{2, 3, 4}));
        QCOMPARE(reading.keys, (ShortcutKeys{{"inbox", "Ctrl+I"}, {"later", "F7"}}));
    }

    void whatIsNoFileOfKeysChangesNone_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("a list") << QByteArray("- inbox\n");
        QTest::newRow("no YAML") << QByteArray("inbox: {\n");
        QTest::newRow("an alias") << QByteArray("a: &a x\nb: *a\n");
        QTest::newRow("no UTF-8") << QByteArray("inbox: \xff\n");
        QTest::newRow("too large") << QByteArray(maxYamlBytes + 1, '#');
        QTest::newRow("too deep") << QByteArray("a: ") + QByteArray(5000, '[');
    }
    void whatIsNoFileOfKeysChangesNone()
    {
        QFETCH(QByteArray, yaml);
        const auto reading = readShortcuts(yaml);
        QCOMPARE(int(reading.problems.size()), 1);
        QVERIFY(reading.keys.isEmpty());
    }

    void aChoiceLeavesOtherActionsAlone()
    {
        const Place place;
        QVERIFY_RESULT(putShortcuts(place.file, {"inbox", "sync"}, {{"inbox", "F5"}, {"sync", "F6"}}));
        QVERIFY_RESULT(putShortcuts(place.file, {"of-a-later-version"}, {{"of-a-later-version", "F7"}}));
        QVERIFY_RESULT(putShortcuts(place.file, {"inbox", "sync"}, {{"sync", "F8"}})); // one as usual again
        const auto kept = loadShortcuts(place.file);
        QCOMPARE(kept.remarks, QStringList());
        QCOMPARE(kept.keys, (ShortcutKeys{{"of-a-later-version", "F7"}, {"sync", "F8"}}));
        QVERIFY(place.aside().isEmpty());
    }

    void nothingIsWrittenWhereNothingChanges()
    {
        const Place place;
        QVERIFY_RESULT(putShortcuts(place.file, {"inbox"}, {}));
        QVERIFY(!QFile::exists(place.file));
        QVERIFY_RESULT(putShortcuts(place.file, {}, mine));
        put(place.file, bytesOf(place.file) + "# a word of mine\n");
        QVERIFY_RESULT(putShortcuts(place.file, mine.keys(), mine));
        QVERIFY(bytesOf(place.file).contains("# a word of mine"));
    }

    void aDamagedFileIsToldAndSetAsideOnceSomebodyChooses()
    {
        const Place place;
        QVERIFY_RESULT(putShortcuts(place.file, {}, mine));
        const QByteArray damaged = "inbox: Ctrl+I\nsync: {\n";
        put(place.file, damaged);
        const auto kept = loadShortcuts(place.file);
        QVERIFY(kept.keys.isEmpty());
        QCOMPARE(int(kept.remarks.size()), 1);
        QVERIFY2(kept.remarks.front().startsWith(place.file + u':'), qPrintable(kept.remarks.front()));
        QCOMPARE(bytesOf(place.file), damaged); // to read it changes nothing
        QVERIFY_RESULT(takeOverShortcuts(*place.workspaces[0], place.file));
        QCOMPARE(bytesOf(place.file), damaged);

        QVERIFY_RESULT(putShortcuts(place.file, {"search"}, {{"search", "F3"}}));
        QCOMPARE(loadShortcuts(place.file).keys, (ShortcutKeys{{"search", "F3"}}));
        QCOMPARE(int(place.aside().size()), 1);
        QCOMPARE(bytesOf(place.folder.filePath(QStringLiteral("config/") + place.aside().front())), damaged);
    }

    void noFileGrowsBeyondWhatIsReadAgain()
    {
        const Place place;
        QVERIFY_RESULT(putShortcuts(place.file, {}, mine));
        const auto before = bytesOf(place.file);
        QVERIFY_ERROR(putShortcuts(place.file, {}, {{"inbox", QString(int(maxYamlBytes), u'x')}}),
                      ErrorKind::Invalid);
        QCOMPARE(bytesOf(place.file), before);
    }

    void aFolderInItsPlaceIsLeftAlone()
    {
        const Place place;
        QVERIFY(QDir().mkpath(place.file));
        QCOMPARE(int(loadShortcuts(place.file).remarks.size()), 1);
        QVERIFY_ERROR(putShortcuts(place.file, {}, mine), ErrorKind::Storage);
        QVERIFY(QDir(place.file).exists());
    }

    void whatAnOlderVersionKeptIsTakenOverOnce()
    {
        const Place place;
        auto &first = *place.workspaces[0], &second = *place.workspaces[1];
        const auto name = QStringLiteral("shortcuts");
        QVERIFY_RESULT(first.putSetting(name, R"({"inbox":"Ctrl+Alt+I","sync":5})"));
        QVERIFY_RESULT(second.putSetting(name, R"({"inbox":"F2"})"));
        QCOMPARE(shortcutsToTakeOver(first, place.file).value(), (ShortcutKeys{{"inbox", "Ctrl+Alt+I"}}));
        QVERIFY(!QFile::exists(place.file)); // to ask changes nothing
        QVERIFY(first.setting(name).value());
        QVERIFY_RESULT(takeOverShortcuts(first, place.file));
        QCOMPARE(loadShortcuts(place.file).keys, (ShortcutKeys{{"inbox", "Ctrl+Alt+I"}}));
        QVERIFY(!first.setting(name).value());
        QVERIFY(!shortcutsToTakeOver(second, place.file).value());
        QVERIFY_RESULT(takeOverShortcuts(second, place.file)); // the first that was opened wins
        QCOMPARE(loadShortcuts(place.file).keys, (ShortcutKeys{{"inbox", "Ctrl+Alt+I"}}));

        QVERIFY_RESULT(putShortcuts(place.file, {"inbox"}, {})); // all as usual
        QVERIFY_RESULT(takeOverShortcuts(second, place.file));
        QVERIFY(loadShortcuts(place.file).keys.isEmpty());
    }

    void whatIsUnreadableThereIsNotTaken()
    {
        const Place place;
        QVERIFY_RESULT(takeOverShortcuts(*place.workspaces[0], place.file));
        QVERIFY_RESULT(place.workspaces[0]->putSetting(QStringLiteral("shortcuts"), "no json"));
        QVERIFY_RESULT(takeOverShortcuts(*place.workspaces[0], place.file));
        QVERIFY(!QFile::exists(place.file));
        QVERIFY(place.workspaces[0]->setting(QStringLiteral("shortcuts")).value());
    }
};

QTEST_GUILESS_MAIN(TestShortcutsFile)
#include "tst_shortcuts_file.moc"
