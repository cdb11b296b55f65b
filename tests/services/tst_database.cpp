#include "services/store/DatabasePool.h"
#include "services/store/Migrations.h"
#include "services/store/Statement.h"
#include "tests/support/Testing.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <thread>

using namespace ph;

namespace {

struct Fixture {
    Fixture()
        : file(std::filesystem::path(dir.path().toStdString()) / "x.db")
        , db(Database::open(file, {}))
    {
        db->exec("CREATE TABLE t(a UNIQUE, b)");
    }
    QTemporaryDir dir;
    std::filesystem::path file;
    std::unique_ptr<Database> db;
};

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstFailureSticks();
    void aTransactionWithAFailureIsRolledBack();
    void anAbandonedTransactionIsRolledBack();
    void textsAndBytesComeBack();
    void oneTextServesTwoStatementsAtOnce();
    void stoppingInterruptsAStatement();
    void aMissingFolderIsAnErrorAndNoDamage();
    void releasedSchemasAreFrozen();
};

void TestDatabase::theFirstFailureSticks()
{
    const Fixture f;
    f.db->exec("NONSENSE");
    QVERIFY(f.db->failed());
    QVERIFY(!f.db->damaged());
    const auto first = f.db->failure();
    Statement insert(*f.db, "INSERT INTO t VALUES (1, 1)");
    QVERIFY(!insert.run());
    QCOMPARE(f.db->failure(), first);
    QVERIFY_ERROR(f.db->outcome(1), ErrorKind::Storage);
    f.db->clearFailure();
    QCOMPARE(f.db->integer("SELECT count(*) FROM t"), std::int64_t(0));
}

void TestDatabase::aTransactionWithAFailureIsRolledBack()
{
    const Fixture f;
    {
        Transaction transaction(*f.db, Transaction::Kind::Write);
        Statement insert(*f.db, "INSERT INTO t VALUES (?1, 0)");
        QVERIFY(insert.bind(1, 1).run());
        QVERIFY(!insert.bind(1, 1).run()); // not unique
        insert.bind(1, 2).run();
        QVERIFY_ERROR(transaction.commit(), ErrorKind::Storage);
    }
    f.db->clearFailure();
    QCOMPARE(f.db->integer("SELECT count(*) FROM t"), std::int64_t(0));
}

void TestDatabase::anAbandonedTransactionIsRolledBack()
{
    const Fixture f;
    {
        const Transaction transaction(*f.db, Transaction::Kind::Write);
        f.db->exec("INSERT INTO t VALUES (1, 1)");
    }
    QCOMPARE(f.db->integer("SELECT count(*) FROM t"), std::int64_t(0));
}

void TestDatabase::textsAndBytesComeBack()
{
    const Fixture f;
    const std::string bytes("\0\xff\x01", 3);
    const auto text = QStringLiteral("模型 'x'\"; --");
    Statement(*f.db, "INSERT INTO t VALUES (?1, ?2)").bindText(1, text).bindBlob(2, bytes).run();
    Statement(*f.db, "INSERT INTO t VALUES (?1, ?2)").bindText(1, std::string_view()).bindNull(2).run();
    Statement select(*f.db, "SELECT a, b FROM t ORDER BY rowid");
    QVERIFY(select.step());
    QCOMPARE(select.string(0), text);
    QCOMPARE(select.blob(1), std::string_view(bytes));
    QVERIFY(select.step());
    QVERIFY(!select.isNull(0)); // an empty text is a text
    QVERIFY(select.isNull(1));
    QVERIFY(!select.step());
    QVERIFY(!f.db->failed());
}

void TestDatabase::oneTextServesTwoStatementsAtOnce()
{
    const Fixture f;
    f.db->exec("INSERT INTO t VALUES (1, 1), (2, 2)");
    Statement outer(*f.db, "SELECT a FROM t ORDER BY a");
    int pairs = 0;
    while (outer.step()) {
        Statement inner(*f.db, "SELECT a FROM t ORDER BY a");
        while (inner.step())
            ++pairs;
    }
    QCOMPARE(pairs, 4);
}

void TestDatabase::stoppingInterruptsAStatement()
{
    const Fixture f;
    std::stop_source stop;
    std::atomic<bool> started = false;
    std::jthread stopper([&] {
        while (!started)
            std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stop.request_stop();
    });
    const Interruption interruption(*f.db, stop.get_token());
    started = true;
    f.db->integer(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"); // without
                                                                                                 // end
    QVERIFY(f.db->failed());
    QCOMPARE(errorKindName(f.db->failure().kind), errorKindName(ErrorKind::Cancelled));
}

void TestDatabase::aMissingFolderIsAnErrorAndNoDamage()
{
    const QTemporaryDir dir;
    const auto db = Database::open(std::filesystem::path(dir.path().toStdString()) / "no" / "x.db", {});
    QVERIFY(db->failed());
    QVERIFY(!db->damaged());
    QCOMPARE(errorKindName(db->failure().kind), errorKindName(ErrorKind::Storage));
}

// A file that somebody's database was made with never changes again; what is new is a new number. Comments
// count too: it is simpler to leave them alone than to tell them apart.
void TestDatabase::releasedSchemasAreFrozen()
{
    const auto fingerprint = [](std::span<const SchemaStep> steps) {
        QStringList lines;
        for (const auto& step : steps) {
            const auto hash = QCryptographicHash::hash(QByteArrayView(step.sql), QCryptographicHash::Sha256);
            lines << QStringLiteral("%1 %2").arg(step.number).arg(QString::fromLatin1(hash.toHex().left(16)));
        }
        return lines.join(u'\n');
    };
    QCOMPARE(fingerprint(cacheSchema()),
             QStringLiteral("1 43e6e887ba5d3133\n2 205ac19627ae339c\n3 852ea41ecc1b36fc\n4 6b9d1aafabc954ca\n"
                            "5 a97fb9bbfccf1112\n6 8dc1a1d190211de1\n7 a8445a84803ac41c\n8 3c49c765d0e2ec03\n"
                            "9 80f82aace62daf56"));
    QCOMPARE(fingerprint(stateSchema()),
             QStringLiteral("1 7f42947efbca6b56\n2 e7c125791d21015d\n3 41380c5facfae4a1\n4 b6958d1727e8c609\n"
                            "5 0ca910339f377e0b\n6 4713f778fc4615e6"));
    QCOMPARE(fingerprint(observedSchema()), QStringLiteral("1 d7a68ea5c72d07ca"));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
