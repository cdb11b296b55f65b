#include "widgets/help/HandbookPage.h"

#include "widgets/common/Theme.h"
#include "widgets/help/HandbookLook.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace ph {

namespace {

constexpr int readableWidth = 760; // in pixels; longer lines are hard to follow

} // namespace

HandbookPage::HandbookPage(QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("handbookPage"));
    setAccessibleName(tr("Chapter"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { Q_EMIT linkActivated(link.toString()); });
}

void HandbookPage::showChapter(const HandbookChapter& chapter)
{
    chapter_ = chapter;
    render();
    find(sought_, Way::FromHere);
    goTo({});
}

/// Made whole before it is shown: a document in view is laid out anew at every change.
void HandbookPage::render()
{
    found_.clear();
    setExtraSelections({});
    auto* made = new QTextDocument(this);
    made->setUndoRedoEnabled(false);
    made->setDocumentMargin(0);
    made->setDefaultFont(textFont(TextSize::Body));
    made->setMarkdown(chapter_.markdown,
                      QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                          QTextDocument::MarkdownNoHTML);
    nameAnchors(*made);
    applyHandbookLook(*made, Theme::of(this));
    setDocument(made);
    delete made_;
    made_ = made;
}

/// Headings come in the order of the chapter's sections.
void HandbookPage::nameAnchors(QTextDocument& document) const
{
    auto section = chapter_.sections.cbegin();
    for (auto block = document.begin(); block.isValid() && section != chapter_.sections.cend();
         block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        QTextCharFormat format;
        format.setAnchorNames({section->anchor});
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
        ++section;
    }
}

void HandbookPage::goTo(const QString& anchor)
{
    // What QTextBrowser::scrollToAnchor() finds ends up at the very edge, and only once it is laid out.
    const int section = anchor.isEmpty() ? 0 : chapter_.sectionOf(anchor);
    int heading = -1;
    for (auto block = document()->begin(); section > 0 && block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && ++heading == section) {
            setTextCursor(QTextCursor(block));
            const auto top = document()->documentLayout()->blockBoundingRect(block).top();
            verticalScrollBar()->setValue(int(top) - space::m);
            return;
        }
    }
    setTextCursor(QTextCursor(document()));
    verticalScrollBar()->setValue(0);
}

void HandbookPage::find(const QString& text, Way way)
{
    if (text != sought_ || way == Way::FromHere) {
        sought_ = text;
        found_.clear();
        const int from = textCursor().selectionStart();
        at_ = -1;
        for (auto cursor = document()->find(text); !text.isEmpty() && !cursor.isNull();
             cursor = document()->find(text, cursor)) {
            if (at_ < 0 && cursor.selectionStart() >= from)
                at_ = int(found_.size());
            found_.append(cursor);
        }
        if (at_ < 0 && !found_.isEmpty())
            at_ = 0;
    } else if (!found_.isEmpty()) {
        const int count = int(found_.size());
        at_ = (at_ + (way == Way::Back ? count - 1 : 1)) % count;
    }
    markFound();
    if (at_ >= 0)
        setTextCursor(found_.at(at_));
}

void HandbookPage::markFound()
{
    const auto& theme = Theme::of(this);
    QList<ExtraSelection> marks;
    marks.reserve(found_.size());
    for (const auto& cursor : std::as_const(found_)) {
        ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(theme.toneFill(Tone::Warning));
        mark.format.setForeground(theme.text);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

QVariant HandbookPage::loadResource(int type, const QUrl& name)
{
    const auto file = name.path();
    const auto own = QStringLiteral("pictures/");
    // Never nothing: the document would look for a file of that name itself.
    if (type != QTextDocument::ImageResource || !name.isRelative() || !file.contains(own))
        return QByteArray();
    QImage picture(QStringLiteral(":/handbook/") + chapter_.folder + own + file.section(u'/', -1));
    if (picture.isNull())
        return picture;
    const int width = std::min(picture.width(), readableWidth);
    auto scaled = picture.scaledToWidth(int(width * devicePixelRatioF()), Qt::SmoothTransformation);
    scaled.setDevicePixelRatio(devicePixelRatioF());
    return scaled;
}

void HandbookPage::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    const int room = width() - verticalScrollBar()->sizeHint().width();
    const int side = std::max(space::xl, (room - readableWidth) / 2);
    setViewportMargins(side, space::l, std::max(space::m, room - readableWidth - side), space::l);
}

void HandbookPage::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || chapter_.markdown.isEmpty())
        return;
    const int at = verticalScrollBar()->value();
    render();
    find(sought_, Way::FromHere);
    verticalScrollBar()->setValue(at);
}

} // namespace ph
