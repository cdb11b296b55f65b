#pragma once

#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

#include <QMap>
#include <QStringList>

namespace ph {

/// What somebody changed of the keys: by action, in QKeySequence's portable text; empty: none.
using ShortcutKeys = QMap<QString, QString>;

/// shortcuts.yaml as it was read. What is wrong in it is as if it were not there; whether there is such an
/// action is not known here, and one that there is not stays.
struct ShortcutsReading {
    ShortcutKeys keys;
    QList<FileProblem> problems; ///< in the order of the file
};
/// Pure.
ShortcutsReading readShortcuts(const QByteArray& yaml);
/// The whole file, with words for people at its head. Pure.
QByteArray shortcutsText(const ShortcutKeys& keys);
/// What is kept once somebody has chosen keys of these actions; those that are not in `changed` have their
/// usual ones. Pure.
ShortcutKeys withShortcuts(ShortcutKeys kept, const QStringList& actions, const ShortcutKeys& changed);

/// $XDG_CONFIG_HOME/pilothouse/shortcuts.yaml. No workspace has one: its folder may come from somebody else.
QString userShortcutsFile();

/// The file as far as it can be read. Blocking; small.
struct KeptShortcuts {
    ShortcutKeys keys;
    QStringList remarks; ///< what is wrong in it, each with its file and line
};
KeptShortcuts loadShortcuts(const QString& file);
/// As withShortcuts(), in the file, which appears whole or stays as it was; a damaged one is set aside.
/// Storage; Invalid where it would become too large.
Result<void> putShortcuts(const QString& file, const QStringList& actions, const ShortcutKeys& changed);

} // namespace ph
