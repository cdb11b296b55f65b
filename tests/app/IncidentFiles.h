#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace ph::testing {

/// A policy as small as one can be, in which a rule of an incident finds its place.
inline const QByteArray smallPolicy = R"(policy: 1
name: small # ours
max-age: 24h
groups:
  release-managers:
    - label: approver-1
      key: "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
tiers:
  low:
    quorum: {release-managers: 1}
    approvals-expire: 7d
    soak: 1h
    rollback: {}
    gates:
      - {id: auc, kind: metric-threshold, metric: auc, at-least: 0.9}
)";

inline QByteArray textOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `path`, where it now lies.
inline QString putFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace ph::testing
