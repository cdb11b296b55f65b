#include "widgets/incidents/DiffEdit.h"

#include "widgets/common/Theme.h"

#include <QTextBlock>

namespace ph {

DiffEdit::DiffEdit(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setLineWrapMode(NoWrap);
    setFont(monoFont());
}

void DiffEdit::showLines(const QStringList& lines)
{
    const auto text = lines.join(u'\n');
    if (text == toPlainText())
        return;
    setPlainText(text);
    shade();
}

void DiffEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        shade(); // its colours are of the theme
}

void DiffEdit::shade()
{
    const Theme& theme = Theme::of(this);
    QList<QTextEdit::ExtraSelection> marks;
    for (auto block = document()->begin(); block.isValid(); block = block.next()) {
        const bool isNew = block.text().startsWith(u'+'), isOld = block.text().startsWith(u'-');
        if (!isNew && !isOld)
            continue;
        QTextEdit::ExtraSelection line;
        line.format.setBackground(theme.toneFill(isNew ? Tone::Good : Tone::Bad));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        line.cursor = QTextCursor(block);
        marks << line;
    }
    setExtraSelections(marks);
}

} // namespace ph
