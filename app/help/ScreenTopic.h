#pragma once

#include <QStringList>

class QWidget;

namespace ph {

/// What the handbook says of a page: by its destination ("drift", see MainWindow) or its tab's id ("run:…",
/// "release:…"), and, of screens with parts, by which of them is shown. A chart that has the keyboard comes
/// first, by how it is computed. `page` may be null.
QString topicOfScreen(const QString& id, const QWidget* page);

QStringList screenTopics(); ///< all that it may answer

} // namespace ph
