#include "app/print/PrintedPage.h"
#include "models/tables/RunTableModel.h"
#include "widgets/charts/ChartView.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/charts/FigureView.h"
#include "widgets/charts/HeatMapView.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/endpoints/TrafficBar.h"
#include "widgets/incidents/TimelineView.h"
#include "widgets/registry/AliasTimelineView.h"
#include "widgets/releases/StageTrack.h"
#include "widgets/rollouts/StepStrip.h"
#include "widgets/rollouts/TrafficChart.h"
#include "widgets/runs/RunTableView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace ph {

namespace {

constexpr int sameLine = 12; ///< pixels; what is so near stands in one line
constexpr QSize smallestChart(480, 300);

struct ReadPageTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ReadPage)
};

QString onlyTheFirst(int rows)
{
    return ReadPageTexts::tr("Only the first %Ln row(s).", nullptr, rows);
}

ReportTable runsTable(const RunTableView& view)
{
    const auto& model = *view.model();
    ReportTable table;
    table.title = ReadPageTexts::tr("Runs");
    for (int column = 0; column < model.columnCount(); ++column) {
        table.header << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        if (isRightAligned(model.shape(column)))
            table.numeric << column;
    }
    const int rows = std::min(model.rowCount(), maxPrintedRows);
    for (int row = 0; row < rows; ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        table.rows << cells;
    }
    if (rows < model.rowCount())
        table.note = onlyTheFirst(rows);
    return table;
}

bool isHidden(const QAbstractItemView& view, int column)
{
    if (const auto* table = qobject_cast<const QTableView*>(&view))
        return table->isColumnHidden(column);
    if (const auto* list = qobject_cast<const QListView*>(&view))
        return column != list->modelColumn();
    const auto* tree = qobject_cast<const QTreeView*>(&view);
    return tree && tree->isColumnHidden(column);
}

/// Rows below `parent` with their children, which are led by blanks.
void readRows(const QAbstractItemView& view, const QList<int>& columns, const QModelIndex& parent, int depth,
              ReportTable& table)
{
    const auto& model = *view.model();
    for (int row = 0; row < model.rowCount(parent) && table.rows.size() < maxPrintedRows; ++row) {
        QStringList cells;
        for (const int column : columns)
            cells << model.index(row, column, parent).data().toString();
        cells.first().prepend(QString(depth * 3, QChar(0xa0)));
        table.rows << cells;
        const auto* tree = qobject_cast<const QTreeView*>(&view);
        if (const auto first = model.index(row, 0, parent); tree && tree->isExpanded(first))
            readRows(view, columns, first, depth + 1, table);
    }
}

ReportTable tableOf(const QAbstractItemView& view)
{
    ReportTable table;
    const auto& model = *view.model();
    table.title = view.accessibleName();
    QList<int> columns;
    for (int column = 0; column < model.columnCount(); ++column) {
        if (isHidden(view, column))
            continue;
        const auto alignment = model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        if (alignment & Qt::AlignRight)
            table.numeric << int(columns.size());
        columns << column;
        table.header << model.headerData(column, Qt::Horizontal).toString();
    }
    if (!columns.isEmpty())
        readRows(view, columns, view.rootIndex(), 0, table);
    if (table.rows.size() >= maxPrintedRows)
        table.note = onlyTheFirst(maxPrintedRows);
    return table;
}

ReportChart chartOf(const QString& title, const QString& remark, QSize size,
                    const std::function<void(QPainter&, QSize)>& paint)
{
    const auto area = size.expandedTo(smallestChart);
    auto svg = paintPicture(QStringLiteral("chart.svg"), area, title,
                            [&](QPainter& painter) { paint(painter, area); });
    return {title, remark, svg ? svg->bytes : QByteArray(), area};
}

template <class... Drawings>
bool isOneOf(const QWidget& widget)
{
    return ((qobject_cast<const Drawings*>(&widget) != nullptr) || ...);
}

/// What is painted by its widget alone.
bool isDrawing(const QWidget& widget)
{
    return isOneOf<TimelineView, AliasTimelineView, HeatMapView, TrafficChart, TrafficBar, StageTrack,
                   StepStrip>(widget);
}

ReportChart drawingOf(QWidget& widget)
{
    const OnPaper paper(widget);
    auto svg = paintPicture(
        QStringLiteral("drawing.svg"), widget.size(), widget.accessibleName(),
        [&](QPainter& painter) { widget.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren); });
    return {widget.accessibleName(), {}, svg ? svg->bytes : QByteArray(), widget.size()};
}

