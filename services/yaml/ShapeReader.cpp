#include "services/yaml/ShapeReader.h"

#include "models/values/NearestWord.h"
#include "services/yaml/FileProblemText.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

RecordedText kindWords(YamlNode::Kind kind)
{
    switch (kind) {
    case YamlNode::Kind::Null:
        //: what a key holds, within "Expected %1, found %2."
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "nothing"));
    case YamlNode::Kind::Text:
        //: what a key holds, within "Expected %1, found %2."
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "a text"));
    case YamlNode::Kind::Number:
        //: what a key holds, within "Expected %1, found %2."
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "a number"));
    case YamlNode::Kind::Flag:
        //: what a key holds, within "Expected %1, found %2."
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "true or false"));
    case YamlNode::Kind::List:
        //: what a key holds, within "Expected %1, found %2."
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "a list"));
    case YamlNode::Kind::Map:
        //: what a key holds, within "Expected %1, found %2."
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "a group of keys"));
    }
    return RecordedText::nothing();
}

QString quotedWords(const QStringList& words)
{
    return words.join(QStringLiteral(", "));
}

class Reader {
public:
    QList<FileProblem> problems;
    FilePlaces places;

    QJsonValue read(const YamlNode& node, const Shape& shape, const QString& path)
    {
        places.insert(path, {node.line, node.column});
        switch (shape.kind) {
        case Shape::Kind::Text:
            return readText(node, shape, path);
        case Shape::Kind::Number:
        case Shape::Kind::Integer:
            return readNumber(node, shape, path);
        case Shape::Kind::Flag:
            if (isKind(node, YamlNode::Kind::Flag, path))
                return node.text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
            return QJsonValue::Undefined;
        case Shape::Kind::Choice:
            return readChoice(node, shape.choices, path);
        case Shape::Kind::List:
            return readList(node, shape, path);
        case Shape::Kind::Map:
            return readMap(node, shape, path);
        case Shape::Kind::Object:
            return readObject(node, shape, path);
        case Shape::Kind::Variant:
            return readVariant(node, shape, path);
        }
        return QJsonValue::Undefined;
    }

private:
    void complain(const YamlNode& node, const QString& path, const RecordedText& message)
    {
        problems.append(FileProblem::make(node.line, node.column, path, message));
    }
    bool isKind(const YamlNode& node, YamlNode::Kind kind, const QString& path)
    {
        if (node.kind == kind)
            return true;
        const bool isUnquoted = kind == YamlNode::Kind::Text &&
                                (node.kind == YamlNode::Kind::Number || node.kind == YamlNode::Kind::Flag);
        //: %1 and %2 are "a text", "a number", "true or false", "a list", "a group of keys" or "nothing"
        complain(node, path,
                 (isUnquoted
                      ? fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                          "Expected %1, found %2. In quotes it is a text."))
                      : fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected %1, found %2.")))
                     .arg(kindWords(kind), kindWords(node.kind)));
        return false;
    }

    QJsonValue readText(const YamlNode& node, const Shape& shape, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::Text, path))
            return QJsonValue::Undefined;
        if (node.text.trimmed().isEmpty()) {
            complain(node, path,
                     fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "This may not be empty.")));
            return QJsonValue::Undefined;
        }
        if (!shape.pattern.isEmpty() &&
            !QRegularExpression(QRegularExpression::anchoredPattern(shape.pattern))
                 .match(node.text)
                 .hasMatch()) {
            complain(node, path,
                     fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected %1, found \"%2\"."))
                         .arg(fileProblemText(shape.patternWords.toUtf8().constData()), node.text));
            return QJsonValue::Undefined;
        }
        return node.text;
    }

    QJsonValue readNumber(const YamlNode& node, const Shape& shape, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::Number, path))
            return QJsonValue::Undefined;
        const bool isWhole = shape.kind == Shape::Kind::Integer;
        if (!std::isfinite(node.number) || (isWhole && node.number != std::floor(node.number))) {
            complain(node, path,
                     (isWhole ? fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                                  "Expected a whole number, found %1."))
                              : fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                                  "Expected a finite number, found %1.")))
                         .arg(node.text));
            return QJsonValue::Undefined;
        }
        if ((shape.low && node.number < *shape.low) || (shape.high && node.number > *shape.high)) {
            complain(node, path, rangeWords(shape, node.text));
            return QJsonValue::Undefined;
        }
        return node.number;
    }

    static RecordedText rangeWords(const Shape& shape, const QString& found)
    {
        if (shape.low && shape.high)
            return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected %1 to %2, found %3."))
                .arg(*shape.low)
                .arg(*shape.high)
                .arg(found);
        if (shape.low)
            return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected at least %1, found %2."))
                .arg(*shape.low)
                .arg(found);
        return fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected at most %1, found %2."))
            .arg(*shape.high)
            .arg(found);
    }

    QJsonValue readChoice(const YamlNode& node, const QStringList& choices, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::Text, path))
            return QJsonValue::Undefined;
        if (choices.contains(node.text))
            return node.text;
        const auto near = nearestWord(node.text, choices);
        complain(
            node, path,
            near.isEmpty()
                ? fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "\"%1\" is none of %2."))
                      .arg(node.text, quotedWords(choices))
                : fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "\"%1\" is unknown; did you mean %2?"))
                      .arg(node.text, near));
        return QJsonValue::Undefined;
    }

    QJsonValue readList(const YamlNode& node, const Shape& shape, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::List, path))
            return QJsonValue::Undefined;
        if (std::ssize(node.items) < shape.fewest)
            complain(node, path,
                     fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected at least %1."))
                         .arg(shape.fewest));
        QJsonArray list;
        for (std::size_t i = 0; i < node.items.size(); ++i)
            list.append(read(node.items[i], shape.items.front(), QStringLiteral("%1[%2]").arg(path).arg(i)));
        return list;
    }

    /// The children, each key once, without those that are no words.
    std::vector<const YamlNode::Entry*> distinct(const YamlNode& node, const QString& path)
    {
        std::vector<const YamlNode::Entry*> children;
        QHash<QString, int> seen;
        for (const auto& child : node.children) {
            const auto& key = child.key;
            if (key.kind == YamlNode::Kind::Null || key.text.trimmed().isEmpty()) {
                complain(key, path,
                         fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "A key may not be empty.")));
                continue;
            }
            if (const auto before = seen.constFind(key.text); before != seen.constEnd()) {
                complain(key, below(path, key.text),
                         fileProblemText(
                             QT_TRANSLATE_NOOP("ph::FileProblem", "\"%1\" is here twice; first on line %2."))
                             .arg(key.text)
                             .arg(*before));
                continue;
            }
            seen.insert(key.text, key.line);
            children.push_back(&child);
        }
        return children;
    }

    QJsonValue readMap(const YamlNode& node, const Shape& shape, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::Map, path))
            return QJsonValue::Undefined;
        if (std::ssize(node.children) < shape.fewest)
            complain(node, path,
                     fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "Expected at least %1."))
                         .arg(shape.fewest));
        QJsonObject map;
        for (const auto* child : distinct(node, path))
            map.insert(child->key.text,
                       read(child->value, shape.items.front(), below(path, child->key.text)));
        return map;
    }

    QJsonValue readObject(const YamlNode& node, const Shape& shape, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::Map, path))
            return QJsonValue::Undefined;
        QStringList known;
        for (const auto& field : shape.fields)
            known.append(field.key);
        QJsonObject object;
        QSet<QString> present;
        for (const auto* child : distinct(node, path)) {
            const auto& key = child->key.text;
            const auto place = below(path, key);
            const auto field = std::find_if(shape.fields.begin(), shape.fields.end(),
                                            [&](const ShapeField& each) { return each.key == key; });
            if (field == shape.fields.end()) {
                const auto near = nearestWord(key, known);
                complain(child->key, place,
                         near.isEmpty()
                             ? fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                                 "Unknown key \"%1\"; known here: %2."))
                                   .arg(key, quotedWords(known))
                             : fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                                 "Unknown key \"%1\"; did you mean %2?"))
                                   .arg(key, near));
                continue;
            }
            present.insert(key);
            const auto value = read(child->value, field->shape, place);
            if (!value.isUndefined())
                object.insert(key, value);
        }
        for (const auto& field : shape.fields) {
            if (field.presence == Presence::Required && !present.contains(field.key))
                complain(node, path,
                         fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "\"%1\" is missing."))
                             .arg(field.key));
        }
        for (const auto& group : shape.anyOf) {
            if (std::none_of(group.begin(), group.end(),
                             [&](const QString& key) { return present.contains(key); }))
                complain(node, path,
                         fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "One of %1 is missing."))
                             .arg(quotedWords(group)));
        }
        return object;
    }

    QJsonValue readVariant(const YamlNode& node, const Shape& shape, const QString& path)
    {
        if (!isKind(node, YamlNode::Kind::Map, path))
            return QJsonValue::Undefined;
        const auto kind = std::find_if(node.children.begin(), node.children.end(), [](const auto& child) {
            return child.key.text == QLatin1String("kind");
        });
        if (kind == node.children.end()) {
            complain(node, path,
                     fileProblemText(QT_TRANSLATE_NOOP("ph::FileProblem", "\"kind\" is missing.")));
            return QJsonValue::Undefined;
        }
        QStringList names;
        for (const auto& variant : shape.variants)
            names.append(variant.name);
        const auto name = readChoice(kind->value, names, below(path, QStringLiteral("kind")));
        for (const auto& variant : shape.variants) {
            if (name.toString() == variant.name)
                return readObject(node, variant.shape, path);
        }
        return QJsonValue::Undefined;
    }

    static QString below(const QString& path, const QString& key)
    {
        return path.isEmpty() ? key : path + u'.' + key;
    }
};

} // namespace

ShapeReading readShape(const YamlNode& root, const Shape& shape)
{
    Reader reader;
    ShapeReading reading;
    reading.value = reader.read(root, shape, {});
    std::stable_sort(reader.problems.begin(), reader.problems.end(),
                     [](const FileProblem& a, const FileProblem& b) {
                         return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                     });
    reading.problems = reader.problems;
    reading.places = reader.places;
    return reading;
}

} // namespace ph
