#include "app/CurveFetch.h"
#include "app/TableFile.h"
#include "app/cli/RunOptions.h"
#include "models/charts/KnownCurves.h"
#include "widgets/charts/CurvePicture.h"
#include "widgets/charts/PictureFile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPainter>

#include <set>

namespace ph {

namespace {

struct PlotOptions {
    RunSelection selection;
    std::vector<std::string> metrics;
    std::string x = "step", smooth = "none", out, size = "1200x700", groupBy, band = "none";
    bool logX = false, logY = false, dark = false, offline = false;
};

struct PlotQuestion {
    ChartSpec spec;
    std::optional<ColumnKey> groupBy;
    QSize size;
};

struct Summary {
    std::size_t drawn = 0, without = 0;
    std::int64_t points = 0;
    std::vector<std::pair<QString, Error>> unread; ///< by the run's name
};

Result<PlotQuestion> questionOf(const PlotOptions& options)
{
    const auto invalid = [](const std::string& what, const QString& why) {
        return fail(ErrorKind::Invalid, QString::fromStdString(what), why);
    };
    PlotQuestion out;
    for (const auto& metric : options.metrics)
        out.spec.columns.append({ColumnKind::Metric, QString::fromStdString(metric)});
    CurveOptions& curves = out.spec.curves;
    if (options.x == "time")
        curves.x = CurveX::WallTime;
    else if (options.x == "relative")
        curves.x = CurveX::RelativeTime;
    else if (options.x != "step") {
        curves.x = CurveX::Metric;
        curves.xMetric = QString::fromStdString(options.x);
    }
    curves.xScale = options.logX ? CurveScale::Logarithmic : CurveScale::Linear;
    curves.yScale = options.logY ? CurveScale::Logarithmic : CurveScale::Linear;
    const auto smoothing = smoothingFromText(QString::fromStdString(options.smooth));
    if (!smoothing)
        return invalid(
            "--smooth " + options.smooth,
            QCoreApplication::translate("PlotCommand", "Write none, ema:0.6, time:0.6 or gauss:5."));
    curves.smoothing = *smoothing;
    if (options.band == "min-max")
        curves.band = CurveOptions::Band::MinMax;
    else if (options.band == "std")
        curves.band = CurveOptions::Band::Deviation;
    else if (options.band != "none")
        return invalid("--band " + options.band,
                       QCoreApplication::translate("PlotCommand", "Write none, min-max or std."));
    if (curves.band != CurveOptions::Band::None && options.groupBy.empty())
        return invalid(
            "--band " + options.band,
            QCoreApplication::translate("PlotCommand", "A band is drawn around groups; say --group-by too."));
    if (!options.groupBy.empty())
        out.groupBy = columnKeyFromText(QString::fromStdString(options.groupBy));
    const auto sides = QString::fromStdString(options.size).split(u'x');
    bool wide = false, high = false;
    if (sides.size() == 2)
        out.size = {sides[0].toInt(&wide), sides[1].toInt(&high)};
    if (!wide || !high || out.size.width() < 200 || out.size.height() < 120)
        return invalid("--size " + options.size,
                       QCoreApplication::translate("PlotCommand",
                                                   "Write WIDTHxHEIGHT, at least 200x120, e.g. 1200x700."));
    return out;
}

Result<KnownCurves> fetchCurves(CommandLine& line, const ComparedRuns& runs, const PlotQuestion& question,
                                bool offline, Summary& summary)
{
    KnownCurves known;
    const auto wants = known.wants(runs, question.spec, {}, {}, question.size.width());
    auto& cache = line.workspace()->cache();
    QElapsedTimer silence;
    silence.start();
    for (qsizetype i = 0; i < wants.size(); ++i) {
        CurveWant want = wants[i];
        want.detail = CurveWant::Detail::Full; // a picture has one chance
        const auto place = runs.placeOf(want.rowId);
        const auto key = runs.table->entity(*place);
        if (silence.elapsed() > 1000) {
            line.note(
                QCoreApplication::translate("PlotCommand", "%1 of %2 histories").arg(i).arg(wants.size()));
            silence.restart();
        }
        auto run = cache.run(key);
        if (!run)
            return fail(run.error());
        auto source = [&]() -> Result<CurveSource> {
            if (!*run)
                return fail(ErrorKind::NotFound, key.remoteId);
            // A link that cannot be had is the reason why a history that is not cached cannot be read.
            const auto link = offline ? Result<LinkPtr>(nullptr) : line.link(key.connection);
            auto found = fetchCurve(cache, link ? link->get() : nullptr, **run, want, line.stop());
            return !found && !link ? fail(link.error()) : found;
        }();
        if (!source && source.error().kind == ErrorKind::Cancelled)
            return fail(source.error());
        const KnownCurves::Key which{want.rowId, want.metric};
        if (source) {
            known.show(which, *source);
        } else {
            known.fail(which, source.error());
            summary.unread.emplace_back(runs.names[qsizetype(*place)], source.error());
        }
    }
    return known;
}

Result<void> writePicture(const QString& path, const PlotQuestion& question, const PreparedScene& prepared,
                          const Theme& theme)
{
    CurveView view;
    view.outliers = question.spec.curves.outliers;
    const CurveScene scene = inView(prepared.scene, view);
    const auto paint = [&](QPainter& painter) {
        const QRectF area(QPointF(), QSizeF(question.size));
        painter.fillRect(area, theme.surface);
        paintPicture(painter, scene, area, theme, painter.device()->devicePixelRatioF());
    };
    return savePicture(path, question.size, scene.title, paint, 1);
}

void report(CommandLine& line, const Summary& summary, const QString& remark, const std::string& out)
{
    if (line.output == CommandLine::Output::Json) {
        auto unread = nlohmann::json::array();
        for (const auto& [name, error] : summary.unread)
            unread.push_back({{"run", jsonText(name)}, {"kind", jsonText(errorKindName(error.kind))}});
        line.print(nlohmann::json{{"file", out},
                                  {"runs_drawn", summary.drawn},
                                  {"runs_without_metric", summary.without},
                                  {"points", summary.points},
                                  {"unread", unread},
                                  {"remark", jsonText(remark)}});
        return;
    }
    line.print(QCoreApplication::translate("PlotCommand", "%1 runs, %2 points drawn to %3")
                   .arg(summary.drawn)
                   .arg(summary.points)
                   .arg(terminalText(QString::fromStdString(out))));
    if (!remark.isEmpty())
        line.note(terminalText(remark));
}

void plot(CommandLine& line, const PlotOptions& options)
{
    const auto question = questionOf(options);
    if (!question)
        return line.fail(question.error());
    auto found = selectRuns(line, options.selection);
    if (!found)
        return line.fail(found.error());
    const auto rows = limited(*found, options.selection.limit);
    const auto runs = compareRows(selectedRows(*found->table, rows), {question->groupBy}, nullptr);
    Summary summary;
    auto known = fetchCurves(line, *runs, *question, options.offline, summary);
    if (!known)
        return line.fail(known.error());
    const auto prepared = prepareScene(known->request(*runs, question->spec, {}));
    std::set<qint64> drawn;
    for (const auto& curve : prepared.scene.curves) {
        drawn.insert(curve.rowIds.begin(), curve.rowIds.end());
        summary.points += std::int64_t(curve.line->logged);
    }
    summary.drawn = drawn.size();
    for (std::size_t place = 0; place < runs->size(); ++place)
        summary.without += std::none_of(question->spec.columns.begin(), question->spec.columns.end(),
                                        [&](const auto& key) { return hasMetric(*runs, place, key.name); });
    if (drawn.empty())
        return line.fail(summary.unread.empty()
                             ? Error::make(ErrorKind::NotFound, chartTitle(question->spec),
                                           QCoreApplication::translate("PlotCommand",
                                                                       "None of the %1 matching runs has it.")
                                               .arg(runs->size()))
                             : summary.unread.front().second);
    const QString path = QString::fromStdString(options.out);
    const auto written =
        path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
            ? writeTable(known->table(*runs, question->spec), path, line.stop())
            : writePicture(path, *question, prepared, options.dark ? Theme::dark() : Theme::light());
    if (!written)
        return line.fail(written.error());
    report(line, summary, known->remark(*runs, question->spec, prepared.remarks), options.out);
    if (!summary.unread.empty())
        line.exitCode = ExitCode::Partial;
}

} // namespace

void addPlotCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("plot", "Draw how metrics went to a picture");
    auto options = std::make_shared<PlotOptions>();
    addSelectionOptions(command, options->selection);
    command.option("--metric", options->metrics, "What to draw; several are separated by commas")
        .required()
        .separatedBy(',')
        .oneWordEach()
        .valueName("KEY");
    command.option("--x", options->x, "step, time, relative, or another metric, joined by step")
        .showDefault()
        .valueName("AXIS");
    command
        .option("--smooth", options->smooth,
                "none, ema:WEIGHT, time:WEIGHT (0 to 0.999) or gauss:POINTS (0 to 1000)")
        .showDefault()
        .valueName("HOW");
    command.option("--group-by", options->groupBy, "One mean curve for each value of this column")
        .valueName("KEY");
    command.option("--band", options->band, "Around groups: none, min-max or std")
        .showDefault()
        .valueName("BAND");
    command.flag("--log-x", options->logX, "Logarithmic horizontal axis");
    command.flag("--log-y", options->logY, "Logarithmic vertical axis");
    command.option("--out", options->out, "A .svg, .png or .pdf picture, or a .csv table of the points")
        .required()
        .valueName("FILE");
    command.option("--size", options->size, "Width and height in pixels; on paper 96 are an inch")
        .showDefault()
        .valueName("WxH");
    command.flag("--dark", options->dark, "Light on dark");
    command.flag("--offline", options->offline, "Ask no server: only what is cached");
    command.footer("Examples:\n"
                   "  pilothouse plot \"params.model = 'xgb'\" --metric loss --log-y --out loss.svg\n"
                   "  pilothouse plot --experiment fraud --metric auc --group-by params.lr --band std --out "
                   "auc.png --size 900x500\n"
                   "  pilothouse plot --limit 5 --metric val_loss --x relative --smooth ema:0.6 --out "
                   "val.pdf");
    line.onParsed(
        command, [&line, options] { plot(line, *options); }, CommandLine::Application::Graphical);
}

} // namespace ph
