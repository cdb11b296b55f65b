#include "app/release/VersionRecord.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ph {

namespace {

const QString digestPrefix = QStringLiteral("sha256/");

const QString* tagOf(const QList<KeyValue>& tags, const char* key)
{
    const auto found = std::find_if(tags.begin(), tags.end(),
                                    [&](const KeyValue& tag) { return tag.key == QLatin1String(key); });
    return found == tags.end() ? nullptr : &found->value;
}

/// MLflow keeps the columns of a signature as JSON in a JSON text.
QJsonValue unpacked(const QJsonValue& side)
{
    return side.isString() ? QJsonValue(QJsonDocument::fromJson(side.toString().toUtf8()).array()) : side;
}

} // namespace

std::optional<Result<QJsonObject>> signatureOf(const Run& run)
{
    const auto* history = tagOf(run.tags, "mlflow.log-model.history");
    if (!history)
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(history->toUtf8());
    if (!document.isArray())
        return Result<QJsonObject>(fail(ErrorKind::Unreadable, QStringLiteral("mlflow.log-model.history"),
                                        QStringLiteral("The tag is cut short or no list.")));
    const auto last = document.array().last().toObject();
    auto signature = last.value(QLatin1String("signature")).toObject();
    if (signature.isEmpty())
        return std::nullopt;
    for (const auto* side : {"inputs", "outputs"})
        signature[QLatin1String(side)] = unpacked(signature.value(QLatin1String(side)));
    return Result<QJsonObject>(signature);
}

QMap<QString, QString> recordedDigests(const ModelVersion& version)
{
    QMap<QString, QString> digests;
    for (const auto& tag : version.tags) {
        if (tag.key.startsWith(digestPrefix))
            digests.insert(tag.key.mid(digestPrefix.size()), tag.value.trimmed().toLower());
    }
    return digests;
}

Result<Pins> pinsOf(const ModelVersion& version, const QString& currentPolicyDigest)
{
    Pins pins;
    pins.currentPolicyDigest = currentPolicyDigest;
    if (const auto* policy = tagOf(version.tags, "pilothouse.policy"))
        pins.policyDigest = *policy;
    const auto* linked = tagOf(version.tags, "mlflow.linkedPrompts");
    if (!linked)
        return pins;
    const auto document = QJsonDocument::fromJson(linked->toUtf8());
    if (!document.isArray())
        return fail(ErrorKind::Unreadable, QStringLiteral("mlflow.linkedPrompts"),
                    QStringLiteral("The tag is cut short or no list."));
    for (const auto& item : document.array()) {
        const auto number = item[QLatin1String("version")].toVariant().toString();
        pins.prompts.insert(item[QLatin1String("name")].toString(), number);
    }
    return pins;
}

} // namespace ph
