#include "widgets/common/DetailsBox.h"

#include "widgets/common/Theme.h"

#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

DetailsText::DetailsText(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void DetailsText::setText(const QString& text)
{
    if (!edit_ && text.isEmpty())
        return;
    if (!edit_) {
        edit_ = new QPlainTextEdit(this);
        edit_->setObjectName(QStringLiteral("detailsText"));
        edit_->setAccessibleName(tr("Details"));
        edit_->setReadOnly(true);
        edit_->setFont(monoFont(TextSize::Small));
        edit_->setFixedHeight(96);
        layout()->addWidget(edit_);
        setTabOrder(this, edit_); // where this stands, not last
    }
    edit_->setPlainText(text);
}

DetailsBox::DetailsBox(QWidget* parent)
    : QWidget(parent)
    , toggle_(new QToolButton(this))
    , text_(new DetailsText(this))
{
    toggle_->setObjectName(QStringLiteral("details"));
    toggle_->setText(tr("Details"));
    toggle_->setCheckable(true);
    toggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle_->setIcon(themedIcon(QStringLiteral("arrow-right")));
    toggle_->setFont(textFont(TextSize::Small));
    text_->hide();
    connect(toggle_, &QToolButton::toggled, text_, [this](bool open) {
        text_->setVisible(open);
        toggle_->setIcon(themedIcon(open ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right")));
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addWidget(toggle_, 0, Qt::AlignLeft);
    layout->addWidget(text_);
}

void DetailsBox::setDetails(const QString& text)
{
    text_->setText(text);
    toggle_->setChecked(false);
    setVisible(!text.isEmpty());
}

} // namespace ph
