#include "services/http/Json.h"

#include "services/http/BulkJson.h"
#include "services/http/HttpText.h"
#include "services/http/JsonMending.h"

#include <cmath>

namespace ph {

namespace {

const Json& emptyObject()
{
    static const Json empty = Json::object();
    return empty;
}

/// Where `wanted` stands below `json`: "runs[3].info"; none where it does not. Looked for only once something
/// is wrong: most documents are right, and to keep the path of every reader costs more than to read it.
std::optional<QString> pathTo(const Json& wanted, const Json& json)
{
    if (&json == &wanted)
        return QString();
    if (!json.is_structured())
        return std::nullopt;
    qsizetype index = 0;
    for (const auto& [key, value] : json.items()) {
        if (auto below = pathTo(wanted, value)) {
            const auto step =
                json.is_array() ? QStringLiteral("[%1]").arg(index) : QString::fromStdString(key);
            const bool isDotted = !below->isEmpty() && !below->startsWith(u'[');
            return step + (isDotted ? QStringLiteral(".") : QString()) + *below;
        }
        ++index;
    }
    return std::nullopt;
}

/// What the document says, or empty; without exceptions. Numbers beyond a double are an error to nlohmann
/// too.
std::optional<Json> parsed(std::string_view text)
{
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return std::nullopt;
    return json;
}

RecordedText typeWords(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::object:
        //: A type of JSON, as are the next ones: "runs: expected an array, found object"
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "object"));
    case Json::value_t::array:
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "array"));
    case Json::value_t::string:
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "string"));
    case Json::value_t::boolean:
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "boolean"));
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "number"));
    default: // null is a value that is not there, and no text makes the others
        return RecordedText(QLatin1String(json.type_name()), QLatin1String(json.type_name()));
    }
}

} // namespace

Result<Json> parseJson(std::string_view text, const QString& where)
{
    if (jsonNestsDeeperThan(text, maxJsonDepth))
        return fail(
            ErrorKind::Unreadable, where,
            httpText(QT_TRANSLATE_NOOP("ph::Http", "JSON nests deeper than %1 levels")).arg(maxJsonDepth));
    if (auto json = parsed(text))
        return std::move(*json);
    if (const auto mended = mendJson(text)) {
        if (auto json = parsed(*mended))
            return std::move(*json);
    }
    return fail(ErrorKind::Unreadable, where,
                httpText(QT_TRANSLATE_NOOP("ph::Http", "not JSON, %1")).arg(describeJsonFault(text)));
}

JsonReader::JsonReader(const Json& json)
    : JsonReader(json, std::make_shared<Shared>(Shared{&json}))
{
}

JsonReader::JsonReader(const Json& json, std::shared_ptr<Shared> shared)
    : json_(&json)
    , shared_(std::move(shared))
{
    if (json_->is_object())
        return;
    if (!json_->is_null())
        noteMistake(QT_TRANSLATE_NOOP("ph::Http", "an object"), *json_);
    json_ = &emptyObject();
}

void JsonReader::noteMistake(const char* expected, const Json& found) const
{
    if (!shared_->firstMistake.isEmpty())
        return;
    const auto path = pathTo(found, *shared_->root).value_or(QString());
    //: %1 is a place such as runs[3].info or the whole document, %2 is such as "a number", %3 such as
    //: "string"
    shared_->firstMistake = httpText(QT_TRANSLATE_NOOP("ph::Http", "%1: expected %2, found %3"))
                                .arg(path.isEmpty() ? httpText(QT_TRANSLATE_NOOP("ph::Http", "the document"))
                                                    : RecordedText(path, path),
                                     httpText(expected), typeWords(found));
}

const Json* JsonReader::find(const char* name) const
{
    const auto it = json_->find(name);
    return it == json_->end() || it->is_null() ? nullptr : &*it;
}

JsonReader JsonReader::child(const char* name) const
{
    const Json* found = find(name);
    return {found ? *found : emptyObject(), shared_};
}

std::vector<JsonReader> JsonReader::items(const char* name) const
{
    std::vector<JsonReader> readers;
    const Json* found = find(name);
    if (!found)
        return readers;
    if (!found->is_array()) {
        noteMistake(QT_TRANSLATE_NOOP("ph::Http", "an array"), *found);
        return readers;
    }
    readers.reserve(found->size());
    for (const auto& item : *found)
        readers.push_back(JsonReader(item, shared_));
    return readers;
}

QString JsonReader::text(const char* name) const
{
    const Json* found = find(name);
    if (!found)
        return {};
    if (!found->is_string()) {
        noteMistake(QT_TRANSLATE_NOOP("ph::Http", "text"), *found);
        return {};
    }
    const auto& utf8 = found->get_ref<const std::string&>();
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::int64_t JsonReader::integer(const char* name, std::int64_t fallback) const
{
    const Json* found = find(name);
    if (!found)
        return fallback;
    if (found->is_number_unsigned()) {
        const auto value = found->get<std::uint64_t>();
        if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return static_cast<std::int64_t>(value);
    } else if (found->is_number_integer()) {
        return found->get<std::int64_t>();
    } else if (found->is_number_float()) {
        const double value = found->get<double>();
        if (value == std::floor(value) && value >= -0x1p63 && value < 0x1p63)
            return static_cast<std::int64_t>(value);
    } else if (found->is_string()) {
        if (const auto value = integerFromText(found->get_ref<const std::string&>()))
            return *value;
    }
    noteMistake(QT_TRANSLATE_NOOP("ph::Http", "a 64-bit integer"), *found);
    return fallback;
}

double JsonReader::number(const char* name, double fallback) const
{
    const Json* found = find(name);
    if (!found)
        return fallback;
    if (found->is_number())
        return found->get<double>();
    if (found->is_string()) {
        if (const auto value = numberFromText(found->get_ref<const std::string&>()))
            return *value;
    }
    noteMistake(QT_TRANSLATE_NOOP("ph::Http", "a number"), *found);
    return fallback;
}

bool JsonReader::has(const char* name) const
{
    return find(name) != nullptr;
}

std::optional<Error> JsonReader::mistake(const QString& where) const
{
    if (shared_->firstMistake.isEmpty())
        return std::nullopt;
    return Error::make(ErrorKind::Unreadable, where, shared_->firstMistake);
}

} // namespace ph
