#include "models/values/ModelSignature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace ph {

namespace {

QString typeText(const QJsonObject& column)
{
    const auto type = column.value(QLatin1String("type"));
    if (type == QLatin1String("tensor")) {
        const auto spec = column.value(QLatin1String("tensor-spec")).toObject();
        QStringList shape;
        for (const auto size : spec.value(QLatin1String("shape")).toArray())
            shape << QString::number(size.toInteger());
        return QStringLiteral("tensor %1 (%2)")
            .arg(spec.value(QLatin1String("dtype")).toString(), shape.join(QStringLiteral(", ")));
    }
    if (type == QLatin1String("array"))
        return QStringLiteral("array of %1")
            .arg(column.value(QLatin1String("items")).toObject().value(QLatin1String("type")).toString());
    return type.toString();
}

} // namespace

QString signatureColumns(const QString& json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return json;
    QStringList lines;
    for (const auto& one : document.array()) {
        const auto column = one.toObject();
        const auto type = typeText(column);
        if (type.isEmpty())
            return json;
        const auto name = column.value(QLatin1String("name")).toString();
        auto line = name.isEmpty() ? type : name + QStringLiteral(": ") + type;
        const bool isOptional = column.contains(QLatin1String("optional"))
                                    ? column.value(QLatin1String("optional")).toBool()
                                    : !column.value(QLatin1String("required")).toBool(true);
        if (isOptional)
            line += QStringLiteral(", optional");
        lines << line;
    }
    return lines.isEmpty() ? json : lines.join(u'\n');
}

} // namespace ph
