#include "widgets/common/ProblemEdit.h"

#include "widgets/common/StatusGlyph.h"

#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace ph {

class ProblemEdit::Gutter final : public QWidget {
public:
    explicit Gutter(ProblemEdit* edit)
        : QWidget(edit)
        , edit_(edit)
    {
    }
    QSize sizeHint() const override { return {edit_->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { edit_->paintGutter(event); }

private:
    ProblemEdit* edit_;
};

ProblemEdit::ProblemEdit(const QString& objectName, const QString& accessibleName, Use use, QWidget* parent)
    : QPlainTextEdit(parent)
    , gutter_(new Gutter(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    if (use == Use::Reading) {
        setReadOnly(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setFont(monoFont());
    setProperty("bare", true);
    setTabStopDistance(2 * fontMetrics().horizontalAdvance(u'0'));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ProblemEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            gutter_->scroll(0, dy);
        else
            gutter_->update(0, area.y(), gutter_->width(), area.height());
    });
    placeGutter();
}

int ProblemEdit::gutterWidth() const
{
    const int digits = int(QString::number(std::max(1, blockCount())).size());
    return space::l + 14 + space::xs + fontMetrics().horizontalAdvance(u'0') * std::max(3, digits) + space::m;
}

void ProblemEdit::placeGutter()
{
    setViewportMargins(gutterWidth(), space::s, 0, 0);
    const QRect area = contentsRect();
    gutter_->setGeometry(area.left(), area.top(), gutterWidth(), area.height());
}

void ProblemEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void ProblemEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && gutter_)
        underline(); // its colours are of the theme
}

void ProblemEdit::paintGutter(QPaintEvent* event)
{
    QPainter painter(gutter_);
    const Theme& theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.window);
    painter.setFont(font());
    const int offset = viewport()->geometry().top() - contentsRect().top();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset()).translated(0, offset);
        if (place.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        const bool wrong = std::any_of(problems_.begin(), problems_.end(),
                                       [line](const TextProblem& problem) { return problem.line == line; });
        const QRect number(0, int(place.top()), gutter_->width() - space::m, int(place.height()));
        painter.setPen(wrong ? theme.bad : theme.textFaint);
        painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        if (wrong)
            paintToneGlyph(&painter, QRect(space::s, number.center().y() - 6, 13, 13), Tone::Bad, theme);
    }
}

QTextCursor ProblemEdit::cursorAt(const TextProblem& problem) const
{
    const QTextBlock block = document()->findBlockByNumber(std::max(1, problem.line) - 1);
    QTextCursor cursor(block.isValid() ? block : document()->lastBlock());
    if (problem.column > 0)
        cursor.setPosition(cursor.block().position() +
                           std::min(problem.column - 1, std::max(0, cursor.block().length() - 1)));
    return cursor;
}

void ProblemEdit::underline()
{
    const Theme& theme = Theme::of(this);
    QList<QTextEdit::ExtraSelection> marks;
    for (const TextProblem& problem : std::as_const(problems_)) {
        if (problem.line <= 0)
            continue; // of the file as a whole: the list says it
        QTextEdit::ExtraSelection line;
        line.format.setBackground(theme.toneFill(Tone::Bad));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        line.cursor = cursorAt(problem);
        line.cursor.clearSelection();
        QTextEdit::ExtraSelection word;
        word.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        word.format.setUnderlineColor(theme.bad);
        word.cursor = cursorAt(problem);
        // To the end of the word; a key's colon and a value's comma end it.
        const QString text = word.cursor.block().text();
        int end = word.cursor.positionInBlock();
        while (end < text.size() && !QStringView(u":,]}#").contains(text.at(end)))
            ++end;
        if (problem.column <= 0)
            end = int(text.size());
        while (end > word.cursor.positionInBlock() && text.at(end - 1).isSpace())
            --end;
        word.cursor.setPosition(word.cursor.block().position() + std::max(end, word.cursor.positionInBlock()),
                                QTextCursor::KeepAnchor);
        marks << line << word;
    }
    setExtraSelections(marks);
    gutter_->update();
}

void ProblemEdit::showProblems(const QList<TextProblem>& problems)
{
    problems_ = problems;
    underline();
}

void ProblemEdit::goTo(const TextProblem& problem)
{
    setTextCursor(cursorAt(problem));
    centerCursor();
}

} // namespace ph
