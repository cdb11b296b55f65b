#include "app/shots/DriftShots.h"

#include "app/shots/DriftSample.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/DriftPlanEditor.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/drift/QualityView.h"

#include <QTabWidget>

namespace ph {

namespace {

/// The order of a result's tabs.
enum class Part { Columns, HeatMap, Together, Performance };

NamedDriftPlan samplePlan()
{
    return {QStringLiteral("fraud, November"), sample::sampleStudy()->plan};
}

FrameSchema sampleSchema()
{
    FrameSchema schema{{QStringLiteral("scored_at"), FrameType::Timestamp, FrameRole::Timestamp},
                       {QStringLiteral("region"), FrameType::Category, FrameRole::Segment},
                       {QStringLiteral("score"), FrameType::Number, FrameRole::Score}};
    const auto study = sample::sampleStudy();
    for (const auto& column : study->columns)
        schema.push_back(column.column);
    return schema;
}

void showResult(DriftScreen& screen, Part part)
{
    screen.showStudies({samplePlan().name, QStringLiteral("churn, daily")}, samplePlan().name);
    screen.showStudy(sample::sampleStudy());
    screen.result()->tabs()->setCurrentIndex(int(part));
}

void openDetail(DriftScreen& screen, std::optional<std::size_t> window)
{
    screen.result()->openPlace({0, 0, window});
    screen.result()->detail()->showDetail(sample::sampleDriftDetail(window));
}

} // namespace

void photographDrift(Photographer& camera, const QString& look, QSize size)
{
    using namespace sample;
    const auto take = [&](const char* what, auto change) {
        DriftScreen screen(nullptr, driftClock);
        screen.resize(size);
        change(screen);
        screen.show();
        camera.take(screen, QStringLiteral("drift-%1-%2").arg(QLatin1String(what), look));
    };
    const auto result = [&](const char* what, Part part) {
        take(what, [part](DriftScreen& screen) { showResult(screen, part); });
    };
    take("empty", [](DriftScreen& screen) { screen.showStart(); });
    take("form", [](DriftScreen& screen) {
        screen.showStudies({samplePlan().name}, samplePlan().name);
        screen.showEditor(samplePlan());
        screen.editor()->showSchemas(sampleSchema(), sampleSchema());
    });
    take("form-without-duckdb", [](DriftScreen& screen) {
        screen.showEditor(samplePlan());
        screen.editor()->showLookError(Error::make(
            ErrorKind::Unsupported, QStringLiteral("libduckdb.so"),
            QStringLiteral("Parquet is read through DuckDB's library, which is not here: install it, or name "
                           "its file.")));
    });
    take("running", [](DriftScreen& screen) {
        screen.showRunning(samplePlan());
        screen.showProgress(QStringLiteral("Reading /data/fraud/scored.db"), 420, 1'000);
    });
    take("cancelled", [](DriftScreen& screen) {
        screen.showStudies({samplePlan().name}, samplePlan().name);
        screen.showRunning(samplePlan());
        screen.showError(Error::make(ErrorKind::Cancelled, {}));
    });
    result("columns", Part::Columns);
    result("heat", Part::HeatMap);
    result("together", Part::Together);
    result("performance", Part::Performance);
    take("columns-detail", [](DriftScreen& screen) {
        showResult(screen, Part::Columns);
        openDetail(screen, std::nullopt);
    });
    take("heat-detail", [](DriftScreen& screen) {
        showResult(screen, Part::HeatMap);
        openDetail(screen, driftOnset + 2);
    });
    for (int tab = 0;; ++tab) {
        DriftScreen screen(nullptr, driftClock);
        auto* detail = screen.result()->detail()->tabs();
        if (tab >= detail->count())
            break;
        showResult(screen, Part::HeatMap);
        openDetail(screen, driftOnset + 2);
        if (!detail->isTabVisible(tab) || tab == 0)
            continue; // of other kinds of columns, or taken already
        detail->setCurrentIndex(tab);
        screen.resize(size);
        screen.show();
        const auto* card = detail->widget(tab)->findChild<FigureCard*>();
        camera.take(screen, QStringLiteral("drift-detail-%1-%2")
                                .arg(card ? card->objectName() : QStringLiteral("rows"), look));
    }
    take("reports", [](DriftScreen& screen) {
        screen.showArea(DriftScreen::Area::Reports);
        screen.quality()->showReports(
            {{std::make_shared<const QualityReport>(sampleQualityReport()), driftNow}}, {});
    });
    take("reports-empty", [](DriftScreen& screen) {
        screen.showArea(DriftScreen::Area::Reports);
        screen.quality()->showReports({}, {});
    });
}

} // namespace ph
