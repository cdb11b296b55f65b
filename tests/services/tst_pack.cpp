#include "services/log/Redaction.h"
#include "services/pack/WritePack.h"
#include "tests/services/PackLab.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/Testing.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// Packs as they are written, and read again.
class TestPack : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    SigningKey key_ = knownKey();

    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }

    static QString asItIs(const QString& text) { return text; }

    PackDraft draft() const
    {
        PackDraft draft{{PackKind::Incident, QStringLiteral("42"), QStringLiteral("Checkout is slow")},
                        1'795'825'800'000,
                        QStringLiteral("0.1.0"),
                        {{QStringLiteral("observed"), 3}}};
        for (const auto& part : goodParts())
            draft.sources.push_back({QString::fromUtf8(part.path), QLatin1String(part.type), part.bytes});
        std::reverse(draft.sources.begin(), draft.sources.end()); // in any order
        return draft;
    }
    PackWriting writing(std::int64_t mostBytes = 1 << 30) const { return {asItIs, &key_, mostBytes}; }

    static PackSource text(const char* name, const QByteArray& bytes, const char* type = "text/plain")
    {
        return {QLatin1String(name), QLatin1String(type), bytes};
    }
    /// Everything that is in the pack, one behind the other.
    static QByteArray contentsOf(const QString& file)
    {
        const auto pack = openPack(file, knownKeys());
        QByteArray all = bytesIn(file);
        if (!pack || pack->verdict().fault)
            return {};
        all += pack->manifest().about.name.toUtf8() + pack->manifest().madeBy.toUtf8();
        for (const auto& entry : pack->manifest().entries)
            all += pack->read(entry.path, 1 << 30, {}).value_or(QByteArray());
        return all;
    }

