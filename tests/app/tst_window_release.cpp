#include "app/ModelsController.h"
#include "app/ReleasesController.h"
#include "app/palette/PaletteController.h"
#include "app/release/OwnKey.h"
#include "models/tables/ReleaseBoardModel.h"
#include "services/release/SigningKey.h"
#include "tests/app/Desk.h"
#include "tests/app/Keyboard.h"
#include "tests/support/GitSite.h"
#include "widgets/common/Badge.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/releases/DraftReleaseView.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/ReleasePage.h"
#include "widgets/releases/ReleasesScreen.h"
#include "widgets/shell/NavigationRail.h"

#include <QElapsedTimer>
#include <QListView>
#include <QListWidget>

using namespace ph;
using namespace ph::testing;

namespace {

void write(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(text.toUtf8());
}

/// A registry in which fraud 1 is the champion and 2 is new, a release home, and a window on them. Somebody
/// else, who has no window, takes part through the home.
class Harbour {
public:
    MlflowFixture server;
    GitSite site;
    Desk desk;
    SigningKey colleague = SigningKey::generate();
    QString groups, gates; ///< more of them in the policy: whole lines of YAML
    QString target = QStringLiteral("target:\n  alias: champion\n"); ///< of the environment

    Harbour()
    {
        RegisteredModel model;
        model.key.remoteId = QStringLiteral("fraud");
        server.addRegisteredModel(model);
        for (int i = 0; i < 2; ++i) {
            ModelVersion version;
            version.model = QStringLiteral("fraud");
            version.status = QStringLiteral("READY");
            server.addModelVersion(version);
        }
        server.pointAlias(QStringLiteral("fraud"), QStringLiteral("champion"), QStringLiteral("1"));
        desk.know(server);
    }

    QString environmentFile()
    {
        write(desk.path(QStringLiteral("policy.yaml")),
              QStringLiteral("policy: 1\nname: test\nmax-age: 24h\n"
                             "groups:\n  release-managers:\n    - {label: approver-1, key: \"%1\"}\n%2"
                             "calendar:\n  time-zone: UTC\n"
                             "tiers:\n  high:\n    quorum: {release-managers: 1}\n"
                             "    approvals-expire: 60d\n    soak: 1h\n    rollback: {}\n"
                             "    gates:\n      - {id: calendar, kind: no-freeze}\n%3")
                  .arg(publicKeyText(colleague.publicKey()), groups, gates));
        write(desk.path(QStringLiteral("production.yaml")),
              QStringLiteral("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                             "model: fraud\n%2policy: policy.yaml\n"
                             "home:\n  repository: %1\n  branch: main\n")
                  .arg(site.bare(), target));
        return desk.path(QStringLiteral("production.yaml"));
    }

    /// What an earlier session left: the environment is there, and the key.
    void settle()
    {
        desk.open();
        const auto own = makeOwnKey(desk.workspace(), {});
        QVERIFY_RESULT(own);
        groups.replace(QStringLiteral("OWN"), publicKeyText(own->publicKey));
        QVERIFY_RESULT(addEnvironment(folderOf(desk.workspace()), environmentFile()));
        QVERIFY(desk.syncWhole());
        desk.window().showDestination(QLatin1String(MainWindow::releasesId));
        desk.window().releasesController()->start();
    }

