#include "services/settings/SettingsBundle.h"

#include "models/values/UserInfo.h"
#include "services/log/Redaction.h"
#include "services/secrets/SecretReference.h"
#include "services/yaml/ShapeReader.h"
#include "services/yaml/YamlText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace ph {

namespace {

struct BundleTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SettingsBundle)
};

const QString bundleMark = QStringLiteral("pilothouse-settings");

Shape bundleShape()
{
    using namespace shape;
    auto connection = object(
        {required("name", text(QStringLiteral("As it is called."))),
         required("kind", text(QStringLiteral("What it leads to, as mlflow."))),
         required("location", text(QStringLiteral("Its address, folder or file."))),
         optional("auth",
                  choice({authSchemeName(AuthScheme::None), authSchemeName(AuthScheme::Basic),
                          authSchemeName(AuthScheme::Bearer), authSchemeName(AuthScheme::ClientCertificate)},
                         QStringLiteral("How one signs in."))),
         optional("settings", map(text(QStringLiteral("A value.")), QStringLiteral("What its kind takes."))),
         optional("secrets", map(text(QStringLiteral("env:NAME, file:PATH or keychain:KEY.")),
                                 QStringLiteral("Where its secrets can be had.")))},
        QStringLiteral("A connection."));
    return object(
        {required("pilothouse-settings", integer(QStringLiteral("The version of this form."), 1, 1)),
         optional("settings", map(text(QStringLiteral("A value.")), QStringLiteral("Settings by name."))),
         optional("shortcuts", map(text(QStringLiteral("Keys.")), QStringLiteral("Keys by action."))),
         optional("connections", list(std::move(connection), QStringLiteral("Connections.")))},
        QStringLiteral("Settings of Pilothouse."));
}

/// What is another's to judge, as it stands.
nlohmann::json jsonOfNode(const YamlNode& node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return nullptr;
    case YamlNode::Kind::Text:
        return node.text.toStdString();
    case YamlNode::Kind::Number: {
        auto number = nlohmann::json::parse(node.text.toStdString(), nullptr, false);
        return number.is_discarded() ? nlohmann::json(node.text.toStdString()) : number;
    }
    case YamlNode::Kind::Flag:
        return node.text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
    case YamlNode::Kind::List: {
        auto list = nlohmann::json::array();
        for (const auto& item : node.items)
            list.push_back(jsonOfNode(item));
        return list;
    }
    case YamlNode::Kind::Map:
        break;
    }
    auto map = nlohmann::json::object();
    for (const auto& [key, value] : node.children)
        map[key.text.toStdString()] = jsonOfNode(value);
    return map;
}

/// Takes them out of the file, whose shape knows nothing of theirs.
QByteArray takeNotifications(YamlNode& root)
{
    const auto found = std::ranges::find_if(root.children, [](const YamlNode::Entry& entry) {
        return entry.key.text == QLatin1String("notifications");
    });
    if (found == root.children.end())
        return {};
    auto json = QByteArray::fromStdString(jsonOfNode(found->value).dump());
    root.children.erase(found);
    return json;
}

bool mayBeSecret(const QString& text)
{
    return redact(text) != text;
}

