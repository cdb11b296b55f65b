#include "services/policy/PolicyShape.h"

#include <QJsonArray>

namespace ph {

namespace {

QJsonObject objectSchema(const Shape& shape)
{
    QJsonObject properties;
    QJsonArray needed;
    for (const auto& field : shape.fields) {
        properties.insert(field.key, shapeSchema(field.shape));
        if (field.presence == Presence::Required)
            needed.append(field.key);
    }
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                       {QStringLiteral("properties"), properties},
                       {QStringLiteral("additionalProperties"), false}};
    if (!needed.isEmpty())
        schema.insert(QStringLiteral("required"), needed);
    QJsonArray groups;
    for (const auto& group : shape.anyOf) {
        QJsonArray any;
        for (const auto& key : group)
            any.append(QJsonObject{{QStringLiteral("required"), QJsonArray{key}}});
        groups.append(QJsonObject{{QStringLiteral("anyOf"), any}});
    }
    if (!groups.isEmpty())
        schema.insert(QStringLiteral("allOf"), groups);
    return schema;
}

QJsonObject bareSchema(const Shape& shape)
{
    const auto typed = [](const char* type) {
        return QJsonObject{{QStringLiteral("type"), QLatin1String(type)}};
    };
    QJsonObject schema;
    switch (shape.kind) {
    case Shape::Kind::Text:
        schema = typed("string");
        schema.insert(QStringLiteral("pattern"), shape.pattern.isEmpty()
                                                     ? QStringLiteral("\\S")
                                                     : QStringLiteral("^(%1)$").arg(shape.pattern));
        return schema;
    case Shape::Kind::Number:
    case Shape::Kind::Integer:
        schema = typed(shape.kind == Shape::Kind::Number ? "number" : "integer");
        if (shape.low)
            schema.insert(QStringLiteral("minimum"), *shape.low);
        if (shape.high)
            schema.insert(QStringLiteral("maximum"), *shape.high);
        return schema;
    case Shape::Kind::Flag:
        return typed("boolean");
    case Shape::Kind::Choice:
        return shape.choices.size() == 1
                   ? QJsonObject{{QStringLiteral("const"), shape.choices.front()}}
                   : QJsonObject{{QStringLiteral("enum"), QJsonArray::fromStringList(shape.choices)}};
    case Shape::Kind::List:
        schema = typed("array");
        schema.insert(QStringLiteral("items"), shapeSchema(shape.items.front()));
        schema.insert(QStringLiteral("minItems"), shape.fewest);
        return schema;
    case Shape::Kind::Map:
        schema = typed("object");
        schema.insert(QStringLiteral("additionalProperties"), shapeSchema(shape.items.front()));
        schema.insert(QStringLiteral("minProperties"), shape.fewest);
        return schema;
    case Shape::Kind::Object:
        return objectSchema(shape);
    case Shape::Kind::Variant:
        break;
    }
    QJsonArray variants;
    for (const auto& variant : shape.variants)
        variants.append(shapeSchema(variant.shape));
    return {{QStringLiteral("oneOf"), variants}};
}

} // namespace

QJsonObject shapeSchema(const Shape& shape)
{
    auto schema = bareSchema(shape);
    if (!shape.description.isEmpty())
        schema.insert(QStringLiteral("description"), shape.description);
    return schema;
}

QJsonObject policySchema()
{
    auto schema = shapeSchema(policyShape());
    schema.insert(QStringLiteral("$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema"));
    schema.insert(QStringLiteral("$id"), QStringLiteral("urn:pilothouse:policy:1"));
    schema.insert(QStringLiteral("title"), QStringLiteral("Pilothouse release policy, version 1"));
    return schema;
}

} // namespace ph
