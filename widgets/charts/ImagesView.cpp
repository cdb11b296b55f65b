#include "widgets/charts/ImagesView.h"

#include "widgets/charts/RunMark.h"
#include "widgets/charts/RunMarks.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QSlider>

#include <algorithm>
#include <cmath>
#include <set>

namespace ph {

namespace {

constexpr double headHeight = 20, smallestSide = 64, largestSide = 200, imageGap = 4;
constexpr int barHeight = 24;
constexpr int mostNamedFaults = 3;

double nameWidth(double width)
{
    return std::min(150.0, width / 4);
}

} // namespace

ImagesView::ImagesView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : ChartView(std::move(spec), linked, parent)
    , down_(new QScrollBar(Qt::Vertical, this))
    , steps_(new QSlider(Qt::Horizontal, this))
{
    setMouseTracking(true);
    down_->setObjectName(QStringLiteral("imageRows"));
    down_->setAccessibleName(tr("Rows of pictures"));
    steps_->setObjectName(QStringLiteral("imageSteps"));
    steps_->setAccessibleName(tr("First step shown"));
    for (auto* control : {static_cast<QAbstractSlider*>(down_), static_cast<QAbstractSlider*>(steps_)}) {
        control->hide();
        connect(control, &QAbstractSlider::valueChanged, this, [this] {
            wantVisible();
            update();
        });
    }
    connect(&thumbnails_, &Thumbnails::decoded, this, [this](const FileWant& file) {
        wanted_.remove(file);
        update();
    });
    connect(&linked, &LinkedRuns::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(&linked, &LinkedRuns::selectionChanged, this, &ImagesView::rebuild);
    connect(&linked, &LinkedRuns::hiddenChanged, this, &ImagesView::rebuild);
}

void ImagesView::rebuild()
{
    if (path_ != spec().path) {
        path_ = spec().path;
        asked_.clear();
        listings_.clear();
        faults_.clear();
        wanted_.clear();
        thumbnails_.clear();
        current_.reset();
        enlarged_ = false;
    }
    ask();
    arrange();
}

void ImagesView::ask()
{
    if (asking_) // an answer may come at once
        return;
    asking_ = true;
    for (QList<FileWant> wants;; wants.clear()) {
        choose();
        for (const qint64 id : std::as_const(choice_.shown)) {
            if (!asked_.contains(id)) {
                asked_.insert(id);
                wants.append({id, path_});
            }
        }
        if (wants.isEmpty())
            break;
        Q_EMIT listingsWanted(wants);
    }
    asking_ = false;
}

void ImagesView::choose()
{
    choice_ = {};
    if (!runs())
        return;
    choice_ = chooseRuns(*runs(), linked(), maxRuns, [this](qint64 id) {
        const auto listing = listings_.constFind(id);
        return listing == listings_.constEnd() ? faults_.contains(id) : listing->isEmpty();
    });
    // Selected runs move up only where not all have room: rows should not jump about.
    if (!choice_.isCrowded)
        std::sort(choice_.shown.begin(), choice_.shown.end(),
                  [this](qint64 a, qint64 b) { return runs()->placeOf(a) < runs()->placeOf(b); });
}

void ImagesView::arrange()
{
    rows_.clear();
    std::set<std::int64_t> steps;
    for (const qint64 id : std::as_const(choice_.shown)) {
        const auto place = runs()->placeOf(id);
        if (!place)
            continue;
        Row row;
        for (const auto& image : listings_.value(id)) {
            if (row.pathAt.isEmpty() || row.key != image.key) {
                if (!row.pathAt.isEmpty())
                    rows_.append(row);
                row = {id, runs()->names[qsizetype(*place)], image.key, runs()->look(*place), {}};
            }
            row.pathAt.insert(image.step, image.path);
            steps.insert(image.step);
        }
        if (!row.pathAt.isEmpty())
            rows_.append(row);
    }
    stepAt_ = QList<std::int64_t>(steps.begin(), steps.end());
    if (current_ && !fileAt(*current_))
        current_.reset();
    enlarged_ = enlarged_ && current_;
    updateRemark();
    placeControls();
    wantVisible();
    update();
}

void ImagesView::updateRemark()
{
    QStringList lines;
    if (choice_.isCrowded)
        lines.append(tr("%1 of %2 runs are shown, selected ones first.")
                         .arg(QLocale().toString(choice_.shown.size()),
                              QLocale().toString(qulonglong(runs()->size()))));
    if (choice_.gaveUp)
        lines.append(tr("Only %Ln runs were looked at; select runs to see theirs.", nullptr,
                        int(choice_.shown.size() + choice_.lacking.size())));
    int without = int(choice_.lacking.size()), unread = 0;
    for (const qint64 id : choice_.shown + choice_.lacking) {
        const auto fault = faults_.constFind(id);
        const auto place = runs()->placeOf(id);
        if (fault == faults_.constEnd() || !place)
            continue;
        without -= listings_.value(id).isEmpty() ? 1 : 0; // what it has, nobody knows
        if (++unread <= mostNamedFaults)
            lines.append(QStringLiteral("%1: %2").arg(runs()->names[qsizetype(*place)], *fault));
    }
    if (unread > mostNamedFaults)
        lines.append(tr("%Ln more runs could not be read whole.", nullptr, unread - mostNamedFaults));
    if (without > 0)
        lines.append(tr("%Ln runs have no pictures here.", nullptr, without));
    setRemark(lines.join(u'\n'));
}

void ImagesView::showListing(qint64 rowId, const QList<LoggedImage>& images)
{
    listings_.insert(rowId, images);
    ask();
    arrange();
}

void ImagesView::showListingUnavailable(qint64 rowId, const QString& why)
{
    faults_.insert(rowId, why);
    ask();
    arrange();
}

void ImagesView::showImage(qint64 rowId, const QString& path, const QByteArray& bytes)
{
    thumbnails_.decode({rowId, path}, bytes);
}

void ImagesView::showImageUnavailable(qint64 rowId, const QString& path, const QString& why)
{
    thumbnails_.setFault({rowId, path}, why);
}

QRectF ImagesView::gridArea() const
{
    return QRectF(rect()).adjusted(0, 0, down_->isHidden() ? 0 : -down_->width(),
                                   steps_->isHidden() ? 0 : -barHeight);
}

ImagesView::Grid ImagesView::grid(const QRectF& area) const
{
    Grid grid;
    const double names = nameWidth(area.width());
    grid.cells = area.adjusted(names + space::s, headHeight, -space::s, -space::xs);
    const double byRows = rows_.isEmpty() ? smallestSide : grid.cells.height() / double(rows_.size());
    const double byColumns = stepAt_.isEmpty() ? smallestSide : grid.cells.width() / double(stepAt_.size());
    grid.side = std::clamp(std::min(byRows, std::max(byColumns, 96.0)), smallestSide, largestSide);
    grid.columns = std::clamp(int(grid.cells.width() / grid.side), 1, std::max(1, int(stepAt_.size())));
    grid.rows = std::clamp(int(grid.cells.height() / grid.side), 1, std::max(1, int(rows_.size())));
    return grid;
}

void ImagesView::placeControls()
{
    // The controls take room themselves; twice settles it.
    for (int i = 0; i < 2; ++i) {
        const Grid shown = grid(gridArea());
        steps_->setVisible(!enlarged_ && shown.columns < stepAt_.size());
        down_->setVisible(!enlarged_ && shown.rows < rows_.size());
        steps_->setRange(0, std::max(0, int(stepAt_.size()) - shown.columns));
        steps_->setPageStep(shown.columns);
        down_->setRange(0, std::max(0, int(rows_.size()) - shown.rows));
        down_->setPageStep(shown.rows);
    }
    const int bar = down_->sizeHint().width();
    down_->setGeometry(width() - bar, 0, bar, height() - (steps_->isHidden() ? 0 : barHeight));
    const int left = int(nameWidth(width())) + space::s;
    steps_->setGeometry(left, height() - barHeight, width() - left - bar - space::s, barHeight);
}

std::optional<FileWant> ImagesView::fileAt(Cell cell) const
{
    if (cell.row < 0 || cell.row >= rows_.size() || cell.column < 0 || cell.column >= stepAt_.size())
        return std::nullopt;
    const auto& row = rows_[cell.row];
    const auto path = row.pathAt.constFind(stepAt_[cell.column]);
    return path == row.pathAt.constEnd() ? std::nullopt : std::optional(FileWant{row.rowId, *path});
}

void ImagesView::wantVisible()
{
    const Grid shown = grid(gridArea());
    QList<FileWant> wants;
    for (int r = down_->value(); r < std::min(down_->value() + shown.rows + 1, int(rows_.size())); ++r) {
        for (int c = steps_->value(); c < std::min(steps_->value() + shown.columns, int(stepAt_.size()));
             ++c) {
            const auto file = fileAt({r, c});
            if (file && !thumbnails_.image(*file) && thumbnails_.fault(*file).isEmpty() &&
                !wanted_.contains(*file)) {
                wanted_.insert(*file);
                wants.append(*file);
            }
        }
    }
    if (!wants.isEmpty())
        Q_EMIT imagesWanted(wants);
}

QString ImagesView::nothingText() const
{
    if (!choice_.shown.isEmpty())
        return tr("Looking for pictures …");
    if (!faults_.isEmpty() && listings_.isEmpty())
        return faults_.constBegin().value();
    return path_.isEmpty() ? tr("None of these runs has logged pictures with steps.")
                           : tr("None of these runs has pictures in %1.").arg(path_);
}

void ImagesView::paintCell(QPainter& painter, const QRectF& rect, Cell cell, const Theme& theme) const
{
    const auto file = fileAt(cell);
    if (!file) {
        painter.setPen(theme.textFaint);
        painter.drawText(rect, Qt::AlignCenter, QStringLiteral("–"));
        return;
    }
    if (const auto* image = thumbnails_.image(*file)) {
        QRectF target(QPointF(), QSizeF(image->size()).scaled(rect.size(), Qt::KeepAspectRatio));
        target.moveCenter(rect.center());
        painter.drawImage(target, *image);
    } else {
        painter.fillRect(rect, theme.raised);
        painter.setPen(theme.textFaint);
        const QString fault = thumbnails_.fault(*file);
        painter.drawText(rect.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap,
                         fault.isEmpty() ? QStringLiteral("…") : fault);
    }
    const bool isCurrent = current_ && *current_ == cell;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isCurrent ? theme.accent : theme.border, isCurrent ? 2 : 1));
    painter.drawRect(rect);
}

