#include "app/release/VersionRecord.h"

#include "models/values/JsonNames.h"

#include <QJsonArray>

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
Result<QJsonValue> unpacked(const QJsonValue& side, const QString& where)
{
    if (!side.isString())
        return side;
    return jsonToDecideBy(side.toString().toUtf8(), where).map([](const QJsonDocument& columns) {
        return QJsonValue(columns.array());
    });
}

/// A tag that holds a list.
Result<QJsonArray> listIn(const QString& text, const QString& tag)
{
    const auto document = jsonToDecideBy(text.toUtf8(), tag);
    if (!document || !document->isArray())
        return fail(ErrorKind::Unreadable, tag,
                    QStringLiteral("The tag is cut short or no list. %1")
                        .arg(document ? QString() : document.error().forRecords())
                        .trimmed());
    return document->array();
}

} // namespace

std::optional<Result<QJsonObject>> signatureOf(const Run& run)
{
    const auto* history = tagOf(run.tags, "mlflow.log-model.history");
    if (!history)
        return std::nullopt;
    const auto where = QStringLiteral("mlflow.log-model.history");
    const auto logged = listIn(*history, where);
    if (!logged)
        return Result<QJsonObject>(fail(logged.error()));
    const auto last = logged->last().toObject();
    auto signature = last.value(QLatin1String("signature")).toObject();
    if (signature.isEmpty())
        return std::nullopt;
    for (const auto* side : {"inputs", "outputs"}) {
        const auto columns = unpacked(signature.value(QLatin1String(side)), where);
        if (!columns)
            return Result<QJsonObject>(fail(columns.error()));
        signature[QLatin1String(side)] = *columns;
    }
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
    const auto prompts = listIn(*linked, QStringLiteral("mlflow.linkedPrompts"));
    if (!prompts)
        return fail(prompts.error());
    for (const auto& item : *prompts) {
        const auto number = item[QLatin1String("version")].toVariant().toString();
        pins.prompts.insert(item[QLatin1String("name")].toString(), number);
    }
    return pins;
}

} // namespace ph
