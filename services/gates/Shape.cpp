#include "services/gates/Shape.h"

namespace ph::shape {

Shape text(QString description)
{
    return {.kind = Shape::Kind::Text, .description = std::move(description)};
}

Shape matching(QString pattern, QString words, QString description)
{
    return {.kind = Shape::Kind::Text,
            .description = std::move(description),
            .pattern = std::move(pattern),
            .patternWords = std::move(words)};
}

Shape number(QString description, std::optional<double> low, std::optional<double> high)
{
    return {.kind = Shape::Kind::Number, .description = std::move(description), .low = low, .high = high};
}

Shape integer(QString description, double low, double high)
{
    return {.kind = Shape::Kind::Integer, .description = std::move(description), .low = low, .high = high};
}

Shape flag(QString description)
{
    return {.kind = Shape::Kind::Flag, .description = std::move(description)};
}

Shape choice(QStringList choices, QString description)
{
    return {
        .kind = Shape::Kind::Choice, .description = std::move(description), .choices = std::move(choices)};
}

Shape list(Shape items, QString description, int fewest)
{
    return {.kind = Shape::Kind::List,
            .description = std::move(description),
            .items = {std::move(items)},
            .fewest = fewest};
}

Shape map(Shape items, QString description, int fewest)
{
    return {.kind = Shape::Kind::Map,
            .description = std::move(description),
            .items = {std::move(items)},
            .fewest = fewest};
}

Shape object(std::vector<ShapeField> fields, QString description, std::vector<QStringList> anyOf)
{
    return {.kind = Shape::Kind::Object,
            .description = std::move(description),
            .fields = std::move(fields),
            .anyOf = std::move(anyOf)};
}

Shape duration(QString description)
{
    return matching(QStringLiteral("[1-9][0-9]{0,5}[smhd]"),
                    QStringLiteral("a duration such as 30s, 15m, 24h or 7d"), std::move(description));
}

Shape identifier(QString description)
{
    return matching(QStringLiteral("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"),
                    QStringLiteral("up to 80 letters, digits, '.', '_' and '-'"), std::move(description));
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
