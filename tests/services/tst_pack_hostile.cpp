#include "tests/services/HostileContents.h"
#include "tests/support/Testing.h"

#include <QSet>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace ph;
using namespace ph::testing;

/// Packs that were made to do harm, or came to some: each is refused for what is wrong with it, and nothing
/// is written but into the folder that was given for it.
class TestPackHostile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    static PackLimits limits() { return {.schemas = {{QStringLiteral("observed"), 3}}}; }

    /// What opening it, reading all of it and unpacking all of it comes to; empty where a fault was found and
    /// nothing came out.
    static QString harmOf(const QString& file, const HostilePack& hostile, PackFlaw& found)
    {
        auto pack = openPack(file, knownKeys(), limits());
        if (!pack)
            return QStringLiteral("It does not open at all: ") + pack.error().detail;
        const auto verdict = pack->verify({});
        if (!verdict)
            return QStringLiteral("It cannot be verified: ") + verdict.error().detail;
        if (!verdict->fault)
            return QStringLiteral("It is taken for ") + packStandingName(verdict->standing());
        found = verdict->fault->flaw;
        auto folder = PackFolder::make(QFileInfo(file).path() + QStringLiteral("/target"));
        if (!folder)
            return folder.error().detail;
        if (const auto timeline = pack->inPlace(QStringLiteral("observed.db"))) {
            QByteArray all(qsizetype((*timeline)->bytes()), '\0');
            (void)(*timeline)->readInto(all.data(), 0, (*timeline)->bytes());
            if (const auto again = pack->verify({}); !again || !again->fault)
                return QStringLiteral("Reading it first makes it whole.");
        }
        const auto good = goodParts();
        auto paths = QStringList{QStringLiteral("evil.txt"), QStringLiteral("../evil.txt"),
                                 QStringLiteral("manifest.json"), verdict->fault->entry};
        for (const auto& entry : pack->manifest().entries)
            paths.append(entry.path);
        qsizetype unpacked = 0;
        for (const auto& each : std::as_const(paths)) {
            const auto out = pack->extract(each, *folder, {});
            if (!out && filesBelow(folder->path()).size() > unpacked)
                return QStringLiteral("A part of this was left: ") + each;
            unpacked += out ? 1 : 0;
            const auto bytes = pack->read(each, 100 << 20, {});
            if (!out && !bytes)
                continue;
            const auto part = std::find_if(good.begin(), good.end(),
                                           [&](const PackPart& one) { return one.path == each.toUtf8(); });
            if (!out || !bytes || part == good.end() || *bytes != part->bytes || bytesIn(*out) != part->bytes)
                return QStringLiteral("This came out of it: ") + each;
        }
        if (!pack->manifest().entries.isEmpty() && pack->verdict().fault)
            return QStringLiteral("Its manifest is believed.");
        return hostile.bytes == bytesIn(file) ? QString() : QStringLiteral("It was written to.");
    }

