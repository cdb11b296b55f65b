#pragma once

#include "models/tables/AxisChange.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QStringList>

#include <algorithm>

namespace ph {

/// Values of two levels: tops, each with leaves of its own, in the order in which they are given. Never
/// resets: what stays keeps its indexes, and with them selection, expansion and scroll position. Values that
/// share a key are all shown; of those, the n-th stays the n-th. Top and Leaf are equality comparable.
template <class Top, class Leaf>
class KeyedTreeModel : public QAbstractItemModel {
public:
    struct Branch {
        Top top;
        QList<Leaf> leaves;
    };

    using QAbstractItemModel::QAbstractItemModel;

    const Top* top(const QModelIndex& index) const ///< also of a leaf; null for none
    {
        const int row = topRow(index);
        return row < 0 ? nullptr : &nodes_[std::size_t(row)].top;
    }
    const Leaf* leaf(const QModelIndex& index) const ///< null where it is no leaf
    {
        const int row = index.isValid() && index.internalId() != 0 ? topRow(index) : -1;
        return row < 0 ? nullptr : &nodes_[std::size_t(row)].leaves.at(index.row());
    }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const final
    {
        if (!hasIndex(row, column, parent))
            return {};
        return createIndex(row, column, parent.isValid() ? serialAt(parent.row()) : quintptr(0));
    }
    QModelIndex parent(const QModelIndex& child) const final
    {
        if (!child.isValid() || child.internalId() == 0)
            return {};
        const int row = rowOfSerial(child.internalId());
        return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
    }
    int rowCount(const QModelIndex& parent = {}) const final
    {
        if (!parent.isValid())
            return int(nodes_.size());
        return parent.internalId() == 0 && parent.column() == 0
                   ? int(nodes_[std::size_t(parent.row())].leaves.size())
                   : 0;
    }
    int columnCount(const QModelIndex& = {}) const final { return columns(); }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        if (const Leaf* value = leaf(index))
            return leafCell(*top(index), *value, index.column(), role);
        return topCell(*top(index), index.column(), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns())
            return {};
        return header(section, role);
    }

protected:
    virtual int columns() const = 0;
    virtual QVariant topCell(const Top& top, int column, int role) const = 0;
    virtual QVariant leafCell(const Top& top, const Leaf& leaf, int column, int role) const = 0;
    virtual QVariant header(int column, int role) const = 0;
    virtual QString topKey(const Top& top) const = 0;
    virtual QString leafKey(const Leaf& leaf) const = 0;

    void applyBranches(const QList<Branch>& next)
    {
        const auto keys = uniqueKeys(next, [this](const Branch& branch) { return topKey(branch.top); });
        auto shown = placesOf(nodes_, keys, [](const Node& node) { return node.key; });
        changeAxis(shown, int(next.size()), Tops{*this, next, keys});
        for (int row = 0; row < int(next.size()); ++row) {
            Node& node = nodes_[std::size_t(row)];
            if (!(node.top == next.at(row).top)) {
                node.top = next.at(row).top;
                Q_EMIT dataChanged(index(row, 0), index(row, columns() - 1));
            }
            applyLeaves(row, next.at(row).leaves);
        }
    }

    /// For columns that change with time alone, such as ages.
    void announceColumn(int column)
    {
        const auto announce = [&](const QModelIndex& parent) {
            if (const int rows = rowCount(parent); rows > 0)
                Q_EMIT dataChanged(index(0, column, parent), index(rows - 1, column, parent));
        };
        announce({});
        for (int row = 0; row < rowCount(); ++row)
            announce(index(row, 0));
    }

private:
    struct Node {
        quintptr serial = 0; ///< 1, 2, 3, …: what indexes of leaves know their top by
        QString key;
        Top top;
        QList<Leaf> leaves;
        QStringList leafKeys;
    };

    template <class List, class KeyOf>
    static QStringList uniqueKeys(const List& values, KeyOf keyOf)
    {
        QHash<QString, int> seen;
        QStringList keys;
        for (const auto& value : values) {
            const QString key = keyOf(value);
            keys.append(key + QChar(0x1f) + QString::number(seen[key]++));
        }
        return keys;
    }
    template <class List, class KeyOf>
    static std::vector<int> placesOf(const List& have, const QStringList& wanted, KeyOf keyOf)
    {
        QHash<QString, int> places;
        for (int i = 0; i < int(wanted.size()); ++i)
            places.insert(wanted.at(i), i);
        std::vector<int> shown;
        shown.reserve(std::size_t(have.size()));
        for (const auto& value : have)
            shown.push_back(places.value(keyOf(value), -1));
        return shown;
    }

