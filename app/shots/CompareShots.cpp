#include "app/shots/CompareShots.h"

#include "app/CompareController.h"
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "widgets/compare/CompareScreen.h"

#include <QCoreApplication>

namespace ph {

namespace {

ColumnKey metric(const char* name)
{
    return {ColumnKind::Metric, QLatin1String(name)};
}

ColumnKey param(const char* name)
{
    return {ColumnKind::Param, QLatin1String(name)};
}

ChartSpec chart(ChartKind kind, const QList<ColumnKey>& columns, int width = 1)
{
    ChartSpec spec;
    spec.kind = kind;
    spec.columns = columns;
    spec.width = width;
    return spec;
}

} // namespace

Board sweepBoard(const MainWindow& window)
{
    Board board;
    board.name = QStringLiteral("fraud-detection");
    for (const auto& e : window.runsController()->experiments()) {
        if (e.experiment.name == board.name)
            board.set.experiments = {
                {QCoreApplication::translate("SampleWorkspace", "sample folder"), board.name}};
    }
    board.set.query = QStringLiteral("metrics.auc IS NOT NULL");
    board.objective = metric("auc");
    auto parallel = chart(ChartKind::ParallelCoordinates,
                          {param("model"), param("learning_rate"), param("max_depth"), param("n_estimators"),
                           metric("latency_p95_ms"), metric("auc")},
                          2);
    parallel.colourBy = metric("auc");
    parallel.logarithmic = {param("learning_rate")};
    auto scatter = chart(ChartKind::Scatter, {param("learning_rate"), metric("auc")});
    scatter.logarithmic = {param("learning_rate")};
    scatter.colourBy = param("model");
    scatter.sizeBy = param("max_depth");
    auto contour = chart(ChartKind::Contour, {param("learning_rate"), param("max_depth"), metric("auc")});
    contour.logarithmic = {param("learning_rate")};
    board.charts = {
        chart(ChartKind::Curves, {metric("val/logloss")}, 2),
        scatter,
        parallel,
        chart(ChartKind::Pareto, {metric("auc"), metric("latency_p95_ms")}),
        chart(ChartKind::Box, {metric("auc")}),
        chart(ChartKind::Violin, {metric("auc")}),
        chart(ChartKind::Bar, {metric("auc")}),
        chart(ChartKind::Histogram, {metric("auc")}),
        contour,
        chart(ChartKind::ScatterMatrix, {param("learning_rate"), param("max_depth"), metric("auc")})};
    for (const auto kind : {ChartKind::RocPr, ChartKind::Calibration, ChartKind::Confusion}) {
        auto one = chart(kind, {});
        one.path = QStringLiteral("eval/predictions.json");
        board.charts.append(one);
    }
    for (qsizetype i = 0; i < board.charts.size(); ++i)
        board.charts[i].id = QStringLiteral("c%1").arg(i + 1);
    return board;
}

void photographComparison(MainWindow& window, Photographer& camera, const QString& look)
{
    const auto named = [&](const char* what) {
        return QStringLiteral("compare-%1-%2").arg(QLatin1String(what), look);
    };
    auto& screen = *window.compareScreen();
    auto* controller = window.compareController();
    window.showDestination(QLatin1String(MainWindow::compareId));
    auto board = sweepBoard(window);
    controller->openBoard(board);
    (void)waitFor([&] { return controller->runs() != nullptr; });
    QTest::qWait(2500);
    camera.take(window, named("board"));
    const auto size = window.size();
    window.resize(size.width(), 4200);
    QTest::qWait(2500);
    camera.take(window, named("whole-board"));
    window.resize(size);
    // Some of them selected, as by a brush.
    LinkedRuns::Ids some;
    for (std::size_t place = 0; place < controller->runs()->size(); place += 4)
        some.insert(controller->runs()->rowId(place));
    screen.linked().select(some);
    QTest::qWait(600);
    camera.take(window, named("selected"));
    screen.linked().clearSelection();
    board.groupBy = param("model");
    controller->openBoard(board);
    QTest::qWait(2500);
    camera.take(window, named("grouped"));
    window.resize(size.width(), 4200);
    QTest::qWait(2500);
    camera.take(window, named("grouped-board"));
    window.resize(size);
    screen.showPart(CompareScreen::Part::Why);
    QTest::qWait(1500);
    camera.take(window, named("why"));
    screen.showPart(CompareScreen::Part::Differences);
}

} // namespace ph