    /// What somebody else does from a workspace of their own, on the command line.
    Result<DeskOutcome> colleagueDoes(const std::function<Result<DeskOutcome>(ReleaseDesk&)>& act)
    {
        const auto folder = desk.path(QStringLiteral("colleague"));
        const bool isKnown = QFileInfo::exists(folder);
        auto stores = openStores(folder.toStdString());
        if (!stores)
            return fail(stores.error());
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        Workspace theirs(std::move(*stores), std::move(settings));
        const auto reference = colleague.store(theirs.vault(), QStringLiteral("colleague"));
        if (!reference)
            return fail(reference.error());
        if (auto put = KeyStore(theirs.state()).put(colleague.publicKey(), QStringLiteral("own"), *reference);
            !put)
            return fail(put.error());
        if (!isKnown) {
            Connection lab;
            lab.name = QStringLiteral("lab");
            lab.kind = QStringLiteral("mlflow");
            lab.location = server.url();
            if (auto added = theirs.state().addConnection(lab); !added)
                return fail(added.error());
            if (auto added = addEnvironment(folderOf(theirs), desk.path(QStringLiteral("production.yaml")));
                !added)
                return fail(added.error());
        }
        auto theirDesk = ReleaseDesk::open(theirs, {}, {});
        return theirDesk ? act(*theirDesk) : fail(theirDesk.error());
    }
    Result<DeskOutcome> colleagueApproves()
    {
        return colleagueDoes([](ReleaseDesk& theirs) -> Result<DeskOutcome> {
            const auto waiting = theirs.releases();
            if (!waiting || waiting->releases.isEmpty())
                return fail(ErrorKind::NotFound, QStringLiteral("home"));
            return theirs.approve(waiting->releases.front().plan.id, QStringLiteral("Looked at the errors"));
        });
    }
    Result<DeskOutcome> colleagueSubmits()
    {
        return colleagueDoes([](ReleaseDesk& theirs) -> Result<DeskOutcome> {
            DraftRequest request;
            request.environment = QStringLiteral("production");
            request.parts = {
                {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("2"), {}}};
            request.texts = {QStringLiteral("Fewer false alarms"), QStringLiteral("Misses more"),
                             QStringLiteral("At once"), QStringLiteral("Precision of 0.9 for a day")};
            request.rollbackCondition = QStringLiteral("error_rate > 0.02 for 5m");
            request.rollbackDataSource = QStringLiteral("https://prometheus.example.org");
            const auto drafted = theirs.draft(request);
            return drafted ? theirs.submit(drafted->plan) : fail(drafted.error());
        });
    }

    /// Drafts, submits, has it approved, and executes it: fraud 2 is live.
    bool release()
    {
        return writeDraft() && clickSoon(QStringLiteral("releaseSubmit")) && saysState("Waiting") &&
               colleagueApproves() && becomesExecutable() &&
               click(window(), QStringLiteral("releaseExecute")) && saysState("Soaking");
    }
    /// As if the key had been made on another machine.
    Result<void> loseKey()
    {
        KeyStore keys(desk.workspace().state());
        const auto own = keys.own();
        return own ? keys.put(own->publicKey, own->label, {}) : Result<void>(fail(own.error()));
    }
    QString notesOfRollback()
    {
        return isShown(window(), QStringLiteral("rollbackNotes"))
                   ? said(window(), QStringLiteral("rollbackNotes"))
                   : QString();
    }

