#include "services/http/ServerMessage.h"

#include "services/http/Json.h"

#include <QRegularExpression>

namespace ph {

namespace {

constexpr qsizetype longestMessage = 1000;
constexpr qsizetype longestSample = 16 * 1024; ///< as much of a body as is looked at

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString textOf(const Json& json, const char* name)
{
    const auto it = json.find(name);
    if (it == json.end())
        return {};
    if (it->is_string())
        return fromUtf8(it->get_ref<const std::string&>());
    if (it->is_object())
        return textOf(*it, "message");
    return {};
}

QString messageOfJson(const Json& json)
{
    if (json.is_string()) // an Alertmanager's errors are nothing but that
        return fromUtf8(json.get_ref<const std::string&>());
    if (!json.is_object())
        return {};
    QString message;
    for (const char* name : {"message", "detail", "error", "error_description", "reason"}) {
        message = textOf(json, name);
        if (!message.isEmpty())
            break;
    }
    const QString code = textOf(json, "error_code");
    if (code.isEmpty())
        return message;
    return message.isEmpty() ? code : code + QStringLiteral(": ") + message;
}

QString shortened(QString text)
{
    text = text.simplified();
    text.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    if (text.size() > longestMessage)
        text = text.left(longestMessage - 1) + QChar(0x2026);
    return text;
}

} // namespace

QString textOfHtml(const QString& html)
{
    static const QRegularExpression hidden(QStringLiteral("<(script|style|title)\\b.*?</\\1\\s*>|<!--.*?-->"),
                                           QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    QString text = html;
    text.replace(hidden, QStringLiteral(" "));
    text.replace(tag, QStringLiteral(" "));
    for (const auto& [entity, with] :
         {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""), std::pair("&#39;", "'"),
          std::pair("&nbsp;", " "), std::pair("&amp;", "&")})
        text.replace(QLatin1StringView(entity), QLatin1StringView(with));
    return text.simplified();
}

QString serverMessage(const HttpResponse& response)
{
    if (response.isJson()) {
        const auto json = parseJson(response.body, {});
        return json ? shortened(messageOfJson(*json)) : QString();
    }
    const std::string_view type = response.header("Content-Type");
    if (!type.starts_with("text/"))
        return {};
    const QString sample = fromUtf8(std::string_view(response.body).substr(0, longestSample));
    return shortened(type.starts_with("text/html") ? textOfHtml(sample) : sample);
}

} // namespace ph
