#include "models/values/Reproducibility.h"
#include "tests/support/Testing.h"
#include "tests/widgets/RunExample.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"
#include "widgets/run/ArtifactsTab.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTreeView>
#include <QTreeWidget>

using namespace ph;
using namespace ph::testing;

class TestRunPage : public QObject {
    Q_OBJECT

    std::unique_ptr<RunPage> page_;
    template <class T>
    T* part(const char* name) const
    {
        return page_->findChild<T*>(q(name));
    }
    template <class T>
    static T* partOf(const QWidget& whole, const char* name)
    {
        return whole.findChild<T*>(q(name));
    }
    static Error offline() { return Error::make(ErrorKind::Offline, q("GET /x"), q("connection refused")); }
    int metricRow(const char* key) const
    {
        const auto* model = part<QTableView>("metricsTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 1).data().toString() == q(key))
                return row;
        }
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        page_ = std::make_unique<RunPage>();
        page_->resize(1280, 800);
        page_->show();
        page_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page_.get())); // shortcuts belong to the active window
    }
    void cleanup() { page_.reset(); }

    void theHeaderSaysWhatAndHowOld()
    {
        page_->showRun(exampleRun(), exampleContext());
        QCOMPARE(part<QLabel>("runName")->text(), q("xgb-deep-lr0.03-fold2"));
        QVERIFY(part<QLabel>("runFacts")->text().contains(q("ana.kovac")));
        QVERIFY(part<QLabel>("runSeen")->text().contains(q("3 min")));
        QVERIFY(!part<QWidget>("runOffline")->isVisible());
        RunContext away = exampleContext();
        away.reach = RunContext::Reach::Offline;
        away.webAddress.clear();
        page_->showContext(away);
        QVERIFY(part<QWidget>("runOffline")->isVisible());
        QVERIFY(!part<QPushButton>("runOpenInBrowser")->isVisible());
    }

    void whatNobodyLookedAtIsNeitherThereNorMissing()
    {
        auto run = exampleRun();
        for (const char* tag : {"mlflow.source.git.branch", "mlflow.project.entryPoint", "mlflow.version"})
            run.tags.append({q(tag), q("main")});
        const auto says = [&](const QString& words) {
            page_->showRun(run, exampleContext());
            const auto labels = page_->findChildren<PlainLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const PlainLabel* label) { return label->text() == words; });
        };
        const auto unknown = reproducibilityOf(run).unknown(); // no file of it was listed
        QCOMPARE(unknown.size(), 1);
        QVERIFY(says(q("not known yet: ") + unknown.first()));
        QVERIFY(!says(q("nothing is missing")));
        run.params.append({q("python_version"), q("3.12")});
        QVERIFY(says(q("nothing is missing")));
    }

    void aCurveThatCouldNotBeReadWholeSaysSo()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Metrics);
        QSignalSpy asked(page_.get(), &RunPage::historyRequested);
        auto* table = part<QTableView>("metricsTable");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(metricRow("val/auc"), 1));
        QTest::keyClick(table, Qt::Key_Space);
        const ItemFault fault{q("/mlruns/1/metrics/val/auc"),
                              Error::make(ErrorKind::Unreadable, {}, q("the last line is incomplete"))};
        page_->showHistory(q("val/auc"), exampleCurve(500, 1, 0.1), 1, {fault});
        QCOMPARE(part<CurveChart>("metricsChart")->pointsInView(), 500);
        auto* banner = part<Banner>("metricsBanner");
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(q("Not all of val/auc")));
        asked.clear();
        QTest::mouseClick(banner->findChild<QPushButton*>(q("retry")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        page_->showHistory(q("val/auc"), exampleCurve(500, 1, 0.1), 1);
        QVERIFY(!banner->isVisible());
    }

    void curvesAreAskedForWhenTheyAreChosen()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Metrics);
        QSignalSpy asked(page_.get(), &RunPage::historyRequested);
        auto* table = part<QTableView>("metricsTable");
        QAbstractItemModelTester tester(table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(metricRow("val/auc"), 1));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), q("val/auc"));
        page_->showHistory(q("val/auc"), exampleCurve(500, 1, 0.1), 1);
        QCOMPARE(part<CurveChart>("metricsChart")->pointsInView(), 500);
        // A second one fails: the first stays, and the failure says so in place.
        table->setCurrentIndex(table->model()->index(metricRow("lr"), 1));
        QTest::keyClick(table, Qt::Key_Space);
        page_->showHistoryError(q("lr"), offline());
        QVERIFY(part<Banner>("metricsBanner")->isVisible());
        QVERIFY(part<Banner>("metricsBanner")->text().contains(q("lr")));
        QCOMPARE(part<CurveChart>("metricsChart")->pointsInView(), 500);
        // A fresh picture of the same run asks for nothing again and keeps the curves.
        asked.clear();
        page_->showRun(exampleRun(), exampleContext());
        QCOMPARE(asked.size(), 0);
        QCOMPARE(part<CurveChart>("metricsChart")->pointsInView(), 500);
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(!part<Banner>("metricsBanner")->isVisible());
    }

    void anotherRunTakesTheCurvesAway()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Metrics);
        auto* table = part<QTableView>("metricsTable");
        table->model()->setData(table->model()->index(metricRow("val/auc"), 0), Qt::Checked,
                                Qt::CheckStateRole);
        Run other = exampleRun();
        other.key.remoteId = q("other");
        page_->showRun(other, exampleContext());
        QCOMPARE(table->model()->index(metricRow("val/auc"), 0).data(Qt::CheckStateRole).toInt(),
                 int(Qt::Unchecked));
    }

    void paramsAreFilteredAndCopied()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Params);
        auto* table = part<QTableView>("paramsTable");
        auto* edit = page_->findChild<QWidget*>(q("paramsFilter"))->findChild<QLineEdit*>();
        QTest::keyClicks(edit, q("merchant"));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(part<QLabel>("paramsCount")->text(), q("1 of 10"));
        table->selectRow(0);
        QVERIFY(part<QPlainTextEdit>("paramsDetail")->isVisible());
        QVERIFY(part<QPlainTextEdit>("paramsDetail")->toPlainText().endsWith(q("is_new_device")));
        table->setFocus();
        QTest::keySequence(table, QKeySequence::Copy);
        QVERIFY(QApplication::clipboard()->text().startsWith(q("features\tamount, ")));
    }

    void artifactsWithIconsAreAWellBehavedModel()
    {
        auto* tree = partOf<QTreeView>(page_->artifacts(), "artifactsTree");
        QAbstractItemModelTester tester(tree->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        page_->artifacts().showEntries({}, exampleRoot(), 1);
        QVERIFY(tree->model()->rowCount() > 0);
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            QVERIFY(!tree->model()->index(row, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
        auto fewer = exampleRoot();
        fewer.removeLast();
        page_->artifacts().showEntries({}, fewer, 2);
        QCOMPARE(tree->model()->rowCount(), int(fewer.size()));
    }

    void artifactsComeDirectoryByDirectory()
    {
        page_->showRun(exampleRun(), exampleContext());
        QSignalSpy asked(&page_->artifacts(), &ArtifactsTab::artifactsRequested);
        QSignalSpy previews(&page_->artifacts(), &ArtifactsTab::previewRequested);
        page_->openTab(RunPage::Tab::Artifacts);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QString());
        page_->artifacts().showError({}, offline());
        QCOMPARE(partOf<StateView>(page_->artifacts(), "artifactsState")->content().kind,
                 StateContent::Kind::Error);
        page_->artifacts().showEntries({}, exampleRoot(), 1);
        auto* tree = partOf<QTreeView>(page_->artifacts(), "artifactsTree");
        asked.clear();
        tree->expand(tree->model()->index(0, 0));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), q("model"));
        tree->setCurrentIndex(tree->model()->index(3, 0));
        QCOMPARE(previews.size(), 1);
        QCOMPARE(previews[0][0].toString(), q("feature_importance.csv"));
        // An answer for a file that is no longer chosen is not shown.
        page_->artifacts().showPreview(decodePreview(q("metrics.json"), "{}"), 1);
        QVERIFY(!partOf<QPlainTextEdit>(page_->artifacts(), "previewText")->isVisible());
        page_->artifacts().showPreview(decodePreview(q("feature_importance.csv"), "a,b\n<i>1</i>,2\n"), 1);
        QVERIFY(partOf<QTableWidget>(page_->artifacts(), "previewTable")->isVisible());
        QCOMPARE(partOf<QTableWidget>(page_->artifacts(), "previewTable")->item(0, 0)->text(), q("<i>1</i>"));
        page_->artifacts().showDownloadError(q("feature_importance.csv"), offline());
        QVERIFY(partOf<Banner>(page_->artifacts(), "previewBanner")->isVisible());
    }

    void aDownloadGoesWhereTheUserSaid()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Artifacts);
        page_->artifacts().showEntries({}, exampleRoot(), 1);
        page_->artifacts().setFolderChooser([](QWidget*) { return q("/tmp/here"); });
        auto* tree = partOf<QTreeView>(page_->artifacts(), "artifactsTree");
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QSignalSpy wanted(&page_->artifacts(), &ArtifactsTab::downloadRequested);
        partOf<QPushButton>(page_->artifacts(), "artifactDownload")->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), q("model"));
        QCOMPARE(wanted[0][1].toString(), q("/tmp/here"));
        page_->artifacts().showDownloadProgress(q("model"), 10, 100);
        QSignalSpy stopped(&page_->artifacts(), &ArtifactsTab::downloadCancelled);
        partOf<QPushButton>(page_->artifacts(), "artifactCancel")->click();
        QCOMPARE(stopped.size(), 1);
    }

    void aChosenFolderIsKeptForOffline()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Artifacts);
        page_->artifacts().showEntries({}, exampleRoot(), 1);
        auto* keep = partOf<QPushButton>(page_->artifacts(), "artifactKeep");
        QVERIFY(!keep->isEnabled()); // nothing is chosen yet
        auto* tree = partOf<QTreeView>(page_->artifacts(), "artifactsTree");
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QSignalSpy kept(&page_->artifacts(), &ArtifactsTab::keepRequested);
        keep->click();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0][0].toString(), q("model"));
    }

    void aCachedCopySaysThatItIsOneAndWhatItLacks()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Artifacts);
        page_->artifacts().showEntries({}, exampleRoot(), 1);
        page_->artifacts().showDownloadedFromCache(q("model"), {q("/tmp/a"), q("/tmp/b")},
                                                   toMs(systemNow()) - 3 * 3'600'000, {q("model/big")});
        const auto* banner = partOf<Banner>(page_->artifacts(), "previewBanner");
        QVERIFY2(banner->text().contains(q("cached copy, seen 3 h ago")), qPrintable(banner->text()));
        QVERIFY2(banner->text().contains(q("not in the cache")), qPrintable(banner->text()));
    }

    void modelsAreAskedForOnce()
    {
        page_->showRun(exampleRun(), exampleContext());
        QSignalSpy asked(page_.get(), &RunPage::modelsRequested);
        page_->openTab(RunPage::Tab::Models);
        page_->openTab(RunPage::Tab::Raw);
        page_->openTab(RunPage::Tab::Models);
        QCOMPARE(asked.size(), 1);
        LoggedModel model;
        model.name = q("<b>m</b>");
        model.status = q("LOGGED_MODEL_SHINY"); // a status nobody knows yet
        model.metrics = {{q("auc"), 0.9, 1, 1}};
        page_->showModels({model}, 1);
        auto* tree = part<QTreeWidget>("modelsTree");
        QCOMPARE(tree->topLevelItem(0)->text(0), q("<b>m</b>"));
        QCOMPARE(tree->topLevelItem(0)->text(1), q("LOGGED_MODEL_SHINY"));
        QCOMPARE(tree->topLevelItem(0)->childCount(), 1);
    }

    // The same browser as the run's, of the model that is chosen.
    void aModelsFilesAreBrowsedBelowIt()
    {
        page_->showRun(exampleRun(), exampleContext());
        QSignalSpy chosen(page_.get(), &RunPage::modelChosen);
        auto& files = page_->modelArtifacts();
        QSignalSpy asked(&files, &ArtifactsTab::artifactsRequested);
        QSignalSpy previews(&files, &ArtifactsTab::previewRequested);
        page_->openTab(RunPage::Tab::Models);
        page_->showModels({exampleModel("m-1"), exampleModel("m-2")}, 1);
        // The first one is chosen, and its files asked for, after it was said whose.
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<EntityKey>().remoteId, q("m-1"));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QString());
        files.showEntries({}, {{q("MLmodel"), ArtifactEntry::Kind::File, 640}}, 1);
        QVERIFY(partOf<QTreeView>(files, "artifactsTree")->isVisible());
        partOf<QTreeView>(files, "artifactsTree")
            ->setCurrentIndex(partOf<QTreeView>(files, "artifactsTree")->model()->index(0, 0));
        QCOMPARE(previews.size(), 1);
        files.showPreview(decodePreview(q("MLmodel"), "flavors:"), 1);
        QCOMPARE(partOf<QPlainTextEdit>(files, "previewText")->toPlainText(), q("flavors:"));
        QCOMPARE(page_->artifacts().listed().value_or(QList<ArtifactEntry>()).size(),
                 0); // the run's are others

        // By keyboard to a param of the same model, then to the next model: its files, not the old ones.
        auto* models = part<QTreeWidget>("modelsTree");
        models->setFocus();
        QTest::keyClick(models, Qt::Key_Right);
        QTest::keyClick(models, Qt::Key_Down);
        QVERIFY(models->currentItem()->parent());
        QCOMPARE(chosen.size(), 1);
        models->setCurrentItem(models->topLevelItem(0));
        QTest::keyClick(models, Qt::Key_Left);
        QTest::keyClick(models, Qt::Key_Down);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<EntityKey>().remoteId, q("m-2"));
        QCOMPARE(asked.size(), 2);
        QVERIFY(!files.listed());
        files.showError({}, offline());
        QVERIFY(partOf<QWidget>(files, "artifactsState")->isVisible());
        files.showEntries({}, {}, 1);
        QVERIFY(partOf<QLabel>(*partOf<QWidget>(files, "artifactsState"), "stateText")
                    ->text()
                    .contains(q("this model")));

        // A fresh picture keeps the choice; a picture without the model does not.
        page_->showModels({exampleModel("m-0"), exampleModel("m-1"), exampleModel("m-2")}, 2);
        QCOMPARE(models->currentItem()->text(4), q("m-2"));
        QCOMPARE(chosen.size(), 2);
        page_->showModels({exampleModel("m-0")}, 3);
        QCOMPARE(chosen.last()[0].value<EntityKey>().remoteId, q("m-0"));
        QVERIFY(!files.listed());
    }

    void aModelWithoutFilesOffersNoDownload()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Models);
        page_->showModels({exampleModel("m-1"), exampleModel("m-2")}, 1);
        auto& files = page_->modelArtifacts();
        files.setFolderChooser([](QWidget*) { return q("/tmp/here"); });
        QSignalSpy wanted(&files, &ArtifactsTab::downloadRequested);
        files.showEntries({}, {{q("MLmodel"), ArtifactEntry::Kind::File, 640}}, 1);
        auto* tree = partOf<QTreeView>(files, "artifactsTree");
        tree->setCurrentIndex(tree->model()->index(0, 0));
        partOf<QPushButton>(files, "artifactDownload")->click();
        QCOMPARE(wanted.size(), 1);
        files.showDownloadProgress(q("MLmodel"), 10, 100);
        QVERIFY(partOf<QPushButton>(files, "artifactCancel")->isVisible());
        files.showDownloaded(q("MLmodel"), {q("/tmp/here/MLmodel")});
        QVERIFY(partOf<Banner>(files, "previewBanner")->isVisible());
        // Nothing of it stays beside the next model.
        part<QTreeWidget>("modelsTree")->setCurrentItem(part<QTreeWidget>("modelsTree")->topLevelItem(1));
        files.showEntries({}, {{q("other"), ArtifactEntry::Kind::File, 1}}, 1);
        QVERIFY(!partOf<Banner>(files, "previewBanner")->isVisible());
        QVERIFY(!partOf<QPushButton>(files, "artifactCancel")->isVisible());
        QVERIFY(!partOf<QPushButton>(files, "artifactDownload")->isEnabled());
    }

    void rawIsFoundInPlace()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Raw);
        auto* text = part<QPlainTextEdit>("rawText");
        QVERIFY(text->toPlainText().contains(q("\"random_state\"")));
        auto* edit = page_->findChild<QWidget*>(q("rawFind"))->findChild<QLineEdit*>();
        QTest::keyClicks(edit, q("random_state"));
        QCOMPARE(text->textCursor().selectedText(), q("random_state"));
        QVERIFY(part<QLabel>("rawCount")->text().startsWith(q("1")));
    }

    void everyCopyIsWhatItSays()
    {
        page_->showRun(exampleRun(), exampleContext());
        QSignalSpy copied(page_.get(), &RunPage::copied);
        const std::pair<const char*, const char*> starts[] = {{"markdown", "## xgb-deep"},
                                                              {"json", "{"},
                                                              {"python", "from mlflow"},
                                                              {"link", "pilothouse://run/lab/8f3c"},
                                                              {"id", "8f3c1de0"}};
        for (const auto& [id, start] : starts) {
            page_->findChild<QAction*>(q("runCopy-") + q(id))->trigger();
            QVERIFY2(QApplication::clipboard()->text().startsWith(q(start)), id);
        }
        QCOMPARE(copied.size(), 5);
    }

    void intentsLeaveThePage()
    {
        page_->showRun(exampleRun(), exampleContext());
        QSignalSpy pinned(page_.get(), &RunPage::pinToggled);
        QSignalSpy refreshed(page_.get(), &RunPage::refreshRequested);
        QSignalSpy opened(page_.get(), &RunPage::runActivated);
        part<QPushButton>("runPin")->click();
        QCOMPARE(pinned[0][0].toBool(), true);
        part<QPushButton>("related-child02")->click();
        QCOMPARE(opened[0][0].value<EntityKey>().remoteId, q("child02"));
        QTest::keyClick(page_.get(), Qt::Key_F5);
        QTRY_COMPARE(refreshed.size(), 1);
    }

    void anErrorLeavesWhatWasSeen()
    {
        page_->showRunError(offline());
        QCOMPARE(part<StateView>("runState")->content().kind, StateContent::Kind::Error);
        page_->showRun(exampleRun(), exampleContext());
        page_->showRunError(offline());
        QVERIFY(part<Banner>("runBanner")->isVisible());
        QVERIFY(part<QLabel>("runName")->isVisible());
    }

    void partsThatCouldNotBeReadAreTold()
    {
        auto context = exampleContext();
        context.unread = {{q("8f3c/metrics/loss"),
                           Error::make(ErrorKind::Unreadable, q("8f3c/metrics/loss"), q("holds no value"))}};
        page_->showRun(exampleRun(), context);
        auto* banner = part<Banner>("runBanner");
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(q("could not be read")), qPrintable(banner->text()));
        page_->showRun(exampleRun(), exampleContext()); // mended
        QVERIFY(!banner->isVisible());
    }

    void hostileTextIsShownVerbatim()
    {
        const QString hostile = q("<b>x</b><img src='file:///etc/passwd'>&amp;");
        Run run = exampleRun();
        run.name = run.user = run.statusText = hostile;
        run.status = RunStatus::Unknown;
        for (auto* list : {&run.params, &run.tags}) {
            list->prepend({hostile, hostile});
            list->append({q("mlflow.note.content"), hostile});
        }
        run.metrics.prepend({hostile, 1, 1, 1});
        run.inputs.prepend({hostile, hostile, hostile, hostile, hostile, hostile, hostile});
        RunContext context = exampleContext();
        context.experimentName = context.connectionName = hostile;
        context.children.prepend({{{1}, EntityKind::Run, hostile}, hostile});
        page_->showRun(run, context);
        page_->openTab(RunPage::Tab::Artifacts);
        page_->artifacts().showEntries({}, {{q("<b>x</b>"), ArtifactEntry::Kind::File}}, 1);
        partOf<QTreeView>(page_->artifacts(), "artifactsTree")
            ->setCurrentIndex(partOf<QTreeView>(page_->artifacts(), "artifactsTree")->model()->index(0, 0));
        page_->artifacts().showPreviewError(q("<b>x</b>"),
                                            Error::make(ErrorKind::ServerFault, hostile, hostile));
        page_->showHistoryError(hostile, offline());
        for (const auto* label : page_->findChildren<QLabel*>())
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(),
                     qPrintable(label->objectName()));
        for (const auto* widget : page_->findChildren<QWidget*>()) {
            const QString tip = widget->toolTip();
            QVERIFY2(!tip.contains(q("<img")), qPrintable(widget->objectName() + tip));
        }
        QCOMPARE(part<QLabel>("runName")->text(), hostile);
        QCOMPARE(part<QPlainTextEdit>("runNote")->toPlainText(), hostile);
    }

    void theLayoutComesBack()
    {
        page_->showRun(exampleRun(), exampleContext());
        page_->openTab(RunPage::Tab::Inputs);
        const QByteArray layout = page_->saveLayout();
        RunPage other;
        other.restoreLayout(layout);
        QCOMPARE(other.currentTab(), RunPage::Tab::Inputs);
        other.restoreLayout("nonsense");
        QCOMPARE(other.currentTab(), RunPage::Tab::Inputs);
        // As it was kept before the files of models had a place of their own.
        QByteArray older;
        QDataStream(&older, QIODevice::WriteOnly)
            << quint8(1) << qint32(RunPage::Tab::Metrics) << QByteArray() << QByteArray();
        other.restoreLayout(older);
        QCOMPARE(other.currentTab(), RunPage::Tab::Metrics);
    }
};

QTEST_MAIN(TestRunPage)
#include "tst_runpage.moc"
