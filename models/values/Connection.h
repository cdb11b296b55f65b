#pragma once

#include "models/values/Error.h"
#include "models/values/ItemFault.h"
#include "models/values/Keys.h"
#include "models/values/Time.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace ph {

enum class AuthScheme { None, Basic, Bearer, ClientCertificate };

/// Stable name in state.db and on the command line: "none", "basic", "bearer", "client-certificate".
QString authSchemeName(AuthScheme scheme);
AuthScheme authSchemeFromName(const QString& name); ///< None for unknown names

/// Where a secret can be had, never the secret: "keychain:KEY", "env:NAME", "file:PATH", "exec:COMMAND".
struct SecretRef {
    QString text;
    bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const SecretRef&, const SecretRef&) = default;
};

/// What the user configured. Field names in settings and secrets come from the connector's descriptor.
struct Connection {
    ConnectionId id;
    QString name;     ///< unique, chosen by the user
    QString kind;     ///< ConnectorDescriptor::kind
    QString location; ///< base URL, folder or file
    AuthScheme auth = AuthScheme::None;
    QMap<QString, QString> settings;  ///< e.g. "user", "caFile", "certFile", "keyFile", "proxy", "headerName"
    QMap<QString, SecretRef> secrets; ///< e.g. "password", "token", "headerValue"
    bool enabled = true;

    friend bool operator==(const Connection&, const Connection&) = default;
};

enum class LocationKind { Url, Folder, File };
/// A Switch holds "yes" or nothing.
enum class FieldKind { Text, Url, FilePath, Integer, Switch, Secret };

/// One line of the connection dialog. The dialog draws itself from these.
struct SettingField {
    QString name;  ///< key in Connection::settings, or in Connection::secrets for FieldKind::Secret
    QString label; ///< translated
    FieldKind kind = FieldKind::Text;
    QString placeholder = {}; ///< of a Switch, the words beside its box
    QString help = {};
    QList<AuthScheme> onlyFor = {}; ///< shown only under these schemes; empty: always
    enum class Need { Optional, Required } need = Need::Optional;
    enum class Tier { Basic, Advanced } tier = Tier::Basic; ///< advanced fields are folded away
};

/// How a kind of system presents itself to the connection dialog and the command line.
struct ConnectorDescriptor {
    QString kind;    ///< stable id: "mlflow", "mlflow-db", "kubernetes", "prometheus", …
    QString title;   ///< "MLflow tracking server"
    QString summary; ///< one sentence
    LocationKind location = LocationKind::Url;
    QString locationLabel;
    QString locationPlaceholder;
    QList<AuthScheme> auths; ///< empty: no authentication at all
    QList<SettingField> fields;
    enum class Holds {
        Runs,      ///< and models: a tracker
        Endpoints, ///< a cluster
        Monitoring ///< metrics or alerts
    } holds = Holds::Runs;
};

/// One line of a capability probe: what was asked and what came of it.
struct ProbeLine {
    enum class Verdict {
        Yes,
        No,         ///< it should be possible and is not
        NotOffered, ///< no, by design: nothing is wrong
        Unknown,
        Warning
    };
    QString label; ///< "Reachable", "Server version", "Signed in as", "May read experiments", "Clock skew"
    Verdict verdict = Verdict::Unknown;
    QString detail;
    friend bool operator==(const ProbeLine&, const ProbeLine&) = default;
};

struct ProbeReport {
    QList<ProbeLine> lines;
    QString serverVersion; ///< empty where unknown
    QString user;          ///< who we are to the server; empty where unknown
    /// True where reading what the system holds (runs, endpoints) was shown to work.
    bool usable = false;
    std::optional<ErrorKind> failure = std::nullopt; ///< what kept it from being read; none where usable
};

/// What the poller shows of one connection. Every field is observed, never hoped for.
struct SyncState {
    enum class Phase { Idle, Syncing, Waiting, Stopped, Disabled };
    ConnectionId connection;
    Phase phase = Phase::Idle;
    qint64 lastSuccessMs = noTime; ///< noTime: never
    qint64 nextTryMs = noTime;     ///< noTime: none planned
    qint64 runsSeen = 0;           ///< read in the current or last pass
    qint64 experimentsDone = 0;    ///< of the current or last pass
    qint64 experiments = 0;        ///< 0: not known
    qint64 endpoints = -1;         ///< of a cluster, how many there are; -1: not told yet, or a tracker
    QString activity;              ///< "Reading runs of fraud-detection"
    QString errorKind;             ///< errorKindName(), empty: well
    QString errorText;             ///< words, with what to do
    /// What the last pass that ended could not read while it read the rest; at most maxUnread of them.
    QList<ItemFault> unread = {};
    qint64 unreadItems = 0;    ///< how many there were
    bool successIsOld = false; ///< lastSuccessMs is of before the program or this watch began

    static constexpr qsizetype maxUnread = 20;
    friend bool operator==(const SyncState&, const SyncState&) = default;
};

} // namespace ph
