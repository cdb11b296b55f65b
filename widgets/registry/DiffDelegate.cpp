#include "widgets/registry/DiffDelegate.h"

#include "models/tables/VersionDiffModel.h"

#include <QHeaderView>
#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

namespace ph {

namespace {

constexpr int sectionHeight = 34;
constexpr int signWidth = 14;
constexpr int above = 5; ///< and below wrapped lines
constexpr int mostLines = 40;

QFont rowFont(const QModelIndex& index)
{
    const auto form = DiffRow::Form(index.data(VersionDiffModel::FormRole).toInt());
    return form == DiffRow::Form::Line ? monoFont(TextSize::Small) : textFont(TextSize::Body);
}

bool isSide(int column)
{
    return column == VersionDiffModel::A || column == VersionDiffModel::B;
}

/// Breaks the text into lines of this width, each handed to `visit`; gives how many there are.
template <class Visit>
int wrap(const QString& text, const QFont& font, int width, Visit visit)
{
    QTextLayout layout(text, font);
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int count = 0;
    for (auto line = layout.createLine(); line.isValid() && count < mostLines; line = layout.createLine()) {
        line.setLineWidth(std::max(20, width));
        visit(text.mid(line.textStart(), line.textLength()), count++);
    }
    layout.endLayout();
    return std::max(1, count);
}

QRect textArea(const QRect& cell)
{
    return cell.adjusted(space::s + signWidth, 0, -space::s, 0);
}

void paintSection(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? theme.selection : theme.window);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    painter->setFont(textFont(TextSize::Body, TextWeight::Bold));
    painter->setPen(theme.text);
    const QString title = index.data().toString();
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, title);
    const int after = painter->fontMetrics().horizontalAdvance(title) + space::m;
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.textMuted);
    painter->drawText(area.adjusted(after, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      index.siblingAtColumn(VersionDiffModel::Change).data().toString());
}

} // namespace

DiffDelegate::DiffDelegate(QObject* parent)
    : LineDelegate(parent)
{
    setMutedColumns({VersionDiffModel::Change});
    setMainColumn(VersionDiffModel::Key);
}

void DiffDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    painter->save();
    const auto change = index.data(VersionDiffModel::ChangeRole);
    if (!change.isValid()) {
        paintSection(painter, option, index);
        painter->restore();
        return;
    }
    const Theme& theme = Theme::of(option.palette);
    paintGround(painter, option, theme);
    const bool isLine = DiffRow::Form(index.data(VersionDiffModel::FormRole).toInt()) == DiffRow::Form::Line;
    const auto what = DiffRow::Change(change.toInt());
    if (!isSide(index.column())) {
        const QRect area(option.rect.left() + space::s, option.rect.top(), option.rect.width() - 2 * space::s,
                         height::row);
        const bool isKey = index.column() == VersionDiffModel::Key;
        painter->setFont(isLine && isKey ? monoFont(TextSize::Small) : textFont(TextSize::Body));
        painter->setPen(isKey && !isLine && what != DiffRow::Change::Same ? theme.text : theme.textMuted);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString().simplified(),
                                                            Qt::ElideMiddle, area.width()));
        painter->restore();
        return;
    }
    const bool isA = index.column() == VersionDiffModel::A;
    const bool isAbsent = what == (isA ? DiffRow::Change::OnlyB : DiffRow::Change::OnlyA);
    const bool differs = what != DiffRow::Change::Same && !isAbsent;
    if (differs && !(option.state & QStyle::State_Selected))
        painter->fillRect(option.rect.adjusted(1, 0, 0, -1), theme.toneFill(isA ? Tone::Bad : Tone::Good));
    painter->setPen(theme.border);
    painter->drawLine(option.rect.topLeft(), option.rect.bottomLeft());
    painter->setFont(rowFont(index));
    if (differs) {
        painter->setPen(theme.tone(isA ? Tone::Bad : Tone::Good));
        painter->drawText(QRect(option.rect.left() + space::s, option.rect.top(), signWidth, height::row),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          isA ? QString(QChar(0x2212)) : QStringLiteral("+"));
    }
    painter->setPen(isAbsent ? theme.textFaint : theme.text);
    const QRect area = textArea(option.rect);
    const int lineHeight = painter->fontMetrics().lineSpacing();
    const int first = std::max(above, (height::row - lineHeight) / 2);
    // A key that is absent has a dash; a line that is absent has nothing to show.
    wrap(isAbsent && isLine ? QString() : index.data().toString(), painter->font(), area.width(),
         [&](const QString& line, int at) {
             painter->drawText(QPoint(area.left(), option.rect.top() + first + at * lineHeight +
                                                       painter->fontMetrics().ascent()),
                               line);
         });
    painter->restore();
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(VersionDiffModel::ChangeRole).isValid())
        return {200, sectionHeight};
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    if (!tree || !isSide(index.column()))
        return {100, height::row};
    const QFont font = rowFont(index);
    const int width = tree->header()->sectionSize(index.column()) - 2 * space::s - signWidth;
    const int lines = wrap(index.data().toString(), font, width, [](const QString&, int) {});
    return {100, std::max(height::row, lines * QFontMetrics(font).lineSpacing() + 2 * above)};
}

} // namespace ph
