#include "app/ModelsController.h"
#include "app/palette/PaletteController.h"
#include "models/tables/ReleaseBoardModel.h"
#include "tests/app/Harbour.h"
#include "widgets/common/Badge.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/ReleasesScreen.h"

#include <QListWidget>
#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

/// A release on the screen. The way back is in tst_window_rollback, by keys alone in tst_keys_only_release.
class TestWindowRelease : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAnEnvironmentTheBoardSaysHowToBegin()
    {
        Harbour harbour;
        harbour.desk.open();
        QVERIFY(click(harbour.window(), QStringLiteral("nav-releases")));
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("addEnvironment")); },
                                patienceMs));
        const auto file = harbour.environmentFile();
        const auto answer = Answer::withFile(file);
        QVERIFY(harbour.clickSoon(QStringLiteral("addEnvironment")));
        QVERIFY(answer->isGiven());
        // The environment is there; what is missing now is a key.
        const auto keyless = [&] {
            return bannerText(harbour.window(), QStringLiteral("releasesBanner"))
                .contains(QStringLiteral("signing key"));
        };
        QVERIFY(QTest::qWaitFor(keyless, patienceMs));
        QVERIFY(harbour.clickSoon(QStringLiteral("makeKey")));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return bannerText(harbour.window(), QStringLiteral("releasesBanner"))
                    .contains(QStringLiteral("ed25519:"));
            },
            patienceMs));
        QVERIFY_RESULT(KeyStore(harbour.desk.workspace().state()).own());
    }

    /// In the words of `env add`.
    void anEnvironmentWithAPolicyThatIsOffIsNotAdded()
    {
        Harbour harbour;
        harbour.desk.open();
        QVERIFY(click(harbour.window(), QStringLiteral("nav-releases")));
        const auto file = harbour.environmentFile();
        harbour.write("policy.yaml", QStringLiteral("policy: 1\nname: test\nmax-aeg: 24h\n"));
        const auto answer = Answer::withFile(file);
        QVERIFY(harbour.clickSoon(QStringLiteral("addEnvironment")));
        QVERIFY(answer->isGiven());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return bannerText(harbour.window(), QStringLiteral("releasesBanner"))
                    .contains(QStringLiteral("policy.yaml:3:1:"));
            },
            patienceMs));
        const auto environments = loadEnvironments(folderOf(harbour.desk.workspace()));
        QVERIFY_RESULT(environments);
        QVERIFY(environments->environments.isEmpty());
    }

    void aReleaseGoesTheWholeWayAndBackOnTheScreen()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.saysState("Draft"));
        QCOMPARE(harbour.champion(), QStringLiteral("1"));
        QVERIFY(harbour.clickSoon(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY_RESULT(harbour.colleagueApproves());
        QVERIFY(harbour.becomesExecutable());
        QVERIFY(click(harbour.window(), QStringLiteral("releaseExecute")));
        QVERIFY(harbour.saysState("Soaking"));
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
        // The board knows, and the rollback leads back to the recorded target.
        auto& board = *find<QTreeView>(harbour.window(), QStringLiteral("releaseBoard"))->model();
        QVERIFY(QTest::qWaitFor(
            [&] { return indexOf(board, QStringLiteral("Soaking"), {}, ReleaseBoardModel::State).isValid(); },
            patienceMs));
        auto& palette = *harbour.window().shell()->commandPalette();
        palette.open(PaletteController::rollbackWords());
        const auto* found = find<QAbstractItemView>(harbour.window(), QStringLiteral("paletteList"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return indexOf(*found->model(), QStringLiteral("Roll back production to fraud 1")).isValid();
            },
            patienceMs));
        palette.close();
        QVERIFY(harbour.clickSoon(QStringLiteral("rollback")));
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackConfirm")));
        QVERIFY(harbour.saysState("Rolled back"));
        QCOMPARE(harbour.champion(), QStringLiteral("1"));
    }

    void aReleaseThatNeedsApprovalIsNotExecuted()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.clickSoon(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY(said(harbour.window(), QStringLiteral("releaseWhyNot")).contains(QStringLiteral("approval")));
        auto* execute = find<QAbstractButton>(harbour.window(), QStringLiteral("releaseExecute"));
        QVERIFY(execute->isVisible() && !execute->isEnabled());
        // Its author does not approve it.
        auto* comment = find<QPlainTextEdit>(harbour.window(), QStringLiteral("decisionComment"));
        comment->setFocus();
        QTest::keyClicks(comment, QStringLiteral("I like it"));
        QVERIFY(!find<QAbstractButton>(harbour.window(), QStringLiteral("approve"))->isEnabled());
        QCOMPARE(harbour.champion(), QStringLiteral("1"));
    }

    void aChecklistIsAnsweredOnTheScreen()
    {
        Harbour harbour;
        harbour.groups = QStringLiteral("  risk-owners:\n    - {label: owner, key: \"OWN\"}\n");
        harbour.gates = QStringLiteral("      - id: fairness\n        kind: checklist\n        items:\n"
                                       "          - {id: impact, text: The impact is written down.}\n"
                                       "          - {id: appeal, text: People know how to object.}\n");
        harbour.settle();
        const auto submitted = harbour.colleagueSubmits();
        QVERIFY_RESULT(submitted);
        const auto id = submitted->record.plan.id;
        harbour.window().releasesController()->openRelease(id);
        QVERIFY(harbour.saysState("Waiting"));
        auto* gates = harbour.window().findChild<GateTable*>();
        const auto checklist = [&] { return indexOf(*gates->model(), QStringLiteral("fairness")); };
        QVERIFY(QTest::qWaitFor([&] { return checklist().isValid(); }, patienceMs));
        gates->setCurrentIndex(checklist());
        const auto answer = [&](const char* item) {
            auto* badge =
                find<Badge>(harbour.window(), QStringLiteral("checklistAnswer-") + QLatin1String(item));
            return badge ? badge->text() : QString();
        };
        QCOMPARE(answer("impact"), QStringLiteral("Open"));
        type(harbour.window(), QStringLiteral("checklistNote"), QStringLiteral("On page 3"));
        QVERIFY(click(harbour.window(), QStringLiteral("checklistYes-impact")));
        QVERIFY(QTest::qWaitFor([&] { return answer("impact") == QStringLiteral("Yes"); }, patienceMs));
        QVERIFY(said(harbour.window(), QStringLiteral("checklistSaid-impact"))
                    .contains(QStringLiteral("On page 3")));
        QVERIFY(harbour.clickSoon(QStringLiteral("checklistNo-appeal")));
        QVERIFY(QTest::qWaitFor([&] { return answer("appeal") == QStringLiteral("No"); }, patienceMs));
        QVERIFY(
            !said(harbour.window(), QStringLiteral("checklistSaid-appeal")).contains(QStringLiteral("page")));
        QVERIFY(harbour.site.show(QStringLiteral("releases/%1/answers/002.json").arg(id)).contains("appeal"));
        // Its author reads what was said.
        const auto seen = harbour.colleagueDoes([&](ReleaseDesk& theirs) { return theirs.release(id); });
        QVERIFY_RESULT(seen);
        QCOMPARE(seen->record.answers.size(), 2);
    }

    void aPageThatIsClosedDoesNotStopWhatItAskedFor()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.clickSoon(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY_RESULT(harbour.colleagueApproves());
        QVERIFY(harbour.becomesExecutable());
        QVERIFY(click(harbour.window(), QStringLiteral("releaseExecute")));
        harbour.window().shell()->closeTab(harbour.window().shell()->currentTab());
        QVERIFY(QTest::qWaitFor([&] { return harbour.champion() == QStringLiteral("2"); }, patienceMs));
    }

    void whatIsBeingWrittenComesBack()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.clickSoon(QStringLiteral("draft")));
        auto* risk = find<QPlainTextEdit>(harbour.window(), QStringLiteral("draftRisk"));
        QVERIFY(QTest::qWaitFor([&] { return risk->isVisible(); }, patienceMs));
        QTest::qWait(500); // what was kept, nothing, has been read
        risk->setFocus();
        QTest::keyClicks(risk, QStringLiteral("Misses more"));
        QVERIFY(harbour.clickSoon(QStringLiteral("draftClose")));
        QVERIFY(QTest::qWaitFor([&] { return harbour.window().shell()->openTabs().isEmpty(); }, patienceMs));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto kept = harbour.desk.workspace().state().setting(QStringLiteral("release/draft"));
                return kept && *kept && (*kept)->contains("Misses more");
            },
            patienceMs));
        harbour.window().showDestination(QLatin1String(MainWindow::releasesId));
        QVERIFY(harbour.clickSoon(QStringLiteral("draft")));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return said(harbour.window(), QStringLiteral("draftRisk")) == QLatin1String("Misses more");
            },
            patienceMs));
    }

    void aModelInViewNamesAReleaseThatComesLater()
    {
        Harbour harbour;
        harbour.settle();
        auto& window = harbour.window();
        window.modelsController()->chooseVersion({{1}, EntityKind::RegisteredModel, QStringLiteral("fraud")},
                                                 QStringLiteral("2"));
        const auto named = [&] {
            return allTexts(*window.modelsScreen())
                .join(u'\n')
                .contains(QStringLiteral("production, draft"), Qt::CaseInsensitive);
        };
        QVERIFY(QTest::qWaitFor(
            [&] { return window.modelsScreen()->page()->selectedVersion() == QLatin1String("2"); },
            patienceMs));
        QVERIFY(!named());
        QSignalSpy changed(window.releasesController(), &ReleasesController::releasesChanged);
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.saysState("Draft"));
        QVERIFY(QTest::qWaitFor([&] { return changed.size() == 1; }, patienceMs));
        QVERIFY(QTest::qWaitFor(named, patienceMs));
    }

    void aManifestThatIsNotReachedDoesNotLookCurrent()
    {
        Harbour harbour;
        harbour.target = QStringLiteral("target:\n  git:\n    repository: %1\n    branch: main\n"
                                        "    file: live.yaml\n    field: version\n")
                             .arg(harbour.site.bare());
        harbour.site.person(QStringLiteral("live.yaml"), "version: \"1\"\n", QStringLiteral("live"));
        harbour.settle();
        const auto* board = find<QTreeView>(harbour.window(), QStringLiteral("releaseBoard"))->model();
        const auto live = [&] {
            return board->rowCount() == 0 ? QString()
                                          : board->index(0, 0).data(ReleaseBoardModel::LiveRole).toString();
        };
        auto* screen = harbour.window().findChild<ReleasesScreen*>();
        // What was looked at before the registry had been read is looked at again, as a person would.
        const auto comes = [&](const QString& words) {
            return QTest::qWaitFor(
                [&] {
                    if (live().contains(words))
                        return true;
                    Q_EMIT screen->retryRequested(); // looks again, where no look is under way
                    return false;
                },
                patienceMs);
        };
        QVERIFY2(comes(QStringLiteral("fraud 1 is live, seen")), qPrintable(live()));
        QVERIFY(QDir().rename(harbour.site.bare(), harbour.site.bare() + QStringLiteral(".away")));
        QVERIFY2(comes(QStringLiteral("not reached now")), qPrintable(live()));
        QVERIFY2(live().contains(QStringLiteral("fraud 1 was live, seen ")), qPrintable(live()));
    }

    void anEnvironmentSaysWhatEachOfItsPartsAnswers()
    {
        Harbour harbour;
        harbour.settle();
        harbour.window().releasesController()->openEnvironment(QStringLiteral("production"));
        const auto answered = [&](const char* name, const char* word) {
            for (const auto* part :
                 harbour.window().findChildren<QWidget*>(QStringLiteral("environmentPart"))) {
                const auto text = part->accessibleName();
                if (text.contains(QLatin1String(name), Qt::CaseInsensitive) &&
                    text.contains(QLatin1String(word), Qt::CaseInsensitive))
                    return true;
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor([&] { return answered("registry", "works"); }, patienceMs));
        QVERIFY(answered("policy", "works"));
        QVERIFY(answered("home", "limited"));    // it answers, and holds nothing yet
        QVERIFY(answered("metrics", "not set")); // nobody watches here
        QVERIFY(!harbour.window().findChildren<QWidget*>(QStringLiteral("environmentRule")).isEmpty());
    }

    void aDraftWithoutARecordOfItsFilesSaysSo()
    {
        Harbour harbour;
        harbour.gates = QStringLiteral("      - {id: digest, kind: artifact-digest}\n");
        harbour.settle();
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.saysState("Draft"));
        const auto words = QStringLiteral("The files of fraud 2 are not recorded");
        QVERIFY(harbour.window().shell()->banner()->text().contains(words));
        QVERIFY(said(harbour.window(), QStringLiteral("releaseAttention")).contains(words));
    }

    void thePolicyOpensWithItsProblemsInPlace()
    {
        Harbour harbour;
        harbour.settle();
        harbour.write("policy.yaml", QStringLiteral("policy: 1\nnmae: wrong\n"));
        harbour.window().releasesController()->openPolicy(QStringLiteral("production"));
        auto* problems = find<QListWidget>(harbour.window(), QStringLiteral("policyProblems"));
        QVERIFY(problems);
        QVERIFY(QTest::qWaitFor([&] { return problems->count() > 0; }, patienceMs));
        QVERIFY(!problems->findItems(QStringLiteral("nmae"), Qt::MatchContains).isEmpty());
    }
};

QTEST_MAIN(TestWindowRelease)
#include "tst_window_release.moc"
