#include "models/tables/ConnectionTableModel.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

bool same(const std::optional<ProbeReport>& a, const std::optional<ProbeReport>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->lines == b->lines && a->serverVersion == b->serverVersion && a->user == b->user &&
           a->usable == b->usable && a->failure == b->failure;
}

} // namespace

bool operator==(const ConnectionRow& a, const ConnectionRow& b)
{
    return a.connection == b.connection && a.sync == b.sync && same(a.probe, b.probe) &&
           a.probedMs == b.probedMs;
}

ConnectionHealth connectionHealth(const ConnectionRow& row)
{
    if (!row.connection.enabled || row.sync.phase == SyncState::Phase::Disabled)
        return ConnectionHealth::Disabled;
    if (row.sync.phase == SyncState::Phase::Syncing)
        return ConnectionHealth::Syncing;
    if (row.sync.phase == SyncState::Phase::Stopped)
        return ConnectionHealth::Stopped;
    if (!row.sync.errorKind.isEmpty())
        return ConnectionHealth::Waiting;
    if (row.sync.lastSuccessMs == noTime || row.sync.successIsOld)
        return ConnectionHealth::NeverSynced;
    return row.sync.unreadItems > 0 ? ConnectionHealth::Incomplete : ConnectionHealth::Well;
}

QString connectionHealthText(const ConnectionRow& row)
{
    switch (connectionHealth(row)) {
    case ConnectionHealth::Disabled:
        return QCoreApplication::translate("ConnectionHealth", "Switched off");
    case ConnectionHealth::NeverSynced:
        return row.sync.lastSuccessMs == noTime
                   ? QCoreApplication::translate("ConnectionHealth", "Not synced yet")
                   : QCoreApplication::translate("ConnectionHealth", "Last synced %1; not asked since")
                         .arg(formatLocalTime(row.sync.lastSuccessMs));
    case ConnectionHealth::Syncing:
        return QCoreApplication::translate("ConnectionHealth", "Syncing");
    case ConnectionHealth::Well:
        return QCoreApplication::translate("ConnectionHealth", "Up to date");
    case ConnectionHealth::Incomplete:
        return QCoreApplication::translate("ConnectionHealth", "Synced, %Ln items could not be read", nullptr,
                                           int(row.sync.unreadItems));
    case ConnectionHealth::Waiting:
        return QCoreApplication::translate("ConnectionHealth", "Trying again");
    case ConnectionHealth::Stopped:
        return QCoreApplication::translate("ConnectionHealth", "Needs attention");
    }
    return {};
}

ConnectionTableModel::ConnectionTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void ConnectionTableModel::applyConnections(const QList<Connection>& connections)
{
    QList<ConnectionRow> next;
    for (const Connection& connection : connections) {
        ConnectionRow row;
        if (const ConnectionRow* known = find(connection.id)) {
            row = *known;
            // What a probe said holds for the settings that it was made with.
            if (known->connection.location != connection.location ||
                known->connection.auth != connection.auth || known->connection.kind != connection.kind ||
                known->connection.settings != connection.settings)
                row.probe.reset();
        }
        row.connection = connection;
        row.sync.connection = connection.id;
        next.append(row);
    }
    apply(next);
}

void ConnectionTableModel::applySync(const SyncState& state)
{
    const ConnectionRow* known = find(state.connection);
    if (!known)
        return;
    ConnectionRow row = *known;
    row.sync = state;
    upsert(row);
}

void ConnectionTableModel::applyProbe(ConnectionId id, const ProbeReport& report, std::int64_t probedMs)
{
    const ConnectionRow* known = find(id);
    if (!known)
        return;
    ConnectionRow row = *known;
    row.probe = report;
    row.probedMs = probedMs;
    upsert(row);
}

void ConnectionTableModel::applyKinds(const QList<ConnectorDescriptor>& kinds)
{
    kinds_ = kinds;
    announceColumn(KindColumn);
    announceColumn(HoldsColumn);
}

void ConnectionTableModel::refreshAges()
{
    announceColumn(LastSuccessColumn);
    announceColumn(NextTryColumn);
}

const ConnectionRow* ConnectionTableModel::find(ConnectionId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

ConnectorDescriptor ConnectionTableModel::kind(const QString& id) const
{
    const auto known = std::find_if(kinds_.begin(), kinds_.end(),
                                    [&](const ConnectorDescriptor& kind) { return kind.kind == id; });
    if (known != kinds_.end())
        return *known;
    ConnectorDescriptor unknown;
    unknown.kind = unknown.title = id;
    return unknown;
}

QVariant ConnectionTableModel::cell(const ConnectionRow& row, int column, int role) const
{
    if (role == IdRole)
        return row.connection.id.value;
    if (role == HealthRole)
        return int(connectionHealth(row));
    if (role == Qt::TextAlignmentRole && column == HoldsColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return row.connection.name;
    case KindColumn:
        return kind(row.connection.kind).title;
    case LocationColumn:
        return row.connection.location;
    case StateColumn:
        return connectionHealthText(row);
    case LastSuccessColumn:
        return formatSeenAge(row.sync.lastSuccessMs, toMs(clock_()));
    case NextTryColumn:
        return row.sync.nextTryMs == noTime ? QString(QChar(0x2013))
                                            : formatAge(row.sync.nextTryMs, toMs(clock_()));
    case HoldsColumn:
        if (kind(row.connection.kind).holds == ConnectorDescriptor::Holds::Runs)
            return tr("%1 runs").arg(formatCount(row.sync.runsSeen));
        if (kind(row.connection.kind).holds == ConnectorDescriptor::Holds::Monitoring)
            return QString(QChar(0x2013)); // nothing of it is kept
        return row.sync.endpoints < 0 ? QString(QChar(0x2013))
                                      : tr("%1 endpoints").arg(formatCount(row.sync.endpoints));
    default:
        return {};
    }
}

QVariant ConnectionTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return tr("Name");
    case KindColumn:
        return tr("Kind");
    case LocationColumn:
        return tr("Location");
    case StateColumn:
        return tr("State");
    case LastSuccessColumn:
        return tr("Last success");
    case NextTryColumn:
        return tr("Next try");
    case HoldsColumn:
        return tr("Holds");
    default:
        return {};
    }
}

bool ConnectionTableModel::before(const ConnectionRow& a, const ConnectionRow& b) const
{
    const int names = QString::localeAwareCompare(a.connection.name, b.connection.name);
    return names != 0 ? names < 0 : a.connection.id < b.connection.id;
}

} // namespace ph
