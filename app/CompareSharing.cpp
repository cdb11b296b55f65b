#include "app/CompareSharing.h"

#include "app/ConnectionsController.h"
#include "app/CurveFile.h"
#include "app/TableFile.h"
#include "app/compare/ComparisonReport.h"
#include "models/values/CompareLink.h"
#include "models/values/HelpTopic.h"
#include "models/values/JsonFields.h"
#include "widgets/charts/CopyPicture.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/charts/MarksView.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/charts/PictureNote.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/compare/DifferenceView.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPainter>
#include <QPointer>

namespace ph {

namespace {

constexpr QSize smallestPicture(480, 300);
constexpr qsizetype mostCopiedRows = 100'000;

QSize pictureSize(const ChartView& view)
{
    return view.size().expandedTo(smallestPicture);
}

struct Painting {
    std::function<void(QPainter&)> paint;
    enum class Runs { Here, Anywhere } runs; ///< Here: on this thread, while the view is there
};

struct SharingTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::CompareSharing)
};

QString hiddenText(const ChartView& view)
{
    const auto hidden = view.linked().hidden().size();
    return hidden == 0 ? QString()
                       : SharingTexts::tr("%Ln runs hidden on the screen are left out", nullptr, int(hidden));
}

QString leftOutOfTable(const ChartView& view)
{
    // Others list hidden runs, too.
    const bool isOfShown = qobject_cast<const MarksView*>(&view) || qobject_cast<const CurvesView*>(&view);
    return isOfShown ? hiddenText(view) : QString();
}

Painting paintingOf(const ChartView& view, QSize size)
{
    const QRectF area({}, QSizeF(size));
    const auto theme = Theme::of(&view);
    const auto paint = [area, theme, note = hiddenText(view)](QPainter& painter, const auto& chart) {
        painter.fillRect(area, theme.surface);
        chart(painter, paintPictureNote(painter, area, note, theme), theme);
    };
    if (auto detached = view.detachedPicture())
        return {[=](QPainter& painter) { paint(painter, detached); }, Painting::Runs::Anywhere};
    return {[=, &view](QPainter& painter) {
                paint(painter, [&view](QPainter& on, const QRectF& rest, const Theme& in) {
                    view.paintPicture(on, rest, in);
                });
            },
            Painting::Runs::Here};
}

} // namespace