    /// How changeAxis() tells views of tops.
    struct Tops {
        KeyedTreeModel& model;
        const QList<Branch>& next;
        const QStringList& keys;
        void remove(int first, int last, auto&& change)
        {
            model.beginRemoveRows({}, first, last);
            change();
            model.nodes_.erase(model.nodes_.begin() + first, model.nodes_.begin() + last + 1);
            model.endRemoveRows();
        }
        void insert(int first, int last, auto&& change)
        {
            model.beginInsertRows({}, first, last);
            change();
            for (int row = first; row <= last; ++row) {
                Node node{++model.lastSerial_, keys.at(row), next.at(row).top, next.at(row).leaves, {}};
                node.leafKeys = model.keysOf(node.leaves);
                model.nodes_.insert(model.nodes_.begin() + row, std::move(node));
            }
            model.endInsertRows();
        }
        void rearrange(const std::vector<int>& order, auto&& change)
        {
            Q_EMIT model.layoutAboutToBeChanged({}, VerticalSortHint);
            change();
            std::vector<Node> arranged;
            std::vector<int> where(order.size());
            for (const int old : order) {
                where[std::size_t(old)] = int(arranged.size());
                arranged.push_back(std::move(model.nodes_[std::size_t(old)]));
            }
            model.nodes_ = std::move(arranged);
            model.moveIndexes(0, where);
            Q_EMIT model.layoutChanged({}, VerticalSortHint);
        }
    };
    /// The same for the leaves of one top.
    struct Leaves {
        KeyedTreeModel& model;
        int row;
        const QList<Leaf>& next;
        const QStringList& keys;
        Node& node() { return model.nodes_[std::size_t(row)]; }
        QModelIndex parent() { return model.createIndex(row, 0, quintptr(0)); }
        void remove(int first, int last, auto&& change)
        {
            model.beginRemoveRows(parent(), first, last);
            change();
            node().leaves.remove(first, last - first + 1);
            node().leafKeys.remove(first, last - first + 1);
            model.endRemoveRows();
        }
        void insert(int first, int last, auto&& change)
        {
            model.beginInsertRows(parent(), first, last);
            change();
            for (int i = first; i <= last; ++i) {
                node().leaves.insert(i, next.at(i));
                node().leafKeys.insert(i, keys.at(i));
            }
            model.endInsertRows();
        }
        void rearrange(const std::vector<int>& order, auto&& change)
        {
            Q_EMIT model.layoutAboutToBeChanged({parent()}, VerticalSortHint);
            change();
            QList<Leaf> leaves;
            QStringList leafKeys;
            std::vector<int> where(order.size());
            for (const int old : order) {
                where[std::size_t(old)] = int(leaves.size());
                leaves.append(node().leaves.at(old));
                leafKeys.append(node().leafKeys.at(old));
            }
            node().leaves = std::move(leaves);
            node().leafKeys = std::move(leafKeys);
            model.moveIndexes(node().serial, where);
            Q_EMIT model.layoutChanged({parent()}, VerticalSortHint);
        }
    };

    void applyLeaves(int row, const QList<Leaf>& next)
    {
        const QStringList keys = keysOf(next);
        auto shown =
            placesOf(nodes_[std::size_t(row)].leafKeys, keys, [](const QString& key) { return key; });
        changeAxis(shown, int(next.size()), Leaves{*this, row, next, keys});
        const QModelIndex parent = index(row, 0);
        for (int i = 0; i < int(next.size()); ++i) {
            if (nodes_[std::size_t(row)].leaves.at(i) == next.at(i))
                continue;
            nodes_[std::size_t(row)].leaves[i] = next.at(i);
            Q_EMIT dataChanged(index(i, 0, parent), index(i, columns() - 1, parent));
        }
    }

    QStringList keysOf(const QList<Leaf>& leaves) const
    {
        return uniqueKeys(leaves, [this](const Leaf& leaf) { return leafKey(leaf); });
    }

    void moveIndexes(quintptr serial, const std::vector<int>& where)
    {
        QModelIndexList before;
        QModelIndexList after;
        for (const QModelIndex& index : persistentIndexList()) {
            if (index.internalId() != serial)
                continue;
            before.append(index);
            after.append(createIndex(where[std::size_t(index.row())], index.column(), serial));
        }
        changePersistentIndexList(before, after);
    }

    quintptr serialAt(int row) const { return nodes_[std::size_t(row)].serial; }
    int rowOfSerial(quintptr serial) const
    {
        const auto at = std::find_if(nodes_.begin(), nodes_.end(),
                                     [serial](const Node& node) { return node.serial == serial; });
        return at == nodes_.end() ? -1 : int(at - nodes_.begin());
    }
    int topRow(const QModelIndex& index) const
    {
        if (!index.isValid())
            return -1;
        return index.internalId() == 0 ? index.row() : rowOfSerial(index.internalId());
    }

    std::vector<Node> nodes_;
    quintptr lastSerial_ = 0;
};

} // namespace ph
