#include "services/release/SigningKey.h"
#include "tests/app/Shell.h"
#include "tests/fixture/HttpFixture.h"

using namespace ph;
using namespace ph::testing;

/// The update check as a script asks it: off unless somebody says otherwise, and nothing but told.
class TestCliUpdateCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedUntilItIsSwitchedOn()
    {
        const auto key = SigningKey::fromSeed({9});
        QByteArray json = "{\"kind\":\"pilothouse.update/v1\",\"version\":\"99.0\",\"url\":"
                          "\"https://example.org/new\",\"published\":\"2026-11-01T00:00:00.000Z\"}";
        HttpFixture server([&](const FixtureRequest& request) {
            FixtureReply reply;
            reply.body = (request.path == "/news.sig" ? key.sign(json).toBase64() : json).toStdString();
            return reply;
        });
        Shell shell;
        shell.setEnvironment(QStringLiteral("XDG_CONFIG_HOME"), shell.folder() + QStringLiteral("/config"));
        shell.setEnvironment(QStringLiteral("XDG_STATE_HOME"), shell.folder() + QStringLiteral("/state"));
        const auto set = [&shell](const char* name, const QString& value) {
            return shell.run({QStringLiteral("settings"), QStringLiteral("set"), QLatin1String(name), value})
                .code;
        };
        QCOMPARE(set("update-address", QString::fromStdString(server.url() + "/news")), 0);
        QCOMPARE(set("update-key", publicKeyText(key.publicKey())), 0);
        const auto isAsked = [&shell] {
            return shell.json(words("update-check --if-due")).json().value(QLatin1String("asked")).toBool();
        };
        QVERIFY(!isAsked());
        QCOMPARE(server.requestCount(), 0);

        QCOMPARE(set("update-check", QStringLiteral("daily")), 0);
        QVERIFY(isAsked());
        QVERIFY(!isAsked()); // once a day
        QCOMPARE(server.requestCount(), 2);

        const auto asked = shell.json(words("update-check"));
        QVERIFY2(asked.code == 0, asked.all().constData());
        QCOMPARE(asked.json().value(QLatin1String("standing")).toString(), QStringLiteral("newer"));
        QCOMPARE(asked.json().value(QLatin1String("url")).toString(),
                 QStringLiteral("https://example.org/new"));

        json.replace("99.0", "98.0"); // replayed, and rightly signed
        const auto older = shell.run(words("update-check"));
        QCOMPARE(older.code, 1);
        QVERIFY2(older.err.contains("older"), older.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliUpdateCheck)
#include "tst_cli_update_check.moc"
