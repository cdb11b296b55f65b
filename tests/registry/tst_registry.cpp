#include "models/tables/Format.h"
#include "models/values/Reproducibility.h"
#include "tests/registry/RegistrySample.h"
#include "tests/support/ChildWidget.h"
#include "tests/support/Testing.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/registry/TimelineLegend.h"
#include "widgets/registry/TimelineTab.h"
#include "widgets/registry/VersionDiffView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTreeView>
#include <QWheelEvent>

using namespace ph;
using namespace ph::testing;

namespace {

const QString& stateTitle(QWidget& parent, const char* name)
{
    return child<StateView>(parent, name)->content().title;
}

/// Every text that labels below `parent` show.
QString words(QWidget& parent)
{
    QStringList texts;
    for (const auto* label : parent.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&parent))
            texts << label->text();
    }
    return texts.join(u'\n');
}

} // namespace

class TestRegistry : public QObject {
    Q_OBJECT

    static void fill(ModelsScreen& screen)
    {
        screen.showModels(sampleModels());
        screen.setPhase(ModelsScreen::Phase::Ready);
        screen.select(modelKey("fraud-detector"));
        screen.page()->showModel(sampleDetails());
        screen.page()->showVersion(sampleVersionDetails());
    }
    static void show(QWidget& widget)
    {
        widget.resize(1280, 800);
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void whyThereIsNothingIsSaid()
    {
        ModelsScreen screen(nullptr, registryClock());
        using Phase = ModelsScreen::Phase;
        screen.setPhase(Phase::NoConnection);
        QCOMPARE(stateTitle(screen, "modelsEmpty"), text("No registry yet"));
        QSignalSpy add(&screen, &ModelsScreen::addConnectionRequested);
        child<QAbstractButton>(screen, "modelsAddConnection")->click();
        QCOMPARE(add.size(), 1);
        screen.setPhase(Phase::NotSynced);
        QCOMPARE(stateTitle(screen, "modelsEmpty"), text("Not synced yet"));
        QSignalSpy sync(&screen, &ModelsScreen::syncRequested);
        child<QAbstractButton>(screen, "modelsSync")->click();
        QCOMPARE(sync.size(), 1);
        screen.setPhase(Phase::Ready);
        QCOMPARE(stateTitle(screen, "modelsEmpty"), text("No registered models"));
        screen.showModels(sampleModels());
        QVERIFY(!child<QWidget>(screen, "modelsEmpty")->isVisibleTo(&screen));
    }

    void theFirstModelIsChosenByItself()
    {
        ModelsScreen screen(nullptr, registryClock());
        QSignalSpy chosen(&screen, &ModelsScreen::modelSelected);
        screen.showModels(sampleModels());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(screen.selected(), modelKey("answer-with-sources"));
        screen.select(modelKey("churn"));
        screen.showModels(sampleModels()); // a fresh list takes no choice away
        QCOMPARE(screen.selected(), modelKey("churn"));
    }

    void theListIsSearchedWithTheKeyboard()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        show(screen);
        auto* list = child<QListView>(screen, "modelList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        auto* line = child<QWidget>(screen, "modelSearch")->findChild<QLineEdit*>();
        QCOMPARE(QApplication::focusWidget(), line);
        QTest::keyClicks(line, QStringLiteral("CHAMPION fraud"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), list);
        QTest::keyClick(list, Qt::Key_Escape);
        QCOMPARE(list->model()->rowCount(), int(sampleModels().size()));
        QCOMPARE(line->text(), QString());
        QTest::keyClicks(line, QStringLiteral("nobody has this"));
        QTRY_VERIFY(child<QWidget>(screen, "modelsNoMatch")->isVisible());
        child<QAbstractButton>(screen, "clearModelFilter")->click();
        QVERIFY(list->isVisible());
    }

    void kindsAreToldApart()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        auto* kinds = child<QComboBox>(screen, "modelKinds");
        kinds->setCurrentIndex(kinds->findText(text("Prompts")));
        QCOMPARE(child<QListView>(screen, "modelList")->model()->rowCount(), 2);
        QCOMPARE(child<PlainLabel>(screen, "modelCount")->text(), text("2 of 7"));
    }

