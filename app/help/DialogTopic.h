#pragma once

#include <QStringList>

class QDialog;

namespace ph {

/// What the handbook says of a dialog: where its shown link to the handbook leads, else by its class and what
/// part of it is shown; of others `otherwise`, such as what it says of the screen behind.
QString topicOfDialog(const QDialog& dialog, const QString& otherwise);

QStringList dialogTopics(); ///< all that it may answer by itself

} // namespace ph