CompareSharing::CompareSharing(Workspace& workspace, ConnectionsController& connections,
                               CompareScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
{
    connect(screen_.board(), &BoardView::pictureWanted, this, &CompareSharing::sharePicture);
    connect(screen_.differences(), &DifferenceView::exportRequested, this,
            [this] { saveTable(screen_.differences()->table(), board_.name); });
    connect(&screen_, &CompareScreen::shareRequested, this, [this](CompareScreen::Share share) {
        switch (share) {
        case CompareScreen::Share::Html:
            saveReport(QStringLiteral("html"));
            break;
        case CompareScreen::Share::Pdf:
            saveReport(QStringLiteral("pdf"));
            break;
        case CompareScreen::Share::Link:
            QGuiApplication::clipboard()->setText(compareLink(board_));
            screen_.say(tr("Link copied"));
            break;
        }
    });
}

CompareSharing::~CompareSharing() = default;

void CompareSharing::setComparison(const Board& board, const ComparedRunsPtr& runs)
{
    board_ = board;
    runs_ = runs;
}

QString CompareSharing::chooseFile(const QString& name, const QString& suffix, const QString& kind)
{
    return QFileDialog::getSaveFileName(&screen_, tr("Save"),
                                        fileNameFrom(name, QStringLiteral("comparison")) + u'.' + suffix,
                                        kind + QStringLiteral(" (*.%1)").arg(suffix));
}

void CompareSharing::keep(JobHandle job)
{
    std::erase_if(jobs_, [](const JobHandle& one) { return !one.isRunning(); });
    jobs_.push_back(std::move(job));
}

void CompareSharing::tell(const Result<void>& written, const QString& file, const QString& leftOut)
{
    if (written)
        screen_.say(leftOut.isEmpty() ? tr("Written to %1").arg(file)
                                      : tr("Written to %1. %2").arg(file, leftOut));
    else if (written.error().kind != ErrorKind::Cancelled)
        screen_.sayTrouble(tr("%1 could not be written.").arg(file), written.error().detail,
                           helpTopicOf(written.error().kind));
}

void CompareSharing::sharePicture(ChartView* view, ChartCard::Picture picture)
{
    const auto title = chartTitle(view->spec());
    const QPointer<ChartView> alive(view);
    switch (picture) {
    case ChartCard::Picture::CopyPicture:
        return copyPicture(*view);
    case ChartCard::Picture::CopyTable: {
        const auto table = view->table();
        QStringList lines{table.header.join(u'\t')};
        for (qsizetype row = 0; row < std::min(table.rows, mostCopiedRows); ++row)
            lines.append(table.row(row).join(u'\t'));
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
        const auto copied = table.rows > mostCopiedRows ? tr("The first %Ln rows copied; save as CSV for all",
                                                             nullptr, int(mostCopiedRows))
                                                        : tr("%Ln rows copied", nullptr, int(table.rows));
        const auto leftOut = leftOutOfTable(*view);
        screen_.say(leftOut.isEmpty() ? copied : tr("%1. %2").arg(copied, leftOut));
        return;
    }
    case ChartCard::Picture::Csv:
        // The chart itself may know no more of a long curve than summaries.
        if (view->spec().kind == ChartKind::Curves && runs_)
            return saveCurves(*view, title);
        saveTable(view->table(), title, leftOutOfTable(*view));
        return;
    case ChartCard::Picture::Png:
    case ChartCard::Picture::Svg:
    case ChartCard::Picture::Pdf:
        break;
    }
    const auto suffix = picture == ChartCard::Picture::Png   ? QStringLiteral("png")
                        : picture == ChartCard::Picture::Svg ? QStringLiteral("svg")
                                                             : QStringLiteral("pdf");
    const auto file = chooseFile(title, suffix, suffix.toUpper());
    if (file.isEmpty())
        return;
    if (!alive) // the board may change while the dialog is open
        return tell(fail(ErrorKind::NotFound, file, tr("The chart was removed meanwhile.")), file);
    savePicture(*view, title, file);
}

void CompareSharing::copyPicture(const ChartView& view)
{
    const auto size = pictureSize(view);
    const auto title = chartTitle(view.spec());
    const auto copy = [this, table = view.table()](const CopiedPicture& picture) {
        ph::copyPicture(picture, table);
        screen_.say(tr("Picture copied"));
    };
    const auto paint = paintingOf(view, size);
    if (paint.runs == Painting::Runs::Here)
        return copy(pictureToCopy(size, title, paint.paint));
    keep(workspace_.runner().run<CopiedPicture>(
        {.title = tr("Painting %1").arg(title)},
        [size, title, paint](JobContext&) -> Result<CopiedPicture> {
            return pictureToCopy(size, title, paint.paint);
        },
        this,
        [copy](const Result<CopiedPicture>& picture) {
            if (picture)
                copy(*picture);
        }));
}

void CompareSharing::savePicture(const ChartView& view, const QString& title, const QString& file)
{
    const auto size = pictureSize(view);
    const auto paint = paintingOf(view, size);
    std::optional<PaintedPicture> painted;
    if (paint.runs == Painting::Runs::Here) {
        auto picture = paintPicture(file, size, title, paint.paint);
        if (!picture)
            return tell(fail(picture.error()), file);
        painted = std::move(*picture);
    }
    keep(workspace_.runner().run<void>(
        {.title = tr("Writing %1").arg(file)},
        [paint, painted, size, title, file](JobContext&) -> Result<void> {
            return painted ? writePicture(*painted, file) : ph::savePicture(file, size, title, paint.paint);
        },
        this, [this, file](const Result<void>& written) { tell(written, file); }));
}

void CompareSharing::saveTable(const ChartTable& table, const QString& name, const QString& leftOut)
{
    saveCsv(name, leftOut,
            [table](const QString& file, std::stop_token stop) { return writeTable(table, file, stop); });
}

void CompareSharing::saveCurves(const ChartView& view, const QString& name)
{
    saveCsv(name, hiddenText(view),
            [&cache = workspace_.cache(), runs = runs_, spec = view.spec(),
             hidden = view.linked().hidden()](const QString& file, std::stop_token stop) {
                return writeCurves(cache, *runs, spec, hidden, file, stop).map([](qsizetype) {});
            });
}

void CompareSharing::saveCsv(const QString& name, const QString& leftOut, const Write& write)
{
    const auto file = chooseFile(name, QStringLiteral("csv"), tr("CSV"));
    if (file.isEmpty())
        return;
    keep(workspace_.runner().run<void>(
        {.title = tr("Writing %1").arg(file)},
        [write, file](JobContext& job) { return write(file, job.stop); }, this,
        [this, file, leftOut](Result<void> written) { tell(written, file, leftOut); }));
}

void CompareSharing::saveReport(const QString& suffix)
{
    if (!runs_)
        return;
    const auto file = chooseFile(board_.name, suffix, suffix.toUpper());
    if (file.isEmpty())
        return;
    // The pictures are those on the screen; everything else is worked out beside it.
    QList<ReportChart> charts;
    for (auto* view : screen_.board()->views()) {
        if (isComplete(view->spec()))
            charts.append(reportChart(*view));
    }
    keep(workspace_.runner().run<void>(
        {.title = tr("Writing %1").arg(file)},
        [board = board_, runs = runs_, names = connections_.names(), charts, file,
         now = toMs(workspace_.clock()()),
         hidden = hiddenRunsRemark(screen_.linked().hidden().size())](JobContext& job) -> Result<void> {
            auto report = comparisonReport(board, runs, names, charts, now, {}, job.stop);
            if (!report)
                return fail(report.error());
            if (!hidden.isEmpty())
                report->remarks.append(hidden);
            return writeReport(*report, file);
        },
        this, [this, file](Result<void> written) { tell(written, file); }));
}

} // namespace ph
