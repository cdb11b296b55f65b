#pragma once

#include <QString>

class QAbstractButton;
class QWidget;

namespace ph {

class IconButton;

/// The button that shows a chart as a table and back. `chart` is all that belongs to it.
IconButton* makeTableToggle(const QString& objectName, QWidget* chart);

/// Its key, while the focus is anywhere in `chart`.
void addTableKey(QAbstractButton* toggle, QWidget* chart);

} // namespace ph
