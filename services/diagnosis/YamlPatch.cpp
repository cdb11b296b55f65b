#include "services/diagnosis/YamlPatch.h"

#include "services/yaml/YamlText.h"
#include "services/yaml/YamlTree.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ph {

namespace {

struct YamlPatchTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::YamlPatch)
};

const YamlNode* childOf(const YamlNode& map, const QString& key)
{
    for (const auto& entry : map.children) {
        if (entry.key.text == key)
            return &entry.value;
    }
    return nullptr;
}

bool isNamed(const YamlNode& item, const QString& name)
{
    return std::any_of(item.children.begin(), item.children.end(), [&](const YamlNode::Entry& entry) {
        return (entry.key.text == QLatin1String("id") || entry.key.text == QLatin1String("name")) &&
               entry.value.text == name;
    });
}

const YamlNode* stepInto(const YamlNode& node, const QString& step)
{
    if (node.kind == YamlNode::Kind::Map)
        return childOf(node, step);
    for (const auto& item : node.items) {
        if (isNamed(item, step))
            return &item;
    }
    return nullptr;
}

/// The file's lines, each with its end.
QList<QByteArray> linesOf(const QByteArray& text)
{
    QList<QByteArray> lines;
    for (qsizetype from = 0; from < text.size();) {
        const auto end = text.indexOf('\n', from);
        const auto to = end < 0 ? text.size() : end + 1;
        lines.append(text.mid(from, to - from));
        from = to;
    }
    return lines;
}

qsizetype indentOf(const QByteArray& line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == ' ')
        ++indent;
    return indent;
}

/// A list or map in block style: one line or more an entry.
struct Block {
    qsizetype indent; ///< of its keys, or of the dashes
    qsizetype end;    ///< the line before which an entry is added, from 0
};

std::optional<Block> blockOf(const QList<QByteArray>& lines, const YamlNode& node)
{
    const bool isList = node.kind == YamlNode::Kind::List;
    if (node.line < 1 || node.line > lines.size())
        return std::nullopt;
    const auto& first = lines[node.line - 1];
    const auto indent = qsizetype(node.column) - 1;
    const char sign = indent < first.size() ? first[indent] : '\0';
    if (indent < 0 || (isList ? sign != '-' : sign == '{'))
        return std::nullopt;
    Block block{indent, node.line};
    for (auto at = qsizetype(node.line); at < lines.size(); ++at) {
        const auto trimmed = lines[at].trimmed();
        const auto here = indentOf(lines[at]);
        if (trimmed.isEmpty() || (trimmed.startsWith('#') && here <= indent))
            continue; // belongs to whatever comes behind it
        const bool goesOn = here > indent || (here == indent && (!isList || trimmed.startsWith('-')));
        if (!goesOn || (here == 0 && (trimmed == "..." || trimmed == "---")))
            break;
        block.end = at + 1;
    }
    return block;
}

nlohmann::json parsed(const QJsonObject& object)
{
    return nlohmann::json::parse(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

/// What is missing of the path around the content, the innermost first.
nlohmann::json wrapped(const QStringList& missing, const QString& key, const QJsonObject& content)
{
    auto value = key.isEmpty() ? nlohmann::json::array({parsed(content)})
                               : nlohmann::json{{key.toStdString(), parsed(content)}};
    for (auto step = missing.crbegin(); step != missing.crend(); ++step) {
        const auto name = step->toStdString();
        // `checks` of a step stands in an item of a list, which is known by its id.
        if (step + 1 != missing.crend() && *(step + 1) == QLatin1String("steps")) {
            value["id"] = name;
            value = nlohmann::json::array({std::move(value)});
        } else
            value = nlohmann::json{{name, std::move(value)}};
    }
    return value;
}

QByteArray indented(const QByteArray& yaml, qsizetype indent, const QByteArray& lead)
{
    QByteArray text;
    auto prefix = QByteArray(indent, ' ') + lead;
    for (const auto& line : linesOf(yaml)) {
        text += line.trimmed().isEmpty() ? QByteArray("\n") : prefix + line;
        prefix = QByteArray(indent + lead.size(), ' ');
    }
    return text;
}

QByteArray yamlOf(const nlohmann::json& value)
{
    return yamlText({value}).mid(4); // without "---\n"
}

} // namespace

Result<QByteArray> addToYaml(const QByteArray& text, const QStringList& path, const QString& key,
                             const QJsonObject& content)
{
    const auto where = path.join(u'.');
    const auto tree = readYaml(text);
    if (!tree.problems.isEmpty())
        return fail(ErrorKind::Invalid, where, tree.problems.constFirst().message);
    const auto* node = &tree.root;
    qsizetype found = 0;
    for (; found < path.size(); ++found) {
        const auto* next = stepInto(*node, path[found]);
        if (!next || next->kind == YamlNode::Kind::Null)
            break;
        node = next;
    }
    const auto missing = path.mid(found);
    const bool isList = node->kind == YamlNode::Kind::List;
    const auto own =
        key.isEmpty()
            ? content.value(QLatin1String(content.contains(QLatin1String("id")) ? "id" : "name")).toString()
            : key;
    if (missing.isEmpty() && stepInto(*node, own))
        return fail(ErrorKind::Conflict, where, YamlPatchTexts::tr("\"%1\" is there already.").arg(own));
    const auto lines = linesOf(text);
    const auto block = blockOf(lines, *node);
    if (!block || (!missing.isEmpty() && isList && path.value(found - 1) != QLatin1String("steps")))
        return fail(
            ErrorKind::Unsupported, where,
            block ? YamlPatchTexts::tr("There is no \"%1\" there.").arg(missing.constFirst())
                  : YamlPatchTexts::tr("Line %1 is written within braces or brackets: write it one entry "
                                       "a line first.")
                        .arg(node->line));
    auto added = missing.isEmpty() ? (key.isEmpty() ? parsed(content)
                                                    : nlohmann::json{{key.toStdString(), parsed(content)}})
                                   : nlohmann::json();
    if (!missing.isEmpty() && isList) { // an item of its own
        added = wrapped(missing.mid(1), key, content);
        added["id"] = missing.constFirst().toStdString();
    } else if (!missing.isEmpty())
        added = wrapped(missing, key, content);
    auto before = QByteArrayList(lines.mid(0, block->end)).join();
    if (!before.isEmpty() && !before.endsWith('\n'))
        before += '\n';
    return before + indented(yamlOf(added), block->indent, isList ? QByteArray("- ") : QByteArray()) +
           QByteArrayList(lines.mid(block->end)).join();
}

} // namespace ph