QMap<QString, QString> textsOf(const QJsonValue& value)
{
    QMap<QString, QString> texts;
    const auto object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

nlohmann::json jsonOfTexts(const QMap<QString, QString>& texts)
{
    auto json = nlohmann::json::object();
    for (auto it = texts.begin(); it != texts.end(); ++it)
        json[it.key().toStdString()] = it.value().toStdString();
    return json;
}

nlohmann::json bundledConnection(const Connection& connection)
{
    nlohmann::json json{{"name", connection.name.toStdString()},
                        {"kind", connection.kind.toStdString()},
                        {"location", connection.location.toStdString()},
                        {"auth", authSchemeName(connection.auth).toStdString()}};
    if (!connection.settings.isEmpty())
        json["settings"] = jsonOfTexts(connection.settings);
    for (auto it = connection.secrets.begin(); it != connection.secrets.end(); ++it)
        json["secrets"][it.key().toStdString()] = it->text.toStdString();
    return json;
}

Connection connectionOf(const QJsonObject& json)
{
    Connection connection;
    connection.name = json.value(QLatin1String("name")).toString();
    connection.kind = json.value(QLatin1String("kind")).toString();
    connection.location = json.value(QLatin1String("location")).toString();
    connection.auth = authSchemeFromName(json.value(QLatin1String("auth")).toString());
    connection.settings = textsOf(json.value(QLatin1String("settings")));
    const auto secrets = textsOf(json.value(QLatin1String("secrets")));
    for (auto it = secrets.begin(); it != secrets.end(); ++it)
        connection.secrets.insert(it.key(), {it.value()});
    connection.enabled = false;
    return connection;
}

/// None where it is left out whole.
std::optional<Connection> bareConnection(const Connection& given, QStringList& leftOut)
{
    auto connection = withoutUserInfo(given);
    if (connection.location.isEmpty() || mayBeSecret(connection.location)) {
        leftOut << BundleTexts::tr("%1: its address may hold a secret").arg(given.name);
        return std::nullopt;
    }
    for (auto it = connection.settings.begin(); it != connection.settings.end();) {
        if (!mayBeSecret(it.key() + u'=' + it.value()) && !mayBeSecret(it.value())) {
            ++it;
            continue;
        }
        leftOut << BundleTexts::tr("%1: %2 may be a secret").arg(given.name, it.key());
        it = connection.settings.erase(it);
    }
    for (auto it = connection.secrets.begin(); it != connection.secrets.end();) {
        const auto reference = readReference(it->text);
        const bool isKept =
            reference && reference->kind != SecretReference::Kind::Command && !mayBeSecret(reference->target);
        if (isKept) {
            ++it;
            continue;
        }
        leftOut << (reference ? BundleTexts::tr("%1: how to get its %2 is not taken along: it is a command")
                              : BundleTexts::tr("%1: its %2 is no reference"))
                       .arg(given.name, it.key());
        it = connection.secrets.erase(it);
    }
    return connection;
}

} // namespace

SettingsBundle bundleWithoutSecrets(SettingsBundle bundle)
{
    QList<Connection> bare;
    for (const auto& connection : std::as_const(bundle.connections)) {
        if (auto kept = bareConnection(connection, bundle.leftOut))
            bare.append(*std::move(kept));
    }
    bundle.connections = std::move(bare);
    return bundle;
}

QByteArray bundleText(const SettingsBundle& given)
{
    const auto bundle = bundleWithoutSecrets(given);
    nlohmann::json json{{bundleMark.toStdString(), 1}};
    if (!bundle.values.isEmpty())
        json["settings"] = jsonOfTexts(bundle.values);
    if (!bundle.shortcuts.isEmpty())
        json["shortcuts"] = jsonOfTexts(bundle.shortcuts);
    const auto notifications = nlohmann::json::parse(bundle.notifications.toStdString(), nullptr, false);
    if (notifications.is_object())
        json["notifications"] = notifications;
    for (const auto& connection : bundle.connections)
        json["connections"].push_back(bundledConnection(connection));
    return "# Settings of Pilothouse for `pilothouse settings import FILE`. Secrets are not in it.\n" +
           yamlText({json});
}

Result<SettingsBundle> bundleFrom(const QByteArray& yaml, const QString& where)
{
    auto read = readYaml(yaml);
    auto problems = read.problems;
    const auto notifications = takeNotifications(read.root);
    ShapeReading reading;
    if (problems.isEmpty()) {
        reading = readShape(read.root, bundleShape());
        problems = reading.problems;
    }
    if (!problems.isEmpty()) {
        QStringList lines;
        for (const auto& problem : std::as_const(problems))
            lines << problemLine(where, problem);
        return fail(ErrorKind::Invalid, where, lines.join(u'\n'));
    }
    const auto root = reading.value.toObject();
    SettingsBundle bundle;
    bundle.notifications = notifications;
    bundle.shortcuts = textsOf(root.value(QLatin1String("shortcuts")));
    const auto values = textsOf(root.value(QLatin1String("settings")));
    for (auto it = values.begin(); it != values.end(); ++it) {
        const auto* key = settingKey(it.key());
        const auto objection = key ? objectionToSetting(*key, it.value())
                                   : std::optional(BundleTexts::tr("This version does not know it."));
        if (objection)
            bundle.leftOut << QStringLiteral("%1: %2").arg(it.key(), *objection);
        else
            bundle.values.insert(it.key(), it.value());
    }
    for (const auto each : root.value(QLatin1String("connections")).toArray())
        bundle.connections.append(connectionOf(each.toObject()));
    return bundleWithoutSecrets(std::move(bundle));
}

} // namespace ph
