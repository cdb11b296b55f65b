// Renders the runs screen in its states. With PH_GALLERY=directory the pictures are kept there, to be looked
// at.
#include "tests/support/Testing.h"
#include "tests/widgets/RunsSample.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/ColumnChooser.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>
#include <QTableView>

#include <numeric>

using namespace ph;

class RunsGallery : public QObject {
    Q_OBJECT

    RunTablePtr table_ = ph::testing::sampleRuns(2000);

    struct Stage {
        RunTableModel runs;
        ExperimentTreeModel experiments;
        ColumnListModel columns;
        RunsScreen screen;
        RunsLayout layout = RunsLayout::standard();

        explicit Stage(const RunTablePtr& table)
        {
            runs.setNow(ph::testing::sampleNow);
            experiments.setNow(ph::testing::sampleNow);
            ph::testing::showSample(experiments);
            screen.setModels(&runs, &experiments, &columns);
            layout.columns = ph::testing::sampleColumns();
            screen.setHeading(
                {QStringLiteral("fraud-detection"), QStringLiteral("lab"),
                 QStringLiteral(
                     "Card fraud, weekly retraining. Champion: sweep-071. Ask Ana before deleting.")});
            screen.setSelectedExperiments({{{1}, EntityKind::Experiment, QStringLiteral("1")}});
            QList<ColumnInfo> infos;
            for (const auto& column : table->columns())
                infos.append({column.key, qint64(table->rowCount()), true});
            columns.apply(infos, layout.columns, layout.pinned);
        }

        void show(const RunTablePtr& table)
        {
            auto rows = ph::testing::allRows(*table);
            std::reverse(rows.begin(), rows.end());
            ListingRequest request{
                layout.arrangement, {layout.columns.begin(), layout.columns.end()}, layout.colourBy};
            screen.setRunsLayout(layout);
            runs.apply(arrangeRuns(table, rows, request));
            RunsStatus status{qint64(rows.size()), 100'000, ph::testing::sampleNow - 180'000};
            status.remote = RunsStatus::Remote::Syncing;
            status.syncPercent = 45;
            screen.setStatus(status);
            screen.setPhase(RunsPhase::Ready);
        }
    };

    void keep(QWidget& widget, const QString& name, QSize size)
    {
        widget.resize(size);
        widget.show();
        QTest::qWait(30);
        const auto picture = widget.grab();
        QCOMPARE(picture.size(), size * picture.devicePixelRatio());
        const auto directory = qEnvironmentVariable("PH_GALLERY");
        if (!directory.isEmpty()) {
            QVERIFY(QDir().mkpath(directory));
            QVERIFY(picture.save(directory + u'/' + name + QLatin1String(".png")));
        }
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void screen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addRow("light-1280") << false << QSize(1280, 800);
        QTest::addRow("dark-1280") << true << QSize(1280, 800);
        QTest::addRow("light-2560") << false << QSize(2560, 1440);
        QTest::addRow("dark-2560") << true << QSize(2560, 1440);
    }
    void screen()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto tag = QString::fromLatin1(QTest::currentDataTag());
        {
            Stage stage(table_);
            stage.show(table_);
            stage.runs.setExpansion(8, RunTableModel::Expansion::Expanded);
            auto* selection = stage.screen.table()->selectionModel();
            for (const int line : {3, 4, 6})
                selection->select(stage.runs.index(line, 0),
                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
            stage.screen.setSortedSummary(QStringLiteral("auc: mean 0.9134, min 0.8812, max 0.9432"));
            keep(stage.screen, QStringLiteral("nested-") + tag, size);
        }
        {
            Stage stage(table_);
            stage.layout.arrangement = Arrangement::grouped({ColumnKind::Param, QStringLiteral("model")});
            stage.layout.colourBy = ColumnKey{ColumnKind::Metric, QStringLiteral("auc")};
            stage.layout.sort = {{*stage.layout.colourBy, Qt::DescendingOrder},
                                 {{ColumnKind::Metric, QStringLiteral("val_loss")}, Qt::AscendingOrder}};
            stage.screen.setQuery(QStringLiteral("metrics.auc > 0.7 AND params.model IN ('xgboost', 'mlp'"));
            stage.show(table_);
            stage.screen.setQueryError(57, 1, QStringLiteral("expected ) after the list"));
            stage.runs.setExpansion(1, RunTableModel::Expansion::Expanded);
            stage.screen.setOffline(
                QStringLiteral("production cannot be reached; what is shown was seen 2 h ago"));
            keep(stage.screen, QStringLiteral("grouped-") + tag, size);
        }
    }

    void states()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        const QSize size(1280, 800);
        Stage stage(table_);
        stage.screen.setPhase(RunsPhase::NoConnections);
        keep(stage.screen, QStringLiteral("state-no-connections"), size);
        stage.screen.setPhase(RunsPhase::Loading);
        keep(stage.screen, QStringLiteral("state-loading"), size);
        stage.screen.setQuery(QStringLiteral("metrics.auc > 2"));
        stage.screen.setStatus({0, 100'000, ph::testing::sampleNow});
        stage.screen.setPhase(RunsPhase::Ready);
        stage.screen.setBanner(
            QStringLiteral("lab refuses these credentials"),
            QStringLiteral("Reading has stopped. Open the connection and enter a new token."));
        keep(stage.screen, QStringLiteral("state-no-match"), size);
        ColumnChooser chooser;
        chooser.setModel(&stage.columns);
        keep(chooser, QStringLiteral("columns"), QSize(380, 480));
    }
};

QTEST_MAIN(RunsGallery)
#include "tst_runs_gallery.moc"
