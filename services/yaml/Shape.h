#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ph {

struct ShapeField;

/// What a value in a file that people write may look like. The reader, the published JSON Schema and the
/// descriptions that people read are all made of this one description.
struct Shape {
    enum class Kind {
        Text,    ///< never empty; `pattern`
        Number,  ///< finite; `low`, `high`
        Integer, ///< `low`, `high`
        Flag,
        Choice, ///< one of `choices`
        List,   ///< of `items`; at least `fewest`
        Map,    ///< own keys to `items`; at least `fewest`
        Object, ///< of `fields`; every group of `anyOf` has at least one of its keys
        Variant ///< one of `variants`, by the key `kind`
    };
    struct Variant;
    Kind kind = Kind::Text;
    QString description = {};
    QString pattern = {};      ///< of Text: a regular expression for the whole of it
    QString patternWords = {}; ///< the same for people: "a duration such as 30m, 24h or 7d"
    std::optional<double> low = std::nullopt, high = std::nullopt;
    QStringList choices = {};
    std::vector<Shape> items = {}; ///< one, of List and Map
    int fewest = 0;
    std::vector<ShapeField> fields;
    std::vector<QStringList> anyOf = {};
    std::vector<Variant> variants;
};

enum class Presence { Optional, Required };

struct ShapeField {
    QString key;
    Presence presence = Presence::Optional;
    Shape shape;
};

struct Shape::Variant {
    QString name;
    Shape shape; ///< an Object
};

namespace shape {
Shape text(QString description);
Shape matching(QString pattern, QString words, QString description);
Shape number(QString description, std::optional<double> low = {}, std::optional<double> high = {});
Shape integer(QString description, double low, double high);
Shape flag(QString description);
Shape choice(QStringList choices, QString description);
Shape list(Shape items, QString description, int fewest = 1);
Shape map(Shape items, QString description, int fewest = 1);
Shape object(std::vector<ShapeField> fields, QString description, std::vector<QStringList> anyOf = {});

Shape duration(QString description); ///< "30s", "15m", "24h", "7d"; see durationFromText()
Shape identifier(QString description);

ShapeField required(const char* key, Shape shape);
ShapeField optional(const char* key, Shape shape);
} // namespace shape

} // namespace ph