std::optional<ReportChart> chartOf(const QWidget& widget)
{
    const auto& theme = Theme::light(); // paper is white
    if (const auto* figure = qobject_cast<const FigureView*>(&widget)) {
        const auto& shown = figure->figure();
        return chartOf(shown.title, shown.remark, figure->size(),
                       [&](QPainter& painter, QSize size) { figurePainting(shown, size, theme)(painter); });
    }
    if (const auto* curves = qobject_cast<const CurveChart*>(&widget))
        return chartOf(curves->title(), {}, curves->size(),
                       [&](QPainter& painter, QSize size) { curves->paintPicture(painter, size, theme); });
    if (const auto* chart = qobject_cast<const ChartView*>(&widget))
        return reportChart(*chart);
    return std::nullopt;
}

/// What stands for itself, and is not read further.
struct Found {
    QPoint at;
    std::variant<PrintedText, ReportTable, ReportChart> part;
};

class Reader {
public:
    explicit Reader(const QWidget& page)
        : page_(page)
    {
        read(page);
        std::ranges::stable_sort(found_, {}, [](const Found& one) { return one.at.y(); });
        for (auto from = found_.begin(); from != found_.end();) {
            const auto to = std::find_if(from, found_.end(), [y = from->at.y()](const Found& one) {
                return one.at.y() - y > sameLine;
            });
            std::stable_sort(from, to, [](const Found& a, const Found& b) { return a.at.x() < b.at.x(); });
            from = to;
        }
    }
    std::vector<Found> found() && { return std::move(found_); }

private:
    void read(const QWidget& widget)
    {
        for (auto* object : widget.children()) {
            auto* child = qobject_cast<QWidget*>(object);
            if (child && child->isVisibleTo(&page_) && !child->isWindow())
                take(*child);
        }
    }

    void take(QWidget& child)
    {
        if (qobject_cast<const QAbstractButton*>(&child) || qobject_cast<const Banner*>(&child) ||
            qobject_cast<const QHeaderView*>(&child))
            return;
        if (const auto* runs = qobject_cast<const RunTableView*>(&child); runs && runs->model())
            return add(child, runsTable(*runs));
        if (const auto* view = qobject_cast<const QAbstractItemView*>(&child)) {
            if (view->model() && view->model()->rowCount(view->rootIndex()) > 0)
                add(child, tableOf(*view));
            return;
        }
        if (isDrawing(child))
            return add(child, drawingOf(child));
        if (auto chart = chartOf(child))
            return add(child, std::move(*chart));
        if (const auto* text = qobject_cast<const QPlainTextEdit*>(&child))
            return addText(child, text->toPlainText(), PrintedText::Rank::Code);
        if (const auto* line = qobject_cast<const QLineEdit*>(&child)) {
            if (!line->text().isEmpty() && line->echoMode() == QLineEdit::Normal)
                addText(child, line->accessibleName() + QStringLiteral(": ") + line->text(),
                        PrintedText::Rank::Body);
            return;
        }
        if (const auto* badge = qobject_cast<const Badge*>(&child))
            return addText(child, badge->text(), PrintedText::Rank::Body);
        if (const auto* label = qobject_cast<const PlainLabel*>(&child)) {
            const bool isHeading =
                QFontMetrics(label->font()).height() >= QFontMetrics(textFont(TextSize::Title)).height();
            return addText(child, label->text(),
                           isHeading ? PrintedText::Rank::Heading : PrintedText::Rank::Body);
        }
        read(child);
    }

    void addText(const QWidget& child, const QString& words, PrintedText::Rank rank)
    {
        if (!words.trimmed().isEmpty())
            add(child, PrintedText{words, rank});
    }

    void add(const QWidget& child, std::variant<PrintedText, ReportTable, ReportChart> part)
    {
        found_.push_back({child.mapTo(&page_, QPoint()), std::move(part)});
    }

    const QWidget& page_;
    std::vector<Found> found_;
};

} // namespace

PrintedPage printedPage(const QWidget& page, const QString& title)
{
    PrintedPage printed{title, {}, {}};
    int line = 0;
    for (auto& found : Reader(page).found()) {
        auto* text = std::get_if<PrintedText>(&found.part);
        auto* before = printed.parts.empty() ? nullptr : std::get_if<PrintedText>(&printed.parts.back());
        // Words beside each other stay so: "Status", "Finished".
        if (text && before && text->rank == before->rank && text->rank != PrintedText::Rank::Code &&
            std::abs(found.at.y() - line) <= sameLine)
            before->words += QStringLiteral("   ") + text->words;
        else
            printed.parts.push_back(std::move(found.part));
        line = found.at.y();
    }
    return printed;
}

} // namespace ph
