#include "widgets/common/SearchField.h"

#include "widgets/common/CompletionDelegate.h"
#include "widgets/common/PlainLabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionFrame>
#include <QVBoxLayout>

namespace ph {

/// A line edit that underlines a range of its text in waves.
class SearchField::Edit : public QLineEdit {
public:
    using QLineEdit::QLineEdit;
    qsizetype offset = 0;
    qsizetype length = -1;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLineEdit::paintEvent(event);
        if (length < 0)
            return;
        // cursorRect() is the only public way to learn how far the text is scrolled.
        const QFontMetricsF metrics(font());
        const qreal cursorX = cursorRect().center().x();
        const qreal origin = cursorX - metrics.horizontalAdvance(text().left(cursorPosition()));
        const qsizetype from = qMin(offset, text().size());
        const qreal x1 = origin + metrics.horizontalAdvance(text().left(from));
        qreal x2 = origin + metrics.horizontalAdvance(text().left(qMin(from + length, text().size())));
        x2 = qMax(x2, x1 + 6);
        const qreal y = height() / 2.0 + metrics.height() / 2.0 - 1;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRect(rect().adjusted(2, 2, -2, -2));
        painter.setPen(QPen(Theme::of(this).bad, 1.4));
        QPolygonF wave;
        int step = 0;
        for (qreal x = x1; x <= x2; x += 2)
            wave << QPointF(x, y + (step++ % 2 ? 1.5 : -0.5));
        painter.drawPolyline(wave);
    }
};

SearchField::SearchField(QWidget* parent)
    : QWidget(parent)
    , edit_(new Edit(this))
    , message_(new PlainLabel(this))
    , completions_(new QStandardItemModel(this))
{
    edit_->setObjectName(QStringLiteral("searchEdit"));
    edit_->setClearButtonEnabled(true);
    auto* sign = edit_->addAction(themedIcon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    sign->setText(tr("Search"));
    edit_->installEventFilter(this);
    message_->setObjectName(QStringLiteral("searchMessage"));
    message_->setTextSize(TextSize::Small);
    message_->hide();
    setFocusProxy(edit_);

    popup_ = new QListView(this);
    popup_->setObjectName(QStringLiteral("completions"));
    popup_->setWindowFlags(Qt::ToolTip); // never takes the focus from the line being typed
    popup_->setFocusPolicy(Qt::NoFocus);
    popup_->setFocusProxy(edit_);
    popup_->setAttribute(Qt::WA_ShowWithoutActivating);
    popup_->setModel(completions_);
    popup_->setItemDelegate(new CompletionDelegate(popup_));
    popup_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    popup_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    popup_->setUniformItemSizes(true);
    popup_->setProperty("panel", true);
    popup_->hide();
    connect(popup_, &QListView::clicked, this, [this](const QModelIndex& index) { accept(index.row()); });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(edit_);
    layout->addWidget(message_);

    settle_.setSingleShot(true);
    setPause(std::chrono::milliseconds(150));
    connect(&settle_, &QTimer::timeout, this, [this] { Q_EMIT settled(text()); });
    connect(edit_, &QLineEdit::textEdited, this, [this](const QString& text) {
        await();
        Q_EMIT edited(text);
        settle_.start();
        if (!text.isEmpty())
            Q_EMIT completionRequested(text, edit_->cursorPosition());
        else
            showCompletions({});
    });
    connect(edit_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) {
            clearError();
            Q_EMIT cleared();
        }
    });
}

void SearchField::setPause(std::chrono::milliseconds pause)
{
    settle_.setInterval(pause);
}

QString SearchField::text() const
{
    return edit_->text();
}

void SearchField::setText(const QString& text)
{
    clearError();
    edit_->setText(text);
}

void SearchField::setPlaceholder(const QString& text)
{
    edit_->setPlaceholderText(text);
    if (edit_->accessibleName().isEmpty())
        edit_->setAccessibleName(text);
}

void SearchField::setTypeface(Typeface face)
{
    edit_->setFont(face == Typeface::Code ? monoFont() : textFont(TextSize::Body));
}

void SearchField::showError(qsizetype offset, qsizetype length, const QString& message)
{
    underline(qMax<qsizetype>(0, offset), qMax<qsizetype>(0, length));
    say(message, Tone::Bad);
}

