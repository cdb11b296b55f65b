#include "widgets/common/Buttons.h"

#include "widgets/common/ScreenKeys.h"

#include <QStyle>
#include <QVariant>

namespace ph {

QPushButton* makeButton(const QString& objectName, const QString& text, ButtonKind kind, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    setButtonKind(button, kind);
    return button;
}

void giveIncidentKey(QPushButton* button)
{
    const auto keys = keysOf(ScreenKey::OpenIncident);
    button->setShortcut(keys);
    button->setToolTip(keys.toString(QKeySequence::NativeText));
}

void setButtonKind(QPushButton* button, ButtonKind kind)
{
    const char* name = "";
    switch (kind) {
    case ButtonKind::Plain:
        break;
    case ButtonKind::Primary:
        name = "primary";
        break;
    case ButtonKind::Danger:
        name = "danger";
        break;
    case ButtonKind::Flat:
        name = "flat";
        break;
    case ButtonKind::Link:
        name = "link";
        break;
    }
    if (button->property("kind").toString() == QLatin1StringView(name))
        return;
    button->setProperty("kind", QString::fromLatin1(name));
    button->style()->unpolish(button); // style sheets look at properties only when they polish
    button->style()->polish(button);
}

} // namespace ph
