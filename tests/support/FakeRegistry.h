#pragma once

#include "services/connectors/Capabilities.h"

#include <mutex>

namespace ph::testing {

/// A registry in memory that writes down every act. Answers several threads, one at a time; as the real ones
/// it does not compare before it sets.
class FakeRegistry final : public ModelRegistry, public RegistryControl {
public:
    std::map<QString, RegisteredModel> models;
    std::map<QString, std::vector<ModelVersion>> versions; ///< by model, newest first
    QStringList acts;                                      ///< "alias fraud@champion=7", one a request
    std::optional<Error> failsWith;                        ///< the next act, which then does nothing

    void add(const QString& model, int count)
    {
        models[model].key.remoteId = model;
        for (int i = count; i >= 1; --i) {
            ModelVersion version;
            version.key = modelVersionKey(ConnectionId{1}, model, QString::number(i));
            version.model = model;
            version.version = QString::number(i);
            version.stage = QStringLiteral("None");
            version.status = QStringLiteral("READY");
            versions[model].push_back(version);
        }
    }

    Result<std::vector<RegisteredModel>> fetchRegisteredModels(const CallContext&) override
    {
        const std::lock_guard lock(mutex_);
        std::vector<RegisteredModel> all;
        for (const auto& [name, model] : models)
            all.push_back(model);
        return all;
    }
    Result<std::vector<ModelVersion>> fetchModelVersions(const CallContext&, const QString& model) override
    {
        const std::lock_guard lock(mutex_);
        if (!models.contains(model))
            return fail(ErrorKind::NotFound, model);
        return versions[model];
    }
    Result<ModelVersion> fetchModelVersion(const CallContext&, const QString& model,
                                           const QString& version) override
    {
        const std::lock_guard lock(mutex_);
        auto* found = find(model, version);
        if (!found)
            return fail(ErrorKind::NotFound, model + u'/' + version);
        return *found;
    }
    Result<std::optional<QString>> fetchAlias(const CallContext&, const QString& model,
                                              const QString& alias) override
    {
        const std::lock_guard lock(mutex_);
        if (!models.contains(model))
            return fail(ErrorKind::NotFound, model);
        const auto& aliases = models[model].aliases;
        return aliases.contains(alias) ? std::optional(aliases.value(alias)) : std::nullopt;
    }

    Result<void> setAlias(const CallContext&, const QString& model, const QString& alias,
                          const QString& version) override
    {
        return act(QStringLiteral("alias %1@%2=%3").arg(model, alias, version),
                   [&] { models[model].aliases[alias] = version; });
    }
    Result<void> deleteAlias(const CallContext&, const QString& model, const QString& alias) override
    {
        return act(QStringLiteral("alias %1@%2=").arg(model, alias),
                   [&] { models[model].aliases.remove(alias); });
    }
    Result<void> setStage(const CallContext&, const QString& model, const QString& version,
                          const QString& stage, OthersInStage others) override
    {
        return act(QStringLiteral("stage %1/%2=%3").arg(model, version, stage), [&] {
            for (auto& other : versions[model]) {
                if (other.version == version)
                    other.stage = stage;
                else if (others == OthersInStage::Archive && other.stage == stage)
                    other.stage = QStringLiteral("Archived");
            }
        });
    }
    Result<void> setVersionTag(const CallContext&, const QString& model, const QString& version,
                               const KeyValue& tag) override
    {
        return act(QStringLiteral("tag %1/%2#%3=%4").arg(model, version, tag.key, tag.value),
                   [&] { set(find(model, version)->tags, tag); });
    }
    Result<void> deleteVersionTag(const CallContext&, const QString& model, const QString& version,
                                  const QString& key) override
    {
        return act(QStringLiteral("tag %1/%2#%3=").arg(model, version, key), [&] {
            set(find(model, version)->tags, {key, {}});
        });
    }
    Result<void> setModelTag(const CallContext&, const QString& model, const KeyValue& tag) override
    {
        return act(QStringLiteral("tag %1#%2=%3").arg(model, tag.key, tag.value),
                   [&] { set(models[model].tags, tag); });
    }
    Result<void> deleteModelTag(const CallContext&, const QString& model, const QString& key) override
    {
        return act(QStringLiteral("tag %1#%2=").arg(model, key), [&] { set(models[model].tags, {key, {}}); });
    }

private:
    std::mutex mutex_;
    template <class Work>
    Result<void> act(const QString& text, Work&& work)
    {
        const std::lock_guard lock(mutex_);
        acts << text;
        if (failsWith)
            return fail(*std::exchange(failsWith, std::nullopt));
        work();
        return {};
    }
    ModelVersion* find(const QString& model, const QString& version)
    {
        for (auto& candidate : versions[model]) {
            if (candidate.version == version)
                return &candidate;
        }
        return nullptr;
    }
    static void set(QList<KeyValue>& tags, const KeyValue& tag)
    {
        tags.removeIf([&](const KeyValue& there) { return there.key == tag.key; });
        if (!tag.value.isEmpty())
            tags.append(tag);
    }
};

} // namespace ph::testing
