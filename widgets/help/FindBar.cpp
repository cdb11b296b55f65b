#include "widgets/help/FindBar.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ph {

FindBar::FindBar(HandbookPage* page, QWidget* parent)
    : QWidget(parent)
    , page_(page)
    , edit_(new QLineEdit)
    , count_(new PlainLabel)
{
    setProperty("chrome", true);
    setAttribute(Qt::WA_StyledBackground);
    edit_->setObjectName(QStringLiteral("findInPage"));
    edit_->setPlaceholderText(tr("Find in this chapter"));
    edit_->setAccessibleName(edit_->placeholderText());
    edit_->setMaximumWidth(320);
    count_->setObjectName(QStringLiteral("findCount"));
    count_->setRole(PlainLabel::Role::Muted);
    const auto button = [this](const char* name, const char* icon, const QString& words,
                               const QKeySequence& keys, auto work) {
        auto* made = new IconButton(QLatin1String(icon), words, this);
        made->setObjectName(QLatin1String(name));
        made->setShortcutKeys(keys);
        connect(made, &QToolButton::clicked, this, work);
        return made;
    };
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::m, space::xs);
    row->setSpacing(space::xs);
    row->addWidget(edit_, 1);
    row->addWidget(button("findBack", "go-up", tr("The one before"), keysOf(ScreenKey::FindPreviousInChapter),
                          [this] { look(HandbookPage::Way::Back); }));
    row->addWidget(button("findOn", "go-down", tr("The next one"), keysOf(ScreenKey::FindNextInChapter),
                          [this] { look(HandbookPage::Way::Onward); }));
    row->addWidget(count_);
    row->addStretch(1);
    row->addWidget(button("findClose", "control-close", tr("Close"), {}, [this] { close(); }));
    connect(edit_, &QLineEdit::textChanged, this, [this] { look(HandbookPage::Way::FromHere); });
    hide();
}

void FindBar::open()
{
    show();
    edit_->setFocus();
    edit_->selectAll();
    look(HandbookPage::Way::FromHere);
}

void FindBar::close()
{
    hide();
    page_->find({}, HandbookPage::Way::FromHere);
    Q_EMIT closed();
}

void FindBar::look(HandbookPage::Way way)
{
    page_->find(edit_->text(), way);
    count_->setText(edit_->text().isEmpty() ? QString()
                    : page_->foundCount() == 0
                        ? tr("Not found")
                        : tr("%1 of %2").arg(page_->foundAt() + 1).arg(page_->foundCount()));
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return look(event->modifiers() & Qt::ShiftModifier ? HandbookPage::Way::Back
                                                           : HandbookPage::Way::Onward);
    QWidget::keyPressEvent(event);
}

} // namespace ph