void ImagesView::paintGrid(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Grid shown = grid(area);
    const QFont font = textFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setFont(font);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int firstColumn = std::clamp(steps_->value(), 0, std::max(0, int(stepAt_.size()) - shown.columns));
    const int firstRow = std::clamp(down_->value(), 0, std::max(0, int(rows_.size()) - shown.rows));
    for (int c = 0; c < shown.columns; ++c) {
        painter.setPen(theme.textFaint);
        painter.drawText(QRectF(shown.cells.left() + c * shown.side, area.top(), shown.side, headHeight),
                         Qt::AlignCenter,
                         metrics.elidedText(tr("step %1").arg(QLocale().toString(stepAt_[firstColumn + c])),
                                            Qt::ElideLeft, shown.side - 4));
    }
    const auto keys = [this] {
        QSet<QString> distinct;
        for (const auto& row : rows_)
            distinct.insert(row.key);
        return distinct.size();
    }();
    const double names = nameWidth(area.width());
    for (int r = 0; r < shown.rows; ++r) {
        const Row& row = rows_[firstRow + r];
        const double top = shown.cells.top() + r * shown.side;
        painter.setOpacity(linked().isDimmed(row.rowId) ? 0.35 : 1);
        if (linked().isHovered(row.rowId))
            painter.fillRect(QRectF(area.left(), top, shown.cells.right() - area.left(), shown.side),
                             theme.hover);
        paintLookKey(painter, QRectF(area.left() + space::s, top + 8, 20, 10), row.look, theme);
        const QRectF line(area.left() + space::s, top + 20, names - space::s, 18);
        painter.setFont(font);
        painter.setPen(theme.text);
        painter.drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(QString(row.name).replace(u'\n', u' '), Qt::ElideMiddle, line.width()));
        if (keys > 1) {
            painter.setPen(theme.textMuted);
            painter.drawText(
                line.translated(0, 16), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                metrics.elidedText(QString(row.key).replace(u'\n', u' '), Qt::ElideMiddle, line.width()));
        }
        for (int c = 0; c < shown.columns; ++c)
            paintCell(painter,
                      QRectF(shown.cells.left() + c * shown.side, top, shown.side, shown.side)
                          .adjusted(imageGap / 2, imageGap / 2, -imageGap / 2, -imageGap / 2),
                      {firstRow + r, firstColumn + c}, theme);
    }
    painter.restore();
}

