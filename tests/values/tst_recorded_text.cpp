#include "models/values/Result.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

using namespace ph;

namespace {

RecordedText noColumn(const QString& name)
{
    return recordedText("test", "It has no column %1.").arg(name);
}

const QMap<QString, QString> german{
    {QStringLiteral("It has no column %1."), QStringLiteral("Spalte %1 fehlt.")},
    {QStringLiteral("the first"), QStringLiteral("eins")}};

} // namespace

class TestRecordedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readersAreToldInTheirLanguageAndRecordsKeepEnglish()
    {
        const testing::Translating speaking(QStringLiteral("test"), german);
        const auto error =
            Error::make(ErrorKind::Invalid, QStringLiteral("a.csv"), noColumn(QStringLiteral("x")));
        QCOMPARE(error.detail, QStringLiteral("Spalte x fehlt."));
        QCOMPARE(error.forRecords(), QStringLiteral("It has no column x."));
    }

    void inEnglishBothAreTheSameAndKeptOnce()
    {
        const Result<void> failed =
            fail(ErrorKind::Invalid, QStringLiteral("a.csv"), noColumn(QStringLiteral("x")));
        QCOMPARE(failed.error().detail, QStringLiteral("It has no column x."));
        QCOMPARE(failed.error(), Error::make(ErrorKind::Invalid, QStringLiteral("a.csv"),
                                             QStringLiteral("It has no column x.")));
        QCOMPARE(failed.error().forRecords(), failed.error().detail);
    }

    void aTextWithinAnotherIsInTheSameLanguage()
    {
        const testing::Translating speaking(QStringLiteral("test"), german);
        const auto text = recordedText("test", "It has no column %1.").arg(recordedText("test", "the first"));
        QCOMPARE(text.shown, QStringLiteral("Spalte eins fehlt."));
        QCOMPARE(text.english, QStringLiteral("It has no column the first."));
    }

    void bothAreCutToWhatAnErrorHolds()
    {
        const testing::Translating speaking(QStringLiteral("test"), german);
        const auto error = Error::make(ErrorKind::Invalid, {}, noColumn(QString(9000, u'x')));
        QVERIFY(error.detail.toUtf8().size() <= Error::maxDetailBytes);
        QVERIFY(error.forRecords().toUtf8().size() <= Error::maxDetailBytes);
    }
};

QTEST_GUILESS_MAIN(TestRecordedText)
#include "tst_recorded_text.moc"