    void aVersionSaysWhereItComesFrom()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        auto& pane = *child<QWidget>(screen, "versionPane");
        const auto said = words(pane);
        for (const char* known :
             {"Version 9", "transactions · training", "fraud detection", "0.9713", "max_depth",
              "amount: double", "model.ubj", "RISK-1042", "2025-11-26-fraud-9-x3k9",
              "Unknown: no environment says that this version is live in it."})
            QVERIFY2(said.contains(text(known)), known);
        QSignalSpy run(screen.page(), &ModelPage::runActivated);
        child<QAbstractButton>(pane, "versionRun")->click();
        QCOMPARE(run[0][0].value<EntityKey>().remoteId, sampleVersionDetails().side.version.runId);
        QSignalSpy release(screen.page(), &ModelPage::releaseRequested);
        child<QAbstractButton>(pane, "releaseVersion")->click();
        QCOMPARE(release[0][0].value<EntityKey>(), modelKey("fraud-detector"));
        QCOMPARE(release[0][1].toString(), text("9"));
        QSignalSpy rollback(screen.page(), &ModelPage::rollbackRequested);
        child<QAbstractButton>(pane, "rollbackVersion")->click();
        QCOMPARE(rollback.size(), 1);
    }

    void aVersionOfAnotherModelIsNotShownInItsPlace()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        auto late = sampleVersionDetails();
        late.side.version.model = text("churn");
        late.side.version.tags = {{text("of"), text("churn")}};
        screen.page()->showVersion(late);
        QVERIFY(!words(*child<QWidget>(screen, "versionPane")).contains(text("churn")));
        // Nor does an older model's version stay under a new one's name.
        auto other = samplePrompt();
        screen.page()->showModel(other);
        QVERIFY(!words(*child<QWidget>(screen, "versionPane")).contains(text("RISK-1042")));
    }

    void whatWasLookedAtStaysWhenItIsReadAgain()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        auto* table = child<QTreeView>(screen, "versionTable");
        table->setCurrentIndex(table->model()->index(2, 0));
        QCOMPARE(screen.page()->selectedVersion(), text("7"));
        screen.page()->showModel(sampleDetails());
        QCOMPARE(screen.page()->selectedVersion(), text("7"));
        auto newer = sampleDetails();
        newer.versions.prepend(sampleVersion(10, "fresh", {}));
        screen.page()->showModel(newer);
        QCOMPARE(screen.page()->selectedVersion(), text("7"));
    }

    void theTimelineAnswersForTheMomentThatIsChosen()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        show(screen);
        screen.page()->openTab(ModelPage::Tab::Timeline);
        auto* view = child<AliasTimelineView>(screen, "aliasTimeline");
        view->setFocus();
        QCOMPARE(view->moment(), registryNow);
        const auto champion = [&] { return view->answers().at(2); };
        QVERIFY2(champion().startsWith(text("champion: version 8, as last seen at")), qPrintable(champion()));
        // From change to change, back to before anybody looked.
        QSignalSpy moved(view, &AliasTimelineView::momentChanged);
        QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(view->moment(), hoursAgo(60));
        QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(view->moment(), hoursAgo(72));
        QCOMPARE(champion(), text("champion: version 8"));
        QTest::keyClick(view, Qt::Key_Left);
        QVERIFY2(champion().contains(text("version 6, or already version 8")), qPrintable(champion()));
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(view->moment(), hoursAgo(600));
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(champion().contains(text("nobody had looked yet")));
        QVERIFY(view->accessibleDescription().contains(champion()));
        QCOMPARE(moved.size(), 5);
        QCOMPARE(child<QDateTimeEdit>(screen, "timelineMoment")->dateTime().toSecsSinceEpoch(),
                 view->moment() / 1000);
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        // What is copied has its times in ISO 8601, whatever the language is.
        QCOMPARE(QApplication::clipboard()->text(), view->answers(formatIsoTime).join(u'\n') + u'\n');
    }

    void copiedChangesHaveTheirTimesInIso()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        show(screen);
        screen.page()->openTab(ModelPage::Tab::Timeline);
        auto* table = child<LineTable>(screen, "aliasChanges");
        table->selectAll();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const auto copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(formatIsoTime(hoursAgo(60))), qPrintable(copied));
        QVERIFY2(!copied.contains(formatLocalDate(hoursAgo(60))), qPrintable(copied));
    }

    void aMomentThatIsTypedIsShown()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        screen.page()->openTab(ModelPage::Tab::Timeline);
        auto* view = child<AliasTimelineView>(screen, "aliasTimeline");
        view->resize(900, view->sizeHint().height());
        view->zoomBy(0.001);
        const auto asked = hoursAgo(200) / 1000 * 1000;
        QCOMPARE(child<QDateTimeEdit>(screen, "timelineMoment")->displayFormat(),
                 text("M/d/yyyy h:mm:ss AP")); // as the language writes it
        child<QDateTimeEdit>(screen, "timelineMoment")->setDateTime(QDateTime::fromMSecsSinceEpoch(asked));
        QCOMPARE(view->moment(), asked);
        QVERIFY(view->scale().fromMs <= asked && asked <= view->scale().toMs);
        child<QAbstractButton>(screen, "timelineNow")->click();
        QCOMPARE(view->moment(), registryNow);
    }

    void theLegendOfFewLanesIsAllThereToSee()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        screen.resize(1280, 700);
        screen.show();
        screen.page()->openTab(ModelPage::Tab::Timeline);
        const auto* legend = screen.findChild<TimelineLegend*>();
        QVERIFY(legend);
        QTRY_COMPARE(legend->visibleRegion().boundingRect(), legend->rect());
    }

    void theWheelZoomsAroundThePointer()
    {
        AliasTimelineView view;
        view.showTimelines(sampleTimelines(), registryNow, AliasTimelineView::Picture::Another);
        view.resize(900, view.sizeHint().height());
        view.show();
        const auto before = view.scale();
        const QPointF at(600, 60);
        const auto under = before.at(at.x());
        QWheelEvent closer(at, view.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                           Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &closer);
        const auto after = view.scale();
        QVERIFY(after.toMs - after.fromMs < before.toMs - before.fromMs);
        QVERIFY(std::abs(after.at(at.x()) - under) < 60'000);
        view.zoomToAll();
        QCOMPARE(view.scale(), before);
    }

    void theTimelineIsSearched()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        show(screen);
        screen.page()->openTab(ModelPage::Tab::Timeline);
        auto* view = child<AliasTimelineView>(screen, "aliasTimeline");
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        auto* line = child<QWidget>(screen, "timelineSearch")->findChild<QLineEdit*>();
        QCOMPARE(QApplication::focusWidget(), line);
        QTest::keyClicks(line, QStringLiteral("champion 7"));
        auto* changes = child<QTreeView>(screen, "aliasChanges");
        QTRY_COMPARE(changes->model()->rowCount(), 2); // to it, and away from it
        const auto first = changes->model()->index(1, 0);
        Q_EMIT changes->activated(first);
        QCOMPARE(view->moment(), hoursAgo(260 - 1e-6));
        QCOMPARE(view->answers().at(2), text("champion: version 7"));
    }

    void whatTheServerHasSeenSinceMovesNowAlong()
    {
        AliasTimelineView view;
        view.showTimelines(sampleTimelines(), registryNow, AliasTimelineView::Picture::Another);
        view.showTimelines(sampleTimelines(), registryNow + 5000, AliasTimelineView::Picture::Same);
        QCOMPARE(view.moment(), registryNow + 5000);
        view.setMoment(hoursAgo(9)); // unless another moment is looked at
        view.showTimelines(sampleTimelines(), registryNow + 9000, AliasTimelineView::Picture::Same);
        QCOMPARE(view.moment(), hoursAgo(9));
    }

    void theNewestIsComparedWithTheOneBefore()
    {
        ModelsScreen screen(nullptr, registryClock());
        QSignalSpy asked(screen.page(), &ModelPage::comparisonRequested);
        fill(screen);
        QCOMPARE(asked.size(), 0); // nobody looks at it
        screen.page()->openTab(ModelPage::Tab::Compare);
        QCOMPARE(asked.last(), (QVariantList{text("8"), text("9")}));
        screen.page()->showComparison(sampleComparison());
        auto* rows = child<QTreeView>(screen, "versionDiff")->model();
        const int sections = rows->rowCount();
        QVERIFY(sections > 3);
        QCOMPARE(rows->headerData(1, Qt::Horizontal).toString(), text("A: version 8"));
        const auto count = [&] {
            int all = 0;
            for (int i = 0; i < rows->rowCount(); ++i)
                all += rows->rowCount(rows->index(i, 0));
            return all;
        };
        const int differing = count();
        child<QCheckBox>(screen, "diffOnlyDiffering")->click();
        QVERIFY(count() > differing);
        child<QAbstractButton>(screen, "diffSwap")->click();
        QCOMPARE(asked.last(), (QVariantList{text("9"), text("8")}));
        // An answer to the question before comes too late.
        screen.page()->showComparison({text("1"), text("2"), {}, {}});
        QVERIFY(rows->rowCount() > 0);
    }

    void aComparisonIsCopiedAsATable()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        screen.page()->openTab(ModelPage::Tab::Compare);
        screen.page()->showComparison(sampleComparison());
        QSignalSpy copied(screen.page(), &ModelPage::copied);
        child<QAbstractButton>(screen, "diffCopy")->click();
        QCOMPARE(copied.size(), 1);
        const auto lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.first(), text("Section\tKey\tA: version 8\tB: version 9\tChange"));
        QVERIFY(lines.contains(text("Params\tmax_depth\t6\t9\tchanged")));
    }

    void aRunThatIsNotCachedIsSaidToBeLeftOut()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        screen.page()->openTab(ModelPage::Tab::Compare);
        auto lacking = sampleComparison();
        lacking.withoutRun = {text("8")};
        screen.page()->showComparison(lacking);
        auto* note = child<PlainLabel>(screen, "versionDiffNote");
        QVERIFY(note->isVisibleTo(&screen));
        QVERIFY(note->text().contains(text("version 8 is not cached")));
        QVERIFY(!note->text().contains(text("environment files")));
    }

    void filesThatAreNotKnownAreSaidToBeLeftOut()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        screen.page()->openTab(ModelPage::Tab::Compare);
        auto lacking = sampleComparison();
        lacking.withoutFiles = {text("8"), text("9")};
        screen.page()->showComparison(lacking);
        auto* note = child<PlainLabel>(screen, "versionDiffNote");
        QVERIFY(note->isVisibleTo(&screen));
        QCOMPARE(note->text(),
                 text("The files beside version 8 and version 9 are not known: environment files are not "
                      "compared."));
        lacking.withoutFiles.clear();
        screen.page()->showComparison(lacking);
        QVERIFY(!note->isVisibleTo(&screen));
    }

    void filesThatNobodyListedAreNotKnownYet()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        auto details = sampleVersionDetails();
        auto& run = *details.side.run;
        run.user = text("ana");
        run.params.clear();
        run.tags.clear();
        for (const char* tag :
             {"mlflow.source.git.commit", "mlflow.source.git.repoURL", "mlflow.source.git.branch",
              "mlflow.source.name", "mlflow.project.entryPoint", "mlflow.version", "seed"})
            run.tags.append({text(tag), text("1")});
        run.inputs = {{text("cards"), text("d1g3"), {}, {}, {}, {}, {}}};
        details.files = QList<ArtifactEntry>{{text("model/conda.yaml"), ArtifactEntry::Kind::File, 812}};
        const auto says = [&](const QString& words) {
            screen.page()->showVersion(details);
            const auto labels = screen.findChildren<PlainLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const PlainLabel* label) { return label->text() == words; });
        };
        QVERIFY(says(text("nothing is missing")));
        details.files.reset();
        const auto unknown = reproducibilityOf(run, details.files).unknown();
        QCOMPARE(unknown.size(), 1);
        QVERIFY(says(text("not known yet: ") + unknown.front()));
        QVERIFY(!says(text("nothing is missing")));
    }

    void aModelWithOneVersionHasNothingToCompareWith()
    {
        ModelsScreen screen(nullptr, registryClock());
        fill(screen);
        auto single = sampleDetails();
        single.versions = single.versions.mid(0, 1);
        screen.page()->showModel(single);
        QCOMPARE(stateTitle(screen, "versionDiffState"), text("There is nothing to compare with"));
        single.versions.clear();
        screen.page()->showModel(single);
        QCOMPARE(stateTitle(screen, "versionState"), text("No versions yet"));
    }
};

QTEST_MAIN(TestRegistry)
#include "tst_registry.moc"
