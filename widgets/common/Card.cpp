#include "widgets/common/Card.h"

#include "widgets/common/PlainLabel.h"
#include "widgets/common/SectionHeader.h"

#include <QVBoxLayout>

namespace ph {

Card::Card(const QString& objectName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , header_(new SectionHeader(title))
    , body_(new QVBoxLayout)
{
    setObjectName(objectName);
    setAccessibleName(title);
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::xs, space::m, space::m);
    column->setSpacing(space::xs);
    column->addWidget(header_);
    column->addLayout(body_);
    body_->setSpacing(space::s);
}

PlainLabel* bodyText(const QString& objectName, const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setSelectable();
    return label;
}

PlainLabel* noteText(const QString& objectName, const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextSize(TextSize::Small);
    label->setRole(PlainLabel::Role::Muted);
    return label;
}

} // namespace ph
