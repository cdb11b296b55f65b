#include "widgets/common/DetailsBox.h"

#include "widgets/common/Theme.h"

#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

DetailsBox::DetailsBox(QWidget* parent)
    : QWidget(parent)
    , toggle_(new QToolButton(this))
    , text_(new QPlainTextEdit(this))
{
    toggle_->setObjectName(QStringLiteral("details"));
    toggle_->setText(tr("Details"));
    toggle_->setCheckable(true);
    toggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle_->setIcon(themedIcon(QStringLiteral("arrow-right")));
    toggle_->setFont(textFont(TextSize::Small));
    text_->setObjectName(QStringLiteral("detailsText"));
    text_->setAccessibleName(tr("Details"));
    text_->setReadOnly(true);
    text_->setFont(monoFont(TextSize::Small));
    text_->setFixedHeight(96);
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
    text_->setPlainText(text);
    toggle_->setChecked(false);
    setVisible(!text.isEmpty());
}

} // namespace ph
