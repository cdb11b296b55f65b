#include "app/compare/OffscreenCharts.h"

#include "models/values/ChartRoles.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/charts/EvaluationView.h"
#include "widgets/compare/ChartViews.h"

#include <QEventLoop>
#include <QTimer>

namespace ph {

namespace {

constexpr int columnWidth = 380; // two of them are as wide as a page, so that text keeps its size
constexpr int lookMs = 15;
constexpr int quietLooks = 4; // a view that settles may ask once more

void answer(ChartView& view, const ChartAnswers& answers)
{
    if (auto* curves = qobject_cast<CurvesView*>(&view)) {
        QObject::connect(curves, &CurvesView::curvesWanted, curves,
                         [curves, &answers](const QList<CurveWant>& wants) {
                             const auto sources = answers.curves(wants);
                             for (qsizetype i = 0; i < wants.size(); ++i) {
                                 const auto& source = sources[std::size_t(i)];
                                 if (source)
                                     curves->showCurve(wants[i].rowId, wants[i].metric, *source);
                                 else
                                     curves->showCurveError(wants[i].rowId, wants[i].metric, source.error());
                             }
                         });
    } else if (auto* evaluation = qobject_cast<EvaluationView*>(&view)) {
        QObject::connect(evaluation, &EvaluationView::filesWanted, evaluation,
                         [evaluation, &answers](const QList<FileWant>& wants) {
                             for (const auto& want : wants) {
                                 if (auto data = answers.file(want))
                                     evaluation->showClassification(want.rowId, *data);
                                 else
                                     evaluation->showUnavailable(want.rowId, data.error().detail);
                             }
                         });
    }
}

/// Runs the event loop until the view's workers have been still for a moment.
void settle(const ChartView& view, std::stop_token stop)
{
    QEventLoop loop;
    QTimer look;
    int quiet = 0;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        quiet = view.isPreparing() ? 0 : quiet + 1;
        if (quiet >= quietLooks || stop.stop_requested())
            loop.quit();
    });
    look.start(lookMs);
    loop.exec();
}

} // namespace

QList<ReportChart> drawCharts(const Board& board, const ComparedRunsPtr& runs, const ChartAnswers& answers,
                              std::stop_token stop)
{
    QList<ReportChart> charts;
    LinkedRuns linked;
    for (const auto& spec : board.charts) {
        if (!isComplete(spec) || spec.kind == ChartKind::Images || stop.stop_requested())
            continue;
        const std::unique_ptr<ChartView> view(makeChartView(spec, linked));
        answer(*view, answers);
        view->resize(columnWidth * spec.width, spec.height);
        (void)view->grab({0, 0, 1, 1}); // else a hidden widget is not told its size
        view->showRuns(runs);
        settle(*view, stop);
        charts.append(reportChart(*view));
    }
    return charts;
}

} // namespace ph
