#pragma once

#include "models/tables/MetricListModel.h"
#include "tests/app/Desk.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/run/RunPage.h"

#include <QBuffer>
#include <QTabWidget>

namespace ph::testing {

inline QByteArray smallPng()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// A server with one whole run, "champion": a loss of 2,000 points, an auc, params, tags, a dataset, files of
/// each kind that can be looked at; and with "plain", which has a metric and nothing else.
class Studio {
public:
    Studio()
    {
        experiment = fixture.addExperiment(QStringLiteral("fraud"));
        Run run;
        run.experimentId = experiment;
        run.name = QStringLiteral("champion");
        run.status = RunStatus::Finished;
        run.user = QStringLiteral("ada");
        run.startMs = 1'700'000'000'000;
        run.endMs = run.startMs + 90'000;
        run.metrics = {{QStringLiteral("auc"), 0.97, 10, run.endMs}};
        run.params = {{QStringLiteral("model"), QStringLiteral("xgb")},
                      {QStringLiteral("seed"), QStringLiteral("7")}};
        run.tags = {{QString::fromLatin1(mlflowtag::gitCommit), QStringLiteral("0123456789abcdef")},
                    {QString::fromLatin1(mlflowtag::note), QStringLiteral("the one to beat")}};
        run.inputs = {{QStringLiteral("transactions"), QStringLiteral("d1g35t"), QStringLiteral("local"),
                       QStringLiteral("{\"uri\": \"/data/t.parquet\"}"), QStringLiteral("{}"),
                       QStringLiteral("{}"), QStringLiteral("training")}};
        champion = fixture.addRun(run);
        MetricPoints loss;
        for (int i = 0; i < 2000; ++i)
            loss.append(i, run.startMs + i * 10, 1.0 / (1 + i));
        fixture.logHistory(champion, QStringLiteral("loss"), loss);
        fixture.addArtifact(champion, QStringLiteral("notes.txt"), "plain words\n");
        fixture.addArtifact(champion, QStringLiteral("report/summary.json"), R"({"auc":0.97,"rows":12})");
        fixture.addArtifact(champion, QStringLiteral("report/rows.csv"), "id,score\n1,0.25\n2,0.75\n");
        fixture.addArtifact(champion, QStringLiteral("report/curve.png"), smallPng());

        LoggedModel logged;
        logged.experimentId = experiment;
        logged.sourceRunId = champion;
        logged.status = QStringLiteral("READY");
        logged.name = QStringLiteral("tree");
        model = fixture.addLoggedModel(logged);
        fixture.addModelArtifact(model, QStringLiteral("MLmodel"), "flavors:\n  sklearn: {}\n");
        fixture.addModelArtifact(model, QStringLiteral("data/weights.csv"), "w\n0.5\n");
        logged.name = QStringLiteral("forest");
        fixture.addLoggedModel(logged); // which has no files

        Run ordinary;
        ordinary.experimentId = experiment;
        ordinary.name = QStringLiteral("plain");
        ordinary.status = RunStatus::Finished;
        ordinary.startMs = run.startMs - 60'000;
        ordinary.endMs = run.startMs - 30'000;
        ordinary.metrics = {{QStringLiteral("auc"), 0.5, 0, ordinary.endMs}};
        plain = fixture.addRun(ordinary);
        fixture.addArtifact(plain, QStringLiteral("only-there.txt"), "far away\n");
    }

    MlflowFixture fixture;
    QString experiment, champion, plain, model;
};

/// Goes to the runs, to the line of this run, and presses Enter there.
inline bool openRun(MainWindow& window, const QString& name)
{
    click(window, QStringLiteral("nav-experiments"));
    auto* table = find<QTableView>(window, QStringLiteral("runsTable"));
    QModelIndex index;
    if (!QTest::qWaitFor(
            [&] {
                index = indexOf(*table->model(), name);
                return index.isValid();
            },
            patienceMs))
        return false;
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (!table->isColumnHidden(column)) {
            clickIndex(*table, index.siblingAtColumn(column));
            break;
        }
    }
    QTest::keyClick(table, Qt::Key_Return);
    return QTest::qWaitFor([&] { return said(window, QStringLiteral("runName")) == name; }, patienceMs);
}

/// Knows the studio's server, opens the window on it, and there the page of this run.
inline bool openRunOf(Desk& desk, const Studio& studio, const QString& name = QStringLiteral("champion"))
{
    desk.know(studio.fixture);
    desk.open();
    return !QTest::currentTestFailed() && openRun(desk.window(), name);
}

inline RunPage* shownPage(MainWindow& window)
{
    return qobject_cast<RunPage*>(window.shell()->page(window.shell()->currentTab()));
}

/// Clicks a tab of the run's page by its title.
inline bool clickTab(const QWidget& page, const QString& title)
{
    auto* tabs = find<QTabWidget>(page, QStringLiteral("runTabs"));
    for (int i = 0; tabs && i < tabs->count(); ++i) {
        if (tabs->tabText(i).startsWith(title)) {
            QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(i).center());
            return tabs->currentIndex() == i;
        }
    }
    return false;
}

/// Asks for a metric's curve with the keyboard.
inline bool askCurve(const QWidget& page, const QString& metric)
{
    auto* table = find<QTableView>(page, QStringLiteral("metricsTable"));
    const auto index = indexOf(*table->model(), metric, {}, MetricListModel::Key);
    if (!index.isValid())
        return false;
    table->setFocus();
    table->setCurrentIndex(index);
    QTest::keyClick(table, Qt::Key_Space);
    return true;
}

/// Opens the folders on the way and clicks the file.
inline bool clickFile(const QWidget& page, const QString& path)
{
    auto* tree = find<QTreeView>(page, QStringLiteral("artifactsTree"));
    QModelIndex at;
    for (const auto& part : path.split(u'/')) {
        QModelIndex next;
        if (at.isValid())
            tree->expand(at);
        if (!QTest::qWaitFor(
                [&] {
                    for (int row = 0; row < tree->model()->rowCount(at); ++row) {
                        if (const auto child = tree->model()->index(row, 0, at); child.data() == part)
                            next = child;
                    }
                    return next.isValid();
                },
                patienceMs))
            return false;
        at = next;
    }
    clickIndex(*tree, at);
    return true;
}

} // namespace ph::testing
