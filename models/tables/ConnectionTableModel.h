#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/Connection.h"

#include <optional>

namespace ph {

/// A connection with everything seen of it.
struct ConnectionRow {
    Connection connection;
    SyncState sync;
    std::optional<ProbeReport> probe = std::nullopt; ///< the last one of this session
    std::int64_t probedMs = noTime;
};
bool operator==(const ConnectionRow& a, const ConnectionRow& b);

/// How a connection is, in the few ways that a person acts on differently.
enum class ConnectionHealth {
    Disabled,
    NeverSynced, ///< enabled, nothing seen yet, nothing wrong
    Syncing,
    Well,
    Incomplete, ///< synced, but for items that could not be read
    Waiting,    ///< failed for now; tries again by itself
    Stopped,    ///< needs somebody: tries no more
};
ConnectionHealth connectionHealth(const ConnectionRow& row);
QString connectionHealthText(const ConnectionRow& row); ///< translated

/// Connections by name, with their state. Cells are plain text.
class ConnectionTableModel final : public KeyedTableModel<ConnectionRow, ConnectionId> {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        KindColumn,
        LocationColumn,
        StateColumn,
        LastSuccessColumn,
        NextTryColumn,
        HoldsColumn, ///< runs read, or endpoints
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole + 1, HealthRole };

    explicit ConnectionTableModel(QObject* parent = nullptr, Clock clock = systemNow);

    /// The connections that there are; what was seen of those that stay is kept.
    void applyConnections(const QList<Connection>& connections);
    void applySync(const SyncState& state); ///< unknown connections are passed over
    void applyProbe(ConnectionId id, const ProbeReport& report, std::int64_t probedMs);
    /// What the kinds of connection are.
    void applyKinds(const QList<ConnectorDescriptor>& kinds);
    /// Ages move on with the clock; call now and then.
    void refreshAges();

    const ConnectionRow* find(ConnectionId id) const; ///< null: none
    /// The kind of this id; of an unknown one, all that is known is the id, which is its title too.
    ConnectorDescriptor kind(const QString& id) const;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ConnectionRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    ConnectionId keyOf(const ConnectionRow& row) const final { return row.connection.id; }
    bool before(const ConnectionRow& a, const ConnectionRow& b) const final;

private:
    Clock clock_;
    QList<ConnectorDescriptor> kinds_;
};

} // namespace ph
