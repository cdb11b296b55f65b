#pragma once

#include "app/Workspace.h"

#include <QMap>
#include <QStringList>

namespace ph {

/// What the policies of the environments here call the keys, by key id. Reads files: for workers and the
/// command line.
QMap<QString, QString> keyLabels(const Workspace& workspace);

/// "bob (ed25519:5bff…)" for each key that has a label and does not stand so already.
QString withLabels(QString text, const QMap<QString, QString>& labels);

/// The same of several sentences, by keyLabels().
QStringList inNames(QStringList sentences, const Workspace& workspace);

} // namespace ph
