#include "app/packs/HiddenText.h"

#include "services/log/Redaction.h"

#include <QStringList>

#include <optional>

namespace ph {

namespace {

constexpr int deepestHidden = 200; // what is nested deeper is no document of ours

int depthOf(const nlohmann::json& value, int within = 0)
{
    int depth = within;
    if (value.is_structured() && within <= deepestHidden) {
        for (const auto& inner : value)
            depth = std::max(depth, depthOf(inner, within + 1));
    }
    return depth;
}

/// None: it is no JSON document.
std::optional<QString> hiddenDocument(const QString& text)
{
    const auto bytes = text.toStdString();
    // Their own depth is bounded by depthOf(): the parser does not recurse.
    const auto document = nlohmann::json::parse(bytes, nullptr, false);
    if (!document.is_structured() || depthOf(document) > deepestHidden)
        return std::nullopt;
    const auto hidden = withoutSecrets(document);
    return hidden == document ? text : QString::fromStdString(hidden.dump());
}

std::optional<QString> hiddenLines(const QString& text)
{
    auto lines = text.split(u'\n');
    for (auto& line : lines) {
        if (line.isEmpty())
            continue;
        auto hidden = hiddenDocument(line);
        if (!hidden)
            return std::nullopt;
        line = *std::move(hidden);
    }
    return lines.join(u'\n');
}

} // namespace

nlohmann::json withoutSecrets(const nlohmann::json& value)
{
    if (value.is_string())
        return redact(QString::fromStdString(value.get<std::string>())).toStdString();
    if (value.is_array()) {
        auto hidden = nlohmann::json::array();
        for (const auto& inner : value)
            hidden.push_back(withoutSecrets(inner));
        return hidden;
    }
    if (!value.is_object())
        return value;
    auto hidden = nlohmann::json::object();
    for (const auto& [name, inner] : value.items()) {
        const bool isSecret =
            !inner.is_structured() && !inner.is_null() && namesSecret(QString::fromStdString(name));
        hidden[redact(std::string_view(name))] = isSecret ? nlohmann::json("***") : withoutSecrets(inner);
    }
    return hidden;
}

QString hiddenPackText(const QString& text)
{
    if (text.startsWith(u'{') || text.startsWith(u'[')) {
        if (auto document = hiddenDocument(text))
            return *document;
        if (auto lines = hiddenLines(text))
            return *lines;
    }
    return redact(text);
}

} // namespace ph
