#pragma once

#include "app/Workspace.h"
#include "services/release/KeyStore.h"
#include "tests/fixture/MlflowFixture.h"

#include <QTemporaryDir>

namespace ph::testing {

/// A tracker with its registry, and a workspace that knows it as "lab".
struct RegistryLab {
    QTemporaryDir folder;
    MlflowFixture server;
    std::unique_ptr<Workspace> workspace;
    LinkPtr link;

    RegistryLab()
    {
        auto stores = openStores(folder.filePath(QStringLiteral("ws")).toStdString());
        Workspace::Settings settings;
        settings.workers = 1;
        settings.vault = makeMemoryVault();
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = server.url();
        link = *workspace->links().open(*workspace->state().addConnection(connection));
    }
    ConnectionId connection() const { return link->connection().id; }

    /// A version of "fraud" with a run and its model's files; the id of the run.
    QString addVersion(const QByteArray& modelFile)
    {
        ModelVersion version;
        version.model = QStringLiteral("fraud");
        version.runId = server.addRun({});
        version.source = QStringLiteral("mlflow-artifacts:/0/%1/artifacts/model").arg(version.runId);
        server.addArtifact(version.runId, QStringLiteral("model/MLmodel"), modelFile);
        server.addModelVersion(version);
        return version.runId;
    }
    /// "fraud", of which version 1 is the champion and version 2 is to be released; the ids of their runs.
    QStringList addFraud(const QByteArray& modelFile)
    {
        RegisteredModel model;
        model.key.remoteId = QStringLiteral("fraud");
        server.addRegisteredModel(model);
        const QStringList runs{addVersion(modelFile), addVersion(modelFile)};
        server.pointAlias(QStringLiteral("fraud"), QStringLiteral("champion"), QStringLiteral("1"));
        return runs;
    }
    /// Whoever sits here signs with it.
    void signWith(const SigningKey& key) const
    {
        const auto reference = key.store(workspace->vault(), QStringLiteral("author"));
        (void)KeyStore(workspace->state()).put(key.publicKey(), QStringLiteral("author"), reference.value());
    }

    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    /// policy.yaml of one tier "high", with these gates, as lines of YAML.
    void writePolicy(const SigningKey& approver, const QByteArray& gates) const
    {
        write(QStringLiteral("policy.yaml"),
              "policy: 1\nname: test\nmax-age: 1h\ngroups:\n  release-managers:\n"
              "    - {label: approver-1, key: \"" +
                  publicKeyText(approver.publicKey()).toUtf8() +
                  "\"}\ntiers:\n  high:\n    quorum: {release-managers: 1}\n    approvals-expire: 7d\n"
                  "    soak: 1h\n    rollback: {}\n    gates:\n" +
                  gates);
    }
    /// production.yaml; `more`: lines of YAML.
    void writeEnvironment(const QString& home, const QByteArray& more = {}) const
    {
        write(QStringLiteral("production.yaml"),
              "pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\nmodel: fraud\n"
              "target: {alias: champion}\npolicy: policy.yaml\nhome: {repository: " +
                  home.toUtf8() + "}\n" + more);
    }
};

} // namespace ph::testing
