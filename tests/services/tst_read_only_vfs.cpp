#include "services/store/DatabasePool.h"
#include "services/store/ReadOnlyVfs.h"
#include "services/store/Statement.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstring>
#include <thread>

using namespace ph;

/// A database that is no file of its own: its bytes come from where a function has them.
class TestReadOnlyVfs : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QByteArray bytes_;

    ReadOnlyVfs::Read fromMemory() const
    {
        return [this](char* buffer, std::uint64_t offset, std::uint64_t bytes) -> Result<void> {
            std::memcpy(buffer, bytes_.constData() + offset, bytes);
            return {};
        };
    }
    static std::unique_ptr<Database> open(const ReadOnlyVfs& vfs, int cacheKiB = 2'000)
    {
        return Database::open(
            "within an archive",
            {.access = DatabaseOptions::Access::ReadOnly, .cacheKiB = cacheKiB, .vfs = vfs.name()});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto file = folder_.filePath(QStringLiteral("x.db"));
        {
            const auto db = Database::open(file.toStdString(), {}); // in WAL mode, as all of ours
            db->exec("CREATE TABLE t(a INTEGER, b TEXT)");
            db->exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                     "INSERT INTO t SELECT i * 7919 % 20000, printf('%0200d', i) FROM n");
            QVERIFY(!db->failed());
        }
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        bytes_ = read.readAll();
        QVERIFY(bytes_.size() > 4'000'000);
    }

    void itIsReadAsAFileIs()
    {
        const ReadOnlyVfs vfs(std::uint64_t(bytes_.size()), fromMemory());
        const auto db = open(vfs);
        QVERIFY(!db->failed());
        Statement check(*db, "PRAGMA integrity_check");
        QVERIFY(check.step());
        QCOMPARE(check.string(0), QStringLiteral("ok"));
        QCOMPARE(db->integer("SELECT count(*) FROM t"), 20'000);
        QCOMPARE(db->integer("SELECT sum(a) FROM t"), 19'999ll * 20'000 / 2);
    }

    /// More than the page cache holds is sorted in files of SQLite's own.
    void aLargeSortHasItsRoom()
    {
        const ReadOnlyVfs vfs(std::uint64_t(bytes_.size()), fromMemory());
        const auto db = open(vfs, 50);
        db->exec("PRAGMA temp_store=FILE");
        Statement sorted(*db, "SELECT a FROM t ORDER BY b DESC, a");
        std::int64_t rows = 0;
        while (sorted.step())
            ++rows;
        QVERIFY(!db->failed());
        QCOMPARE(rows, 20'000);
    }

    void itIsNotWrittenTo()
    {
        const ReadOnlyVfs vfs(std::uint64_t(bytes_.size()), fromMemory());
        const auto db = open(vfs);
        QVERIFY(!db->exec("DELETE FROM t"));
        const auto writer = Database::open("within an archive", {.vfs = vfs.name()});
        QVERIFY(writer->failed());
    }

    void whatCannotBeReadIsAnErrorAndNoDamage()
    {
        std::atomic<bool> isGone = false;
        const ReadOnlyVfs vfs(std::uint64_t(bytes_.size()),
                              [&](char* buffer, std::uint64_t offset, std::uint64_t bytes) -> Result<void> {
                                  if (isGone)
                                      return fail(ErrorKind::Storage, QStringLiteral("x"));
                                  return fromMemory()(buffer, offset, bytes);
                              });
        const auto db = open(vfs);
        QVERIFY(!db->failed());
        isGone = true;
        db->integer("SELECT count(*) FROM t");
        QVERIFY(db->failed());
        QVERIFY(!db->damaged());
    }

    /// As one that was cut: the rest of a page is missing.
    void anEndTooEarlyIsNoCrash()
    {
        for (const int left : {0, 50, 100, 4'000, 4'096, 5'000, 100'000}) {
            const ReadOnlyVfs vfs(std::uint64_t(left), fromMemory());
            const auto db = open(vfs);
            db->integer("SELECT count(*) FROM t");
            QVERIFY2(db->failed(), qPrintable(QString::number(left)));
        }
    }

    void severalThreadsReadByIt()
    {
        const ReadOnlyVfs vfs(std::uint64_t(bytes_.size()), fromMemory());
        DatabaseOptions options{.access = DatabaseOptions::Access::ReadOnly, .vfs = vfs.name()};
        DatabasePool pool(Database::open("within an archive", options), options);
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 4; ++i) {
                readers.emplace_back([&] {
                    const auto count =
                        pool.read([](Database& db) { return db.integer("SELECT count(b) FROM t"); });
                    right += count && *count == 20'000 ? 1 : 0;
                });
            }
        }
        QCOMPARE(right, 4);
    }
};

QTEST_GUILESS_MAIN(TestReadOnlyVfs)
#include "tst_read_only_vfs.moc"
