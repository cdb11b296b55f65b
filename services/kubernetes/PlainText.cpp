#include "services/kubernetes/PlainText.h"

namespace ph {

QString plainText(const QString& text)
{
    QString plain = text.simplified();
    plain.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return plain;
}

QString plainText(std::string_view utf8)
{
    return plainText(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QStringList plainTexts(const Json& object, const char* name)
{
    QStringList texts;
    const auto it = object.find(name);
    if (it == object.end() || !it->is_array())
        return texts;
    for (const Json& each : *it) {
        if (each.is_string())
            texts.append(plainText(std::string_view(each.get_ref<const std::string&>())));
    }
    return texts;
}

} // namespace ph
