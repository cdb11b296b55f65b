#pragma once

#include "models/values/RolloutRules.h"
#include "services/release/CanonicalJson.h"
#include "services/release/StrictFields.h"

#include <limits>

/// Leaves of the documents of rollouts.
namespace ph::rolloutfields {

inline std::string text(const QString& value)
{
    return value.toStdString();
}

inline std::string time(std::int64_t ms)
{
    return isoText(ms).toStdString();
}

/// As a text: JSON has no NaN, and canonical JSON would round what a reader may not.
inline std::string number(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return canonicalNumber(value);
}

inline double number(StrictFields& fields, const char* name)
{
    const auto word = fields.text(name);
    constexpr auto infinity = std::numeric_limits<double>::infinity();
    if (word == QLatin1String("NaN"))
        return std::numeric_limits<double>::quiet_NaN();
    if (word == QLatin1String("Infinity") || word == QLatin1String("-Infinity"))
        return word.startsWith(u'-') ? -infinity : infinity;
    bool read = false;
    const auto value = word.toDouble(&read);
    if (!read)
        fields.complainAbout(name, QStringLiteral("\"%1\" is no number").arg(QLatin1String(name)));
    return value;
}

inline std::int64_t integer(StrictFields& fields, const char* name)
{
    std::int64_t value = 0;
    fields.integer(name, value);
    return value;
}

/// A member and what documents call it, said once for those who write it and those who read it: a QString as
/// a text, an std::int64_t as a time.
template <class Document, class Value>
struct NamedMember {
    const char* name;
    Value Document::*member;
};

template <class Document, class Value, std::size_t n>
void write(nlohmann::json& json, const Document& document,
           const std::array<NamedMember<Document, Value>, n>& members)
{
    for (const auto& [name, member] : members) {
        if constexpr (std::is_same_v<Value, QString>)
            json[name] = text(document.*member);
        else
            json[name] = time(document.*member);
    }
}

template <class Document, class Value, std::size_t n>
void read(StrictFields& fields, Document& document,
          const std::array<NamedMember<Document, Value>, n>& members)
{
    for (const auto& [name, member] : members) {
        if constexpr (std::is_same_v<Value, QString>)
            document.*member = fields.text(name);
        else
            document.*member = fields.time(name);
    }
}

/// A canonical text, read strictly.
template <class Document>
Result<Document> readDocument(const QByteArray& bytes, const QString& where, Document (*read)(StrictFields))
{
    const auto json = readCanonical(bytes, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate locate;
    auto document = read(StrictFields(*json, nlohmann::json::json_pointer(), locate, failure, where));
    if (failure)
        return fail(*failure);
    return document;
}

} // namespace ph::rolloutfields
