#include "services/kubernetes/WarningHeader.h"

#include "services/http/HeaderText.h"
#include "services/kubernetes/PlainText.h"

namespace ph {

namespace {

/// Takes a word up to the next blank; empty where there is none.
std::string_view takeWord(std::string_view& text)
{
    text = trimmed(text);
    const std::string_view word = text.substr(0, text.find(' '));
    text = trimmed(text.substr(word.size()));
    return word;
}

/// Takes a quoted-string with its escapes undone; nothing where the text does not begin with a whole one.
std::optional<std::string> takeQuoted(std::string_view& text)
{
    if (!text.starts_with('"'))
        return std::nullopt;
    std::string unquoted;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return unquoted;
        }
        if (text[i] == '\\' && ++i == text.size())
            break;
        unquoted += text[i];
    }
    return std::nullopt;
}

void takeWarnings(std::string_view text, QStringList& warnings)
{
    for (;;) {
        const std::string_view code = takeWord(text);
        takeWord(text); // the agent, which API servers leave at "-"
        const auto said = takeQuoted(text);
        if (!said)
            return;
        if (const QString warning = plainText(std::string_view(*said));
            code == "299" && !warning.isEmpty() && !warnings.contains(warning))
            warnings.append(warning);
        text = trimmed(text);
        takeQuoted(text); // a date may follow, with a comma of its own
        const auto comma = text.find(',');
        if (comma == std::string_view::npos)
            return;
        text.remove_prefix(comma + 1);
    }
}

} // namespace

QStringList warningsOf(const HttpResponse& response)
{
    QStringList warnings;
    for (const auto& header : response.headers) {
        if (equalsIgnoringCase(header.name, "Warning"))
            takeWarnings(header.value, warnings);
    }
    return warnings;
}

} // namespace ph
