#pragma once

#include <QAccessible>

class QWidget;

namespace ph {

/// What a widget of ours is to who hears the screen: Qt knows only what its own widgets are, and calls every
/// other a "client". Its name and description stay those that are set.
void setAccessibleRole(QWidget& widget, QAccessible::Role role);

} // namespace ph
