#include "models/tables/ContractBreaches.h"
#include "models/tables/ContractReasons.h"
#include "models/tables/DiagnosisReasons.h"
#include "models/tables/DriftWords.h"
#include "models/tables/EndpointWords.h"
#include "models/tables/ErrorReasons.h"
#include "models/tables/GateReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/tables/ReleaseReasons.h"
#include "models/tables/RolloutReasons.h"
#include "models/tables/TrialReasons.h"
#include "models/values/ContractCounts.h"
#include "models/values/TimelineTableBuilder.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

#include <QLocale>
#include <QScopeGuard>

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

    void whatAContractFoundIsReadSentenceBySentence()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::ContractReason"),
            {{QStringLiteral("%1 of %2 values are no %3."), QStringLiteral("%1 von %2 sind kein %3.")},
             {QStringLiteral("%1 The column reads as %2 now."), QStringLiteral("%1 Nun ist es %2.")},
             {QStringLiteral(
                  "Columns that the contract does not know: %1. %2 values are of names beyond those."),
              QStringLiteral("Fremd: %1; %2 Werte darüber hinaus.")},
             {QStringLiteral("Columns that the contract does not know: %1."), QStringLiteral("Fremd: %1.")}});
        QCOMPARE(contractReasonText(
                     QStringLiteral("3 of 12 values are no integer. The column reads as text now.")),
                 QStringLiteral("3 von 12 sind kein integer. Nun ist es text."));
        QCOMPARE(contractReasonText(QStringLiteral("Columns that the contract does not know: a, b.")),
                 QStringLiteral("Fremd: a, b."));
        QCOMPARE(contractReasonText(QStringLiteral(
                     "Columns that the contract does not know: a, b. 4 values are of names beyond those.")),
                 QStringLiteral("Fremd: a, b; 4 Werte darüber hinaus."));
    }

    void boundsThatAGateFoundBrokenAreReadOneByOne()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::GateReason"),
            {{QStringLiteral("%1 is %2, at least %3 is demanded"), QStringLiteral("%1: %2 statt %3")},
             {QStringLiteral("%1; %2"), QStringLiteral("%1 und %2")},
             {QStringLiteral("%1."), QStringLiteral("%1!")}});
        const auto bounds =
            QStringLiteral("auc is 0.7, at least 0.8 is demanded; f1 is 0.2, at least 0.5 is demanded.");
        QCOMPARE(gateReasonText(bounds), QStringLiteral("auc: 0.7 statt 0.8 und f1: 0.2 statt 0.5!"));
        QCOMPARE(gateReasonText(QStringLiteral("No sentence of ours; nor this.")),
                 QStringLiteral("No sentence of ours; nor this."));
        const testing::Translating ofDiagnoses(
            QStringLiteral("ph::DiagnosisReason"),
            {{QStringLiteral("%1 The cached numbers end before it began."), QStringLiteral("%1 Veraltet.")}});
        QCOMPARE(diagnosisReasonText(QStringLiteral(
                     "auc is 0.7, at least 0.8 is demanded. The cached numbers end before it began.")),
                 QStringLiteral("auc: 0.7 statt 0.8! Veraltet."));
    }

    void segmentsBeyondTheirBoundAreReadOneByOne()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::GateReason"),
            {{QStringLiteral("Beyond its bound: %1."), QStringLiteral("Zu viel: %1.")},
             {QStringLiteral("%1 is %2, at most %3 is allowed"), QStringLiteral("%1: %2 statt %3")},
             {QStringLiteral("%1; %2"), QStringLiteral("%1 und %2")}});
        QCOMPARE(
            gateReasonText(QStringLiteral("Beyond its bound: BR is 0.5, at most 0.3 is allowed; US is 0.4, "
                                          "at most 0.3 is allowed.")),
            QStringLiteral("Zu viel: BR: 0.5 statt 0.3 und US: 0.4 statt 0.3."));
    }

    void whatIsBehindAnotherSentenceIsNotTakenForItsEnd()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::RolloutReason"),
            {{QStringLiteral("Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5) over %6 and %7."),
              QStringLiteral("%1 gegen %2: %3 (%4 bis %5), %6 und %7.")},
             {QStringLiteral("%1 Nothing says that it is %2 (p = %3)."),
              QStringLiteral("%1 Nichts spricht dafür, dass es %2 ist (p = %3).")}});
        const auto judged = QStringLiteral(
            "Candidate 131, stable 124: a difference of 7 (95 %: -2.5 to 17) over 21 values and 23 values. "
            "Nothing says that it is worse by more than 5 % (p = 0.9).");
        QCOMPARE(rolloutReasonText(judged),
                 QStringLiteral("131 gegen 124: 7 (-2.5 bis 17), 21 values und 23 values. Nichts spricht "
                                "dafür, dass es worse by more than 5 % ist (p = 0.9)."));
    }

    void trialsOfRulesAreRead()
    {
        const auto trial = QStringLiteral(
            "early: 14 min before it began (at the earliest 20 min before it began), 16 min before its first "
            "alert, by fraud 11 → 12; 1 false alarm(s) in 88.0 d outside incidents");
        QCOMPARE(trialReasonText(trial),
                 QString(trial).replace(QStringLiteral("88.0 d"), QStringLiteral("88 d")));
        const testing::Translating speaking(
            QStringLiteral("ph::TrialReason"),
            {{QStringLiteral("early: %1"), QStringLiteral("zeitig: %1")},
             {QStringLiteral("missed: %1"), QStringLiteral("verpasst: %1")},
             {QStringLiteral("%1; %2 false alarm(s) in %3 outside incidents"),
              QStringLiteral("%1; Fehlalarme in %3: %2")},
             {QStringLiteral("%1, by %2"), QStringLiteral("%1, wegen %2")},
             {QStringLiteral("%1, %2 before its first alert"), QStringLiteral("%1, %2 vor dem Alarm")},
             {QStringLiteral("%1 (at the earliest %2)"), QStringLiteral("%1 (frühestens %2)")},
             {QStringLiteral("%1 before it began"), QStringLiteral("%1 vorher")}});
        QCOMPARE(trialReasonText(trial),
                 QStringLiteral("zeitig: 14 min vorher (frühestens 20 min vorher), 16 min vor dem Alarm, "
                                "wegen fraud 11 → 12; Fehlalarme in 88 d: 1"));
        const testing::Translating ofDiagnoses(
            QStringLiteral("ph::DiagnosisReason"),
            {{QStringLiteral("It would have said nothing."), QStringLiteral("Nichts.")}});
        QCOMPARE(trialReasonText(QStringLiteral("missed: It would have said nothing.")),
                 QStringLiteral("verpasst: Nichts."));
    }

    void daysOfTheWeekAreNamedAsTheReaderDoes()
    {
        const auto closed = QStringLiteral("Outside the release windows: it is Sun 22:52 in Asia/Shanghai.");
        QCOMPARE(gateReasonText(closed), closed);
        const auto restored = qScopeGuard([locale = QLocale()] { QLocale::setDefault(locale); });
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(gateReasonText(closed),
                 QStringLiteral("Outside the release windows: it is 周日 22:52 in Asia/Shanghai."));
        const auto named = QStringLiteral("Outside the release windows: it is Sum 22:52 in Sun.");
        QCOMPARE(gateReasonText(named), named);
    }

    void metricsWithinTheirBoundsAreReadOnlyAsAWhole()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::GateReason"),
            {{QStringLiteral("%1 is %2"), QStringLiteral("%1 = %2")},
             {QStringLiteral("%1; %2"), QStringLiteral("%1 und %2")},
             {QStringLiteral("%1."), QStringLiteral("%1!")},
             {QStringLiteral("The command says fail: %1"), QStringLiteral("Der Befehl: %1")}});
        QCOMPARE(gateReasonText(QStringLiteral("auc is 0.93.")), QStringLiteral("auc = 0.93!"));
        QCOMPARE(gateReasonText(QStringLiteral("auc is nan; f1 is -1.5e-07.")),
                 QStringLiteral("auc = nan und f1 = -1.5e-07!"));
        QCOMPARE(gateReasonText(QStringLiteral("The command says fail: auc is 0.5")),
                 QStringLiteral("Der Befehl: auc is 0.5"));
        QCOMPARE(gateReasonText(QStringLiteral("auc is low.")), QStringLiteral("auc is low."));
    }

    void whatACheckOfADiagnosisFoundIsCalledAsTheTimelineCallsIt()
    {
        const testing::Translating items(
            QStringLiteral("ph::TimelineItemWords"),
            {{QStringLiteral("revision %1 appeared"), QStringLiteral("%1 ist da")}});
        const testing::Translating diagnoses(
            QStringLiteral("ph::DiagnosisReason"),
            {{QStringLiteral("%1."), QStringLiteral("%1!")},
             {QStringLiteral("%1, and %2 more."), QStringLiteral("%1 und %2 weitere!")}});
        TimelineItem item;
        item.kind = TimelineKind::Revision;
        item.title = QStringLiteral("revision fraud-2 appeared");
        const auto table = timelineTable(std::vector{item});
        CheckFinding finding;
        finding.rows = {0};
        finding.reason = QStringLiteral("revision fraud-2 appeared.");
        QCOMPARE(checkReasonText(finding, *table), QStringLiteral("fraud-2 ist da!"));
        finding.rows = {0, 0, 0};
        finding.reason = QStringLiteral("revision fraud-2 appeared, and 2 more.");
        QCOMPARE(checkReasonText(finding, *table), QStringLiteral("fraud-2 ist da und 2 weitere!"));
        finding.reason = QStringLiteral("something else");
        QCOMPARE(checkReasonText(finding, *table), QStringLiteral("something else"));
    }

    void whatIsSaidOfTrafficIsReadInTheReadersLanguage()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::TrafficRemark"),
            {{QStringLiteral("No pod is ready."), QStringLiteral("Kein Pod ist bereit.")}});
        ObservedTraffic observed;
        observed.remark = QStringLiteral("No pod is ready.");
        QCOMPARE(trafficRemarkText(observed), QStringLiteral("Kein Pod ist bereit."));
        observed.remark = QStringLiteral("of somebody else");
        QCOMPARE(trafficRemarkText(observed), QStringLiteral("of somebody else"));
    }

    void whyAGatesFactIsNotThereIsReadWithinItsReason()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::GateReason"),
            {{QStringLiteral("%1 could not be read in whole (%2): %3"), QStringLiteral("%1 fehlt (%2): %3")},
             {QStringLiteral("The data sample"), QStringLiteral("Die Stichprobe")},
             {QStringLiteral("The file is larger than %1 MiB."), QStringLiteral("Größer als %1 MiB.")}});
        QCOMPARE(
            gateReasonText(QStringLiteral("The data sample could not be read in whole (invalid): The file is "
                                          "larger than 64 MiB.")),
            QStringLiteral("Die Stichprobe fehlt (invalid): Größer als 64 MiB."));
    }

    void anErrorWithinAReasonIsReadTheSameWay()
    {
        const testing::Translating rollouts(
            QStringLiteral("ph::RolloutReason"),
            {{QStringLiteral("The endpoint cannot be seen (%1)."), QStringLiteral("无法查看端点（%1）。")}});
        const testing::Translating requests(
            QStringLiteral("ph::Http"),
            {{QStringLiteral("redirect: %1"), QStringLiteral("重定向：%1")},
             {QStringLiteral("the address names no host"), QStringLiteral("地址未指明主机")}});
        QCOMPARE(rolloutReasonText(
                     QStringLiteral("The endpoint cannot be seen (redirect: the address names no host).")),
                 QStringLiteral("无法查看端点（重定向：地址未指明主机）。"));
    }

    void whatAServerSaidStaysAndOurAdviceBehindItIsRead()
    {
        const testing::Translating rollouts(
            QStringLiteral("ph::RolloutReason"),
            {{QStringLiteral("The endpoint cannot be seen (%1)."), QStringLiteral("无法查看端点（%1）。")}});
        const testing::Translating cluster(
            QStringLiteral("ph::KubernetesApi"),
            {{QStringLiteral("%1: %2"), QStringLiteral("%1：%2")},
             {QStringLiteral("The namespace's quota is used up: free some of it or have it raised."),
              QStringLiteral("命名空间的配额已用尽。")}});
        QCOMPARE(rolloutReasonText(QStringLiteral(
                     "The endpoint cannot be seen (HTTP 403: pods \"a\" is forbidden: exceeded quota. The "
                     "namespace's quota is used up: free some of it or have it raised.).")),
                 QStringLiteral("无法查看端点（HTTP 403: pods \"a\" is forbidden: exceeded quota. "
                                "命名空间的配额已用尽。）。"));
        QCOMPARE(rolloutReasonText(QStringLiteral("The endpoint cannot be seen (HTTP 500: a: b).")),
                 QStringLiteral("无法查看端点（HTTP 500: a: b）。"));
    }

    void aMetricsNameStandsInFrontOfWhatItsSourceSaid()
    {
        const testing::Translating requests(
            QStringLiteral("ph::Http"),
            {{QStringLiteral("not JSON, %1"), QStringLiteral("不是 JSON，%1")},
             {QStringLiteral("byte %1: unexpected text"), QStringLiteral("第 %1 字节：文本不合语法")}});
        QCOMPARE(rolloutReasonText(QStringLiteral(
                     "The metrics have said nothing for 90 s (errors: not JSON, byte 3: unexpected text).")),
                 QStringLiteral("The metrics have said nothing for 90 s (errors: 不是 JSON，第 3 "
                                "字节：文本不合语法)."));
    }

    void aNameIsNoSentenceOfOthers()
    {
        const testing::Translating requests(QStringLiteral("ph::Http"),
                                            {{QStringLiteral("text"), QStringLiteral("文本")}});
        QCOMPARE(gateReasonText(QStringLiteral("Not logged: text.")), QStringLiteral("Not logged: text."));
    }

    void sentencesInARowAreReadOneByOne()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::GateReason"),
            {{QStringLiteral("Failed: %1."), QStringLiteral("未通过：%1。")},
             {QStringLiteral("Warned of: %1."), QStringLiteral("警告：%1。")}});
        QCOMPARE(gateReasonText(QStringLiteral("Failed: a of b, c. Warned of: d.")),
                 QStringLiteral("未通过：a of b, c。 警告：d。"));
        QCOMPARE(gateReasonText(QStringLiteral("Failed: a. Something else.")),
                 QStringLiteral("未通过：a. Something else。"));
    }

    void whatAContractFoundIsReadWithinAGatesReason()
    {
        const testing::Translating gates(
            QStringLiteral("ph::GateReason"),
            {{QStringLiteral("Of %1 rows: %2."), QStringLiteral("%1 行中：%2。")},
             {QStringLiteral("%1 and %2 more"), QStringLiteral("%1，另有 %2 项")}});
        const testing::Translating breaches(
            QStringLiteral("ph::ContractBreach"),
            {{QStringLiteral("columns (%1)"), QStringLiteral("列（%1）")},
             {QStringLiteral("type of %1 (%2)"), QStringLiteral("%1 的类型（%2）")},
             {QStringLiteral("%1: null (%2)"), QStringLiteral("%1：空值（%2）")},
             {QStringLiteral("%1, %2"), QStringLiteral("%1；%2")}});
        const testing::Translating findings(
            QStringLiteral("ph::ContractReason"),
            {{QStringLiteral("Columns that are not there: %1."), QStringLiteral("缺少的列：%1。")},
             {QStringLiteral("%1 of %2 values are no %3."), QStringLiteral("%2 个值中有 %1 个不是 %3。")},
             {QStringLiteral("%1 The column reads as %2 now."), QStringLiteral("%1 该列现在读作 %2。")},
             {QStringLiteral("%1: %2 of %3 times have no zone, and were taken as UTC."),
              QStringLiteral("%1：%3 个时间中有 %2 个没有时区。")}});
        QCOMPARE(
            gateReasonText(QStringLiteral(
                "Of 12 rows: columns (Columns that are not there: a (old), b), type of rows (3 of 12 "
                "values are no integer. The column reads as text now) and 2 more. at: 1 of 12 times "
                "have no zone, and were taken as UTC.")),
            QStringLiteral("12 行中：列（缺少的列：a (old), b）；rows 的类型（12 个值中有 3 个不是 "
                           "integer。 该列现在读作 text），另有 2 项。 at：12 个时间中有 1 个没有时区。"));
        QCOMPARE(gateReasonText(QStringLiteral("Of 12 rows: x: null (3), y: null (1).")),
                 QStringLiteral("12 行中：x：空值（3）；y：空值（1）。"));
    }

    void everyRuleOfAContractIsReadWithinAGatesReason_data()
    {
        QTest::addColumn<QString>("breach");
        for (int i = 0; i <= int(ContractRule::Constant); ++i) {
            const auto rule = ContractRule(i);
            const bool isOfColumn = rule >= ContractRule::Freshness;
            const auto name = contractRuleName(rule);
            QTest::newRow(qPrintable(name))
                << name + (isOfColumn ? QStringLiteral(" of x (1 of 2)") : QStringLiteral(" (1 of 2)"));
        }
    }
    void everyRuleOfAContractIsReadWithinAGatesReason()
    {
        QFETCH(QString, breach);
        QVERIFY(knownContractBreaches(breach));
    }

    void wordsThatGoOnWithoutEndAreStillReadToTheEnd_data()
    {
        // A server says what it likes. Each of these fits several patterns, over and over: to go each way to
        // its end would take longer than anybody waits.
        QTest::addColumn<QString>("again");
        for (const char* again :
             {"a: ", "file, line 1: ", "line 1, column 2: ", "rows (a), ", "rows (", "x: null (3), ",
              "Failed: a. ", "Failed: Failed: ", "(", "Of 1 rows: ", "it has "})
            QTest::newRow(again) << QString::fromLatin1(again);
    }
    void wordsThatGoOnWithoutEndAreStillReadToTheEnd()
    {
        QFETCH(QString, again);
        for (const int times : {30, 60, 1'000}) {
            const auto said = again.repeated(times) + QStringLiteral("?");
            QCOMPARE(gateReasonText(said), said);
            QCOMPARE(rolloutReasonText(said), said);
            QCOMPARE(releaseReasonText(said), said);
        }
    }

    void inEnglishEverythingStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"By 2026-11-26-m-x.", "Cancelled after step 1 of 3.", "It was ours. Stopped after step 2 of 4.",
              "more than chance, but too little to count",
              "12 rows with a value, where 30 are the fewest that count", "Failed: a of b, c. Warned of: d.",
              "Beyond its bound: BR is 0.5, at most 0.3 is allowed; US is 0.4, at most 0.3 is allowed and 1 "
              "more.",
              "auc is 0.7, at least 0.8 is demanded", "auc is 0.93.", "auc is nan; f1 is inf.",
              "Candidate 3 of 100 requests (3.0 %), stable 1 of 100 (1.0 %): a difference of 2.0 % (95 %: "
              "-1.0 % to "
              "5.0 %). Nothing says that it is worse (p = 0.1).",
              "3 of 12 values were there before. Compared by hashes of 64 bits: the chance that any two "
              "values were "
              "taken for one is below 1e-10. There are too many for all of them; in the end 1 of 8 was "
              "looked at.",
              "The newest row is of 2026-11-26T00:00:00.000Z, 3d old. 2 of 9 times lie in the future, by "
              "2026-11-29T00:00:00.000Z.",
              "Of 12 rows: columns (Columns that are not there: a, b), type of rows (3 of 12 values are no "
              "integer. The column reads as text now) and 2 more. at: 1 of 12 times have no zone, and were "
              "taken as UTC.",
              "The endpoint cannot be seen (HTTP 403: pods is forbidden: exceeded quota. The namespace's "
              "quota "
              "is used up: free some of it or have it raised.).",
              "On InferenceService/fraud of prod: preflight; the candidate at 0 %; 10 % of the requests, "
              "watched for 5m; promotion. A run keeps its latest measurements, not all.",
              "The metrics have said nothing for 90 s (errors: value[0]: expected a number, found string).",
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
        QCOMPARE(contractReasonText(text), text);
        QCOMPARE(knownErrorReason(text).value_or(text), text);
    }
};

QTEST_GUILESS_MAIN(TestRecordedSentences)
#include "tst_recorded_sentences.moc"
