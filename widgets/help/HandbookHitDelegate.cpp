#include "widgets/help/HandbookHitDelegate.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <QTextLayout>

namespace ph {

namespace {

constexpr int snippetLines = 2;
constexpr int titleLine = 19, lineHeight = 16; // Chinese needs more than Inter says

/// The first lines of a text, the last of them shortened.
void drawLines(QPainter& painter, const QRect& area, const QString& text)
{
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    for (int line = 0; line < snippetLines; ++line) {
        auto made = layout.createLine();
        if (!made.isValid())
            break;
        made.setLineWidth(area.width());
        const auto rest = text.mid(made.textStart(), line + 1 < snippetLines ? made.textLength() : -1);
        painter.drawText(QRect(area.left(), area.top() + line * lineHeight, area.width(), lineHeight),
                         Qt::TextSingleLine | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(rest, Qt::ElideRight, area.width()));
    }
    layout.endLayout();
}

} // namespace

void HandbookHitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const auto& theme = Theme::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    const auto area = option.rect.adjusted(space::m, space::s, -space::m, -space::s);
    const auto title = textFont(TextSize::Body, TextWeight::Medium);
    const auto small = textFont(TextSize::Small);

    const auto section = index.data(SectionRole).toString();
    const auto chapter = index.data(ChapterRole).toString();
    painter->setFont(title);
    painter->setPen(theme.text);
    painter->drawText(QRect(area.left(), area.top(), area.width(), titleLine), Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(section.isEmpty() ? chapter : section, Qt::ElideRight,
                                                        area.width()));
    int top = area.top() + titleLine;
    painter->setFont(small);
    if (!section.isEmpty()) {
        painter->setPen(theme.textFaint);
        painter->drawText(QRect(area.left(), top, area.width(), lineHeight), Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(chapter, Qt::ElideRight, area.width()));
        top += lineHeight;
    }
    painter->setPen(theme.textMuted);
    drawLines(*painter, QRect(area.left(), top + space::xs / 2, area.width(), snippetLines * lineHeight),
              index.data(SnippetRole).toString());
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize HandbookHitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int lines = snippetLines + (index.data(SectionRole).toString().isEmpty() ? 0 : 1);
    return {120, titleLine + lines * lineHeight + 2 * space::s + space::xs / 2};
}

} // namespace ph
