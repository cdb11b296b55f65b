#include "app/CurveFile.h"
#include "app/cli/CurveReading.h"
#include "app/cli/GroupColumn.h"
#include "app/cli/RunOptions.h"
#include "models/charts/KnownCurves.h"
#include "widgets/charts/CurvePicture.h"
#include "widgets/charts/PictureFile.h"

#include <QCoreApplication>
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
    std::size_t drawn = 0, without = 0;            ///< runs
    std::int64_t points = 0;                       ///< that the lines go through; the rows of a table
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

Result<ThinnedCurves> fetchCurves(CommandLine& line, const ComparedRuns& runs, const PlotQuestion& question,
                                  const RunLinks& links, KnownCurves& known, Summary& summary)
{
    const auto read = [&](const QList<CurveWant>& wants) {
        auto sources = readSeveral(line, runs, links, wants);
        for (qsizetype i = 0; i < wants.size(); ++i) {
            const auto& source = sources[std::size_t(i)];
            if (!source && source.error().kind != ErrorKind::Cancelled)
                summary.unread.emplace_back(runs.names[qsizetype(*runs.placeOf(wants[i].rowId))],
                                            source.error());
        }
        return sources;
    };
    return readCurves(known, runs, question.spec, {}, question.size.width(), read);
}

/// What is said of curves that were thinned; nothing where none was.
QString thinnedRemark(const PlotQuestion& question, const ThinnedCurves& thinned)
{
    if (thinned.curves == 0)
        return {};
    const auto words =
        question.spec.curves.smoothing.kind == Smoothing::Kind::None
            ? QCoreApplication::translate("PlotCommand",
                                          "Curves with too many points to be drawn one by one: %1. The "
                                          "lowest and highest of every stretch of steps are drawn.")
            : QCoreApplication::translate("PlotCommand",
                                          "Curves with too many points to be smoothed one by one: %1. "
                                          "Means of stretches of steps are smoothed.");
    return words.arg(thinned.curves);
}

/// Why there is nothing to draw: which metric it is that no run has, mostly.
Error nothingThere(const PlotQuestion& question, const ComparedRuns& runs, const Summary& summary,
                   const PreparedScene& prepared, const QString& remark)
{
    if (!summary.unread.empty())
        return summary.unread.front().second;
    if (!prepared.scene.curves.empty()) // they are there, and have no place
        return Error::make(ErrorKind::NotFound, chartTitle(question.spec), remark);
    const auto title = chartTitle(question.spec);
    if (question.spec.curves.x == CurveX::Metric && summary.without < runs.size())
        return Error::make(
            ErrorKind::NotFound, question.spec.curves.xMetric,
            QCoreApplication::translate("PlotCommand", "None of the %1 matching runs has it beside %2.")
                .arg(QString::number(runs.size()), title));
    return Error::make(
        ErrorKind::NotFound, title,
        QCoreApplication::translate("PlotCommand", "None of the %1 matching runs has it.").arg(runs.size()));
}

/// The points that its lines go through.
Result<std::int64_t> writePicture(const QString& path, const PlotQuestion& question,
                                  const PreparedScene& prepared, const Theme& theme)
{
    CurveView view;
    view.outliers = question.spec.curves.outliers;
    const CurveScene scene = inView(prepared.scene, view);
    std::int64_t drawn = 0;
    const auto paint = [&](QPainter& painter) {
        const QRectF area(QPointF(), QSizeF(question.size));
        painter.fillRect(area, theme.surface);
        drawn = paintPicture(painter, scene, area, theme, painter.device()->devicePixelRatioF()).drawn;
    };
    return savePicture(path, question.size, scene.title, paint, 1).map([&] { return drawn; });
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
    if (question->groupBy && runs->size() > 0) {
        if (auto grouped = requireGroupColumn(line, *runs, *question->groupBy); !grouped)
            return line.fail(grouped.error());
    }
    Summary summary;
    KnownCurves known;
    const auto links = options.offline ? RunLinks() : linksOf(line, *runs);
    const auto thinned = fetchCurves(line, *runs, *question, links, known, summary);
    if (!thinned)
        return line.fail(thinned.error());
    const QString path = QString::fromStdString(options.out);
    const bool isTable = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    auto prepared = prepareScene(known.request(*runs, question->spec, {}));
    const auto remark =
        QStringList{known.remark(*runs, question->spec, prepared.remarks), thinnedRemark(*question, *thinned)}
            .join(u' ')
            .trimmed();
    std::set<qint64> drawn;
    for (const auto& curve : prepared.scene.curves) {
        if (isTable ? curve.line->size() > 0 : curve.line->isDrawable()) // a table has room for NaN
            drawn.insert(curve.rowIds.begin(), curve.rowIds.end());
    }
    summary.drawn = drawn.size();
    for (std::size_t place = 0; place < runs->size(); ++place)
        summary.without += std::none_of(question->spec.columns.begin(), question->spec.columns.end(),
                                        [&](const auto& key) { return hasMetric(*runs, place, key.name); });
    if (drawn.empty())
        return line.fail(nothingThere(*question, *runs, summary, prepared, remark));
    const auto written =
        isTable ? writeCurves(line.workspace()->cache(), *runs, question->spec, {}, path, line.stop())
                      .map([](qsizetype count) { return std::int64_t(count); })
                : writePicture(path, *question, prepared, options.dark ? Theme::dark() : Theme::light());
    if (!written)
        return line.fail(written.error());
    summary.points = *written;
    report(line, summary, remark, options.out);
    // A curve that is too long for what was asked is not what was asked: thinned it looks the same, while a
    // mean or a smoothed curve of fewer points is another one.
    const bool isExact = question->spec.curves.smoothing.kind == Smoothing::Kind::None && !runs->isGrouped();
    if (!summary.unread.empty() || prepared.remarks.fromBuckets > 0 || thinned->unread > 0 ||
        (thinned->curves > 0 && !isExact))
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
        .valueName("AXIS")
        .suggests({"step", "time", "relative"});
    command
        .option("--smooth", options->smooth,
                "none, ema:WEIGHT, time:WEIGHT (0 to 0.999) or gauss:POINTS (0 to 1000)")
        .showDefault()
        .valueName("HOW");
    command.option("--group-by", options->groupBy, "One mean curve for each value of this column")
        .valueName("KEY");
    command.option("--band", options->band, "Around groups: none, min-max or std")
        .showDefault()
        .valueName("BAND")
        .suggests({"none", "min-max", "std"});
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
