#include "services/yaml/Shape.h"

#include <QtGlobal>

namespace ph::shape {

namespace {

Shape ofKind(Shape::Kind kind, QString description)
{
    Shape shape;
    shape.kind = kind;
    shape.description = std::move(description);
    return shape;
}

Shape between(Shape::Kind kind, QString description, std::optional<double> low, std::optional<double> high)
{
    auto shape = ofKind(kind, std::move(description));
    shape.low = low;
    shape.high = high;
    return shape;
}

Shape of(Shape::Kind kind, Shape items, QString description, int fewest)
{
    auto shape = ofKind(kind, std::move(description));
    shape.items.push_back(std::move(items));
    shape.fewest = fewest;
    return shape;
}

} // namespace

Shape text(QString description)
{
    return ofKind(Shape::Kind::Text, std::move(description));
}

Shape matching(QString pattern, QString words, QString description)
{
    auto shape = text(std::move(description));
    shape.pattern = std::move(pattern);
    shape.patternWords = std::move(words);
    return shape;
}

Shape number(QString description, std::optional<double> low, std::optional<double> high)
{
    return between(Shape::Kind::Number, std::move(description), low, high);
}

Shape integer(QString description, double low, double high)
{
    return between(Shape::Kind::Integer, std::move(description), low, high);
}

Shape flag(QString description)
{
    return ofKind(Shape::Kind::Flag, std::move(description));
}

Shape choice(QStringList choices, QString description)
{
    auto shape = ofKind(Shape::Kind::Choice, std::move(description));
    shape.choices = std::move(choices);
    return shape;
}

Shape list(Shape items, QString description, int fewest)
{
    return of(Shape::Kind::List, std::move(items), std::move(description), fewest);
}

Shape map(Shape items, QString description, int fewest)
{
    return of(Shape::Kind::Map, std::move(items), std::move(description), fewest);
}

Shape object(std::vector<ShapeField> fields, QString description, std::vector<QStringList> anyOf)
{
    auto shape = ofKind(Shape::Kind::Object, std::move(description));
    shape.fields = std::move(fields);
    shape.anyOf = std::move(anyOf);
    return shape;
}

Shape duration(QString description)
{
    return matching(
        QStringLiteral("[1-9][0-9]{0,5}[smhd]"),
        //: within "Expected %1, found \"%2\"."
        QString::fromUtf8(QT_TRANSLATE_NOOP("ph::FileProblem", "a duration such as 30s, 15m, 24h or 7d")),
        std::move(description));
}

Shape identifier(QString description)
{
    return matching(
        QStringLiteral("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"),
        //: within "Expected %1, found \"%2\"."
        QString::fromUtf8(QT_TRANSLATE_NOOP("ph::FileProblem", "up to 80 letters, digits, '.', '_' and '-'")),
        std::move(description));
}

ShapeField required(const char* key, Shape shape)
{
    return {QLatin1String(key), Presence::Required, std::move(shape)};
}

ShapeField optional(const char* key, Shape shape)
{
    return {QLatin1String(key), Presence::Optional, std::move(shape)};
}

} // namespace ph::shape
