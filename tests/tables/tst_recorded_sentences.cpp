#include "models/tables/DriftWords.h"
#include "models/tables/GateReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/tables/ReleaseReasons.h"
#include "models/tables/RolloutReasons.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

using namespace ph;

namespace {

const QString context = QStringLiteral("test");

RecordedSentences known()
{
    return {"test", {"%1 was refused (%2).", "Stopped: %1", "nothing"}};
}

} // namespace

class TestRecordedSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKnownSentenceIsReadInTheReadersLanguage()
    {
        const testing::Translating speaking(
            context, {{QStringLiteral("%1 was refused (%2)."), QStringLiteral("Abgelehnt (%2): %1.")}});
        QCOMPARE(known().inWords(QStringLiteral("mlflow:/m@live was refused (forbidden).")),
                 QStringLiteral("Abgelehnt (forbidden): mlflow:/m@live."));
    }

    void aSentenceWithinOneIsReadTheSameWay()
    {
        const testing::Translating speaking(context,
                                            {{QStringLiteral("Stopped: %1"), QStringLiteral("Ende: %1")},
                                             {QStringLiteral("nothing"), QStringLiteral("nichts")}});
        QCOMPARE(known().inWords(QStringLiteral("Stopped: nothing")), QStringLiteral("Ende: nichts"));
    }

    void whatIsNotKnownStaysAsItIs()
    {
        const testing::Translating speaking(context, {{QStringLiteral("nothing"), QStringLiteral("nichts")}});
        QCOMPARE(known().inWords(QStringLiteral("nothing else")), QStringLiteral("nothing else"));
        QCOMPARE(known().inWords(QString()), QString());
    }

    void aWordThatLooksLikeAPlaceStaysAWord()
    {
        QCOMPARE(known().inWords(QStringLiteral("%2 was refused (100 %1).")),
                 QStringLiteral("%2 was refused (100 %1)."));
    }

    void inEnglishEverythingStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"By 2026-11-26-m-x.", "Cancelled after step 1 of 3.", "It was ours. Stopped after step 2 of 4.",
              "more than chance, but too little to count",
              "12 rows with a value, where 30 are the fewest that count", "Failed: a of b, c. Warned of: d.",
              "auc is 0.7, at least 0.8 is demanded",
              "Candidate 3 of 100 requests (3.0 %), stable 1 of 100 (1.0 %): a difference of 2.0 % (95 %: "
              "-1.0 % to "
              "5.0 %). Nothing says that it is worse (p = 0.1).",
              "", "something that nobody here ever wrote"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void inEnglishEverythingStaysAsItIs()
    {
        QFETCH(QString, text);
        QCOMPARE(releaseReasonText(text), text);
        QCOMPARE(rolloutReasonText(text), text);
        QCOMPARE(gateReasonText(text), text);
        QCOMPARE(driftReasonText(text), text);
    }
};

QTEST_GUILESS_MAIN(TestRecordedSentences)
#include "tst_recorded_sentences.moc"
