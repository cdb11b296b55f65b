#include "tests/widgets/IncidentStage.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/JudgeStepDialog.h"
#include "widgets/incidents/PostmortemView.h"
#include "widgets/incidents/RuleActDialog.h"
#include "widgets/incidents/RuleView.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace ph;
using namespace ph::sample;
using namespace ph::testing;

/// What is found out of an incident: its diagnosis, the rule that it teaches, its postmortem.
class TestIncidentFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- diagnosis

    void aDiagnosisIsAskedForOnceSomebodyLooks()
    {
        DiagnosisView view(incidentClock);
        QSignalSpy asked(&view, &DiagnosisView::runRequested);
        view.showIncident(sampleIncidents()[0], sampleEntries());
        QCOMPARE(asked.count(), 0);
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showReading(sampleDiagnosis());
        view.showIncident(sampleIncidents()[0], sampleEntries()); // read again, and nothing is new
        QCOMPARE(asked.count(), 1);
        auto earlier = sampleIncidents()[0];
        earlier.onsetMs -= incidentHour; // another question
        view.showIncident(earlier, sampleEntries());
        QCOMPARE(asked.count(), 2);
    }

    void theFirstStepThatExplainsIsNamedAndAWordOfAPersonCounts()
    {
        DiagnosisView view(incidentClock);
        view.resize(900, 600);
        view.show();
        view.showIncident(sampleIncidents()[0], sampleEntries());
        view.showReading(sampleDiagnosis());
        const auto headline = [&] { return part<QLabel>(view, "diagnosisHeadline")->text(); };
        QVERIFY2(headline().startsWith(QStringLiteral("Step 3 ")), qPrintable(headline()));
        QCOMPARE(view.chosenStep()->step.id, QStringLiteral("service-health"));
        const auto said = sampleEntries() << sampleWord("service-health", "well", "it was well before, too");
        view.showIncident(sampleIncidents()[0], said);
        QVERIFY2(headline().startsWith(QStringLiteral("Step 4 ")), qPrintable(headline()));
        const auto word = part<QLabel>(view, "stepJudged")->text();
        QVERIFY2(word.contains(QStringLiteral("ada")) &&
                     word.contains(QStringLiteral("it was well before, too")) &&
                     word.contains(QStringLiteral("25 min ago")),
                 qPrintable(word));
        view.showIncident(sampleIncidents()[0], QList(said)
                                                    << sampleWord("model", "cause", "version 11 is well"));
        QVERIFY2(headline().startsWith(QStringLiteral("Step 5 ")), qPrintable(headline()));
    }

    void aStepShowsItsChecksWithEvidenceAndAge()
    {
        DiagnosisView view(incidentClock);
        view.resize(900, 600);
        view.show();
        view.showIncident(sampleIncidents()[0], sampleEntries());
        view.showReading(sampleDiagnosis());
        const auto evidence = part<QLabel>(view, "checkEvidence")->text();
        QVERIFY2(evidence.contains(QStringLiteral("fraud 11 → 12")) &&
                     evidence.contains(QStringLiteral("seen")),
                 qPrintable(evidence));
        auto* table = part<LineTable>(view, "diagnosisSteps");
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(view.chosenStep()->step.id, QStringLiteral("feature-consistency"));
        QCOMPARE(part<QLabel>(view, "checkReason")->text(),
                 QStringLiteral("Nobody has looked since it began: Failed data check."));
        QCOMPARE(table->model()->index(1, DiagnosisStepModel::Verdict).data().toString(),
                 QStringLiteral("No data")); // never OK
    }

    void aStepIsJudgedByKeyboardUnlessTheIncidentIsClosed()
    {
        DiagnosisView view(incidentClock);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.showIncident(sampleIncidents()[0], {});
        view.showReading(sampleDiagnosis());
        QSignalSpy judged(&view, &DiagnosisView::judgeRequested);
        part<LineTable>(view, "diagnosisSteps")->setFocus();
        QTest::keyClick(part<LineTable>(view, "diagnosisSteps"), Qt::Key_Return,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(judged.count(), 1);
        QCOMPARE(judged.first().first().value<IncidentJudged::Word>(), IncidentJudged::Word::Overruled);
        view.showIncident(sampleIncidents()[3], {});
        view.showReading(sampleDiagnosis());
        QVERIFY(!part<QPushButton>(view, "stepOverrule")->isEnabled());
        QTest::keyClick(part<LineTable>(view, "diagnosisSteps"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(judged.count(), 1);
    }

    void aDiagnosisThatIsCancelledOrFailsSaysSoAndKeepsWhatWasFound()
    {
        DiagnosisView view(incidentClock);
        view.show();
        view.showIncident(sampleIncidents()[0], {});
        view.showRunning(QStringLiteral("Reading"), 1, 2);
        QVERIFY(part<QPushButton>(view, "diagnosisCancel")->isVisible());
        view.showError(Error::make(ErrorKind::Cancelled, QStringLiteral("incident"), {}));
        auto* state = part<StateView>(view, "diagnosisState");
        QCOMPARE(state->content().kind, StateContent::Kind::Empty);
        QSignalSpy asked(&view, &DiagnosisView::runRequested);
        part<QPushButton>(*state, "retry")->click();
        QCOMPARE(asked.count(), 1);
        view.showReading(sampleDiagnosis());
        view.showError(Error::make(ErrorKind::Storage, QStringLiteral("observed.db"), {}));
        QVERIFY(part<QWidget>(view, "diagnosisBanner")->isVisible());
        QVERIFY(part<LineTable>(view, "diagnosisSteps")->isVisible());
    }

    void overrulingNeedsAVerdictAndAReason()
    {
        JudgeStepDialog dialog(sampleIncidents()[0], sampleDiagnosis().report.steps.at(3),
                               *sampleDiagnosis().table, IncidentJudged::Word::Overruled);
        dialog.show();
        const auto seen = part<QLabel>(dialog, "judgeStepSeen")->text();
        QVERIFY2(seen.contains(QStringLiteral("the check says Bad: TooManyConnections")), qPrintable(seen));
        auto* send = part<QPushButton>(dialog, "judgeStepSend");
        QVERIFY(!send->isEnabled());
        part<QRadioButton>(dialog, "judge-well")->setChecked(true);
        QVERIFY(!send->isEnabled());
        part<QPlainTextEdit>(dialog, "judgeStepReason")->setPlainText(QStringLiteral(" it was up "));
        QVERIFY(send->isEnabled());
        const auto judged = dialog.judged();
        QCOMPARE(judged.verdict, QStringLiteral("well"));
        QCOMPARE(judged.reason, QStringLiteral("it was up"));
        QVERIFY2(judged.seen.startsWith(QStringLiteral("bad: TooManyConnections")), qPrintable(judged.seen));
        JudgeStepDialog agreeing(sampleIncidents()[0], sampleDiagnosis().report.steps.at(3),
                                 *sampleDiagnosis().table, IncidentJudged::Word::Confirmed);
        QCOMPARE(agreeing.judged().verdict, QStringLiteral("cause"));
        QVERIFY(part<QPushButton>(agreeing, "judgeStepSend")->isEnabled());
    }

    // --- rules and closing

    void theBestProposalIsTriedAtOnceAndItsChangeShown()
    {
        RuleView view;
        view.resize(900, 600);
        QSignalSpy asked(&view, &RuleView::proposalsRequested), tried(&view, &RuleView::tryRequested);
        view.showIncident(sampleIncidents()[2]);
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showProposals(sampleProposals(), {});
        QCOMPARE(tried.count(), 1);
        QCOMPARE(tried.first().first().toByteArray(), sampleProposals()[0].yaml);
        QVERIFY(!part<QPushButton>(view, "ruleWrite")->isEnabled()); // nobody knows yet what it would do
        view.showAttempt(sampleAttempt(sampleProposals()[1]));       // of another text
        QVERIFY(!part<QPushButton>(view, "ruleWrite")->isEnabled());
        view.showAttempt(sampleAttempt(sampleProposals()[0]));
        const auto trial = part<QLabel>(view, "ruleTrial")->text();
        QVERIFY2(trial.contains(QStringLiteral("14 min before it began")) &&
                     trial.contains(QStringLiteral("1 false alarm")) &&
                     trial.contains(QStringLiteral("88 d")),
                 qPrintable(trial));
        QVERIFY(part<QPlainTextEdit>(view, "ruleDiff")
                    ->toPlainText()
                    .contains(QStringLiteral("+         - id: canary-of-fraud")));
        QVERIFY(part<QPushButton>(view, "ruleWrite")->isEnabled());
        QVERIFY(part<QPushButton>(view, "ruleClose")->isEnabled());
    }

    void aRuleThatIsWrittenByHandSaysWhatIsWrongAtItsLine()
    {
        RuleView view;
        view.resize(900, 600);
        view.show();
        view.showIncident(sampleIncidents()[2]);
        view.showProposals({}, {});
        auto* state = part<StateView>(view, "ruleState");
        QCOMPARE(state->content().kind, StateContent::Kind::Empty);
        QSignalSpy tried(&view, &RuleView::tryRequested);
        part<QPushButton>(*state, "writeRule")->click();
        QCOMPARE(tried.count(), 1); // the example
        part<QPlainTextEdit>(view, "ruleText")->setPlainText(QStringLiteral("kind: gate\ntier: high\n"));
        QTRY_COMPARE(tried.count(), 2); // once typing pauses
        RuleAttempt wrong{view.text()};
        wrong.problems = {{2, 7, QStringLiteral("tier"), QStringLiteral("There is no such tier.")}};
        view.showAttempt(wrong);
        auto* problems = part<QListWidget>(view, "ruleProblems");
        QVERIFY(problems->isVisible());
        QVERIFY(problems->item(0)->text().contains(QStringLiteral("Line 2")));
        QVERIFY(!part<QPushButton>(view, "ruleWrite")->isEnabled());
        QVERIFY(part<QPushButton>(view, "ruleCloseWithout")->isEnabled());
    }

    void whatWasWrittenOfARuleIsThereAgain()
    {
        RuleView view;
        view.show();
        view.showIncident(sampleIncidents()[2]);
        view.showProposals(sampleProposals(), {});
        part<QPlainTextEdit>(view, "ruleText")->setPlainText(QStringLiteral("kind: gate"));
        view.showIncident(sampleIncidents()[1]);
        QVERIFY(view.text().isEmpty());
        view.showIncident(sampleIncidents()[2]);
        QCOMPARE(view.text(), QByteArray("kind: gate"));
        view.showProposals(sampleProposals(), {}); // do not take its place
        QCOMPARE(view.text(), QByteArray("kind: gate"));
    }

    void onlyAnIncidentThatEndedIsClosed()
    {
        RuleView view;
        view.show();
        view.showIncident(sampleIncidents()[0]);
        view.showProposals(sampleProposals(), {});
        view.showAttempt(sampleAttempt(sampleProposals()[0]));
        QVERIFY(!part<QPushButton>(view, "ruleClose")->isEnabled());
        QVERIFY(!part<QPushButton>(view, "ruleCloseWithout")->isEnabled());
        QVERIFY(part<QLabel>(view, "ruleWhyNot")->text().contains(QStringLiteral("goes on")));
        QVERIFY(part<QPushButton>(view, "ruleWrite")->isEnabled()); // a policy needs no end
    }

    void closingOwesAReasonWithoutARuleOrWithOneThatWouldHaveMissedIt()
    {
        const auto needsReason = [](RuleAct act, const RuleProposal& proposal) {
            RuleActDialog dialog(sampleIncidents()[2], act, sampleAttempt(proposal));
            dialog.show();
            auto* send = part<QPushButton>(dialog, "ruleActSend");
            if (send->isEnabled())
                return false;
            part<QPlainTextEdit>(dialog, "ruleActReason")->setPlainText(QStringLiteral("a power cut"));
            return send->isEnabled() && dialog.reason() == QStringLiteral("a power cut");
        };
        QVERIFY(needsReason(RuleAct::CloseWithout, {}));
        QVERIFY(needsReason(RuleAct::CloseWith, sampleProposals()[2]));
        QVERIFY(!needsReason(RuleAct::CloseWith, sampleProposals()[0]));
        QVERIFY(!needsReason(RuleAct::Write, sampleProposals()[2]));
    }

    // --- postmortem

    void aDraftMarksWordsThatBlameAndSaysWhatToSayInstead()
    {
        PostmortemView view(incidentClock);
        view.resize(900, 600);
        QSignalSpy asked(&view, &PostmortemView::draftRequested);
        view.showIncident(sampleIncidents()[2], sampleEntries());
        view.show();
        QCOMPARE(asked.count(), 1);
        view.showDraft(samplePostmortem());
        auto* text = part<QPlainTextEdit>(view, "postmortemText");
        QVERIFY(text->isReadOnly());
        QCOMPARE(text->toPlainText(), samplePostmortem().markdown);
        QCOMPARE(text->extraSelections().size(), qsizetype(1));
        QCOMPARE(text->extraSelections().first().cursor.selectedText(), QStringLiteral("forgot"));
        part<QListWidget>(view, "postmortemWording")->setCurrentRow(0);
        QCOMPARE(text->textCursor().selectedText(), QStringLiteral("forgot"));
        view.showIncident(sampleIncidents()[2], sampleEntries());
        QCOMPARE(asked.count(), 1);
        view.showIncident(sampleIncidents()[2], sampleEntries() << sampleWord("model", "well", "it is old"));
        QCOMPARE(asked.count(), 2); // more was said
    }

    void aFileThatIsThereIsReplacedOnlyByWhoSaysSo()
    {
        PostmortemView view(incidentClock);
        view.show();
        view.showIncident(sampleIncidents()[2], {});
        QVERIFY(!part<QPushButton>(view, "postmortemExport")->isEnabled());
        view.showDraft(samplePostmortem());
        QSignalSpy replaced(&view, &PostmortemView::replaceRequested),
            asked(&view, &PostmortemView::exportRequested);
        view.askToReplace(QStringLiteral("/tmp/pm.md"), incidentNow - incidentHour);
        QVERIFY(part<QLabel>(view, "bannerText")->text().contains(QStringLiteral("1 h ago")));
        part<QPushButton>(view, "anotherFile")->click();
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(replaced.count(), 0);
        view.askToReplace(QStringLiteral("/tmp/pm.md"), incidentNow - incidentHour);
        part<QPushButton>(view, "replaceFile")->click();
        QTRY_COMPARE(replaced.count(), 1);
        QCOMPARE(replaced.first().first().toString(), QStringLiteral("/tmp/pm.md"));
    }
};

QTEST_MAIN(TestIncidentFindings)
#include "tst_incident_findings.moc"
