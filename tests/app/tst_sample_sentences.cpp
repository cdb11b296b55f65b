#include "app/Desktop.h"
#include "app/shots/ContainmentSample.h"
#include "app/shots/DiagnosisSample.h"
#include "app/shots/DriftSample.h"
#include "app/shots/MonitoringSample.h"
#include "app/shots/RolloutSample.h"
#include "models/tables/DiagnosisReasons.h"
#include "models/tables/DriftWords.h"
#include "models/tables/EndpointWords.h"
#include "models/tables/IncidentWords.h"
#include "models/tables/PostmortemReasons.h"
#include "models/tables/TimelineItemWords.h"
#include "tests/support/Testing.h"

#include <QApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

namespace ph {

using namespace sample;

/// A picture in Chinese shows what the program shows in Chinese: samples say what services say.
class TestSampleSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        installTranslations(*qApp);
    }
    void cleanupTestCase()
    {
        for (auto* translator : qApp->findChildren<QTranslator*>())
            delete translator; // which also uninstalls it
        QLocale::setDefault(QLocale::c());
    }

    void sentencesAreInTheLanguageOfWhoeverLooks_data()
    {
        QTest::addColumn<QString>("shown");
        const auto rows = [](const char* of, const QStringList& sentences) {
            for (qsizetype i = 0; i < sentences.size(); ++i)
                QTest::addRow("%s, %d", of, int(i)) << sentences[i];
        };
        rows("traffic", {trafficRemarkText(canary().observed), trafficRemarkText(broken().observed)});
        rows("a cluster's refusal", {forbiddenKind(QStringLiteral("rollouts")).error.detail});
        for (const auto& rollout : {rolloutUnderWay(), rolloutTakenBack()}) {
            const auto verdicts = rolloutVerdicts(rollout);
            for (const auto& line : verdicts)
                rows(qPrintable(QStringLiteral("%1 of %2").arg(line.verdict.metric, rollout.state.reason)),
                     {line.verdict.why});
        }
        const auto back = plainly(rolloutTakenBack());
        rows("a rollout", {back.state.reason, back.state.steps.constFirst().result});
        const auto containment = sampleContainment().options;
        for (const auto& option : containment) {
            rows(qPrintable(QStringLiteral("option %1").arg(int(option.kind))),
                 QStringList{option.effect, option.doesNotFix, option.radiusText, option.effectGround,
                             option.who}
                         .filter(QRegularExpression(QStringLiteral("."))) +
                     option.missing);
        }
        rows("a column without data", {driftReasonText(sampleStudy()->overall(5).why)});
        const auto suspects = sampleSuspects();
        for (const auto& suspect : suspects)
            rows(qPrintable(QStringLiteral("suspect %1").arg(suspect.rank)), {suspectReasonText(suspect)});
        rows("drift on a timeline", {timelineTitleText(*sampleItemCalled("amount moved"))});
        const auto marks = sampleMarks();
        for (const auto& mark : marks)
            rows(qPrintable(QString::number(mark.atMs)), {mark.text});
        rows("a hint", {blamingHintText(QStringLiteral("\"forgot\" in \"ada\": say what did not remind "
                                                       "anybody."))});
    }
    void sentencesAreInTheLanguageOfWhoeverLooks()
    {
        QFETCH(QString, shown);
        static const QRegularExpression threeWords(QStringLiteral("([A-Za-z]{2,}[ ,:]+){2}[A-Za-z]{2,}"));
        static const QRegularExpression chinese(QStringLiteral("\\p{Han}"));
        QVERIFY2(chinese.match(shown).hasMatch() && !threeWords.match(shown).hasMatch(), qPrintable(shown));
    }

    void whatTheDiagnosisFoundIsToo()
    {
        const auto reading = sampleDiagnosis();
        for (const auto& step : reading.report.steps) {
            for (const auto& check : step.checks) {
                if (check.verdict == StepVerdict::Ok)
                    QVERIFY(checkReasonText(check, *reading.table) != check.reason);
            }
        }
    }
};

} // namespace ph

QTEST_MAIN(ph::TestSampleSentences)
#include "tst_sample_sentences.moc"
