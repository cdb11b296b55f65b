#include "widgets/connections/FormParts.h"

#include "widgets/common/PlainLabel.h"
#include "widgets/common/Theme.h"

#include <QFormLayout>

namespace ph {

PlainLabel* formLabel(const QString& text, QWidget* buddy)
{
    auto* label = new PlainLabel(text);
    label->setRole(PlainLabel::Role::Muted);
    label->setElideMode(Qt::ElideNone);
    label->setBuddy(buddy);
    // A form gives more to one beside a tall field: below its first line.
    label->setFixedHeight(height::control);
    label->setMinimumWidth(116); // so that basic and advanced fields stand in one column
    return label;
}

PlainLabel* problemLabel(const QString& name, QWidget* parent)
{
    auto* label = new PlainLabel(parent);
    label->setObjectName(QStringLiteral("problem-") + name);
    label->setTextSize(TextSize::Small);
    label->setTone(Tone::Bad);
    label->setWordWrap(true);
    label->hide();
    return label;
}

QFormLayout* makeForm(QWidget* parent)
{
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::l);
    form->setVerticalSpacing(space::s);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace ph
