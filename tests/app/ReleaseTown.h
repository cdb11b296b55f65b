#pragma once

#include "app/release/ReleaseDesk.h"
#include "services/http/CurlTransport.h"
#include "services/release/KeyStore.h"
#include "tests/support/FakeRegistry.h"
#include "tests/support/GitSite.h"

#include <QDateTime>

/// People with workspaces and keys of their own who release through one registry and one release home.
namespace ph::testing {

inline const QString championIs = QStringLiteral("alias fraud@champion=");

inline void write(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(text.toUtf8());
}

inline std::int64_t moment(const char* iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch();
}

/// What everybody shares: a registry, a release home, a clock and a policy.
struct Town {
    QTemporaryDir folder;
    GitSite site;
    FakeRegistry registry;
    std::int64_t nowMs = moment("2026-11-26T10:00:00Z");
    QString groups, waivers, gates; ///< more of them in the policy: whole lines of YAML
    QString rollback = QStringLiteral("{}");
    QString lesserTiers, leastTier; ///< whole lines: of the policy, of the environment

    Town()
    {
        registry.add(QStringLiteral("fraud"), 7);
        registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] = QStringLiteral("6");
    }
    QStringList moves() const { return registry.acts.filter(championIs); }

    void decree(const QByteArray& approver) const
    {
        write(folder.filePath(QStringLiteral("policy.yaml")),
              QStringLiteral("policy: 1\nname: test\nmax-age: 24h\n"
                             "groups:\n  release-managers:\n    - {label: approver-1, key: \"%1\"}\n%2%3"
                             "calendar:\n  time-zone: UTC\n  freezes:\n"
                             "    - {from: 2026-12-18T12:00, to: 2027-01-04T09:00, reason: Holidays}\n"
                             "tiers:\n%6  high:\n    quorum: {release-managers: 1}\n"
                             "    approvals-expire: 60d\n    soak: 1h\n    rollback: %5\n"
                             "    gates:\n      - {id: calendar, kind: no-freeze}\n%4")
                  .arg(publicKeyText(approver), groups, waivers, gates, rollback, lesserTiers));
        write(folder.filePath(QStringLiteral("production.yaml")),
              QStringLiteral("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                             "model: fraud\ntarget:\n  alias: champion\npolicy: policy.yaml\n"
                             "home:\n  repository: %1\n  branch: main\n%2")
                  .arg(site.bare(), leastTier));
    }
};

/// Somebody with a workspace and a key of their own.
struct Person {
    Town& town;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    HttpCredentials credentials;
    SigningKey key = SigningKey::generate();

    Person(Town& where, const char* name)
        : town(where)
    {
        auto stores = openStores(where.folder.filePath(QLatin1String(name)).toStdString());
        Workspace::Settings settings;
        settings.clock = [&where] { return *fromMs(where.nowMs); };
        settings.workers = 1;
        settings.vault = makeMemoryVault();
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        const auto reference = key.store(workspace->vault(), QLatin1String(name));
        (void)KeyStore(workspace->state()).put(key.publicKey(), QLatin1String(name), reference.value());
    }

    Result<ReleaseEnvironment> settle() const
    {
        return addEnvironment(folderOf(*workspace), town.folder.filePath(QStringLiteral("production.yaml")));
    }
    Result<ReleaseEnvironment> settled() const
    {
        return loadEnvironment(folderOf(*workspace), QStringLiteral("production"));
    }

    /// With the shared registry, and nothing to wait for.
    ReleaseDesk::Settings deskSettings()
    {
        ReleaseDesk::Settings settings;
        settings.registry = [this](const QString&, std::stop_token stop) -> Result<RegistryReach> {
            return RegistryReach{nullptr, town.registry, &town.registry,
                                 CallContext{*transport, credentials, std::move(stop)}};
        };
        settings.engine.looks = 2;
        settings.engine.settle = std::chrono::milliseconds(0);
        settings.engine.wait = [](std::chrono::milliseconds, const std::stop_token&) {};
        return settings;
    }
    ReleaseDesk desk() { return std::move(*ReleaseDesk::open(*workspace, {}, deskSettings())); }
    bool ledgerIsWhole() const
    {
        const auto keys = KeyStore(workspace->state()).publicKeys();
        const auto check = verifyLedgerLines(storedLedgerLines(workspace->state()).value(), keys.value());
        return !check.broken && check.entries > 0;
    }
};

inline DraftRequest usualDraft()
{
    DraftRequest request;
    request.environment = QStringLiteral("production");
    request.parts = {{ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("7"), {}}};
    request.texts = {QStringLiteral("Fewer false alarms"), QStringLiteral("Misses more"),
                     QStringLiteral("At once"), QStringLiteral("Precision of 0.9 for a day")};
    request.rollbackCondition = QStringLiteral("error_rate > 0.02 for 5m");
    request.rollbackDataSource = QStringLiteral("https://prometheus.example.org");
    return request;
}

/// An author and an approver, and a release that waits.
struct Story {
    Town town;
    Person author{town, "author"}, approver{town, "approver"};
    DraftRequest asked = usualDraft();
    QString id;

    Result<DeskOutcome> submitted()
    {
        town.decree(approver.key.publicKey());
        for (auto* person : {&author, &approver}) {
            if (auto settled = person->settle(); !settled)
                return fail(settled.error());
        }
        auto desk = author.desk();
        const auto drafted = desk.draft(asked);
        if (!drafted)
            return fail(drafted.error());
        id = drafted->plan.id;
        return desk.submit(drafted->plan);
    }
};

} // namespace ph::testing
