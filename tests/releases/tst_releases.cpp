#include "models/tables/InboxModel.h"
#include "models/tables/ReleaseBoardModel.h"
#include "tests/releases/ReleaseSample.h"
#include "tests/support/ChildWidget.h"
#include "tests/support/Testing.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ProblemEdit.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"
#include "widgets/releases/DraftReleaseView.h"
#include "widgets/releases/EnvironmentView.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/InboxView.h"
#include "widgets/releases/PolicyView.h"
#include "widgets/releases/ReleasePage.h"
#include "widgets/releases/ReleasesScreen.h"
#include "widgets/releases/RollbackDialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

#include <utility>

using namespace ph;
using namespace ph::testing;

namespace {

QAbstractButton* button(QWidget& parent, const char* name)
{
    return child<QAbstractButton>(parent, name);
}

} // namespace

class TestReleases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<ReleaseDecision>();
        qRegisterMetaType<ReleaseMove>();
        qRegisterMetaType<WaiverRequest>();
        qRegisterMetaType<ReleaseDraft>();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void anApprovalCoversWhatWasOnTheScreen()
    {
        ReleasePage page(nullptr, releaseClock());
        page.showRelease(sampleDetails());
        QSignalSpy decided(&page, &ReleasePage::decided);
        child<QPlainTextEdit>(page, "decisionComment")->setPlainText(QStringLiteral("Read the evidence."));
        button(page, "approve")->click();
        QCOMPARE(decided.size(), 1);
        const auto decision = decided[0][0].value<ReleaseDecision>();
        QCOMPARE(decision.releaseId, sampleDetails().summary.id);
        QCOMPARE(decision.planDigest, sampleDetails().planDigest);
        QCOMPARE(decision.evidenceDigest, sampleDetails().evidenceDigest);
        QCOMPARE(decision.decision, ApprovalView::Decision::Approve);
    }

    void everyDecisionNeedsAComment()
    {
        ReleasePage page(nullptr, releaseClock());
        page.showRelease(sampleDetails());
        for (const char* decision : {"approve", "reject", "comment"})
            QVERIFY(!button(page, decision)->isEnabled());
        child<QPlainTextEdit>(page, "decisionComment")->setPlainText(QStringLiteral(" \n"));
        QVERIFY(!button(page, "reject")->isEnabled());
        child<QPlainTextEdit>(page, "decisionComment")->setPlainText(QStringLiteral("The floor is too low."));
        QVERIFY(button(page, "reject")->isEnabled());
        QSignalSpy decided(&page, &ReleasePage::decided);
        button(page, "reject")->click();
        QCOMPARE(decided[0][0].value<ReleaseDecision>().comment, QStringLiteral("The floor is too low."));
        // A fresh picture of the same release does not take the words away; another release does.
        page.showRelease(sampleDetails());
        QVERIFY(button(page, "reject")->isEnabled());
        auto other = sampleDetails();
        other.summary.id = QStringLiteral("another");
        page.showRelease(other);
        QVERIFY(!button(page, "reject")->isEnabled());
    }

    void whatIsNotAllowedSaysWhyAndCannotBePressed()
    {
        ReleasePage page(nullptr, releaseClock());
        page.showRelease(sampleDetails());
        auto* execute = button(page, "releaseExecute");
        QVERIFY(!execute->isEnabled());
        QVERIFY(execute->accessibleDescription().contains(QStringLiteral("risk has to approve.")));
        QVERIFY(child<PlainLabel>(page, "releaseWhyNot")->text().startsWith(QStringLiteral("4 gates")));
        QVERIFY(button(page, "releaseSubmit")->isHidden());
        QVERIFY(button(page, "revoke")->isHidden());
    }

    void requestedIsNotDone()
    {
        ReleasePage page(nullptr, releaseClock());
        auto details = sampleDetails();
        for (MoveRule& rule : details.moves)
            rule.whyNot.clear();
        page.showRelease(details);
        QSignalSpy moved(&page, &ReleasePage::moveRequested);
        button(page, "releaseExecute")->click();
        QCOMPARE(moved[0][0].value<ReleaseMove>(), ReleaseMove::Execute);
        page.showBusy(ReleaseMove::Execute);
        QVERIFY(!button(page, "releaseExecute")->isEnabled());
        QVERIFY(child<PlainLabel>(page, "releaseWhyNot")->text().contains(QStringLiteral("Requested")));
        QCOMPARE(child<Badge>(page, "releaseState")->text(), QStringLiteral("Waiting"));
        page.showRefusal(ReleaseMove::Execute,
                         Error::make(ErrorKind::Conflict, text("models:/fraud@champion")));
        QVERIFY(button(page, "releaseExecute")->isEnabled());
        QVERIFY(child<Banner>(page, "releaseBanner")->isVisibleTo(&page));
    }

    void aRollbackNamesItsTargetAndWhoIsTouched()
    {
        ReleasePage page(nullptr, releaseClock());
        page.showRelease(sampleDetails());
        page.show();
        QSignalSpy asked(&page, &ReleasePage::rollbackRequested);
        button(page, "rollback")->click();
        auto* dialog = child<RollbackDialog>(page, "rollbackDialog");
        QCOMPARE(asked.size(), 0);
        QVERIFY(child<PlainLabel>(*dialog, "rollbackTitle")->text().contains(QStringLiteral("fraud 6")));
        QVERIFY(
            child<PlainLabel>(*dialog, "rollbackRadius")->text().contains(QStringLiteral("fraud-scoring")));
        child<QPlainTextEdit>(*dialog, "rollbackReason")->setPlainText(QStringLiteral("latency"));
        button(*dialog, "rollbackConfirm")->click();
        QCOMPARE(asked[0][0].toString(), QStringLiteral("latency"));
    }

    /// It opens with what was known, and asks; what comes too late goes nowhere.
    void aRollbackTellsWhatIsToBeKnownBefore()
    {
        ReleasePage page(nullptr, releaseClock());
        const auto details = sampleDetails();
        page.showRelease(details);
        page.show();
        QSignalSpy looked(&page, &ReleasePage::rollbackLookRequested);
        button(page, "rollback")->click();
        QCOMPARE(looked.size(), 1);
        auto* dialog = child<RollbackDialog>(page, "rollbackDialog");
        auto* notes = child<PlainLabel>(*dialog, "rollbackNotes");
        QVERIFY(!notes->isVisibleTo(dialog));
        auto seen = *details.rollback;
        seen.target = text("fraud 5");
        seen.notes = {text("A later release cannot be read."), text("The home was not reached.")};
        page.showRollbackLook(details.summary, seen);
        QVERIFY(notes->isVisibleTo(dialog));
        for (const auto& note : seen.notes)
            QVERIFY(notes->text().contains(note));
        QVERIFY(button(*dialog, "rollbackConfirm")->text().contains(QStringLiteral("fraud 5")));
        button(*dialog, "rollbackKeep")->click();
        page.showRollbackLook(details.summary, seen);
    }

    void aWaiverIsOfferedOnlyToWhoMayGiveIt()
    {
        ReleasePage page(nullptr, releaseClock());
        const auto details = sampleDetails();
        page.showRelease(details);
        page.openTab(ReleasePage::Tab::Gates);
        auto* table = page.findChild<GateTable*>();
        auto* panel = child<QWidget>(page, "waiverPanel");
        const auto pick = [&](int row) { table->setCurrentIndex(table->model()->index(row, 0)); };
        pick(0); // passes
        QVERIFY(panel->isHidden());
        pick(3); // waived already
        QVERIFY(panel->isHidden());
        pick(11); // nobody here may
        QVERIFY(panel->isHidden());
        pick(8);
        QVERIFY(!panel->isHidden());
        QVERIFY(!button(page, "waive")->isEnabled());
        child<QLineEdit>(page, "waiverReason")->setText(QStringLiteral("the store is being moved"));
        QSignalSpy waived(&page, &ReleasePage::waiveRequested);
        button(page, "waive")->click();
        const auto waiver = waived[0][0].value<WaiverRequest>();
        QCOMPARE(waiver.gateId, QStringLiteral("drift"));
        QCOMPARE(waiver.group, details.gates[8].waiverGroups.first()); // the only one
        QCOMPARE(waiver.reason, QStringLiteral("the store is being moved"));
        QVERIFY(waiver.expiresMs > releaseNow);
    }

    void aDraftBeginsWithTheLeastTierOfItsEnvironment()
    {
        DraftReleaseView view(nullptr, releaseClock());
        auto choices = sampleChoices();
        choices.tiers = {QStringLiteral("high"), QStringLiteral("critical")};
        choices.leastTier = QStringLiteral("high");
        view.showChoices(choices);
        QCOMPARE(view.draft().tier, QStringLiteral("high"));
        auto draft = sampleDraft();
        draft.tier = QStringLiteral("critical");
        view.showDraft(draft);
        view.showChoices(choices);
        QCOMPARE(view.draft().tier, QStringLiteral("critical"));
        draft.tier = QStringLiteral("low"); // of another environment
        view.showDraft(draft);
        view.showChoices(choices);
        QCOMPARE(view.draft().tier, QStringLiteral("high"));
        QCOMPARE(child<QComboBox>(view, "draftTier")->count(), 2);
    }

    void whoMayWaiveInSeveralNamesSaysInWhich()
    {
        ReleasePage page(nullptr, releaseClock());
        auto details = sampleDetails();
        details.gates[8].waiverGroups = {QStringLiteral("release-managers"), QStringLiteral("risk")};
        page.showRelease(details);
        page.openTab(ReleasePage::Tab::Gates);
        auto* table = page.findChild<GateTable*>();
        table->setCurrentIndex(table->model()->index(8, 0));
        auto* group = child<QComboBox>(page, "waiverGroup");
        QVERIFY(!group->isHidden());
        QCOMPARE(group->count(), 2);
        child<QLineEdit>(page, "waiverReason")->setText(QStringLiteral("the store is being moved"));
        QVERIFY(!button(page, "waive")->isEnabled()); // nobody signs in a name that they did not choose
        group->setCurrentIndex(1);
        QSignalSpy waived(&page, &ReleasePage::waiveRequested);
        button(page, "waive")->click();
        QCOMPARE(waived[0][0].value<WaiverRequest>().group, QStringLiteral("risk"));
        page.showRelease(details); // read again: what was chosen stays
        QCOMPARE(group->currentText(), QStringLiteral("risk"));
    }

    void aChecklistIsAnsweredItemByItem()
    {
        ReleasePage page(nullptr, releaseClock());
        auto details = sampleDetails();
        page.showRelease(details);
        page.openTab(ReleasePage::Tab::Gates);
        auto* table = page.findChild<GateTable*>();
        auto* panel = child<QWidget>(page, "checklistPanel");
        QVERIFY(panel->isHidden()); // the chosen gate is none
        const auto row = int(std::find_if(details.gates.begin(), details.gates.end(),
                                          [](const GateView& gate) { return !gate.checklist.isEmpty(); }) -
                             details.gates.begin());
        table->setCurrentIndex(table->model()->index(row, 0));
        QVERIFY(!panel->isHidden());
        QCOMPARE(child<Badge>(page, "checklistAnswer-fairness")->text(), QStringLiteral("Yes"));
        QCOMPARE(child<Badge>(page, "checklistAnswer-fallback")->text(), QStringLiteral("Open"));
        QVERIFY(child<PlainLabel>(page, "checklistSaid-fairness")
                    ->text()
                    .startsWith(QStringLiteral("approver-3, ")));
        QSignalSpy answered(&page, &ReleasePage::answered);
        child<QLineEdit>(page, "checklistNote")->setText(QStringLiteral(" since May "));
        button(page, "checklistNo-fallback")->click();
        const auto answer = answered.value(0).value(0).value<AnswerRequest>();
        QCOMPARE(answer.itemId, QStringLiteral("fallback"));
        QVERIFY(answer.word == AnswerRequest::Word::No);
        QCOMPARE(answer.note, QStringLiteral("since May"));
        page.showBusy(ReleaseMove::Answer);
        QVERIFY(!panel->isEnabled());
        // What was being written stays when other news come, and goes with its answer.
        page.showRelease(details);
        QVERIFY(panel->isEnabled());
        QCOMPARE(child<QLineEdit>(page, "checklistNote")->text(), QStringLiteral(" since May "));
        details.gates[row].checklist[1].answer = ChecklistAnswer::Word::No;
        page.showRelease(details);
        QVERIFY(child<QLineEdit>(page, "checklistNote")->text().isEmpty());
        // Whoever may not answer reads why.
        details.moves.removeIf([](const MoveRule& rule) { return rule.move == ReleaseMove::Answer; });
        details.moves << MoveRule{ReleaseMove::Answer, {QStringLiteral("You are its author.")}};
        page.showRelease(details);
        QVERIFY(!page.findChild<QAbstractButton*>(QStringLiteral("checklistYes-fallback")));
        QCOMPARE(child<PlainLabel>(page, "checklistWhyNot")->text(), QStringLiteral("You are its author."));
    }

    void evidenceStaysUnfoldedWhenNewsCome()
    {
        ReleasePage page(nullptr, releaseClock());
        page.showRelease(sampleDetails());
        auto* table = page.findChild<GateTable*>();
        table->expand(table->model()->index(3, 0));
        table->setCurrentIndex(table->model()->index(3, 0));
        auto next = sampleDetails();
        next.gates[3].result.reason = QStringLiteral("now 310");
        next.gates.removeFirst();
        page.showRelease(next);
        QCOMPARE(table->currentIndex().row(), 2);
        QVERIFY(table->isExpanded(table->model()->index(2, 0)));
        QVERIFY(table->isFirstColumnSpanned(0, table->model()->index(2, 0)));
    }

    void theBoardOpensWithEnterAndFilters()
    {
        ReleaseBoardModel model(nullptr, releaseClock());
        ReleasesScreen screen(&model);
        model.applyEnvironments(sampleEnvironments());
        model.applyReleases(sampleReleases());
        screen.resize(1280, 800);
        screen.show();
        auto* board = child<QTreeView>(screen, "releaseBoard");
        QSignalSpy opened(&screen, &ReleasesScreen::releaseActivated);
        board->setCurrentIndex(model.index(0, 0));
        QTest::keyClick(board, Qt::Key_Down);
        QTest::keyClick(board, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), screen.selected());
        QCOMPARE(screen.selected(), QStringLiteral("2025-11-25-churn-12-aa01")); // nobody drives it
        button(screen, "state-soaking")->click();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        QTest::keyClicks(child<SearchField>(screen, "releaseSearch")->lineEdit(), QStringLiteral("nowhere"));
        QTRY_VERIFY(!child<QWidget>(screen, "releasesEmpty")->isHidden());
        button(screen, "clearFilter")->click();
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(board->isExpanded(model.index(2, 0)) || model.rowCount(model.index(2, 0)) == 0);
    }

    void anEmptyBoardOffersTheFirstSteps()
    {
        ReleaseBoardModel model(nullptr, releaseClock());
        ReleasesScreen screen(&model);
        QSignalSpy environment(&screen, &ReleasesScreen::environmentRequested);
        QSignalSpy draft(&screen, &ReleasesScreen::draftRequested);
        button(screen, "addEnvironment")->click();
        button(screen, "draftFirst")->click();
        QCOMPARE(environment.size(), 1);
        QCOMPARE(draft.size(), 1);
    }

    void aDraftIsSavedOnlyWhole()
    {
        DraftReleaseView view(nullptr, releaseClock());
        view.showChoices(sampleChoices());
        QVERIFY(!button(view, "draftSave")->isEnabled());
        view.showDraft(sampleDraft());
        QVERIFY(!button(view, "draftSave")->isEnabled());
        auto* why = child<PlainLabel>(view, "draftWhyNot");
        QVERIFY(why->text().contains(QStringLiteral("acceptance")));
        QVERIFY(child<PlainLabel>(view, "draftMissingText")->text().contains(QStringLiteral("data source")));
        child<QPlainTextEdit>(view, "draftAcceptance")->setPlainText(QStringLiteral("p95 below 300 ms"));
        child<QComboBox>(view, "draftSource")
            ->setEditText(QStringLiteral("http://prometheus.example.com:9090"));
        QVERIFY(button(view, "draftSave")->isEnabled());
        QSignalSpy saved(&view, &DraftReleaseView::saveRequested);
        button(view, "draftSave")->click();
        const auto draft = saved[0][0].value<ReleaseDraft>();
        QCOMPARE(draftGaps(draft), QList<DraftGap>());
        QCOMPARE(draft.parts.at(0), sampleDetails().plan.parts.at(0)); // with its digest
        QCOMPARE(draft.rollback.targets.at(0).to, QStringLiteral("6"));
        view.showProblems({QStringLiteral("The alias moved meanwhile.")});
        QVERIFY(!button(view, "draftSave")->isEnabled());
        QCOMPARE(why->text(), QStringLiteral("The alias moved meanwhile."));
    }

    void aDraftTellsWhenItRests()
    {
        DraftReleaseView view(nullptr, releaseClock());
        view.showChoices(sampleChoices());
        QSignalSpy changed(&view, &DraftReleaseView::draftChanged);
        QSignalSpy chosen(&view, &DraftReleaseView::environmentChosen);
        view.showDraft(sampleDraft());
        QCOMPARE(chosen.size(), 0);
        child<QComboBox>(view, "draftEnvironment")->setCurrentIndex(1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("staging"));
        QTRY_COMPARE(changed.size(), 1);
        auto fewer = sampleChoices();
        fewer.environments.clear();
        view.showChoices(fewer);
        QCOMPARE(view.draft().environment, QStringLiteral("staging")); // what was chosen stays
        auto known = view.draft();
        QCOMPARE(known.texts, sampleDraft().texts);
        // The version is another, so the digest is none of its.
        view.findChild<QComboBox*>(QStringLiteral("partTo"))->setEditText(QStringLiteral("8"));
        QCOMPARE(view.draft().parts.at(0).digest, QString());
    }

    void aProblemLeadsToItsPlace()
    {
        PolicyView view;
        view.resize(1000, 600);
        view.show();
        view.showPolicy(samplePolicy());
        QCOMPARE(child<Badge>(view, "policyStanding")->text(), QStringLiteral("4 problem(s)"));
        auto* list = child<QListWidget>(view, "policyProblems");
        auto* edit = view.findChild<ProblemEdit*>();
        list->setCurrentRow(1);
        QCOMPARE(edit->textCursor().blockNumber(), 23);
        QCOMPARE(edit->textCursor().positionInBlock(), 14);
        QVERIFY(edit->isReadOnly());
        auto beyond = samplePolicy();
        beyond.problems = {{9000, 9000, {}, text("cut off")}};
        view.showPolicy(beyond);
        list->setCurrentRow(0);
        beyond.problems.clear();
        view.showPolicy(beyond);
        QCOMPARE(child<Badge>(view, "policyStanding")->text(), QStringLiteral("Valid"));
        QVERIFY(list->isHidden());
    }

    void theInboxOpensTheRelease()
    {
        InboxModel model(nullptr, releaseClock());
        InboxView view(&model);
        view.show();
        QVERIFY(child<QWidget>(view, "inboxEmpty")->isVisible());
        model.apply(sampleInbox());
        auto* list = child<QListView>(view, "inboxList");
        QVERIFY(list->isVisible());
        QSignalSpy opened(&view, &InboxView::releaseActivated);
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("2025-11-25-ltv-9-bb20"));
    }

    void theInboxIsFiltered()
    {
        InboxModel model(nullptr, releaseClock());
        InboxView view(&model);
        view.resize(900, 500);
        view.show();
        QVERIFY(child<QWidget>(view, "inboxSearch")->isHidden()); // nothing to look through
        model.apply(sampleInbox());
        const auto* list = child<QListView>(view, "inboxList");
        auto* edit = child<QWidget>(view, "inboxSearch")->findChild<QLineEdit*>();
        const auto type = [edit](const QString& words) {
            edit->selectAll();
            QTest::keyClicks(edit, words);
        };
        QTest::keyClick(&view, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(view.focusWidget(), edit);
        type(QStringLiteral("WAIVER latency"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        type(QStringLiteral("no such words"));
        QTRY_COMPARE(child<StateView>(view, "inboxEmpty")->content().title,
                     QStringLiteral("Nothing matches"));
        child<QPushButton>(view, "clearInboxFilter")->click();
        QCOMPARE(list->model()->rowCount(), int(sampleInbox().size()));
        // The filter goes before the page does.
        QSignalSpy closed(&view, &InboxView::closeRequested);
        type(QStringLiteral("waiver"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(list->model()->rowCount(), int(sampleInbox().size()));
        QCOMPARE(closed.count(), 0);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    /// A release is looked at again every few seconds: what is the same is not made anew.
    void theQuorumStandsStillWhileItIsTheSame()
    {
        ReleasePage page(nullptr, releaseClock());
        auto details = sampleDetails();
        QVERIFY(!details.quorum.isEmpty());
        const auto line = [&]() -> const PlainLabel* {
            for (const auto* label : child<QWidget>(page, "decisionPanel")->findChildren<PlainLabel*>()) {
                if (label->text() == details.quorum.first().group)
                    return label;
            }
            return nullptr;
        };
        page.showRelease(details);
        const QPointer<const PlainLabel> first(line());
        QVERIFY(first);
        details.summary.updatedMs += 1000;
        page.showRelease(details);
        QVERIFY(first);
        QCOMPARE(line(), first.data());
        details.quorum.first().group = text("somebody else");
        page.showRelease(details);
        QVERIFY(line());
        QVERIFY(line() != first.data());
    }

    void hostileTextsStayTexts()
    {
        ReleasePage page(nullptr, releaseClock());
        auto details = sampleDetails();
        details.summary.subject = text("<b>x</b>");
        details.summary.attention = text("<img src=http://x/y>");
        details.rollback->target = text("&<i>6</i>");
        page.showRelease(details);
        for (const QLabel* label : page.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(button(page, "rollback")->text().contains(text("&&<i>6</i>")));
    }

    void aRehearsalSaysWhereItStands()
    {
        EnvironmentView view(nullptr, releaseClock());
        auto line = sampleEnvironments().first();
        auto* facts = child<PlainLabel>(view, "environmentFacts");
        view.showEnvironment(line, {});
        QVERIFY(!facts->text().contains(text("rehearsed")));
        QSignalSpy asked(&view, &EnvironmentView::rehearsalRequested);
        auto* rehearse = button(view, "environmentRehearse");
        rehearse->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), line.name);
        view.showRehearsing();
        QVERIFY(!rehearse->isEnabled());
        auto* banner = child<Banner>(view, "environmentBanner");
        view.showRehearsal(fail(ErrorKind::Conflict, text("fraud 6"), text("It cannot be loaded.")));
        QVERIFY(rehearse->isEnabled());
        QVERIFY(banner->tone() != Tone::Good);
        view.showRehearsal(text("fraud 6"));
        QVERIFY(banner->tone() == Tone::Good);
        QCOMPARE(banner->text(), text("Rehearsed: fraud 6 is there and can be loaded."));
        line.rehearsedMs = minutesAgo(5);
        view.showEnvironment(line, {});
        QVERIFY2(facts->text().contains(text("rollback rehearsed 5 min ago")), qPrintable(facts->text()));
    }

    /// The board may be behind another tab, so that what goes wrong here is said here.
    void anEnvironmentSaysThatItIsAskedAndThatItCouldNotBe()
    {
        EnvironmentView view(nullptr, releaseClock());
        auto line = sampleEnvironments().first();
        const auto parts = std::exchange(line.parts, {});
        view.showEnvironment(line, {});
        auto* waiting = child<PlainLabel>(view, "environmentAsked");
        QCOMPARE(waiting->text(), text("Looking…"));
        QVERIFY(child<QWidget>(view, "environmentRules")->isHidden());
        QSignalSpy again(&view, &EnvironmentView::probeRequested);
        auto* banner = child<Banner>(view, "environmentBanner");
        view.showUnasked(Error::make(ErrorKind::Timeout, text("https://mlflow.example.com"), {}));
        QVERIFY(waiting->isHidden());
        QVERIFY(banner->isVisibleTo(&view));
        Q_EMIT banner->actionTriggered(text("retry"));
        QCOMPARE(again.size(), 1);
        line.parts = parts;
        view.showEnvironment(line, sampleEnforcement());
        QVERIFY(!banner->isVisibleTo(&view));
        QVERIFY(!view.findChild<QWidget*>(text("environmentAsked")));
        QVERIFY(!child<QWidget>(view, "environmentRules")->isHidden());
    }

    void theNamesOfRulesAreReadWhole()
    {
        EnvironmentView view(nullptr, releaseClock());
        const QString longest = text("Approvals and evidence stay as they were signed");
        view.showEnvironment(sampleEnvironments().first(),
                             {{longest, Enforcement::Detected, text("Signatures show it.")},
                              {text("Exposure caps"), Enforcement::Advisory, text("Only this asks.")}});
        view.resize(1195, 700); // of a window of 1280
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        int seen = 0;
        for (const auto* label : view.findChildren<PlainLabel*>()) {
            if (label->text() != longest)
                continue;
            ++seen;
            QVERIFY(label->width() >= label->fontMetrics().horizontalAdvance(longest));
        }
        QCOMPARE(seen, 1);
    }

    void everyControlHasNames()
    {
        ReleasePage page(nullptr, releaseClock());
        page.showRelease(sampleDetails());
        DraftReleaseView draft(nullptr, releaseClock());
        PolicyView policy;
        ReleaseBoardModel model(nullptr, releaseClock());
        ReleasesScreen board(&model);
        for (QWidget* screen : std::initializer_list<QWidget*>{&page, &draft, &policy, &board}) {
            for (const auto* each : screen->findChildren<QAbstractButton*>()) {
                if (each->objectName().startsWith(QLatin1StringView("qt_")) ||
                    each->focusPolicy() == Qt::NoFocus)
                    continue;
                QVERIFY2(!each->text().isEmpty() || !each->accessibleName().isEmpty(),
                         qPrintable(each->objectName()));
            }
            for (const auto* view : screen->findChildren<QAbstractItemView*>()) {
                if (view->window() == screen && !qobject_cast<const QHeaderView*>(view))
                    QVERIFY2(!view->accessibleName().isEmpty(), view->metaObject()->className());
            }
        }
    }
};

QTEST_MAIN(TestReleases)
#include "tst_releases.moc"
