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
}

} // namespace ph
