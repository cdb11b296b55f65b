#include "models/values/WholeFile.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ph;

class TestWholeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReplacedOnlyByAWholeOne();
    void aPipeIsWrittenToAndStaysOne();
    void whereNothingCanBeWrittenIsAStorageError();

private:
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
};

void TestWholeFile::aFileIsReplacedOnlyByAWholeOne()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("out.csv"));
    QVERIFY_RESULT(writeWholeFile(path, "first"));
    const auto given = writeWholeFile(path, [](QFileDevice& file) -> Result<void> {
        file.write("half");
        return fail(ErrorKind::Cancelled, QStringLiteral("export"));
    });
    QVERIFY_ERROR(given, ErrorKind::Cancelled);
    QCOMPARE(contents(path), QByteArray("first"));
    QVERIFY_RESULT(writeWholeFile(path, "second"));
    QCOMPARE(contents(path), QByteArray("second"));
}

void TestWholeFile::aPipeIsWrittenToAndStaysOne()
{
    const QTemporaryDir folder;
    const auto path = QFile::encodeName(folder.filePath(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    const int reader = ::open(path.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QVERIFY_RESULT(writeWholeFile(QFile::decodeName(path), "said"));
    char buffer[16] = {};
    QCOMPARE(::read(reader, buffer, sizeof buffer), ssize_t(4));
    QCOMPARE(QByteArray(buffer), QByteArray("said"));
    ::close(reader);
    struct stat there = {};
    QCOMPARE(::lstat(path.constData(), &there), 0);
    QVERIFY(S_ISFIFO(there.st_mode));
}

void TestWholeFile::whereNothingCanBeWrittenIsAStorageError()
{
    const QTemporaryDir folder;
    QVERIFY_ERROR(writeWholeFile(folder.path(), "x"), ErrorKind::Storage);
    QVERIFY_ERROR(writeWholeFile(folder.filePath(QStringLiteral("none/out.csv")), "x"), ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_whole_file.moc"
