#include "tests/support/Testing.h"
#include "tests/widgets/RunExample.h"
#include "widgets/common/Theme.h"
#include "widgets/run/ArtifactsTab.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QTableView>
#include <QTreeView>

using namespace ph;
using namespace ph::testing;

/// Renders the page in both schemes; every picture must hold more than an empty surface. PH_GALLERY=dir keeps
/// them.
class TestRunPageGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pictures_data()
    {
        QTest::addColumn<SchemeChoice>("scheme");
        QTest::addColumn<RunPage::Tab>("tab");
        for (const auto& [scheme, suffix] :
             {std::pair(SchemeChoice::Light, "light"), std::pair(SchemeChoice::Dark, "dark")}) {
            const std::pair<RunPage::Tab, const char*> tabs[] = {{RunPage::Tab::Overview, "overview"},
                                                                 {RunPage::Tab::Params, "params"},
                                                                 {RunPage::Tab::Metrics, "metrics"},
                                                                 {RunPage::Tab::Inputs, "inputs"},
                                                                 {RunPage::Tab::Artifacts, "artifacts"},
                                                                 {RunPage::Tab::Models, "models"},
                                                                 {RunPage::Tab::Raw, "raw"}};
            for (const auto& [tab, name] : tabs)
                QTest::addRow("%s-%s", name, suffix) << scheme << tab;
        }
    }

    void pictures()
    {
        QFETCH(SchemeChoice, scheme);
        QFETCH(RunPage::Tab, tab);
        applyTheme(*qApp, scheme);
        RunPage page;
        page.resize(1280, 800);
        page.showRun(exampleRun(), exampleContext());
        page.openTab(tab);
        const qint64 now = toMs(systemNow());
        page.show();
        if (tab == RunPage::Tab::Metrics) {
            auto* table = page.findChild<QTableView*>(q("metricsTable"));
            for (const char* key : {"train/loss", "val/loss"})
                page.showHistory(q(key), exampleCurve(100'000, key[0], key[0] == 't' ? 0.08 : 0.16),
                                 now - 60'000);
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                if (table->model()->index(row, 1).data().toString().endsWith(q("/loss")))
                    table->model()->setData(table->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole);
            }
            auto* plot = page.findChild<QWidget*>(q("curvePlot"));
            QTRY_VERIFY(plot->isVisible());
            QTest::qWait(50);
            const QPointF at(plot->width() * 0.45, plot->height() * 0.5);
            QMouseEvent move(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                             Qt::NoModifier);
            QApplication::sendEvent(plot, &move);
        }
        if (tab == RunPage::Tab::Params) {
            auto* table = page.findChild<QTableView*>(q("paramsTable"));
            table->selectRow(2);
        }
        if (tab == RunPage::Tab::Artifacts) {
            page.artifacts().showEntries({}, exampleRoot(), now - 7'200'000);
            page.artifacts().showEntries(q("model"),
                                         {{q("model/MLmodel"), ArtifactEntry::Kind::File, 640},
                                          {q("model/model.xgb"), ArtifactEntry::Kind::File, 7'340'032}},
                                         now);
            auto* tree = page.artifacts().findChild<QTreeView*>(q("artifactsTree"));
            tree->expand(tree->model()->index(0, 0));
            tree->setCurrentIndex(tree->model()->index(3, 0));
            QByteArray csv("feature,gain,cover,weight\n");
            for (int i = 0; i < 60; ++i)
                csv += "velocity_" + QByteArray::number(i) + "h," + QByteArray::number(0.9 / (i + 1)) + "," +
                       QByteArray::number(1200 - i * 7) + "," + QByteArray::number(i) + "\n";
            page.artifacts().showPreview(decodePreview(q("feature_importance.csv"), csv), now - 30'000);
        }
        if (tab == RunPage::Tab::Models) {
            LoggedModel smaller = exampleModel("m-0b77d9a15cde4f0f9e1b2f4e6a3c8d21");
            smaller.name = q("fraud-xgb-int8");
            page.showModels({exampleModel("m-5c1f20c1b6a94d2f8a37e0f94be1d0aa"), smaller}, now - 90'000);
            auto& files = page.modelArtifacts();
            files.showEntries({},
                              {{q("metadata"), ArtifactEntry::Kind::Directory},
                               {q("MLmodel"), ArtifactEntry::Kind::File, 1547},
                               {q("conda.yaml"), ArtifactEntry::Kind::File, 152},
                               {q("model.xgb"), ArtifactEntry::Kind::File, 7'340'032},
                               {q("serving_input_example.json"), ArtifactEntry::Kind::File, 1142}},
                              now - 5'000);
            auto* tree = files.findChild<QTreeView*>(q("artifactsTree"));
            tree->setCurrentIndex(tree->model()->index(1, 0));
            files.showPreview(
                decodePreview(q("MLmodel"),
                              "artifact_path: mlflow-artifacts:/42/models/m-5c1f20/artifacts\nflavors:\n"
                              "  python_function:\n    env:\n      conda: conda.yaml\n"
                              "    loader_module: mlflow.xgboost\n    python_version: 3.11.7\n"
                              "  xgboost:\n    model_class: xgboost.sklearn.XGBClassifier\n"
                              "    xgb_version: 2.0.3\nmlflow_version: 3.6.0\nmodel_size_bytes: 7341873\n"),
                now - 5'000);
        }
        QTest::qWait(80);
        const QImage picture = page.grab().toImage();
        QCOMPARE(picture.size(), QSize(1280, 800));
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY(colours.size() > 20);
        if (const QString folder = qEnvironmentVariable("PH_GALLERY"); !folder.isEmpty())
            QVERIFY(picture.save(
                QDir(folder).filePath(q("run-") + QString::fromUtf8(QTest::currentDataTag()) + q(".png"))));
    }
};

QTEST_MAIN(TestRunPageGallery)
#include "tst_runpage_gallery.moc"
