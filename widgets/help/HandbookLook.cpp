#include "widgets/help/HandbookLook.h"

#include "widgets/common/Theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <algorithm>

namespace ph {

namespace {

constexpr int headingPixels[] = {22, 17, 14};
constexpr qreal lineSpacing = 145; // in percent

struct Fragment {
    int from = 0, to = 0;
    QTextCharFormat format;
};

QList<Fragment> fragmentsOf(const QTextBlock& block)
{
    QList<Fragment> all;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const auto fragment = it.fragment();
        all.append({fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()});
    }
    return all;
}

bool isCodeBlock(const QTextBlock& block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

void dressFragment(QTextDocument& document, const Fragment& fragment, const QTextBlock& block,
                   const Theme& theme)
{
    const int level = block.blockFormat().headingLevel();
    if (fragment.format.isImageFormat())
        return;
    auto format = fragment.format;
    if (fragment.format.fontFixedPitch() || isCodeBlock(block)) {
        format.setFontFamilies(monoFont().families());
        format.setProperty(QTextFormat::FontPixelSize, monoFont().pixelSize());
        if (!isCodeBlock(block))
            format.setBackground(theme.hover);
    } else if (level > 0) {
        format.setFontWeight(QFont::DemiBold);
        format.setProperty(QTextFormat::FontPixelSize, headingPixels[std::min(level, 3) - 1]);
        format.clearProperty(QTextFormat::FontSizeAdjustment); // which would hold in place of it
    } else if (format.fontItalic()) {                          // Chinese has no italics
        format.setFontItalic(false);
        format.setFontWeight(QFont::Medium);
    }
    if (fragment.format.isAnchor()) {
        format.setForeground(theme.accent);
        format.setFontUnderline(false);
    }
    if (format == fragment.format)
        return; // as most are
    QTextCursor cursor(&document);
    cursor.setPosition(fragment.from);
    cursor.setPosition(fragment.to, QTextCursor::KeepAnchor);
    cursor.setCharFormat(format);
}

void dressBlock(const QTextBlock& block, bool isInTable, const Theme& theme)
{
    QTextBlockFormat format;
    const int level = block.blockFormat().headingLevel();
    if (isCodeBlock(block)) {
        const auto isCode = [](const QTextBlock& other) { return other.isValid() && isCodeBlock(other); };
        format.setBackground(theme.window);
        format.setNonBreakableLines(false);
        format.setLeftMargin(space::s);
        format.setTopMargin(isCode(block.previous()) ? 0 : space::s);
        format.setBottomMargin(isCode(block.next()) ? 0 : space::m);
    } else if (level > 0) {
        format.setTopMargin(level == 1 ? space::s : level == 2 ? space::xl : space::l);
        format.setBottomMargin(level == 1 ? space::m : space::s);
        format.setHeadingLevel(level);
    } else if (!isInTable) {
        format.setLineHeight(lineSpacing, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(0);
        format.setBottomMargin(block.textList() ? space::xs : space::m);
        if (block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel))
            format.setLeftMargin(space::l);
    }
    QTextCursor(block).mergeBlockFormat(format);
}

void dressTable(QTextTable& table, const Theme& theme)
{
    auto format = table.format();
    format.setBorderCollapse(true);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(theme.border);
    format.setCellPadding(6);
    format.setCellSpacing(0);
    format.setTopMargin(space::xs);
    format.setBottomMargin(space::l);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        auto cell = table.cellAt(0, column);
        auto look = cell.format();
        look.setBackground(theme.window);
        cell.setFormat(look);
    }
}

} // namespace

void applyHandbookLook(QTextDocument& document, const Theme& theme)
{
    QTextCursor(&document).beginEditBlock();
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        const bool isInTable = QTextCursor(block).currentTable() != nullptr;
        dressBlock(block, isInTable, theme);
        for (const auto& fragment : fragmentsOf(block))
            dressFragment(document, fragment, block, theme);
    }
    for (auto* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame))
            dressTable(*table, theme);
    }
    QTextCursor(&document).endEditBlock();
}

} // namespace ph
