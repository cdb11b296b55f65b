#include "services/settings/SettingsText.h"

#include "services/settings/SettingsTexts.h"

#include <algorithm>

namespace ph {

namespace {

FileProblem problemAt(const YamlNode& node, const QString& name, const QString& message)
{
    return {node.line, node.column, name, message};
}

std::optional<QString> objectionToEntry(const YamlNode::Entry& entry, const SettingKey& key,
                                        const SettingsReading& before, SettingsPlace place)
{
    if (before.values.contains(key.name))
        return SettingsTexts::tr("It is written twice; the first counts.");
    if (place == SettingsPlace::Workspace && key.scope == SettingKey::Scope::Person)
        return SettingsTexts::tr(
            "A workspace cannot set this: it may come from somebody else. It stays as the "
            "user has it.");
    const bool isScalar = entry.value.kind != YamlNode::Kind::List && entry.value.kind != YamlNode::Kind::Map;
    const auto objection =
        isScalar ? objectionToSetting(key, entry.value.text) : SettingsTexts::tr("It takes one value.");
    if (objection)
        //: %1: what is wrong with a value, a sentence
        return SettingsTexts::tr("%1 The default holds: %2.").arg(*objection, key.usual);
    return std::nullopt;
}

/// The line of a key, from 0; -1: there is none.
int lineOfSetting(const YamlNode& root, const QString& name)
{
    for (const auto& [key, value] : root.children) {
        if (key.text == name)
            return key.line - 1;
    }
    return -1;
}

/// What follows the value on its line: a comment keeps its place.
QByteArray commentBehind(const QByteArray& line)
{
    const auto at = line.indexOf(" #");
    return at < 0 ? QByteArray() : line.mid(at);
}

QByteArray withNewSetting(QByteArray yaml, const SettingKey& key, const QString& value)
{
    if (!yaml.isEmpty() && !yaml.endsWith('\n'))
        yaml += '\n';
    if (!yaml.isEmpty())
        yaml += '\n';
    yaml += "# " + key.description.toUtf8() + '\n';
    if (!key.choices.isEmpty())
        yaml += "# " + key.choices.join(QStringLiteral(" | ")).toUtf8() + '\n';
    return yaml + key.name.toUtf8() + ": " + value.toUtf8() + '\n';
}

} // namespace

YamlReading readSettingsYaml(const QByteArray& yaml)
{
    const auto lines = yaml.split('\n');
    const auto isBlank = [](const QByteArray& line) {
        const auto text = line.trimmed();
        return text.isEmpty() || text.startsWith('#');
    };
    if (yaml.size() <= maxYamlBytes && std::all_of(lines.begin(), lines.end(), isBlank))
        return {};
    return readYaml(yaml);
}

SettingsReading readSettings(const QByteArray& yaml, SettingsPlace place)
{
    SettingsReading reading;
    const auto read = readSettingsYaml(yaml);
    reading.problems = read.problems;
    if (!reading.problems.isEmpty() || read.root.kind == YamlNode::Kind::Null)
        return reading;
    if (read.root.kind != YamlNode::Kind::Map) {
        reading.problems = {
            problemAt(read.root, {}, SettingsTexts::tr("A file of settings has a key a line."))};
        return reading;
    }
    for (const auto& entry : read.root.children) {
        const auto name = entry.key.text;
        const auto* key = settingKey(name);
        if (!key)
            reading.unknown << name;
        else if (const auto objection = objectionToEntry(entry, *key, reading, place))
            reading.problems.append(problemAt(entry.value, name, *objection));
        else
            reading.values.insert(name, entry.value.text);
    }
    return reading;
}

Result<QByteArray> withSetting(const QByteArray& yaml, const SettingKey& key,
                               const std::optional<QString>& value)
{
    if (value) {
        if (const auto objection = objectionToSetting(key, *value))
            return fail(ErrorKind::Invalid, key.name, *objection);
    }
    const auto read = readSettingsYaml(yaml);
    if (!read.problems.isEmpty())
        return fail(ErrorKind::Invalid, key.name,
                    problemLine(QStringLiteral("settings.yaml"), read.problems.front()));
    const auto line = lineOfSetting(read.root, key.name);
    auto lines = yaml.split('\n');
    QByteArray changed;
    if (line < 0) {
        changed = value ? withNewSetting(yaml, key, *value) : yaml;
    } else {
        if (value)
            lines[line] = key.name.toUtf8() + ": " + value->toUtf8() + commentBehind(lines[line]);
        else
            lines.removeAt(line);
        changed = lines.join('\n');
    }
    // An entry may stand on several lines, or several on one: it is written only if it reads as meant.
    auto expected = readSettings(yaml, SettingsPlace::User);
    value ? (void)expected.values.insert(key.name, *value) : (void)expected.values.remove(key.name);
    const auto found = readSettings(changed, SettingsPlace::User);
    if (found.values != expected.values || found.unknown != expected.unknown ||
        found.problems.size() > expected.problems.size())
        return fail(ErrorKind::Unsupported, key.name,
                    SettingsTexts::tr("Line %1 of settings.yaml cannot be changed alone; change it by hand.")
                        .arg(line + 1));
    return changed;
}

} // namespace ph
