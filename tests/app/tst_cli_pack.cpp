#include "services/release/KeyStore.h"
#include "tests/app/Program.h"
#include "tests/services/PackLab.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// `pilothouse pack`: files from elsewhere, looked at before anybody believes them.
class TestCliPack : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString write(const char* name, const QByteArray& bytes) const
    {
        const auto path = folder_.filePath(QLatin1String(name));
        writeBytes(path, bytes);
        return path;
    }
    Outcome pack(const QStringList& words, const QStringList& options = {}) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")),
                          options + QStringList{QStringLiteral("pack")} + words);
    }
    /// `--key` and the key that signed, which the workspace does not know.
    static QStringList trusting() { return {QStringLiteral("--key"), publicKeyText(knownKey().publicKey())}; }
    Outcome verify(const QString& file, const QStringList& options = {}) const
    {
        return pack(QStringList{QStringLiteral("verify"), file} + options);
    }

private Q_SLOTS:
    void aWholeOneIsWhole()
    {
        const auto file = write("whole.phpack", goodPack().bytes());
        const auto told = verify(file, trusting());
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.out.contains("whole.phpack: Whole, and signed by a known key.\n"),
                 told.out.constData());
        QVERIFY2(told.out.contains("\nof       incident 42 Checkout is slow\n"), told.out.constData());
        QVERIFY2(told.out.contains("\nmade     2026-11-28T00:30:00"), told.out.constData());
        QVERIFY2(told.out.contains("\nholds    3 entries, "), told.out.constData());
        QVERIFY2(told.err.isEmpty(), told.err.constData());
    }

    void keysOfTheWorkspaceAreKnownByTheirNames()
    {
        const auto folder = folder_.filePath(QStringLiteral("ours"));
        QVERIFY(QDir().mkpath(folder));
        {
            auto state = StateStore::open((folder + QStringLiteral("/state.db")).toStdString());
            QVERIFY_RESULT(state);
            QVERIFY_RESULT(KeyStore(**state).put(knownKey().publicKey(), QStringLiteral("ada"), {}));
        }
        const auto told = runProgram(folder, {QStringLiteral("pack"), QStringLiteral("verify"),
                                              write("a.phpack", goodPack().bytes())});
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.out.contains("signed   by " + knownKey().id().toUtf8() + ", ada\n"),
                 told.out.constData());
    }

    void whoNobodyKnowsIsSaidOnStderr()
    {
        const auto stranger = verify(write("stranger.phpack", goodPack().bytes()));
        QCOMPARE(stranger.code, 7);
        QVERIFY2(stranger.err.contains("Signed with a key that is not known here"), stranger.err.constData());
        auto unsignedPack = goodPack();
        unsignedPack.entries.erase(unsignedPack.entries.begin() + 1);
        const auto nobody = verify(write("unsigned.phpack", unsignedPack.bytes()));
        QCOMPARE(nobody.code, 7);
        QVERIFY2(nobody.err.contains("Unsigned: anybody may have made or changed it"),
                 nobody.err.constData());
        QVERIFY2(nobody.out.contains("\nsigned   by nobody\n"), nobody.out.constData());
    }

    void tamperingIsNamed()
    {
        auto tampered = goodPack();
        auto log = goodParts()[1];
        log.bytes.replace("17", "71");
        tampered.entries[3] = rawPart(log);
        const auto file = write("tampered.phpack", tampered.bytes());
        const auto told = verify(file, trusting());
        QCOMPARE(told.code, 2);
        QVERIFY2(told.out.contains("Tampered with: An entry holds something else than its manifest says. "
                                   "logs/app.log\n"),
                 told.out.constData());
        // Nothing of it comes out, and the rest does.
        const auto shown = pack({QStringLiteral("show"), file, QStringLiteral("logs/app.log")});
        QCOMPARE(shown.code, 2);
        QVERIFY2(shown.out.isEmpty(), shown.out.constData());
        const auto rest =
            pack(QStringList{QStringLiteral("show"), file, QStringLiteral("alerts.json")} + trusting());
        QCOMPARE(rest.code, 0);
        QCOMPARE(rest.out, goodParts()[0].bytes);
        const auto json = pack({QStringLiteral("verify"), file}, {QStringLiteral("--json")}).json();
        QCOMPARE(json.value(QLatin1String("standing")).toString(), QStringLiteral("tampered"));
        const auto fault = json.value(QLatin1String("fault")).toObject();
        QCOMPARE(fault.value(QLatin1String("flaw")).toString(), QStringLiteral("contents"));
        QCOMPARE(fault.value(QLatin1String("entry")).toString(), QStringLiteral("logs/app.log"));
    }

    void exitCodesTellWhatItIs()
    {
        auto link = goodPack();
        link.entries[2].attributes = 0120777u << 16;
        QCOMPARE(verify(write("link.phpack", link.bytes())).code, 2);
        QCOMPARE(verify(write("none.phpack", "Hello.\n")).code, 2);
        QCOMPARE(verify(folder_.filePath(QStringLiteral("missing.phpack"))).code, 3);
        auto manifest = manifestJson(goodParts());
        manifest["version"] = 2;
        const auto newer = verify(write("newer.phpack", rawPackOf(textOf(manifest), goodParts()).bytes()));
        QCOMPARE(newer.code, 1);
        QVERIFY2(newer.out.contains("Made by a newer version: "), newer.out.constData());
        QCOMPARE(pack({QStringLiteral("verify")}).code, 1); // 2 is a verdict
        QCOMPARE(verify(folder_.path()).code, 1);           // no plain file
        QCOMPARE(verify(write("a.phpack", goodPack().bytes()), {QStringLiteral("--key"), QStringLiteral("x")})
                     .code,
                 1);
    }

    void whatItHoldsIsShown()
    {
        const auto file = write("shown.phpack", goodPack().bytes());
        const auto told = pack(QStringList{QStringLiteral("show"), file} + trusting());
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.out.contains("its contents are checked as they are read"), told.out.constData());
        QVERIFY2(told.out.contains("\nobserved.db     716  "), told.out.constData());
        const auto bytes = pack({QStringLiteral("show"), file, QStringLiteral("observed.db")});
        QCOMPARE(bytes.code, 7);
        QCOMPARE(bytes.out, goodParts()[2].bytes);
        QCOMPARE(pack({QStringLiteral("show"), file, QStringLiteral("none")}).code, 3);
        QCOMPARE(pack({QStringLiteral("show"), file, QStringLiteral("../../etc/passwd")}).code, 3);
    }

    void andForScripts()
    {
        const auto file = write("scripts.phpack", goodPack().bytes());
        const QStringList json{QStringLiteral("--json")};
        const auto told = pack(QStringList{QStringLiteral("verify"), file} + trusting(), json).json();
        QCOMPARE(told.value(QLatin1String("standing")).toString(), QStringLiteral("whole"));
        QVERIFY(told.value(QLatin1String("fault")).isNull());
        const auto signer = told.value(QLatin1String("signer")).toObject();
        QCOMPARE(signer.value(QLatin1String("key")).toString(), knownKey().id());
        QCOMPARE(signer.value(QLatin1String("known")).toBool(), true);
        const auto about = told.value(QLatin1String("about")).toObject();
        QCOMPARE(about.value(QLatin1String("id")).toString(), QStringLiteral("42"));
        QCOMPARE(told.value(QLatin1String("schemas"))[QLatin1String("observed")].toInt(), 3);
        const auto entries = told.value(QLatin1String("entries")).toArray();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[2][QLatin1String("bytes")].toInt(), 716);
        const auto text = pack({QStringLiteral("show"), file, QStringLiteral("alerts.json")}, json).json();
        QCOMPARE(text.value(QLatin1String("text")).toString().toUtf8(), goodParts()[0].bytes);
        const auto bytes = pack({QStringLiteral("show"), file, QStringLiteral("observed.db")}, json).json();
        QCOMPARE(QByteArray::fromBase64(bytes.value(QLatin1String("base64")).toString().toLatin1()),
                 goodParts()[2].bytes);
        const auto refused = pack({QStringLiteral("verify"), write("no.phpack", "Hello.")}, json).json();
        QCOMPARE(refused.value(QLatin1String("standing")).toString(), QStringLiteral("refused"));
        QVERIFY(refused.value(QLatin1String("about")).isNull());
    }
};

QTEST_GUILESS_MAIN(TestCliPack)
#include "tst_cli_pack.moc"
