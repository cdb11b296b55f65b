#include "widgets/run/RawTab.h"

#include "models/tables/Format.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

RawTab::RawTab(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    field_ = new SearchField;
    field_->setObjectName(QStringLiteral("rawFind"));
    field_->setPlaceholder(tr("Find in text (Ctrl+F)"));
    field_->setMaximumWidth(360);
    count_ = new PlainLabel;
    count_->setObjectName(QStringLiteral("rawCount"));
    count_->setRole(PlainLabel::Role::Faint);
    top->addWidget(field_, 2);
    top->addWidget(count_, 1);
    column->addLayout(top);
    text_ = new QPlainTextEdit;
    text_->setObjectName(QStringLiteral("rawText"));
    text_->setAccessibleName(tr("The run as JSON"));
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setFont(monoFont());
    column->addWidget(text_, 1);
    auto* shortcut = new QAction(tr("Find"), this);
    shortcut->setShortcut(keysOf(ScreenKey::Find));
    shortcut->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(shortcut);
    connect(shortcut, &QAction::triggered, this, &RawTab::find);
    connect(field_, &SearchField::edited, this, [this] { search(From::Start); });
    connect(field_, &SearchField::submitted, this, [this] { search(From::Cursor); });
}

void RawTab::showText(const QString& json)
{
    if (text_->toPlainText() != json)
        text_->setPlainText(json);
}

void RawTab::find()
{
    field_->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    field_->lineEdit()->selectAll();
}

void RawTab::search(From from)
{
    const QString wanted = field_->text();
    QTextCursor cursor = text_->textCursor();
    if (wanted.isEmpty()) {
        cursor.clearSelection();
        text_->setTextCursor(cursor);
        count_->clear();
        return;
    }
    if (from == From::Start) {
        cursor.setPosition(cursor.selectionStart());
        text_->setTextCursor(cursor);
    }
    if (!text_->find(wanted)) {
        text_->moveCursor(QTextCursor::Start);
        text_->find(wanted);
    }
    const qsizetype found = text_->toPlainText().count(wanted, Qt::CaseInsensitive);
    count_->setText(found == 0 ? tr("nothing found") : tr("%Ln found", nullptr, int(found)));
}

} // namespace ph
