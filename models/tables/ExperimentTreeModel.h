#pragma once

#include "models/values/Connection.h"
#include "models/values/Run.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace ph {

/// What the tree is made of: connections in the order given, and their experiments in any order. What each
/// pass over a connection changes, its state and when experiments were seen, is no part of it: to build the
/// tree anew for that was a sixth of an idle program's work.
struct ExperimentForest {
    struct Source {
        ConnectionId id;
        QString name;
        QString location; ///< in the tooltip
        friend bool operator==(const Source&, const Source&) = default;
    };
    struct Item {
        EntityKey key;
        QString name;
        Lifecycle lifecycle = Lifecycle::Active;
        qint64 runs = 0; ///< cached
        friend bool operator==(const Item&, const Item&) = default;
    };
    QList<Source> sources;
    QList<Item> items;
    friend bool operator==(const ExperimentForest&, const ExperimentForest&) = default;
};

/// Connections, folders and experiments. Names with '/' nest where at least two experiments share the folder.
/// apply() tells differences only; expansion and selection survive.
class ExperimentTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int(Kind)
        EntityRole,                  ///< EntityKey of an experiment; invalid otherwise
        ConnectionRole,              ///< qint64
        RunCountRole,                ///< qint64; sum for connections and folders
        DeletedRole,                 ///< bool
        HealthRole,                  ///< int(Health), connections only
        AgeRole,                     ///< QString "3 min ago"; connections only
        FullNameRole,                ///< QString, the experiment's whole name
    };
    enum class Kind { Connection, Folder, Experiment };
    enum class Health { Well, Busy, Failing, Off, Unknown };

    explicit ExperimentTreeModel(QObject* parent = nullptr);
    ~ExperimentTreeModel() override;

    void apply(const ExperimentForest& forest);
    /// Changes the line of this connection alone; kept for it where it has none yet.
    void applyState(const SyncState& state);
    /// When each experiment was seen last, in ms since 1970; noTime for those that are left out. No line says
    /// it, so nothing is told: tooltips ask when they are shown.
    void applySeen(QHash<EntityKey, std::int64_t> seen);
    /// Only experiments whose name or connection contains every word, without case.
    void setFilter(const QString& words);
    enum class Deleted { Hide, Show };
    void setDeleted(Deleted deleted);
    void setNow(std::int64_t nowMs); ///< for ages

    /// Experiments at or below an index.
    QList<EntityKey> experiments(const QModelIndex& index) const;
    QModelIndex indexOf(const EntityKey& experiment) const; ///< invalid where filtered away

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    struct Node;

private:
    void rebuild();
    void merge(Node& into, std::vector<std::unique_ptr<Node>> next, const QModelIndex& at);
    const Node& nodeAt(const QModelIndex& index) const;

    ExperimentForest forest_;
    QHash<ConnectionId, SyncState> states_;
    QHash<EntityKey, std::int64_t> seen_;
    QString filter_;
    Deleted deleted_ = Deleted::Hide;
    std::int64_t nowMs_ = noTime;
    std::unique_ptr<Node> root_;
};

} // namespace ph