private Q_SLOTS:
    void theOneThatAllAreMadeOfIsWhole()
    {
        writeBytes(path("good.phpack"), goodPack().bytes());
        const auto pack = openPack(path("good.phpack"), knownKeys(), limits());
        QVERIFY_RESULT(pack);
        const auto verdict = pack->verify({});
        QVERIFY_RESULT(verdict);
        QVERIFY2(!verdict->fault, qPrintable(verdict->fault ? verdict->fault->detail : QString()));
        QCOMPARE(packStandingName(verdict->standing()), QStringLiteral("whole"));
        QCOMPARE(pack->manifest().entries.size(), 3);
    }

    void everyOneIsRefusedForItsReason()
    {
        const auto all = hostilePacks();
        QVERIFY2(all.size() >= 200, qPrintable(QString::number(all.size())));
        QSet<QByteArray> names, files;
        QStringList wrong;
        const auto sandbox = path("sandbox");
        QVERIFY(QDir().mkpath(sandbox + QStringLiteral("/target")));
        QVERIFY(QDir().mkpath(sandbox + QStringLiteral("/home")));
        writeBytes(sandbox + QStringLiteral("/home/app.log"), "mine");
        qputenv("HOME", (sandbox + QStringLiteral("/home")).toUtf8());
        qputenv("TMPDIR", (sandbox + QStringLiteral("/home")).toUtf8());
        QVERIFY(QDir::setCurrent(sandbox + QStringLiteral("/home")));
        const auto file = sandbox + QStringLiteral("/hostile.phpack");
        for (const auto& hostile : all) {
            QVERIFY2(!names.contains(hostile.name), hostile.name.constData());
            names.insert(hostile.name);
            files.insert(hostile.bytes);
            writeBytes(file, hostile.bytes);
            auto before = filesBelow(folder_.path());
            auto found = PackFlaw::Newer;
            const auto harm = harmOf(file, hostile, found);
            // The target was written to, as it may be; it is empty again.
            const auto isTarget = [](const QString& each) {
                return each.contains(QLatin1String("/target "));
            };
            auto after = filesBelow(folder_.path());
            before.removeIf(isTarget);
            after.removeIf(isTarget);
            if (!harm.isEmpty() || found != hostile.flaw)
                wrong.append(QStringLiteral("%1: %2; expected %3, found %4")
                                 .arg(QString::fromUtf8(hostile.name), harm, packFlawName(hostile.flaw),
                                      packFlawName(found)));
            if (before != after)
                wrong.append(QStringLiteral("%1 left something behind: %2")
                                 .arg(QString::fromUtf8(hostile.name), after.join(u'\n')));
        }
        QDir::setCurrent(folder_.path());
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
        // By their bytes: two names for one pack are one.
        QVERIFY2(files.size() >= 200,
                 qPrintable(QStringLiteral("%1 of %2").arg(files.size()).arg(all.size())));
        qInfo("%lld hostile packs, %lld of them unlike each other", qlonglong(all.size()),
              qlonglong(files.size()));
    }

    void noByteCanBeChangedUnseen()
    {
        // Any outcome but one: that it opens, and holds something else.
        const auto good = goodPack().bytes();
        const auto parts = goodParts();
        const auto file = path("flipped.phpack");
        writeBytes(file, good);
        QFile flipped(file);
        QVERIFY(flipped.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        int accepted = 0;
        const int stride = 8 / times(8);
        for (qsizetype at = 0; at < good.size(); at += stride) {
            const auto mask = char(1 << (at * 7 % 8));
            for (const char bits : {mask, char(0xff)}) {
                QVERIFY(flipped.seek(at) && flipped.putChar(char(good[at] ^ bits)));
                const auto pack = openPack(file, knownKeys(), limits());
                QVERIFY_RESULT(pack);
                for (const auto& part : parts) {
                    const auto read = pack->read(QString::fromUtf8(part.path), 1 << 20, {});
                    QVERIFY2(!read || *read == part.bytes, qPrintable(QString::number(at)));
                }
                const auto verdict = pack->verify({});
                QVERIFY_RESULT(verdict);
                accepted += verdict->fault ? 0 : 1;
            }
            QVERIFY(flipped.seek(at) && flipped.putChar(good[at]));
        }
        QCOMPARE(bytesIn(file), good);
        QVERIFY2(accepted < 10, qPrintable(QString::number(accepted))); // bits that deflate does not look at
    }

    void nothingIsReadOfOneThatIsCutAnywhere()
    {
        const auto good = goodPack().bytes();
        const auto file = path("cut.phpack");
        const int stride = 56 / times(8);
        for (qsizetype size = 0; size < good.size(); size += stride) {
            writeBytes(file, good.left(size));
            const auto pack = openPack(file, knownKeys(), limits());
            QVERIFY_RESULT(pack);
            QVERIFY2(pack->verdict().fault, qPrintable(QString::number(size)));
        }
        writeBytes(file, good);
        QVERIFY(!openPack(file, knownKeys(), limits())->verdict().fault);
    }

    void whatIsCutWhileItIsOpenIsFound()
    {
        const auto file = path("open.phpack");
        writeBytes(file, goodPack().bytes());
        const auto pack = openPack(file, knownKeys(), limits());
        QVERIFY_RESULT(pack);
        QVERIFY(QFile::resize(file, 1'000));
        QVERIFY_ERROR(pack->read(QStringLiteral("observed.db"), 1 << 20, {}), ErrorKind::Unreadable);
        const auto verdict = pack->verify({});
        QVERIFY_RESULT(verdict);
        QVERIFY(verdict->fault);
    }

    void whatIsNoFileIsNotWaitedFor()
    {
        const auto pipe = path("pipe.phpack");
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY_ERROR(openPack(pipe, {}), ErrorKind::Invalid);
        QVERIFY_ERROR(openPack(folder_.path(), {}), ErrorKind::Invalid);
        QVERIFY_ERROR(openPack(path("none.phpack"), {}), ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPackHostile)
#include "tst_pack_hostile.moc"
