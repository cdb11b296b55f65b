#include "services/release/CanonicalJson.h"

#include "services/release/ReleaseStoreTexts.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <charconv>
#include <cmath>
#include <map>

namespace ph {

namespace {

constexpr int maxDepth = 64;
constexpr std::int64_t largestExact = std::int64_t(1) << 53;

const QString here = QStringLiteral("canonical JSON");

Result<void> write(QByteArray& out, const nlohmann::json& value, int depth);

void writeText(QByteArray& out, const std::string& text)
{
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += "\\u00" + QByteArray(1, c).toHex();
            else
                out += c;
        }
    }
    out += '"';
}

bool isUtf8(const std::string& text)
{
    const auto decoded = QString::fromUtf8(text.data(), qsizetype(text.size())).toUtf8();
    return decoded.size() == qsizetype(text.size()) &&
           std::equal(decoded.begin(), decoded.end(), text.begin());
}

Result<void> checkedText(QByteArray& out, const std::string& text)
{
    if (!isUtf8(text))
        return fail(ErrorKind::Invalid, here, ReleaseStoreTexts::tr("A text is not UTF-8."));
    writeText(out, text);
    return {};
}

Result<void> writeObject(QByteArray& out, const nlohmann::json& object, int depth)
{
    std::map<QString, const std::string*> names; // QString compares UTF-16 code units
    for (auto it = object.begin(); it != object.end(); ++it)
        names.emplace(QString::fromStdString(it.key()), &it.key());
    out += '{';
    bool first = true;
    for (const auto& [sorted, name] : names) {
        if (!first)
            out += ',';
        first = false;
        if (auto done = checkedText(out, *name); !done)
            return done;
        out += ':';
        if (auto done = write(out, object.at(*name), depth + 1); !done)
            return done;
    }
    out += '}';
    return {};
}

/// `exact`: every such number is. Others are fine where they are what a double is written as (1e17 is).
Result<void> writeInteger(QByteArray& out, bool exact, double nearest, const std::string& digits)
{
    if (!exact && canonicalNumber(nearest) != digits)
        return fail(
            ErrorKind::Invalid, here,
            ReleaseStoreTexts::tr("%1 is too large for a JSON number.").arg(QString::fromStdString(digits)));
    out += digits.c_str();
    return {};
}

Result<void> write(QByteArray& out, const nlohmann::json& value, int depth)
{
    if (depth > maxDepth)
        return fail(ErrorKind::Invalid, here, ReleaseStoreTexts::tr("Nested too deeply."));
    switch (value.type()) {
    case nlohmann::json::value_t::null:
        out += "null";
        return {};
    case nlohmann::json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        return {};
    case nlohmann::json::value_t::number_unsigned: {
        const auto number = value.get<std::uint64_t>();
        return writeInteger(out, number <= std::uint64_t(largestExact), double(number),
                            std::to_string(number));
    }
    case nlohmann::json::value_t::number_integer: {
        const auto number = value.get<std::int64_t>();
        return writeInteger(out, number >= -largestExact && number <= largestExact, double(number),
                            std::to_string(number));
    }
    case nlohmann::json::value_t::number_float: {
        const double number = value.get<double>();
        if (!std::isfinite(number))
            return fail(ErrorKind::Invalid, here,
                        ReleaseStoreTexts::tr("NaN and the infinities are no JSON."));
        out += canonicalNumber(number).c_str();
        return {};
    }
    case nlohmann::json::value_t::string:
        return checkedText(out, value.get_ref<const std::string&>());
    case nlohmann::json::value_t::array: {
        out += '[';
        bool first = true;
        for (const auto& item : value) {
            if (!first)
                out += ',';
            first = false;
            if (auto done = write(out, item, depth + 1); !done)
                return done;
        }
        out += ']';
        return {};
    }
    case nlohmann::json::value_t::object:
        return writeObject(out, value, depth);
    default:
        return fail(ErrorKind::Invalid, here, ReleaseStoreTexts::tr("A value that JSON does not know."));
    }
}

} // namespace

std::string canonicalNumber(double value)
{
    if (value == 0)
        return "0"; // also for -0
    char buffer[32];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific);
    // d.ddde±xx, with the fewest digits that read back as the same number.
    const std::string_view text(buffer, std::size_t(end.ptr - buffer));
    const auto e = text.find('e');
    std::string digits;
    for (const char c : text.substr(0, e)) {
        if (c != '.')
            digits += c;
    }
    const int exponent = std::stoi(std::string(text.substr(e + 1)));
    const int n = exponent + 1; // ECMA-262, Number::toString: value = 0.digits × 10^n
    const int k = int(digits.size());
    std::string out = value < 0 ? "-" : "";
    if (k <= n && n <= 21)
        return out + digits + std::string(std::size_t(n - k), '0');
    if (0 < n && n <= 21)
        return out + digits.substr(0, std::size_t(n)) + '.' + digits.substr(std::size_t(n));
    if (-6 < n && n <= 0)
        return out + "0." + std::string(std::size_t(-n), '0') + digits;
    out += digits[0];
    if (k > 1)
        out += '.' + digits.substr(1);
    return out + 'e' + (exponent < 0 ? '-' : '+') + std::to_string(std::abs(exponent));
}

Result<QByteArray> canonicalJson(const nlohmann::json& value)
{
    QByteArray out;
    if (auto written = write(out, value, 0); !written)
        return fail(written.error());
    return out;
}

Result<nlohmann::json> readCanonical(const QByteArray& text, const QString& where)
{
    auto value = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded())
        return fail(ErrorKind::Unreadable, where, ReleaseStoreTexts::tr("This is no JSON."));
    const auto again = canonicalJson(value);
    if (!again)
        return fail(ErrorKind::Unreadable, where, again.error().detail);
    if (*again != text)
        return fail(ErrorKind::Unreadable, where,
                    ReleaseStoreTexts::tr("This JSON is not written canonically."));
    return value;
}

QString sha256Text(const QByteArray& bytes)
{
    return QStringLiteral("sha256:") +
           QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

nlohmann::json fromQJson(const QJsonObject& object)
{
    const auto text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
}

QJsonObject toQJson(const nlohmann::json& object)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(
                                       object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)))
        .object();
}

} // namespace ph
