#include "services/connectors/mlflow/MlflowRemoteRegistry.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalRegistry.h"

#include <QSet>

namespace ph::mlflow {

namespace {

constexpr int modelPageSize = 200;
constexpr int versionPageSize = 1'000;
constexpr auto promptFilter = "tags.`mlflow.prompt.is_prompt` = 'true'";

QList<KeyValue> tagsOf(const JsonReader& json)
{
    QList<KeyValue> tags;
    for (const auto& tag : json.items("tags"))
        tags.append({tag.text("key"), tag.text("value")});
    return tags;
}

QString whereOf(const char* method, const std::string& endpoint)
{
    return QLatin1String(method) + QLatin1Char(' ') + QString::fromStdString(endpoint);
}

/// MLflow's filters know no escape for the quote that encloses a text, but two kinds of quotes.
Result<std::string> quoted(const QString& text)
{
    if (!text.contains(u'\''))
        return (u'\'' + text + u'\'').toStdString();
    if (!text.contains(u'"'))
        return (u'"' + text + u'"').toStdString();
    return fail(ErrorKind::Unsupported, text,
                connectorText(QT_TRANSLATE_NOOP(
                    "ph::Connector", "MLflow cannot search for a name that holds both kinds of quotes")));
}

} // namespace

Result<RegisteredModel> decodeRegisteredModel(const JsonReader& json, ConnectionId connection,
                                              const QString& where)
{
    RegisteredModel model;
    model.key = {connection, EntityKind::RegisteredModel, json.text("name")};
    model.description = json.text("description");
    model.createdMs = json.integer("creation_timestamp", noTime);
    model.updatedMs = json.integer("last_updated_timestamp", noTime);
    model.tags = tagsOf(json);
    for (const auto& alias : json.items("aliases"))
        model.aliases.insert(alias.text("alias"), alias.text("version"));
    model.kind = mlflowModelKind(model.tags);
    if (const auto mistake = json.mistake(where))
        return fail(*mistake);
    if (model.name().isEmpty())
        return fail(ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "A registered model without a name")));
    return model;
}

Result<ModelVersion> decodeModelVersion(const JsonReader& json, ConnectionId connection, const QString& where)
{
    ModelVersion version;
    version.model = json.text("name");
    version.version = json.text("version");
    version.key = modelVersionKey(connection, version.model, version.version);
    version.runId = json.text("run_id");
    version.source = json.text("source");
    version.stage = json.text("current_stage");
    version.status = json.text("status");
    version.statusMessage = json.text("status_message");
    version.description = json.text("description");
    version.user = json.text("user_id");
    version.createdMs = json.integer("creation_timestamp", noTime);
    version.updatedMs = json.integer("last_updated_timestamp", noTime);
    version.tags = tagsOf(json);
    version.promptText = mlflowPromptText(version.tags);
    const auto& raw = json.raw();
    if (raw.is_object() && raw.contains("aliases") && raw["aliases"].is_array()) {
        for (const auto& alias : raw["aliases"]) {
            if (alias.is_string())
                version.aliases.append(QString::fromStdString(alias.get<std::string>()));
        }
    }
    if (const auto mistake = json.mistake(where))
        return fail(*mistake);
    if (version.model.isEmpty() || version.version.isEmpty())
        return fail(
            ErrorKind::Unreadable, where,
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "A version without its model or number")));
    return version;
}

RemoteRegistry::RemoteRegistry(RemoteServer& server, ConnectionId connection)
    : server_(server)
    , connection_(connection)
{
}

Result<void> RemoteRegistry::fetchPages(const CallContext& context, const char* name, const QueryItems& query,
                                        const char* list, const Take& take)
{
    const auto endpoint = server_.endpoint(context, name);
    if (!endpoint)
        return fail(endpoint.error());
    const auto where = whereOf("GET", *endpoint);
    auto rest = server_.client(context);
    return readPages({.name = list,
                      .where = where,
                      .ask =
                          [&](const QString& token) {
                              auto asked = query;
                              if (!token.isEmpty())
                                  asked.emplace_back("page_token", token.toStdString());
                              return rest.getJson(*endpoint, asked);
                          },
                      .take = [&](const Json& item) { return take(JsonReader(item), where); },
                      .fault =
                          [&context](const QString& place, const Error& error) {
                              context.fault({place, error});
                          }});
}

