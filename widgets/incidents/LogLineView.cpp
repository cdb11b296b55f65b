#include "widgets/incidents/LogLineView.h"

#include "models/values/LogLines.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/common/Theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ph {

namespace {

constexpr int logLineHeight = 20, logGlyph = 12;
constexpr int scrolledColumns = 8; ///< by a key

QString logTimeText(const QVariant& ms)
{
    return ms.isValid() ? QDateTime::fromMSecsSinceEpoch(ms.toLongLong())
                              .toString(QStringLiteral("MM-dd hh:mm:ss.zzz"))
                        : QString();
}

Tone logLevelTone(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return Tone::Bad;
    case LogLevel::Warning:
        return Tone::Warning;
    default:
        return Tone::Neutral;
    }
}

/// Where the parts of a line stand.
class LogLineDelegate final : public QStyledItemDelegate {
public:
    LogLineDelegate(const LogLineModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , model_(model)
        , metrics_(monoFont(TextSize::Small))
        , column_(metrics_.horizontalAdvance(QLatin1Char('0')))
    {
    }

    int column() const { return column_; }
    int textLeft() const { return timeLeft() + (hasTimes() ? 18 * column_ + space::m : 0); }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        const auto columns = model_.lines() ? model_.lines()->columns() : 0;
        return {textLeft() + int(columns + 1) * column_ + space::s, logLineHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& theme = Theme::of(option.palette);
        const auto left = option.rect.left();
        painter->save();
        paintGround(*painter, option, theme);
        painter->setFont(monoFont(TextSize::Small));
        const auto level = LogLevel(index.data(LogLineModel::LevelRole).toInt());
        const auto tone = logLevelTone(level);
        if (tone != Tone::Neutral)
            paintToneGlyph(
                painter, QRect(left + space::s, option.rect.center().y() - logGlyph / 2, logGlyph, logGlyph),
                tone, theme);
        const auto at = [&](int x, int width) {
            return QRect(left + x, option.rect.top(), width, option.rect.height());
        };
        painter->setPen(theme.textFaint);
        painter->drawText(at(numberLeft(), numberWidth()), Qt::AlignRight | Qt::AlignVCenter,
                          QString::number(index.data(LogLineModel::NumberRole).toLongLong()));
        painter->setPen(theme.textMuted);
        painter->drawText(at(timeLeft(), 18 * column_ + 1), Qt::AlignLeft | Qt::AlignVCenter,
                          logTimeText(index.data(LogLineModel::TimeRole)));
        paintText(*painter, at(textLeft(), option.rect.width()), index, theme);
        painter->restore();
    }

private:
    bool hasTimes() const { return model_.lines() && model_.lines()->firstMs() != noTime; }
    int numberLeft() const { return 2 * space::s + logGlyph; }
    int numberWidth() const
    {
        const auto count = model_.lines() ? model_.lines()->size() : 0;
        return int(QString::number(count).size()) * column_;
    }
    int timeLeft() const { return numberLeft() + numberWidth() + space::m; }

    static void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme)
    {
        if (option.state & QStyle::State_Selected)
            painter.fillRect(option.rect, theme.selection);
        else if (option.state & QStyle::State_MouseOver)
            painter.fillRect(option.rect, theme.hover);
        if (option.state & QStyle::State_HasFocus)
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.focus);
    }

    void paintText(QPainter& painter, const QRect& area, const QModelIndex& index, const Theme& theme) const
    {
        const auto text = index.data().toString();
        if (const int length = index.data(LogLineModel::FoundLengthRole).toInt(); length > 0) {
            const int from = index.data(LogLineModel::FoundFromRole).toInt();
            const int x = metrics_.horizontalAdvance(text.left(from));
            const int width = metrics_.horizontalAdvance(text.mid(from, length));
            const QRect mark(area.left() + x - 1, area.top() + 2, width + 2, area.height() - 4);
            painter.fillRect(mark, theme.toneFill(Tone::Warning));
            painter.setPen(theme.warning);
            painter.drawRect(mark.adjusted(0, 0, -1, -1));
        }
        painter.setPen(theme.text);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }

    const LogLineModel& model_;
    const QFontMetrics metrics_;
    const int column_;
};

const LogLineDelegate& delegateOf(const LogLineView& view)
{
    return *static_cast<const LogLineDelegate*>(view.itemDelegate());
}

} // namespace

LogLineView::LogLineView(QWidget* parent)
    : QListView(parent)
    , model_(new LogLineModel(this))
{
    setObjectName(QStringLiteral("logLines"));
    setAccessibleName(tr("Lines of the log"));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(new LogLineDelegate(*model_, this));
    setModel(model_);
    auto* copied = new QAction(tr("Copy lines"), this);
    copied->setShortcut(keysOf(ScreenKey::Copy));
    copied->setShortcutContext(Qt::WidgetShortcut);
    connect(copied, &QAction::triggered, this, &LogLineView::copy);
    addAction(copied);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

LogLineView::~LogLineView() = default;

void LogLineView::showLines(const LogLinesPtr& lines, const std::vector<LogMatch>& found,
                            LogLineModel::Shown shown, std::uint32_t line)
{
    model_->setLines(lines, found, shown);
    doItemsLayout();
    if (model_->rowCount() > 0)
        choose(model_->rowOf(line));
}

std::uint32_t LogLineView::chosenLine() const
{
    return currentIndex().isValid() ? model_->lineAt(currentIndex().row()) : 0;
}

void LogLineView::choose(int row)
{
    const auto index = model_->index(row);
    const auto place = visualRect(index);
    const bool isSeen = place.top() >= 0 && place.bottom() < viewport()->height();
    const int scrolled = horizontalScrollBar()->value();
    setCurrentIndex(index);
    if (!isSeen)
        scrollTo(index, PositionAtCenter);
    horizontalScrollBar()->setValue(scrolled); // a line is wider than the view, and need not be seen whole
}

void LogLineView::chooseFound(qsizetype at)
{
    choose(model_->rowOfFound(at));
    const auto index = currentIndex();
    const auto& delegate = delegateOf(*this);
    const int left =
        delegate.textLeft() + index.data(LogLineModel::FoundFromRole).toInt() * delegate.column();
    const int right = left + index.data(LogLineModel::FoundLengthRole).toInt() * delegate.column();
    auto* bar = horizontalScrollBar();
    if (right > bar->value() + viewport()->width())
        bar->setValue(right - viewport()->width() + scrolledColumns * delegate.column());
    if (left < bar->value())
        bar->setValue(std::max(0, left - delegate.textLeft()));
}

void LogLineView::copy() const
{
    auto ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const QItemSelectionRange& a, const QItemSelectionRange& b) { return a.top() < b.top(); });
    QString text;
    for (const auto& range : std::as_const(ranges)) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            text += model_->lineText(row) + u'\n';
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void LogLineView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copy(); // in place of the view's own, which takes one line as it is shown
    if (event->modifiers() != Qt::NoModifier ||
        (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QListView::keyPressEvent(event);
    const int by = scrolledColumns * delegateOf(*this).column();
    auto* bar = horizontalScrollBar();
    bar->setValue(bar->value() + (event->key() == Qt::Key_Left ? -by : by));
}

} // namespace ph
