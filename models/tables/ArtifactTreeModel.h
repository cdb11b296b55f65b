#pragma once

#include "models/values/Error.h"
#include "models/values/Run.h"

#include <QAbstractItemModel>

#include <memory>

namespace ph {

/// A run's artifacts as a tree that is asked for one directory at a time.
class ArtifactTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Size, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1,
        KindRole,  ///< int(ArtifactEntry::Kind), or -1 for a line that only tells a state
        StateRole, ///< int(State) of a directory
        SeenRole   ///< qint64 ms, noTime where never seen
    };
    enum class State { NotAsked, Loading, Known, Failed };

    explicit ArtifactTreeModel(QObject* parent = nullptr);
    ~ArtifactTreeModel() override;

    void clear();
    void applyLoading(const QString& directory);
    /// Replaces what a directory holds; entries that stay keep their own children. Entries that do not lie
    /// directly below it are left out. Unknown directories are ignored.
    void apply(const QString& directory, const QList<ArtifactEntry>& entries, qint64 seenMs);
    void applyFailure(const QString& directory, const Error& error);

    State state(const QString& directory) const;
    const Error* error(const QString& directory) const;
    qint64 seenMs(const QString& directory) const;
    QModelIndex indexOf(const QString& path) const;
    /// Every entry seen so far.
    QList<ArtifactEntry> entries() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void directoryRequested(const QString& directory);

private:
    struct Node;
    Node* nodeOf(const QModelIndex& index) const;
    Node* find(const QString& path) const;
    QModelIndex indexOf(const Node* node, int column = 0) const;
    std::unique_ptr<Node> root_;
};

} // namespace ph