private Q_SLOTS:
    void whatIsWrittenIsKnownToTheByte()
    {
        // By hand, from PKWARE's description and RFC 8785.
        QVERIFY_RESULT(writePack(path("a.phpack"), draft(), writing()));
        QCOMPARE(bytesIn(path("a.phpack")).toHex(), goodPack().bytes().toHex());
    }

    void equalInputGivesEqualBytes()
    {
        auto other = draft();
        for (auto& source : other.sources) { // from files this time, in another order
            const auto file = folder_.filePath(QString(source.path).replace(u'/', u'-'));
            writeBytes(file, std::get<QByteArray>(source.from));
            source.from = file;
        }
        std::reverse(other.sources.begin(), other.sources.end());
        QVERIFY_RESULT(writePack(path("a.phpack"), draft(), writing()));
        QVERIFY_RESULT(writePack(path("b.phpack"), other, writing()));
        QCOMPARE(bytesIn(path("a.phpack")), bytesIn(path("b.phpack")));
    }

    void whatIsReadIsWhatWasWritten()
    {
        const auto written = writePack(path("a.phpack"), draft(), writing());
        QVERIFY_RESULT(written);
        const auto pack = openPack(path("a.phpack"), knownKeys());
        QVERIFY_RESULT(pack);
        QCOMPARE(packStandingName(pack->verdict().standing()), QStringLiteral("unread"));
        QVERIFY(pack->manifest() == *written);
        QCOMPARE(written->madeMs, 1'795'825'800'000);
        const auto verdict = pack->verify({});
        QVERIFY_RESULT(verdict);
        QCOMPARE(packStandingName(verdict->standing()), QStringLiteral("whole"));
        QCOMPARE(verdict->keyId, key_.id());
        QString unpacked;
        {
            auto target = PackFolder::make(folder_.path());
            QVERIFY_RESULT(target);
            unpacked = target->path();
            QCOMPARE(int(QFileInfo(unpacked).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
            for (const auto& part : goodParts()) {
                const auto name = QString::fromUtf8(part.path);
                QCOMPARE(pack->read(name, 1 << 20, {}).value_or(QByteArray()), part.bytes);
                const auto out = pack->extract(name, *target, {});
                QVERIFY_RESULT(out);
                QCOMPARE(bytesIn(*out), part.bytes);
                QCOMPARE(QFileInfo(*out).path(), unpacked); // flat
                QCOMPARE(int(QFileInfo(*out).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
            }
        }
        QVERIFY(!QFileInfo::exists(unpacked)); // gone with who held it
        QVERIFY_ERROR(pack->read(QStringLiteral("none"), 1, {}), ErrorKind::NotFound);
        QVERIFY_ERROR(pack->read(QStringLiteral("observed.db"), 10, {}), ErrorKind::Invalid);
    }

    void verifyingTellsHowFarItIs()
    {
        QVERIFY_RESULT(writePack(path("a.phpack"), draft(), writing()));
        const auto pack = openPack(path("a.phpack"), knownKeys());
        QVERIFY_RESULT(pack);
        std::int64_t told = 0, all = 0, bytes = 0;
        QVERIFY_RESULT(pack->verify({}, [&](std::int64_t done, std::int64_t total) {
            QVERIFY(done >= told && done <= total);
            told = done;
            all = total;
        }));
        for (const auto& entry : pack->manifest().entries)
            bytes += entry.bytes;
        QCOMPARE(all, bytes);
        QCOMPARE(told, bytes);
    }

    void whoSignedIsSaid()
    {
        const auto standing = [&](const SigningKey* key) {
            auto how = writing();
            how.key = key;
            if (!writePack(path("a.phpack"), draft(), how))
                return QString();
            const auto pack = openPack(path("a.phpack"), knownKeys());
            const auto verdict = pack ? pack->verify({}) : Result<PackVerdict>(fail(pack.error()));
            return verdict ? packStandingName(verdict->standing()) + u' ' + verdict->keyId : QString();
        };
        const auto stranger = keyOf(9);
        QCOMPARE(standing(&key_), QStringLiteral("whole ") + key_.id());
        QCOMPARE(standing(nullptr), QStringLiteral("unsigned "));
        QCOMPARE(standing(&stranger), QStringLiteral("unknown-key ") + stranger.id());
    }

    void everybodyElseCanReadItToo()
    {
        QVERIFY_RESULT(writePack(path("a.phpack"), draft(), writing()));
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral("import sys, zipfile\n"
                            "pack = zipfile.ZipFile(sys.argv[1])\n"
                            "assert pack.testzip() is None\n"
                            "for each in pack.infolist():\n"
                            "    print(each.filename, each.compress_type, oct(each.external_attr >> 16))\n"
                            "sys.stdout.flush()\n"
                            "sys.stdout.buffer.write(pack.read('observed.db'))\n"),
             path("a.phpack")});
        if (!python.waitForStarted())
            QSKIP("There is no Python here.");
        QVERIFY(python.waitForFinished(60'000));
        QCOMPARE(python.readAllStandardError(), QByteArray());
        QCOMPARE(python.readAllStandardOutput(),
                 "manifest.json 0 0o100644\nsignature.json 0 0o100644\nalerts.json 8 0o100644\n"
                 "logs/app.log 8 0o100644\nobserved.db 0 0o100644\n" +
                     goodParts()[2].bytes);
    }

    void secretsAreNeverInside()
    {
        auto all = draft();
        QByteArray remembered, hidden;
        for (int i = 0; i < 20; ++i) {
            rememberSecret(plantedSecret(i).toStdString());
            for (const auto& form : plantedForms(plantedSecret(i)))
                remembered += "before " + form + " after\n";
        }
        for (const auto& text : plantedByPlace())
            hidden += text.toUtf8() + '\n';
        const auto both = remembered + hidden;
        const QByteArray mark("\xff\xfe", 2); // UTF-16, little-endian
        const auto wide = QString::fromUtf8(both);
        all.sources.push_back(text("a.log", both));
        all.sources.push_back(text("b.md", both, "text/markdown"));
        all.sources.push_back(text("c.ndjson", hidden, "application/x-ndjson"));
        all.sources.push_back(text("d.yaml", both, "application/yaml"));
        all.sources.push_back(text("e.unknown", both, "application/octet-stream"));
        all.sources.push_back(text("f.custom", both, "application/vnd.acme+json"));
        all.sources.push_back(text("g.latin", "caf\xe9 " + hidden));
        all.sources.push_back(
            text("h.wide", mark + QByteArray(reinterpret_cast<const char*>(wide.utf16()), 2 * wide.size())));
        all.sources.push_back(text("i.bom", "\xef\xbb\xbf" + both));
        all.about.name = QStringLiteral("password=s3cr3t ") + QString::fromUtf8(plantedSecret(3));
        all.madeBy = QString::fromUtf8(plantedSecret(4));
        const auto file = path("planted.phpack");
        auto how = writing();
        how.redact = [](const QString& text) { return redact(text); };
        QVERIFY_RESULT(writePack(file, all, how));
        const auto contents = contentsOf(file);
        QVERIFY(contents.size() > 20'000);
        QVERIFY(contents.contains("***") && contents.contains("before *** after"));
        int found = int(contents.count("s3cr3t")) + int(contents.count(QByteArray("s\0"
                                                                                  "3\0c\0r\0"
                                                                                  "3\0t",
                                                                                  11)));
        for (int i = 0; i < 20; ++i) {
            for (const auto& form : plantedForms(plantedSecret(i)))
                found += int(contents.count(form.mid(4, form.size() - 8)));
        }
        QCOMPARE(found, 0);
        // What has none is what it was.
        QVERIFY(contents.contains(goodParts()[1].bytes));

        all = draft();
        all.sources.push_back(text("password=s3cr3t.log", "x"));
        QVERIFY_ERROR(writePack(path("never.phpack"), all, how), ErrorKind::Invalid);
        how.redact = nullptr;
        QVERIFY_ERROR(writePack(path("never.phpack"), draft(), how), ErrorKind::Invalid);
        QVERIFY(!QFileInfo::exists(path("never.phpack")));
    }

    void textsWithoutSecretsKeepTheirBytes()
    {
        const auto keep = [](const QByteArray& text) {
            return redactedPackText(text, [](const QString& each) { return redact(each); }) == text;
        };
        QVERIFY(keep("caf\xe9")); // Latin-1
        QVERIFY(keep("\xef\xbb\xbf"
                     "caf\xc3\xa9\r\n"));
        QVERIFY(keep(QByteArray("\xff\xfe"
                                "a\0",
                                4)));
        QVERIFY(isPackText(QStringLiteral("application/octet-stream"), "id,amount\n1,2\n"));
        QVERIFY(!isPackText(QStringLiteral("application/octet-stream"), QByteArray("PK\x03\x04\0\0", 6)));
        QVERIFY(!isPackText(QStringLiteral("application/vnd.sqlite3"), "text"));
    }

    void nothingIsWrittenWhereItMayNotBe()
    {
        const auto before = filesBelow(folder_.path());
        const auto refused = [&](const char* file, const PackDraft& draft, const PackWriting& how,
                                 ErrorKind kind) {
            const auto written = writePack(path(file), draft, how);
            return !written && written.error().kind == kind;
        };
        QVERIFY(refused("c.phpack", draft(), writing(500), ErrorKind::Invalid)); // over its budget
        auto other = draft();
        for (const char* name : {"../evil", "/evil", "manifest.json", "Signature.JSON", "alerts.json",
                                 "ALERTS.json", "alerts.json/x", "manifest.json/x", "a\\b", "con", ""}) {
            other = draft();
            other.sources.push_back(text(name, "x"));
            QVERIFY2(refused("c.phpack", other, writing(), ErrorKind::Invalid), name);
        }
        other = draft();
        other.sources.push_back({QStringLiteral("x"), QStringLiteral("text/plain"), path("none.txt")});
        QVERIFY(refused("c.phpack", other, writing(), ErrorKind::NotFound));
        other.sources.back().from = folder_.path();
        QVERIFY(refused("c.phpack", other, writing(), ErrorKind::Invalid));
        other.sources.back() = text("x", "x", "no type");
        QVERIFY(refused("c.phpack", other, writing(), ErrorKind::Invalid));
        other = draft();
        other.madeMs = noTime;
        QVERIFY(refused("c.phpack", other, writing(), ErrorKind::Invalid));
        QVERIFY(refused("none/c.phpack", draft(), writing(), ErrorKind::Storage));
        QCOMPARE(filesBelow(folder_.path()), before);
        const auto link = path("link");
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), link));
        other = draft();
        other.sources.push_back({QStringLiteral("x"), QStringLiteral("text/plain"), link});
        QVERIFY(refused("c.phpack", other, writing(), ErrorKind::Invalid));
    }

    void cancellingLeavesWhatWasThere()
    {
        writeBytes(path("old.phpack"), "what was there");
        const auto before = filesBelow(folder_.path());
        std::stop_source stop;
        auto how = writing();
        how.stop = stop.get_token();
        int texts = 0;
        how.redact = [&](const QString& each) {
            if (++texts == 8) // in the middle of it
                stop.request_stop();
            return each;
        };
        QVERIFY_ERROR(writePack(path("old.phpack"), draft(), how), ErrorKind::Cancelled);
        QVERIFY(texts >= 8);
        QCOMPARE(filesBelow(folder_.path()), before);
        QVERIFY_RESULT(writePack(path("whole.phpack"), draft(), writing()));
        const auto pack = openPack(path("whole.phpack"), knownKeys());
        QVERIFY_RESULT(pack);
        QVERIFY_ERROR(pack->verify(stop.get_token()), ErrorKind::Cancelled);
        auto target = PackFolder::make(folder_.path());
        QVERIFY_RESULT(target);
        QVERIFY_ERROR(pack->extract(QStringLiteral("observed.db"), *target, stop.get_token()),
                      ErrorKind::Cancelled);
        QVERIFY(QDir(target->path()).isEmpty());
    }

    void whatPacksTooWellIsStored()
    {
        // Else our own pack would be refused as a bomb.
        auto zeros = draft();
        zeros.sources.push_back(text("zeros.txt", QByteArray(3 << 20, '0')));
        QVERIFY_RESULT(writePack(path("zeros.phpack"), zeros, writing()));
        const auto pack = openPack(path("zeros.phpack"), knownKeys());
        QVERIFY_RESULT(pack);
        QVERIFY(!pack->verdict().fault);
        QVERIFY(pack->fileBytes() > 3 << 20);
    }

    void anEmptyPackIsOneToo()
    {
        auto empty = draft();
        empty.sources = {text("empty.txt", {})};
        QVERIFY_RESULT(writePack(path("empty.phpack"), empty, writing(0)));
        empty.sources.clear();
        QVERIFY_RESULT(writePack(path("nothing.phpack"), empty, writing(0)));
        for (const char* name : {"empty.phpack", "nothing.phpack"}) {
            const auto pack = openPack(path(name), knownKeys());
            QVERIFY_RESULT(pack);
            const auto verdict = pack->verify({});
            QVERIFY_RESULT(verdict);
            QCOMPARE(packStandingName(verdict->standing()), QStringLiteral("whole"));
        }
    }

    void aNewerSchemaIsSaidToBe()
    {
        QVERIFY_RESULT(writePack(path("a.phpack"), draft(), writing()));
        PackLimits limits;
        const auto standing = [&] {
            const auto pack = openPack(path("a.phpack"), knownKeys(), limits);
            return pack ? packStandingName(pack->verdict().standing()) : QString();
        };
        limits.schemas = {{QStringLiteral("observed"), 2}};
        QCOMPARE(standing(), QStringLiteral("newer"));
        limits.schemas = {{QStringLiteral("observed"), 3}};
        QCOMPARE(standing(), QStringLiteral("unread"));
    }
};

QTEST_GUILESS_MAIN(TestPack)
#include "tst_pack.moc"