void ImagesView::paintEnlarged(QPainter& painter, const Theme& theme) const
{
    const auto file = fileAt(*current_);
    const Row& row = rows_[current_->row];
    const QRectF area = QRectF(rect()).adjusted(space::m, space::m, -space::m, -space::m);
    const QFont font = textFont(TextSize::Small);
    painter.setFont(font);
    painter.setPen(theme.text);
    const QString caption = tr("%1 · %2 · step %3")
                                .arg(row.name, row.key, QLocale().toString(stepAt_[current_->column]))
                                .replace(u'\n', u' ');
    painter.drawText(QRectF(area.left(), area.top(), area.width(), headHeight),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(caption, Qt::ElideMiddle, area.width()));
    const QRectF inside = area.adjusted(0, headHeight + space::xs, 0, 0);
    const auto* image = file ? thumbnails_.image(*file) : nullptr;
    if (!image) {
        paintNothing(painter, file ? thumbnails_.fault(*file) : QString(), inside, theme);
        return;
    }
    QRectF target(QPointF(), QSizeF(image->size()).scaled(inside.size(), Qt::KeepAspectRatio));
    target.moveCenter(inside.center());
    // Small pictures keep their pixels: what was logged is looked at, not a blur of it.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, target.width() < image->width());
    painter.drawImage(target, *image);
}

void ImagesView::paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    if (rows_.isEmpty())
        paintNothing(painter, nothingText(), area, theme);
    else
        paintGrid(painter, area, theme);
}

void ImagesView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.surface);
    if (enlarged_)
        paintEnlarged(painter, theme);
    else
        paintPicture(painter, gridArea(), theme);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ImagesView::resizeEvent(QResizeEvent*)
{
    placeControls();
    wantVisible();
}

ChartTable ImagesView::table() const
{
    ChartTable table;
    table.header = {tr("Run"), tr("Key"), tr("Step"), tr("File")};
    QList<QStringList> cells;
    for (const auto& row : rows_) {
        for (const auto step : stepAt_) {
            if (row.pathAt.contains(step))
                cells.append({row.name, row.key, QString::number(step), row.pathAt[step]});
        }
    }
    table.rows = cells.size();
    table.row = [cells](qsizetype row) { return cells[row]; };
    return table;
}

} // namespace ph