void SearchField::showHint(const QString& hint)
{
    underline(0, -1);
    say(hint, Tone::Warning);
}

/// A negative length: nothing.
void SearchField::underline(qsizetype offset, qsizetype length)
{
    auto* edit = static_cast<Edit*>(edit_);
    edit->offset = offset;
    edit->length = length;
    edit->update();
}

void SearchField::say(const QString& message, Tone tone)
{
    message_->setTone(tone);
    said_ = tone;
    if (message == message_->text())
        return; // said again on every answer, but read out once
    message_->setText(message);
    message_->setVisible(!message.isEmpty());
    edit_->setAccessibleDescription(message);
}

/// The text is another now. What was wrong with the last one stays said until this one is judged: a query
/// that is being typed is wrong at nearly every key, and all that stands below would jump with each.
void SearchField::await()
{
    underline(0, -1);
    if (said_ != Tone::Bad)
        say({}, Tone::Warning);
}

bool SearchField::hasError() const
{
    return static_cast<const Edit*>(edit_)->length >= 0;
}

void SearchField::clearError()
{
    showHint({});
}

QString SearchField::errorMessage() const
{
    return hasError() ? message_->text() : QString();
}

void SearchField::showCompletions(const QList<CompletionItem>& items)
{
    items_ = items;
    completions_->clear();
    for (const CompletionItem& item : items) {
        auto* entry = new QStandardItem(item.label.isEmpty() ? item.insert : item.label);
        entry->setData(item.detail, CompletionDelegate::DetailRole);
        completions_->appendRow(entry);
    }
    if (items.isEmpty() || !edit_->hasFocus()) {
        popup_->hide();
        return;
    }
    placePopup();
    popup_->setCurrentIndex({});
    popup_->show();
}

bool SearchField::completionsVisible() const
{
    return popup_->isVisible();
}

void SearchField::placePopup()
{
    constexpr int mostRows = 10;
    const int rows = qMin<int>(mostRows, int(items_.size()));
    const int margins = 2 * popup_->frameWidth() + 2;
    popup_->resize(qBound(260, edit_->width(), 560), rows * CompletionDelegate::rowHeight + margins);
    popup_->move(edit_->mapToGlobal(QPoint(0, edit_->height() + 2)));
}

void SearchField::accept(int row)
{
    if (row < 0 || row >= items_.size())
        return;
    const CompletionItem item = items_.at(row);
    QString text = edit_->text();
    const int from = qBound(0, item.from, int(text.size()));
    text.replace(from, qBound(0, item.length, int(text.size()) - from), item.insert);
    popup_->hide();
    await();
    edit_->setText(text);
    edit_->setCursorPosition(from + int(item.insert.size()));
    Q_EMIT edited(text);
    settle_.start();
    Q_EMIT completionAccepted(row);
}

bool SearchField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != edit_)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        popup_->hide();
        return false;
    }
    // Enter and Esc belong to the open popup before any shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride && popup_->isVisible()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool open = popup_->isVisible();
    const int row = popup_->currentIndex().row();
    const int count = completions_->rowCount();
    const auto select = [this](int to) { popup_->setCurrentIndex(completions_->index(to, 0)); };
    switch (key->key()) {
    case Qt::Key_Down:
        if (!open) {
            Q_EMIT completionRequested(text(), edit_->cursorPosition());
            return true;
        }
        select(row + 1 < count ? row + 1 : 0);
        return true;
    case Qt::Key_Up:
        if (!open)
            return false;
        select(row > 0 ? row - 1 : count - 1);
        return true;
    case Qt::Key_Space:
        if (key->modifiers() & Qt::ControlModifier) {
            Q_EMIT completionRequested(text(), edit_->cursorPosition());
            return true;
        }
        return false;
    case Qt::Key_Tab:
        if (!open)
            return false;
        accept(row < 0 ? 0 : row);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (open && row >= 0) {
            accept(row);
            return true;
        }
        popup_->hide();
        settle_.stop();
        Q_EMIT settled(text());
        Q_EMIT submitted(text());
        return true;
    case Qt::Key_Escape:
        if (open) {
            popup_->hide();
            return true;
        }
        if (text().isEmpty())
            return false;
        edit_->clear();
        Q_EMIT edited(QString());
        settle_.start();
        return true;
    default:
        return false;
    }
}

} // namespace ph
