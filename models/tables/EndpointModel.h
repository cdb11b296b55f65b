#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ClusterStanding.h"
#include "models/values/ServedIndex.h"

#include <memory>

namespace ph {

/// An endpoint with the registered versions that it serves.
struct EndpointLine {
    Endpoint endpoint;
    QList<RegisteredVersion> versions = {};
    friend bool operator==(const EndpointLine&, const EndpointLine&) = default;
};
using EndpointLinePtr = std::shared_ptr<const EndpointLine>;

/// Traffic as a cell shows it.
struct TrafficCell {
    QList<TrafficShare> declared;
    ObservedTraffic observed;
};

/// A line of the table. What sorting and searching ask of it again and again is worked out once.
struct EndpointRow {
    int id = 0; ///< stands for the endpoint's key as long as the model lives; cheap to compare
    EndpointLinePtr line = {};
    EndpointHealth health = EndpointHealth::Unknown;
    QString words = {}; ///< all that the search looks at
    QString sortText = {};
    double sortNumber = 0;
    friend bool operator==(const EndpointRow& a, const EndpointRow& b)
    {
        return a.id == b.id && a.words == b.words && (a.line == b.line || *a.line == *b.line);
    }
};

/// The endpoints of all clusters, those that need somebody first until another order is chosen. A cluster
/// that cannot be reached keeps what was seen of it, with its age.
class EndpointModel final : public KeyedTableModel<EndpointRow, int> {
    Q_OBJECT
public:
    enum Column {
        Health,
        Name,
        Namespace,
        Cluster,
        System,
        Served,
        Traffic,
        Revisions,
        Replicas,
        Changed,
        Age,
        ColumnCount
    };
    enum Role {
        HealthRole = Qt::UserRole + 1, ///< int(EndpointHealth)
        StaleRole,                     ///< bool: its cluster is not watched now
        TrafficRole,                   ///< TrafficCell
        NamedRole                      ///< bool: a registered version is known, not only its files
    };

    explicit EndpointModel(QObject* parent = nullptr, Clock clock = systemNow);

    /// The clusters that there are; endpoints of others go.
    void applyClusters(const QList<ClusterStanding>& clusters);
    /// All endpoints of one cluster; passed over where applyClusters() did not name it.
    void applyEndpoints(ConnectionId cluster, std::span<const Endpoint> endpoints);
    /// What happened to some of them; `removals` are remote ids.
    void applyChanges(ConnectionId cluster, std::span<const Endpoint> upserts, const QStringList& removals);
    void applyRegistry(const ServedIndex& registry);
    /// Each word occurs somewhere in name, namespace, cluster, system, mode, model or health; empty: all.
    void setFilter(const QString& words);
    const QString& filter() const { return filter_; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void refreshAges();

    int total() const { return int(all_.size()); }         ///< with those that the filter hides
    EndpointLinePtr find(const EntityKey& endpoint) const; ///< null: there is none; hidden ones are found
    /// Endpoints that have all words, the first by name, at most `limit`.
    QList<EndpointLinePtr> search(const QString& words, int limit) const;
    QModelIndex indexOf(const EntityKey& endpoint) const;
    const ClusterStanding* cluster(ConnectionId id) const; ///< null: unknown
    bool isStale(ConnectionId cluster) const;
    QString servedNames(const EndpointLine& line) const; ///< registered versions, else servedText()

Q_SIGNALS:
    void endpointsChanged(); ///< of any, shown or not

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const EndpointRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    int keyOf(const EndpointRow& row) const final { return row.id; }
    bool before(const EndpointRow& a, const EndpointRow& b) const final;

private:
    EndpointRow makeRow(int id, EndpointLinePtr line) const;
    void setSortKey(EndpointRow& row) const;
    void put(const Endpoint& endpoint);
    void arrange();
    bool isShown(const EndpointRow& row) const;
    QString text(const EndpointRow& row, int column) const;
    QString toolTip(const EndpointRow& row, int column) const;
    QString accessibleText(const EndpointRow& row, int column) const;

    QHash<EntityKey, EndpointRow> all_;
    QHash<ConnectionId, ClusterStanding> clusters_;
    ServedIndex registry_;
    QString filter_;
    QStringList words_;
    int sortColumn_ = Health;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    int lastId_ = 0;
    Clock clock_;
};

} // namespace ph
