#include "services/settings/ShortcutsFile.h"

#include "services/settings/SettingsBytes.h"
#include "services/settings/SettingsText.h"
#include "services/settings/SettingsTexts.h"

#include <QStandardPaths>

namespace ph {

namespace {

const QByteArray shortcutsHead =
    "# Keys of Pilothouse that you changed: an action a line, as \"sync-everything-now\": \"Ctrl+Alt+S\".\n"
    "# Empty keys are none; what is not here has its usual keys. It is read when a window opens, and\n"
    "# written anew when keys are changed in a window (Help, Keyboard shortcuts).\n";

} // namespace

ShortcutsReading readShortcuts(const QByteArray& yaml)
{
    ShortcutsReading reading;
    const auto read = readSettingsYaml(yaml);
    reading.problems = read.problems;
    if (!reading.problems.isEmpty() || read.root.kind == YamlNode::Kind::Null)
        return reading;
    const auto complain = [&](const YamlNode& node, const QString& name, const QString& message) {
        reading.problems.append({node.line, node.column, name, message});
    };
    if (read.root.kind != YamlNode::Kind::Map) {
        complain(read.root, {}, SettingsTexts::tr("A file of keys has an action a line."));
        return reading;
    }
    for (const auto& [key, value] : read.root.children) {
        if (key.text.isEmpty())
            complain(key, {}, SettingsTexts::tr("An action has a name."));
        else if (reading.keys.contains(key.text))
            complain(value, key.text, SettingsTexts::tr("It is written twice; the first counts."));
        else if (value.kind == YamlNode::Kind::List || value.kind == YamlNode::Kind::Map)
            complain(value, key.text, SettingsTexts::tr("It takes keys in one text. The usual ones hold."));
        else
            reading.keys.insert(key.text, value.text);
    }
    return reading;
}

QByteArray shortcutsText(const ShortcutKeys& keys)
{
    auto text = shortcutsHead;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        text += quotedInYaml(it.key()) + ": " + quotedInYaml(it.value()) + '\n';
    return text;
}

ShortcutKeys withShortcuts(ShortcutKeys kept, const QStringList& actions, const ShortcutKeys& changed)
{
    for (const auto& name : actions)
        kept.remove(name);
    kept.insert(changed);
    return kept;
}

QString userShortcutsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/pilothouse/shortcuts.yaml");
}

KeptShortcuts loadShortcuts(const QString& file)
{
    const auto bytes = settingsBytes(file);
    if (!bytes)
        return {{}, {file + QStringLiteral(": ") + bytes.error().detail}};
    const auto reading = readShortcuts(*bytes);
    KeptShortcuts kept{reading.keys, {}};
    for (const auto& problem : reading.problems)
        kept.remarks << problemLine(file, problem);
    return kept;
}

Result<void> putShortcuts(const QString& file, const QStringList& actions, const ShortcutKeys& changed)
{
    const auto bytes = settingsBytes(file);
    if (!bytes)
        return fail(bytes.error());
    const auto reading = readShortcuts(*bytes);
    const bool isDamaged = !reading.problems.isEmpty();
    const auto keys = withShortcuts(reading.keys, actions, changed);
    if (keys == reading.keys && !isDamaged)
        return {};
    const auto text = shortcutsText(keys);
    // Names may come from elsewhere: it is written only if it reads as meant.
    if (const auto again = readShortcuts(text); !again.problems.isEmpty() || again.keys != keys)
        return fail(ErrorKind::Invalid, file, SettingsTexts::tr("These keys cannot be kept in a file."));
    if (isDamaged) {
        if (auto moved = setSettingsAside(file); !moved)
            return moved;
    }
    return writeSettingsBytes(file, text);
}

} // namespace ph
