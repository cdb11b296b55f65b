#include "services/connectors/mlflow/MlflowFolderRegistry.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalRegistry.h"
#include "services/connectors/mlflow/MlflowFolderYaml.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::string_view versionPrefix = "version-";

void note(ItemFaults& faults, const QString& where, const Error& error)
{
    if (error.kind != ErrorKind::NotFound) // gone meanwhile
        faults.add(where, error);
}

Result<MlflowYaml> metaOf(const LocalTree& folder)
{
    return folder.read(MlflowYaml::fileName, MlflowYaml::maxBytes).and_then([&](const std::string& bytes) {
        return MlflowYaml::parse(bytes, folder.where(MlflowYaml::fileName));
    });
}

/// One file a key; a missing folder is an empty one.
QList<KeyValue> textsBelow(const LocalTree& owner, const char* kind, ItemFaults& faults)
{
    QList<KeyValue> texts;
    const auto folder = owner.folder(kind);
    const auto entries = folder ? folder->entries() : Result<std::vector<LocalEntry>>(fail(folder.error()));
    if (!entries) {
        note(faults, owner.where(kind), entries.error());
        return texts;
    }
    for (const auto& entry : *entries) {
        if (entry.kind != LocalKind::File)
            continue;
        if (const auto bytes = folder->read(entry.name, folderTextBytes))
            texts.append({QString::fromStdString(entry.name), QString::fromStdString(*bytes).trimmed()});
        else
            note(faults, folder->where(entry.name), bytes.error());
    }
    return texts;
}

QMap<QString, QString> aliasesOf(const LocalTree& model, ItemFaults& faults)
{
    QMap<QString, QString> aliases;
    for (const auto& alias : textsBelow(model, "aliases", faults))
        aliases.insert(alias.key, alias.value);
    return aliases;
}

Result<RegisteredModel> modelIn(const LocalTree& folder, ItemFaults& faults)
{
    const auto meta = metaOf(folder);
    if (!meta)
        return fail(meta.error());
    RegisteredModel model;
    model.key = {{}, EntityKind::RegisteredModel, meta->text("name")};
    if (model.name().isEmpty())
        return fail(ErrorKind::Unreadable, folder.where(MlflowYaml::fileName),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "A registered model without a name")));
    model.description = meta->text("description");
    model.createdMs = meta->integer("creation_timestamp", noTime);
    model.updatedMs = meta->integer("last_updated_timestamp", noTime);
    model.tags = textsBelow(folder, "tags", faults);
    model.kind = mlflowModelKind(model.tags);
    model.aliases = aliasesOf(folder, faults);
    return model;
}

Result<ModelVersion> versionIn(const LocalTree& folder, const QString& model, ItemFaults& faults)
{
    const auto meta = metaOf(folder);
    if (!meta)
        return fail(meta.error());
    ModelVersion version;
    version.model = model;
    version.version = meta->text("version");
    if (version.version.isEmpty())
        return fail(ErrorKind::Unreadable, folder.where(MlflowYaml::fileName),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "A version without a number")));
    version.key = modelVersionKey({}, model, version.version);
    version.runId = meta->text("run_id");
    version.source = meta->text("source");
    version.stage = meta->text("current_stage");
    version.status = meta->text("status");
    version.statusMessage = meta->text("status_message");
    version.description = meta->text("description");
    version.user = meta->text("user_id");
    version.createdMs = meta->integer("creation_timestamp", noTime);
    version.updatedMs = meta->integer("last_updated_timestamp", noTime);
    version.tags = textsBelow(folder, "tags", faults);
    version.promptText = mlflowPromptText(version.tags);
    return version;
}

Result<LocalTree> registryOf(const LocalTree& root)
{
    return root.folder("models");
}

} // namespace

Result<std::vector<RegisteredModel>> folderRegisteredModels(const LocalTree& root, ItemFaults& faults,
                                                            const std::stop_token& stop)
{
    std::vector<RegisteredModel> models;
    const auto registry = registryOf(root);
    if (!registry && registry.error().kind == ErrorKind::NotFound)
        return models;
    const auto entries =
        registry ? registry->entries() : Result<std::vector<LocalEntry>>(fail(registry.error()));
    if (!entries)
        return fail(entries.error());
    for (const auto& entry : *entries) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, localText(registry->path()));
        if (entry.kind != LocalKind::Folder)
            continue;
        auto model = registry->folder(entry.name).and_then([&](const LocalTree& folder) {
            return modelIn(folder, faults);
        });
        if (model)
            models.push_back(std::move(*model));
        else
            note(faults, registry->where(entry.name), model.error());
    }
    return models;
}

Result<std::vector<ModelVersion>> folderModelVersions(const LocalTree& root, const QString& model,
                                                      ItemFaults& faults, const std::stop_token& stop)
{
    const auto folder = registryOf(root).and_then(
        [&](const LocalTree& registry) { return registry.folder(model.toStdString()); });
    if (!folder)
        return fail(folder.error().kind == ErrorKind::NotFound ? Error::make(ErrorKind::NotFound, model)
                                                               : folder.error());
    const auto entries = folder->entries();
    if (!entries)
        return fail(entries.error());
    const auto aliases = aliasesOf(*folder, faults);
    std::vector<ModelVersion> versions;
    for (const auto& entry : *entries) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, localText(folder->path()));
        if (entry.kind != LocalKind::Folder || !entry.name.starts_with(versionPrefix))
            continue;
        auto version = folder->folder(entry.name).and_then([&](const LocalTree& one) {
            return versionIn(one, model, faults);
        });
        if (!version) {
            note(faults, folder->where(entry.name), version.error());
            continue;
        }
        if (version->stage == QLatin1String("Deleted_Internal")) // so a FileStore marks what was deleted
            continue;
        version->aliases = aliases.keys(version->version);
        versions.push_back(std::move(*version));
    }
    std::sort(versions.begin(), versions.end(), [](const ModelVersion& a, const ModelVersion& b) {
        return a.version.toLongLong() > b.version.toLongLong();
    });
    return versions;
}

} // namespace ph
