#include "services/pack/WritePack.h"
#include "tests/services/PackLab.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <random>
#include <thread>

using namespace ph;
using namespace ph::testing;

/// An entry that is read where it lies, while others verify the pack, and somebody else may write to it.
class TestPackInPlace : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QByteArray database_; ///< some blocks, and a part of one
    QString file_;

    void write(qint64 offset, const QByteArray& bytes) const
    {
        QFile file(file_);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(offset));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// Where in the file a place in the database lies.
    qint64 placeOf(qint64 offset) const { return bytesIn(file_).indexOf(database_) + offset; }

    static QByteArray readAt(const InPlaceEntry& entry, std::uint64_t offset, qsizetype bytes)
    {
        QByteArray read(bytes, '\0');
        return entry.readInto(read.data(), offset, std::uint64_t(bytes)) ? read : QByteArray("refused");
    }
    static QString standingAfter(const PackContents& pack)
    {
        const auto verdict = pack.verify({});
        return verdict ? packStandingName(verdict->standing()) : errorKindName(verdict.error().kind);
    }

private Q_SLOTS:
    void init()
    {
        std::mt19937 random(5);
        database_ = QByteArray("SQLite format 3\0", 16);
        while (database_.size() < 3 * qsizetype(InPlaceEntry::blockBytes) + 100)
            database_ += char(random());
        PackDraft draft{
            {PackKind::Environment, QStringLiteral("production"), {}}, 1'795'825'800'000, "0.1.0"};
        draft.sources = {
            {QStringLiteral("logs/app.log"), QStringLiteral("text/plain"), QByteArray(5'000, 'x')},
            {QStringLiteral("observed.db"), QStringLiteral("application/vnd.sqlite3"), database_}};
        const auto key = knownKey();
        file_ = folder_.filePath(QStringLiteral("%1.phpack").arg(QTest::currentTestFunction()));
        QVERIFY_RESULT(writePack(file_, draft, {[](const QString& text) { return text; }, &key, 1 << 20}));
    }

    void anyPartOfItIsRead()
    {
        auto pack = openPack(file_, knownKeys());
        QVERIFY_RESULT(pack);
        const auto entry = pack->inPlace(QStringLiteral("observed.db"));
        QVERIFY_RESULT(entry);
        QCOMPARE((*entry)->bytes(), std::uint64_t(database_.size()));
        for (const auto& [offset, bytes] : std::vector<std::pair<int, int>>{
                 {0, 16}, {0, 4096}, {4096, 4096}, {4000, 200}, {1, 9000}, {12288, 100}, {12380, 8}})
            QCOMPARE(readAt(**entry, std::uint64_t(offset), bytes), database_.mid(offset, bytes));
        QCOMPARE(readAt(**entry, 0, database_.size()), database_);
        QCOMPARE(standingAfter(*pack), QStringLiteral("whole"));
        QCOMPARE(readAt(**entry, 0, database_.size()), database_);
    }

    void whatLiesThereDeflatedIsNot()
    {
        auto pack = openPack(file_, knownKeys());
        QVERIFY_RESULT(pack);
        QVERIFY_ERROR(pack->inPlace(QStringLiteral("logs/app.log")), ErrorKind::Invalid);
        QVERIFY_ERROR(pack->inPlace(QStringLiteral("none")), ErrorKind::NotFound);
    }

    /// The verification sees what the manifest promises; but that is not what was read.
    void whatWasReadMustBeWhatIsVerified()
    {
        auto pack = openPack(file_, knownKeys());
        QVERIFY_RESULT(pack);
        const auto entry = pack->inPlace(QStringLiteral("observed.db"));
        QVERIFY_RESULT(entry);
        write(placeOf(5'000), "forged");
        QCOMPARE(readAt(**entry, 5'000, 6), QByteArray("forged"));
        write(bytesIn(file_).indexOf("forged"), database_.mid(5'000, 6));
        QCOMPARE(standingAfter(*openPack(file_, knownKeys())), QStringLiteral("whole")); // nobody would know
        QCOMPARE(standingAfter(*pack), QStringLiteral("unreadable"));
    }

    void whatWasVerifiedMustBeWhatIsRead()
    {
        auto pack = openPack(file_, knownKeys());
        QVERIFY_RESULT(pack);
        const auto entry = pack->inPlace(QStringLiteral("observed.db"));
        QVERIFY_RESULT(entry);
        QCOMPARE(standingAfter(*pack), QStringLiteral("whole"));
        const auto place = placeOf(5'000);
        write(place, "forged");
        QCOMPARE(readAt(**entry, 5'000, 6), QByteArray("refused"));
        QCOMPARE(readAt(**entry, 4'096, 10), QByteArray("refused")); // the same block
        QCOMPARE(readAt(**entry, 8'192, 10), database_.mid(8'192, 10));
        QVERIFY(QFile::resize(file_, place));
        QCOMPARE(readAt(**entry, 8'192, 10), QByteArray("refused"));
    }

    void whatIsForgedIsNeverWhole()
    {
        write(placeOf(5'000), "forged");
        auto pack = openPack(file_, knownKeys());
        QVERIFY_RESULT(pack);
        QVERIFY_RESULT(pack->inPlace(QStringLiteral("observed.db")));
        QCOMPARE(standingAfter(*pack), QStringLiteral("tampered"));
    }

    void threadsReadWhileItIsVerified()
    {
        auto pack = openPack(file_, knownKeys());
        QVERIFY_RESULT(pack);
        const auto entry = pack->inPlace(QStringLiteral("observed.db"));
        QVERIFY_RESULT(entry);
        std::atomic<int> others = 0;
        std::vector<std::jthread> readers;
        for (unsigned seed = 0; seed < 3; ++seed) {
            readers.emplace_back([&, seed] {
                std::mt19937 random(seed);
                for (int i = 0; i < 2'000; ++i) {
                    const auto offset = qsizetype(random() % std::uint32_t(database_.size()));
                    const auto bytes = std::min(qsizetype(random() % 6'000), database_.size() - offset);
                    others +=
                        readAt(**entry, std::uint64_t(offset), bytes) == database_.mid(offset, bytes) ? 0 : 1;
                }
            });
        }
        for (int i = 0; i < 20; ++i)
            QCOMPARE(standingAfter(*pack), QStringLiteral("whole"));
        readers.clear();
        QCOMPARE(others, 0);
    }
};

QTEST_GUILESS_MAIN(TestPackInPlace)
#include "tst_pack_in_place.moc"
