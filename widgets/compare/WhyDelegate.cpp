#include "widgets/compare/WhyDelegate.h"

#include "models/tables/WhyTableModel.h"
#include "widgets/common/Theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace ph {

namespace {

using Line = WhyTableModel::Line;

constexpr int headingHeight = height::row + space::s;
constexpr qsizetype mostPieces = 40, mostPieceLength = 160; // of one text's changes; copying gives all

Line lineOf(const QModelIndex& index)
{
    return Line(index.data(WhyTableModel::LineRole).toInt());
}

QString pieceText(const TextChange& change)
{
    auto text = change.text.simplified();
    if (text.size() > mostPieceLength)
        text = text.left(mostPieceLength - 1) + u'…';
    if (change.kind == TextChange::Kind::Same)
        return text;
    // No-break spaces: a mark stays with its word.
    const bool added = change.kind == TextChange::Kind::Added;
    return (added ? QStringLiteral("\u00a0+\u00a0") : QStringLiteral("\u00a0−\u00a0")) + text +
           QChar(QChar::Nbsp);
}

/// One paragraph of all pieces; colours only where there is a theme to paint with.
void layOut(QTextLayout& layout, QList<TextChange> changes, int width, const Theme* theme)
{
    if (const auto left = changes.size() - mostPieces; left > 0) {
        changes.resize(mostPieces);
        changes.append({TextChange::Kind::Same, WhyDelegate::tr("and %Ln more", nullptr, int(left))});
    }
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const auto& change : std::as_const(changes)) {
        if (!text.isEmpty())
            text += QStringLiteral("  ");
        QTextLayout::FormatRange range;
        range.start = int(text.size());
        text += pieceText(change);
        range.length = int(text.size()) - range.start;
        if (theme) {
            const auto tone = change.kind == TextChange::Kind::Added ? Tone::Good : Tone::Bad;
            const bool changed = change.kind != TextChange::Kind::Same;
            range.format.setForeground(changed ? theme->text : theme->textMuted);
            if (changed)
                range.format.setBackground(theme->toneFill(tone));
            formats << range;
        }
    }
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.setFont(textFont(TextSize::Small));
    layout.setText(text);
    layout.setFormats(formats);
    layout.beginLayout();
    double top = 0;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 40));
        line.setPosition({0, top});
        top += line.height() + 2;
    }
    layout.endLayout();
}

void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const Theme& theme)
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
}

void paintHeading(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                  const Theme& theme)
{
    const auto area = option.rect.adjusted(space::s, space::s, -space::s, 0);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const auto title = index.data().toString();
    painter->setFont(textFont(TextSize::Body, TextWeight::Bold));
    painter->setPen(theme.text);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, title);
    const int used = painter->fontMetrics().horizontalAdvance(title) + space::m;
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.textMuted);
    const auto rest = area.adjusted(used, 0, 0, 0);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(WhyTableModel::ReasonRole).toString(),
                                                        Qt::ElideRight, rest.width()));
}

void paintItem(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
               const Theme& theme)
{
    const int column = index.column();
    const bool link =
        column == WhyTableModel::Remark && !index.data(WhyTableModel::LinkRole).toString().isEmpty();
    auto font = textFont(TextSize::Body);
    QColor ink = theme.text;
    if (index.data(WhyTableModel::MissingRole).toBool()) {
        font.setItalic(true);
        ink = theme.textMuted;
    } else if (link) {
        ink = theme.accent;
        font.setUnderline(option.state & QStyle::State_MouseOver);
    } else if (column == WhyTableModel::Remark) {
        font = textFont(TextSize::Small);
        ink = theme.textMuted;
    } else if (column == WhyTableModel::What) {
        font = textFont(TextSize::Body, TextWeight::Medium);
    }
    const auto area =
        option.rect.adjusted(column == WhyTableModel::What ? space::l : space::s, 0, -space::s, 0);
    painter->setFont(font);
    painter->setPen(ink);
    const auto elide = column == WhyTableModel::Remark ? Qt::ElideRight : Qt::ElideMiddle;
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), elide, area.width()));
}

QList<TextChange> changesOf(const QModelIndex& index)
{
    return index.data(WhyTableModel::ChangesRole).value<QList<TextChange>>();
}

constexpr int changesInset = space::xl, changesEnd = space::l;

} // namespace

int WhyDelegate::lineHeight(const QModelIndex& index, int width)
{
    switch (lineOf(index)) {
    case Line::Heading:
        return headingHeight;
    case Line::Item:
        return height::row;
    case Line::Changes:
        break;
    }
    QTextLayout layout;
    layOut(layout, changesOf(index), width - changesInset - changesEnd, nullptr);
    return int(layout.boundingRect().height()) + space::s;
}

void WhyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::of(option.palette);
    painter->save();
    const auto line = lineOf(index);
    if (line != Line::Heading)
        paintGround(painter, option, theme);
    if (line == Line::Heading) {
        paintHeading(painter, option, index, theme);
    } else if (line == Line::Item) {
        paintItem(painter, option, index, theme);
    } else {
        QTextLayout layout;
        layOut(layout, changesOf(index), option.rect.width() - changesInset - changesEnd, &theme);
        layout.draw(painter, option.rect.topLeft() + QPointF(changesInset, 2));
    }
    painter->restore();
}

} // namespace ph
