#include "app/shots/DriftShots.h"

#include "app/drift/DriftController.h"
#include "app/shots/DriftSample.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/DriftPlanEditor.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/drift/QualityView.h"
#include "widgets/drift/RunTableDialog.h"

#include <QAbstractButton>
#include <QTabWidget>
#include <QTreeView>

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

RunsFound sampleRuns()
{
    RunsFound found{{}, 3, 1'240};
    const auto add = [&](const char* id, const char* name, const char* experiment, int daysAgo) {
        found.runs.append({{{1}, EntityKind::Run, QLatin1String(id)},
                           QLatin1String(name),
                           QLatin1String(experiment),
                           QStringLiteral("lab"),
                           sample::driftNow - daysAgo * 86'400'000LL});
    };
    add("3f2a91c07be84d50", "fraud-xgb-2025-11-20", "fraud scoring", 1);
    add("91b07e33c1a24f6e", "fraud-xgb-2025-11-13", "fraud scoring", 8);
    add("c4407d10aa5e4b92", "fraud-baseline", "fraud, before 2025", 95);
    return found;
}

RunTableList sampleTables()
{
    using Kind = RunTableLine::Kind;
    const auto of = [](const char* path) {
        return QStringLiteral("run:lab/3f2a91c07be84d50/") + QLatin1String(path);
    };
    const auto name = [](const char* text) { return QString::fromLatin1(text); };
    RunTableList list;
    list.fetchedMs = sample::driftNow;
    list.lines = {
        {.kind = Kind::LoggedTable,
         .name = name("eval/predictions.json"),
         .text = of("eval/predictions.json"),
         .bytes = 2'411'000,
         .isKept = true},
        {.name = name("features.db"), .text = of("features.db"), .bytes = 184'000'000},
        {.name = name("report/rows.csv"), .text = of("report/rows.csv"), .bytes = 91'200},
        {.kind = Kind::Input,
         .name = name("holdout"),
         .whyNot = recordedText("ph::RunTables", "Its source is %1: download it and choose the file.")
                       .arg(QStringLiteral("s3://fraud/holdout.parquet"))
                       .shown,
         .digest = name("9d03c1aa"),
         .context = name("eval"),
         .source = name("s3://fraud/holdout.parquet")},
        {.kind = Kind::Input,
         .name = name("transactions"),
         .text = name("/data/fraud/train/2025-10/transactions.parquet"),
         .digest = name("1f0c77be"),
         .context = name("training"),
         .source = name("/data/fraud/train/2025-10/transactions.parquet"),
         .follow = RunTableLine::Follow::OnlyAsShown}};
    return list;
}

void photographChooser(Photographer& camera, const QString& look)
{
    const auto take = [&](const char* what, auto change) {
        RunTableDialog dialog(DriftScreen::tr("Reference: what it was like"), nullptr, sample::driftClock);
        change(dialog);
        dialog.show();
        camera.take(dialog, QStringLiteral("drift-from-run-%1-%2").arg(QLatin1String(what), look));
    };
    const auto choose = [](RunTableDialog& dialog, const char* list, int row) {
        auto* view = dialog.findChild<QTreeView*>(QLatin1String(list));
        view->setCurrentIndex(view->model()->index(row, 0));
    };
    const auto run = [choose](RunTableDialog& dialog) {
        dialog.showRuns(sampleRuns());
        choose(dialog, "runTableRuns", 0);
    };
    take("runs", [](RunTableDialog& dialog) { dialog.showRuns(sampleRuns()); });
    for (const auto& [what, row] : {std::pair("table", 0), std::pair("elsewhere", 3), std::pair("path", 4)})
        take(what, [&, at = row](RunTableDialog& dialog) {
            run(dialog);
            dialog.showTables(sampleTables());
            choose(dialog, "runTableTables", at);
        });
    take("stale", [&](RunTableDialog& dialog) {
        run(dialog);
        auto list = sampleTables();
        list.staleBecause = Error::make(ErrorKind::Offline, {});
        list.fetchedMs -= 3 * 86'400'000LL;
        dialog.showTables(list);
    });
    take("offline", [&](RunTableDialog& dialog) {
        run(dialog);
        dialog.showTablesError(Error::make(ErrorKind::Offline, QStringLiteral("lab")));
    });
    take("none", [](RunTableDialog& dialog) { dialog.showRuns({{}, 0, 1'240}); });
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
    photographChooser(camera, look);
    take("form-of-runs", [](DriftScreen& screen) {
        auto plan = samplePlan();
        plan.plan.reference = QStringLiteral("run:lab/3f2a91c07be84d50/eval/predictions.json");
        screen.showEditor(plan);
        const auto digest =
            recordedText("ph::PlacedTable", "its digest %1 is not of the file's bytes, and was not checked")
                .arg(QStringLiteral("1f0c77be"))
                .shown;
        screen.editor()->setNote(
            DriftPlanEditor::Side::Current,
            DriftController::tr("Dataset input %1: %2").arg(QStringLiteral("transactions"), digest));
        screen.editor()->showSchemas(sampleSchema(), sampleSchema());
    });
    take("form-without-duckdb", [](DriftScreen& screen) {
        screen.showEditor(samplePlan());
        screen.editor()->showDuckDbLacking(Error::make(ErrorKind::Unsupported, QStringLiteral("libduckdb.so"),
                                                       QStringLiteral("cannot open shared object file")));
    });
    take("running", [](DriftScreen& screen) {
        screen.showRunning(samplePlan());
        const auto table = recordedText("ph::Frames", "current data").shown;
        screen.showProgress(recordedText("ph::Frames", "reading the %1").arg(table).shown, 420, 1'000);
    });
    take("cancelled", [](DriftScreen& screen) {
        screen.showStudies({samplePlan().name}, samplePlan().name);
        screen.showRunning(samplePlan());
        screen.showError(Error::make(ErrorKind::Cancelled, {}));
    });
    result("columns", Part::Columns);
    result("heat", Part::HeatMap);
    take("heat-table", [](DriftScreen& screen) {
        showResult(screen, Part::HeatMap);
        screen.findChild<QAbstractButton*>(QStringLiteral("driftHeatAsTable"))->click();
    });
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
