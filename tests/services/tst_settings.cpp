#include "services/settings/SettingsBundle.h"
#include "services/settings/SettingsFile.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

const SettingKey& keyOf(const char* name)
{
    return *settingKey(QLatin1String(name));
}

QStringList told(const SettingsReading& reading)
{
    QStringList lines;
    for (const auto& problem : reading.problems)
        lines << QStringLiteral("%1 %2").arg(problem.line).arg(problem.path);
    return lines;
}

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

Connection labConnection()
{
    Connection lab;
    lab.name = QStringLiteral("lab");
    lab.kind = QStringLiteral("mlflow");
    lab.location = QStringLiteral("https://lab.example.org");
    lab.auth = AuthScheme::Bearer;
    lab.secrets[QStringLiteral("token")] = {QStringLiteral("env:LAB_TOKEN")};
    return lab;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNobodySetIsAsUsual()
    {
        QCOMPARE(settingsFrom({}), Settings());
        for (const auto& key : settingKeys()) {
            QCOMPARE(SettingLayers().originOf(key), SettingOrigin::Usual);
            QVERIFY2(!objectionToSetting(key, key.usual), qPrintable(key.name));
            QVERIFY2(!key.description.isEmpty(), qPrintable(key.name));
        }
    }

    void noConnectionIsMadeUnlessSomebodySaysSo()
    {
        QCOMPARE(settingsFrom({}).updateCheck, Settings::UpdateCheck::Off);
    }

    void everyValueReachesItsField()
    {
        const auto reading = readSettings("theme: dark\nlanguage: zh_CN\nmotion: reduced\n"
                                          "last-window: stays-in-tray\n"
                                          "observed-age: 90d\nobserved-size: 2GiB\ncurves-size: 500MiB\n"
                                          "artifacts-size: 1GiB\ntables-size: 64MiB\nupdate-check: daily\n"
                                          "update-address: https://example.org/newest.json\n",
                                          SettingsPlace::User);
        QCOMPARE(told(reading), QStringList());
        const auto settings = settingsFrom({reading.values, {}});
        QCOMPARE(settings.theme, Settings::Theme::Dark);
        QCOMPARE(settings.language, QStringLiteral("zh_CN"));
        QCOMPARE(settings.motion, Settings::Motion::Reduced);
        QCOMPARE(settings.lastWindow, Settings::LastWindow::StaysInTray);
        QCOMPARE(settings.observedAgeMs, std::int64_t(90) * 86'400'000);
        QCOMPARE(settings.observedBytes, std::int64_t(2) << 30);
        QCOMPARE(settings.curvesBytes, std::int64_t(500) << 20);
        QCOMPARE(settings.artifactsBytes, std::int64_t(1) << 30);
        QCOMPARE(settings.tablesBytes, std::int64_t(64) << 20);
        QCOMPARE(settings.updateCheck, Settings::UpdateCheck::Daily);
        QCOMPARE(settings.updateAddress, QStringLiteral("https://example.org/newest.json"));
    }

    void noFolderOfSomebodyElseKeepsTheProgramRunning()
    {
        QCOMPARE(settingsFrom({}).lastWindow, Settings::LastWindow::EndsProgram);
        const SettingLayers theirs{{}, {{QStringLiteral("last-window"), QStringLiteral("stays-in-tray")}}};
        QCOMPARE(settingsFrom(theirs).lastWindow, Settings::LastWindow::EndsProgram);
    }

    void wrongValuesAreNamedWithTheirLineAndLeftOut()
    {
        const auto reading = readSettings("# mine\ntheme: pink\nobserved-age: soon\nmotion: [full]\n"
                                          "language: en\nlanguage: zh_CN\nlater: 1\n",
                                          SettingsPlace::User);
        QCOMPARE(told(reading), (QStringList{QStringLiteral("2 theme"), QStringLiteral("3 observed-age"),
                                             QStringLiteral("4 motion"), QStringLiteral("6 language")}));
        QCOMPARE(reading.values, (SettingValues{{QStringLiteral("language"), QStringLiteral("en")}}));
        QCOMPARE(reading.unknown, QStringList{QStringLiteral("later")});
    }

    void whatIsNoFileOfSettingsSetsNothing_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("problems");
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("a comment") << QByteArray("# nothing yet\n") << 0;
        QTest::newRow("a list") << QByteArray("- theme\n") << 1;
        QTest::newRow("no YAML") << QByteArray("theme: {\n") << 1;
        QTest::newRow("an anchor") << QByteArray("theme: &a dark\n") << 1;
        QTest::newRow("too large") << QByteArray(300 * 1024, '#') << 1;
    }
    void whatIsNoFileOfSettingsSetsNothing()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, problems);
        const auto reading = readSettings(yaml, SettingsPlace::User);
        QCOMPARE(int(reading.problems.size()), problems);
        QVERIFY(reading.values.isEmpty());
    }

    void aWorkspaceGoesFirstButForWhatIsThePersons()
    {
        const auto user = readSettings("theme: dark\n", SettingsPlace::User);
        const auto workspace = readSettings("theme: light\nupdate-check: daily\n"
                                            "update-address: https://evil.example.org/\n",
                                            SettingsPlace::Workspace);
        QCOMPARE(int(workspace.problems.size()), 2);
        const SettingLayers layers{user.values, workspace.values};
        QCOMPARE(layers.originOf(keyOf("theme")), SettingOrigin::Workspace);
        QCOMPARE(settingsFrom(layers).theme, Settings::Theme::Light);
        QCOMPARE(settingsFrom(layers).updateCheck, Settings::UpdateCheck::Off);
        // Nor where somebody hands it in otherwise.
        const SettingLayers forced{{}, {{QStringLiteral("update-check"), QStringLiteral("daily")}}};
        QCOMPARE(settingsFrom(forced).updateCheck, Settings::UpdateCheck::Off);
    }

    void aChangeLeavesEveryOtherByteAlone()
    {
        const QByteArray yaml = "# mine\ntheme: dark   # at night\n\nlater: {a: 1}\nmotion: full\n";
        const auto changed = withSetting(yaml, keyOf("theme"), QStringLiteral("light"));
        QVERIFY_RESULT(changed);
        QCOMPARE(*changed, QByteArray("# mine\ntheme: light # at night\n\nlater: {a: 1}\nmotion: full\n"));
        const auto without = withSetting(*changed, keyOf("theme"), std::nullopt);
        QVERIFY_RESULT(without);
        QCOMPARE(*without, QByteArray("# mine\n\nlater: {a: 1}\nmotion: full\n"));
        const auto added = withSetting(*without, keyOf("language"), QStringLiteral("en"));
        QVERIFY_RESULT(added);
        QVERIFY(added->startsWith(*without));
        QVERIFY(added->endsWith("\nlanguage: en\n"));
        QCOMPARE(readSettings(*added, SettingsPlace::User).values.value(QStringLiteral("language")),
                 QStringLiteral("en"));
    }

    void whatCannotBeChangedAloneIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("several on a line") << QByteArray("{theme: dark, motion: full}\n");
        QTest::newRow("on two lines") << QByteArray("theme:\n  dark\n");
        QTest::newRow("twice") << QByteArray("theme: dark\ntheme: light\n");
    }
    void whatCannotBeChangedAloneIsLeftAlone()
    {
        QFETCH(QByteArray, yaml);
        const auto taken = withSetting(yaml, keyOf("theme"), std::nullopt);
        QVERIFY(!taken);
        QVERIFY(!withSetting(yaml, keyOf("theme"), QStringLiteral("pink")));
    }

    void aFileAppearsWholeAndIsReadAgain()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("new/settings.yaml"));
        QVERIFY_RESULT(putSetting(path, SettingsPlace::User, keyOf("theme"), QStringLiteral("dark")));
        QVERIFY_RESULT(putSetting(path, SettingsPlace::User, keyOf("curves-size"), QStringLiteral("2GiB")));
        auto known = loadSettings(path, {});
        QCOMPARE(known.remarks, QStringList());
        QCOMPARE(known.settings().theme, Settings::Theme::Dark);
        QCOMPARE(known.settings().curvesBytes, std::int64_t(2) << 30);
        QVERIFY(bytesOf(path).startsWith("# Settings of Pilothouse"));
        const auto before = bytesOf(path);
        QVERIFY_ERROR(putSetting(path, SettingsPlace::User, keyOf("theme"), QStringLiteral("pink")),
                      ErrorKind::Invalid);
        QVERIFY_ERROR(
            putSetting(path, SettingsPlace::Workspace, keyOf("update-check"), QStringLiteral("daily")),
            ErrorKind::Invalid);
        QCOMPARE(bytesOf(path), before);
    }

    void bothFilesAreToldApart()
    {
        const QTemporaryDir folder;
        const auto user = folder.filePath(QStringLiteral("user.yaml"));
        const auto workspace = folder.filePath(QStringLiteral("workspace.yaml"));
        put(user, "theme: dark\nmotion: pink\n");
        put(workspace, "later: 1\n");
        const auto known = loadSettings(user, workspace);
        QCOMPARE(int(known.remarks.size()), 2);
        QVERIFY(known.remarks[0].startsWith(user + QStringLiteral(":2:")));
        QVERIFY(known.remarks[1].startsWith(workspace));
        QCOMPARE(known.settings().theme, Settings::Theme::Dark);
    }

    void aBundleComesBackAsItWas()
    {
        SettingsBundle bundle;
        bundle.values = {{QStringLiteral("theme"), QStringLiteral("dark")},
                         {QStringLiteral("curves-size"), QStringLiteral("2GiB")}};
        bundle.shortcuts = {{QStringLiteral("inbox"), QStringLiteral("Ctrl+Alt+I")}};
        bundle.notifications = "{\"quiet\":1,\"rules\":[{\"way\":\"07:30\"},-9223372036854775808,true]}";
        bundle.connections = {labConnection()};
        const auto read = bundleFrom(bundleText(bundle), QStringLiteral("bundle.yaml"));
        QVERIFY_RESULT(read);
        bundle.connections.front().enabled = false; // until somebody has looked at it
        QCOMPARE(*read, bundle);
    }

    void noSecretLeavesIt()
    {
        for (const auto& planted : plantedByPlace()) {
            SettingsBundle bundle;
            bundle.connections = {labConnection(), labConnection(), labConnection()};
            bundle.connections[0].settings[QStringLiteral("headerName")] = planted;
            bundle.connections[1].location = QStringLiteral("https://lab.example.org/?x=") + planted;
            bundle.connections[2].secrets[QStringLiteral("token")] = {QStringLiteral("exec:echo ") + planted};
            const auto text = bundleText(bundle);
            QVERIFY2(!text.contains("s3cr3t"), text.constData());
            QVERIFY(!bundleWithoutSecrets(bundle).leftOut.isEmpty());
        }
        auto asItself = labConnection();
        asItself.secrets[QStringLiteral("token")] = {QStringLiteral("s3cr3t")};
        asItself.location = QStringLiteral("https://me:s3cr3t@lab.example.org");
        QVERIFY(!bundleText({.connections = {asItself}}).contains("s3cr3t"));
    }

    void aBundleFromElsewhereRunsNothing()
    {
        const auto read = bundleFrom("pilothouse-settings: 1\nconnections:\n"
                                     "  - {name: lab, kind: mlflow, location: \"https://evil.example.org\","
                                     " secrets: {token: \"exec:touch /tmp/x\"}}\n"
                                     "settings: {theme: pink, later: x, motion: full}\n",
                                     QStringLiteral("bundle.yaml"));
        QVERIFY_RESULT(read);
        QVERIFY(read->connections.front().secrets.isEmpty());
        QVERIFY(!read->connections.front().enabled);
        QCOMPARE(int(read->leftOut.size()), 3);
        QCOMPARE(read->values, (SettingValues{{QStringLiteral("motion"), QStringLiteral("full")}}));
        QVERIFY_ERROR(bundleFrom("theme: dark\n", QStringLiteral("x")), ErrorKind::Invalid);
        QVERIFY_ERROR(bundleFrom("", QStringLiteral("x")), ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