Result<std::vector<RegisteredModel>> RemoteRegistry::models(const CallContext& context)
{
    std::vector<RegisteredModel> models;
    QSet<QString> names;
    const auto take = [&](const JsonReader& item, const QString& where) -> Result<PageGuard::Progress> {
        auto model = decodeRegisteredModel(item, connection_, where);
        if (!model)
            return fail(model.error());
        if (names.contains(model->name()))
            return PageGuard::Progress::Nothing;
        names.insert(model->name());
        models.push_back(std::move(*model));
        return PageGuard::Progress::New;
    };
    const QueryItems query{{"max_results", std::to_string(modelPageSize)}};
    if (const auto paged = fetchPages(context, "registered-models/search", query, "registered_models", take);
        !paged)
        return fail(paged.error());
    // A server of version 3 leaves prompts out unless it is asked for them; one of version 2 has none.
    if (server_.majorVersion(context) >= 3) {
        auto prompts = query;
        prompts.emplace_back("filter", promptFilter);
        if (const auto paged =
                fetchPages(context, "registered-models/search", prompts, "registered_models", take);
            !paged)
            return fail(paged.error());
    }
    return models;
}

Result<RegisteredModel> RemoteRegistry::model(const CallContext& context, const QString& name)
{
    const auto endpoint = server_.endpoint(context, "registered-models/get");
    if (!endpoint)
        return fail(endpoint.error());
    const auto json = server_.client(context).getJson(*endpoint, {{"name", name.toStdString()}});
    if (!json)
        return fail(json.error());
    return decodeRegisteredModel(JsonReader(*json).child("registered_model"), connection_,
                                 whereOf("GET", *endpoint));
}

Result<std::vector<ModelVersion>> RemoteRegistry::versions(const CallContext& context, const QString& model)
{
    const auto name = quoted(model);
    if (!name)
        return fail(name.error());
    // Searching leaves aliases out; the registered model has them.
    const auto registered = this->model(context, model);
    if (!registered)
        return fail(registered.error());
    auto filter = "name = " + *name;
    if (registered->kind == RegisteredModel::Kind::Prompt)
        filter += std::string(" AND ") + promptFilter;
    std::vector<ModelVersion> versions;
    QSet<QString> seen;
    const auto paged = fetchPages(
        context, "model-versions/search",
        {{"filter", filter},
         {"max_results", std::to_string(versionPageSize)},
         {"order_by", "version_number DESC"}},
        "model_versions", [&](const JsonReader& item, const QString& where) -> Result<PageGuard::Progress> {
            auto version = decodeModelVersion(item, connection_, where);
            if (!version)
                return fail(version.error());
            if (version->model != model || seen.contains(version->version))
                return PageGuard::Progress::Nothing;
            seen.insert(version->version);
            version->aliases = registered->aliases.keys(version->version);
            versions.push_back(std::move(*version));
            return PageGuard::Progress::New;
        });
    if (!paged)
        return fail(paged.error());
    return versions;
}

Result<ModelVersion> RemoteRegistry::version(const CallContext& context, const QString& model,
                                             const QString& version)
{
    const auto endpoint = server_.endpoint(context, "model-versions/get");
    if (!endpoint)
        return fail(endpoint.error());
    const auto json = server_.client(context).getJson(
        *endpoint, {{"name", model.toStdString()}, {"version", version.toStdString()}});
    if (!json)
        return fail(json.error());
    return decodeModelVersion(JsonReader(*json).child("model_version"), connection_,
                              whereOf("GET", *endpoint));
}

Result<std::optional<QString>> RemoteRegistry::alias(const CallContext& context, const QString& model,
                                                     const QString& alias)
{
    // Asking for an alias that nobody set is answered by 400, as is much else; the model's own list of
    // aliases tells "not set" from "cannot be asked".
    const auto registered = this->model(context, model);
    if (!registered)
        return fail(registered.error());
    const auto found = registered->aliases.constFind(alias);
    if (found == registered->aliases.constEnd())
        return std::optional<QString>();
    return std::optional(*found);
}

Result<void> RemoteRegistry::change(const CallContext& context, const char* method, const char* name,
                                    const Json& body)
{
    const auto endpoint = server_.endpoint(context, name);
    if (!endpoint)
        return fail(endpoint.error());
    const auto reply = requireJson(server_.client(context).sendControl(method, *endpoint, body.dump()),
                                   whereOf(method, *endpoint));
    if (!reply)
        return fail(reply.error());
    return {};
}

} // namespace ph::mlflow