    MainWindow& window() { return desk.window(); }
    QString champion() const { return server.aliasOf(QStringLiteral("fraud"), QStringLiteral("champion")); }
    bool saysState(const char* word)
    {
        return QTest::qWaitFor(
            [&] { return said(window(), QStringLiteral("releaseState")) == QLatin1String(word); },
            patienceMs);
    }
    /// The page asks the home again until the approval is there.
    bool becomesExecutable()
    {
        return QTest::qWaitFor(
            [&] {
                auto* execute = find<QAbstractButton>(window(), QStringLiteral("releaseExecute"));
                if (execute && execute->isVisible() && execute->isEnabled())
                    return true;
                click(window(), QStringLiteral("releaseRefresh"));
                return false;
            },
            patienceMs);
    }
    bool clickSoon(const QString& button)
    {
        return QTest::qWaitFor([&] { return click(window(), button); }, patienceMs);
    }
    /// As a person fills the form in; the environment is the only one.
    bool writeDraft()
    {
        if (!clickSoon(QStringLiteral("draft")))
            return false;
        auto* view = window().findChild<DraftReleaseView*>();
        if (!view)
            return false;
        const auto pick = [&](const char* combo, const char* words) {
            return QTest::qWaitFor([&] { return choose(*view, QLatin1String(combo), QLatin1String(words)); },
                                   patienceMs);
        };
        if (!pick("draftEnvironment", "production") || !pick("draftTier", "high"))
            return false;
        if (!pick("partName", "fraud") || !pick("partTo", "2"))
            return false;
        for (const char* field : {"draftObjective", "draftRisk", "draftRollout", "draftAcceptance"}) {
            auto* edit = find<QPlainTextEdit>(*view, QLatin1String(field));
            edit->setFocus();
            QTest::keyClicks(edit, QStringLiteral("words"));
        }
        type(*view, QStringLiteral("draftCondition"), QStringLiteral("error_rate > 0.02 for 5m"));
        auto* source = find<QComboBox>(*view, QStringLiteral("draftSource"));
        source->setFocus();
        QTest::keyClicks(source->lineEdit(), QStringLiteral("https://prometheus.example.org"));
        return clickSoon(QStringLiteral("draftSave"));
    }
};

} // namespace

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
        write(harbour.desk.path(QStringLiteral("policy.yaml")),
              QStringLiteral("policy: 1\nname: test\nmax-aeg: 24h\n"));
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

    /// By somebody who has no pointer.
    void aReleaseIsProposedAndExecutedWithKeysAlone()
    {
        Harbour harbour;
        harbour.settle();
        Keyboard keys(harbour.window());
        keys.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("draftReleaseView")); },
                                patienceMs));
        for (const auto& [box, words] :
             {std::pair("draftEnvironment", "production"), std::pair("draftTier", "high"),
              std::pair("partName", "fraud"), std::pair("partTo", "2")})
            QVERIFY2(keys.choose(QLatin1String(box), QLatin1String(words)), box);
        for (const char* field : {"draftObjective", "draftRisk", "draftRollout", "draftAcceptance"}) {
            QVERIFY2(keys.tabTo(QLatin1String(field)), field);
            keys.type(QStringLiteral("words"));
        }
        QVERIFY(keys.tabTo(QStringLiteral("draftCondition")));
        keys.write(QStringLiteral("error_rate > 0.02 for 5m"));
        QVERIFY(keys.tabTo(QStringLiteral("draftSource")));
        keys.write(QStringLiteral("https://prometheus.example.org"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto* save = find(harbour.window(), QStringLiteral("draftSave"));
                return save && save->isEnabled();
            },
            patienceMs));
        QVERIFY(keys.pressButton(QStringLiteral("draftSave")));
        QVERIFY(harbour.saysState("Draft"));
        QVERIFY(keys.pressButton(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        // Its gates, one by one.
        QVERIFY(keys.tabToTabsOf(QStringLiteral("releaseTabs")));
        keys.press(Qt::Key_Right);
        QVERIFY(keys.tabTo(QStringLiteral("gateTable")));
        keys.press(Qt::Key_Home);
        QVERIFY(
            find<QAbstractItemView>(harbour.window(), QStringLiteral("gateTable"))->currentIndex().isValid());
        QVERIFY_RESULT(harbour.colleagueApproves());
        const auto mayExecute = [&] {
            const auto* execute = find(harbour.window(), QStringLiteral("releaseExecute"));
            return execute && execute->isVisible() && execute->isEnabled();
        };
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (mayExecute())
                    return true;
                keys.press(Qt::Key_F5); // asks the home again
                return false;
            },
            patienceMs));
        QVERIFY(keys.pressButton(QStringLiteral("releaseExecute")));
        QVERIFY(harbour.saysState("Soaking"));
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
    }

    void aReleaseIsApprovedWithKeysAlone()
    {
        Harbour harbour;
        harbour.groups = QStringLiteral("    - {label: approver-2, key: \"OWN\"}\n"); // of the same group
        harbour.settle();
        QVERIFY_RESULT(harbour.colleagueSubmits());
        Keyboard keys(harbour.window());
        keys.press(Qt::Key_I, Qt::ControlModifier);
        QElapsedTimer sinceLook;
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (!sinceLook.isValid() || sinceLook.hasExpired(2000)) { // one that runs is not begun anew
                    harbour.window().releasesController()->start();       // as the next look at the home does
                    sinceLook.start();
                }
                const auto* inbox = find<QAbstractItemView>(harbour.window(), QStringLiteral("inboxList"));
                return inbox && inbox->isVisible() && inbox->model()->rowCount() > 0;
            },
            patienceMs));
        QVERIFY(keys.tabTo(QStringLiteral("inboxList")));
        keys.press(Qt::Key_Home);
        keys.press(Qt::Key_Return);
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY(keys.tabTo(QStringLiteral("decisionComment")));
        keys.type(QStringLiteral("Looked at the errors"));
        QVERIFY(keys.pressButton(QStringLiteral("approve")));
        const auto* comment = find<QPlainTextEdit>(harbour.window(), QStringLiteral("decisionComment"));
        QVERIFY(QTest::qWaitFor([&] { return comment->toPlainText().isEmpty(); }, patienceMs)); // taken
        QVERIFY(keys.tabTo(QStringLiteral("decisionComment")));
        keys.type(QStringLiteral("On second thoughts"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto* revoke = find(harbour.window(), QStringLiteral("revoke"));
                return revoke && revoke->isVisible() && revoke->isEnabled(); // it is theirs now
            },
            patienceMs));
    }

    void aReleaseIsRolledBackWithKeysAlone()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.release());
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
        Keyboard keys(harbour.window());
        QVERIFY(keys.pressButton(QStringLiteral("rollback")));
        QVERIFY(isThere(harbour.desk, "rollbackDialog"));
        const auto keeps = [&] { return keys.isAt(QStringLiteral("rollbackKeep")); };
        QVERIFY(QTest::qWaitFor(keeps, patienceMs)); // Enter by accident keeps
        QVERIFY(keys.tabTo(QStringLiteral("rollbackReason")));
        keys.type(QStringLiteral("errors doubled"));
        QVERIFY(keys.pressButton(QStringLiteral("rollbackConfirm")));
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

    void aVersionIsGoneBackToFromItsModel()
    {
        Harbour harbour;
        harbour.settle();
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return harbour.window().shell()->banner()->isVisible(); }, patienceMs));
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.clickSoon(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY_RESULT(harbour.colleagueApproves());
        QVERIFY(harbour.becomesExecutable());
        QVERIFY(click(harbour.window(), QStringLiteral("releaseExecute")));
        QVERIFY(harbour.saysState("Soaking"));
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        QVERIFY(
            said(harbour.window(), QStringLiteral("rollbackAfterwards")).contains(QStringLiteral("fraud 1")));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackConfirm")));
        QVERIFY(harbour.saysState("Rolled back"));
        QCOMPARE(harbour.champion(), QStringLiteral("1"));
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

    /// Only acting is signed.
    void whatARollbackWouldDoIsShownWithoutAKey()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.release());
        QVERIFY_RESULT(harbour.loseKey());
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        QVERIFY(
            said(harbour.window(), QStringLiteral("rollbackChanges")).contains(QStringLiteral("champion")));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackConfirm")));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return bannerText(harbour.window(), QStringLiteral("releaseBanner"))
                    .contains(QStringLiteral("signing key"));
            },
            patienceMs));
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
    }

    /// As `rollback --dry-run` prints it.
    void whatIsInTheWayOfARollbackIsShownBefore()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.release());
        const auto damaged = QStringLiteral("2026-11-26-fraud-9-dead");
        harbour.site.person(QStringLiteral("releases/%1/plan.json").arg(damaged), "{}",
                            QStringLiteral("broken"));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollback")));
        QVERIFY(QTest::qWaitFor([&] { return harbour.notesOfRollback().contains(damaged); }, patienceMs));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackKeep")));
        QVERIFY(QTest::qWaitFor([&] { return !isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return harbour.notesOfRollback().contains(damaged); }, patienceMs));
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

    void aRollbackIsRehearsedFromItsEnvironment()
    {
        Harbour harbour;
        harbour.settle();
        harbour.window().releasesController()->openEnvironment(QStringLiteral("production"));
        QVERIFY(harbour.clickSoon(QStringLiteral("environmentRehearse")));
        const auto says = [&] { return bannerText(harbour.window(), QStringLiteral("environmentBanner")); };
        // The champion has no files, and the page says so.
        auto* rehearse = find<QAbstractButton>(harbour.window(), QStringLiteral("environmentRehearse"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return rehearse->isEnabled() && !says().isEmpty() &&
                       !says().startsWith(QStringLiteral("Looking"));
            },
            patienceMs));
        QVERIFY2(!says().contains(QStringLiteral("Rehearsed")), qPrintable(says()));
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
        write(harbour.desk.path(QStringLiteral("policy.yaml")), QStringLiteral("policy: 1\nnmae: wrong\n"));
        harbour.window().releasesController()->openPolicy(QStringLiteral("production"));
        auto* problems = find<QListWidget>(harbour.window(), QStringLiteral("policyProblems"));
        QVERIFY(problems);
        QVERIFY(QTest::qWaitFor([&] { return problems->count() > 0; }, patienceMs));
        QVERIFY(!problems->findItems(QStringLiteral("nmae"), Qt::MatchContains).isEmpty());
    }
};

QTEST_MAIN(TestWindowRelease)
#include "tst_window_release.moc"
