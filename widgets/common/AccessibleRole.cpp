#include "widgets/common/AccessibleRole.h"

#include <QAccessibleWidget>
#include <QVariant>

namespace ph {

namespace {

constexpr char roleKey[] = "ph_accessibleRole";

QAccessibleInterface* faceOf(const QString&, QObject* object)
{
    const auto role = object->isWidgetType() ? object->property(roleKey) : QVariant();
    return role.isValid()
               ? new QAccessibleWidget(static_cast<QWidget*>(object), QAccessible::Role(role.toInt()))
               : nullptr;
}

} // namespace

void setAccessibleRole(QWidget& widget, QAccessible::Role role)
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(faceOf);
        return true;
    }();
    Q_UNUSED(isInstalled);
    widget.setProperty(roleKey, int(role));
    // Where somebody listens, a name that was set before made the widget known already, as it was then.
    auto* known = QAccessible::queryAccessibleInterface(&widget);
    if (known && known->role() != role)
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(known));
}

} // namespace ph
