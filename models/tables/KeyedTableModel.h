#pragma once

#include "models/tables/AxisChange.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>

namespace ph {

/// What changed since the last one. The only thing that changes a table.
template <class T, class Key>
struct Delta {
    QList<T> upserts;
    QList<Key> removals;
    quint64 revision =
        0; ///< grows; a delta older than what is shown is dropped. 0: unnumbered, always applied.
};

/// A table of values, each known by its key, in an order of its own. Never resets: rows that stay keep their
/// indexes, selection and scroll position. T is equality comparable; Key has qHash.
template <class T, class Key>
class KeyedTableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Answers row by row: each row is inserted, removed, moved or changed on its own, equal ones are left
    /// alone.
    void apply(const Delta<T, Key>& delta)
    {
        if (delta.revision != 0) {
            if (delta.revision <= revision_)
                return;
            revision_ = delta.revision;
        }
        keys_.clear(); // made anew once they are needed
        removeKeys(delta.removals);
        for (const T& value : delta.upserts)
            upsert(value);
    }

    /// Makes the table hold just `values`, each key once (the last one counts), in one pass: a few runs of
    /// rows go, come or change, and at most once the rows that stay change places.
    void apply(const QList<T>& values)
    {
        const auto next = inOrder(values);
        QList<Key> keys;
        keys.reserve(next.size());
        for (const T& row : next)
            keys.append(keyOf(row));
        applyInOrder(next, keys);
    }

    /// Likewise, of values that are in the table's order already and have keys of their own each: with these
    /// at hand, it costs by what differs.
    void applyInOrder(const QList<T>& next, const QList<Key>& keys)
    {
        if (keys_.size() != rows_.size()) {
            keys_.clear();
            for (const T& row : std::as_const(rows_))
                keys_.append(keyOf(row));
        }
        QHash<Key, int> places;
        places.reserve(keys.size());
        for (int i = 0; i < int(keys.size()); ++i)
            places.insert(keys.at(i), i);
        std::vector<int> shown;
        shown.reserve(std::size_t(keys_.size()));
        for (const auto& key : std::as_const(keys_))
            shown.push_back(places.value(key, -1));
        changeAxis(shown, int(next.size()), Rows{*this, next});
        for (int first = 0; first < int(next.size()); ++first) {
            int last = first;
            for (; last < int(next.size()) && !(rows_.at(last) == next.at(last)); ++last)
                rows_[last] = next.at(last);
            if (last > first)
                Q_EMIT dataChanged(index(first, 0), index(last - 1, columns() - 1));
            first = last;
        }
        keys_ = keys;
    }

    const T& at(int row) const { return rows_.at(row); }
    const QList<T>& rows() const { return rows_; }
    /// Of the rows, in their order; empty after a delta, until they are needed again.
    const QList<Key>& keys() const { return keys_; }
    /// -1 where there is none.
    int rowOf(const Key& key) const
    {
        for (int i = 0; i < int(rows_.size()); ++i) {
            if (keyOf(rows_.at(i)) == key)
                return i;
        }
        return -1;
    }

    int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : int(rows_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : columns(); }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        return cell(rows_.at(index.row()), index.column(), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns())
            return {};
        return header(section, role);
    }

protected:
    // What a table says about itself; everything else is settled here.
    virtual int columns() const = 0;
    virtual QVariant cell(const T& row, int column, int role) const = 0;
    virtual QVariant header(int column, int role) const = 0;
    virtual Key keyOf(const T& row) const = 0;
    virtual bool before(const T& a, const T& b) const = 0; ///< strict weak order of rows

    /// For columns that change with time alone, such as ages.
    void announceColumn(int column)
    {
        if (!rows_.isEmpty())
            Q_EMIT dataChanged(index(0, column), index(int(rows_.size()) - 1, column));
    }

    void upsert(const T& value)
    {
        const int old = rowOf(keyOf(value));
        if (old < 0) {
            const int to = placeFor(value, -1);
            beginInsertRows({}, to, to);
            rows_.insert(to, value);
            endInsertRows();
            return;
        }
        if (rows_.at(old) == value)
            return;
        const bool leftOk = old == 0 || !before(value, rows_.at(old - 1));
        const bool rightOk = old + 1 == rows_.size() || !before(rows_.at(old + 1), value);
        int row = old;
        if (!leftOk || !rightOk) {
            row = placeFor(value, old);
            beginMoveRows({}, old, old, {}, row > old ? row + 1 : row);
            rows_.move(old, row);
            endMoveRows();
        }
        rows_[row] = value;
        Q_EMIT dataChanged(index(row, 0), index(row, columns() - 1));
    }

private:
    /// How changeAxis() tells the views.
    struct Rows {
        KeyedTableModel& model;
        const QList<T>& next;
        void remove(int first, int last, auto&& change)
        {
            model.beginRemoveRows({}, first, last);
            change();
            model.rows_.remove(first, last - first + 1);
            model.endRemoveRows();
        }
        void insert(int first, int last, auto&& change)
        {
            model.beginInsertRows({}, first, last);
            change();
            model.rows_.insert(first, last - first + 1, T());
            std::copy(next.begin() + first, next.begin() + last + 1, model.rows_.begin() + first);
            model.endInsertRows();
        }
        void rearrange(const std::vector<int>& order, auto&& change)
        {
            Q_EMIT model.layoutAboutToBeChanged({}, VerticalSortHint);
            change();
            QList<T> arranged;
            std::vector<int> where(order.size());
            for (const int old : order) {
                where[std::size_t(old)] = int(arranged.size());
                arranged.append(model.rows_.at(old));
            }
            model.rows_ = std::move(arranged);
            const auto before = model.persistentIndexList();
            QModelIndexList after;
            for (const auto& index : before)
                after.append(model.index(where[std::size_t(index.row())], index.column()));
            model.changePersistentIndexList(before, after);
            Q_EMIT model.layoutChanged({}, VerticalSortHint);
        }
    };

    QList<T> inOrder(const QList<T>& values) const
    {
        QHash<Key, qsizetype> at;
        QList<T> sorted;
        for (const T& value : values) {
            const auto key = keyOf(value);
            if (const auto known = at.constFind(key); known != at.constEnd())
                sorted[*known] = value;
            else {
                at.insert(key, sorted.size());
                sorted.append(value);
            }
        }
        std::stable_sort(sorted.begin(), sorted.end(),
                         [this](const T& a, const T& b) { return before(a, b); });
        return sorted;
    }

    void removeKeys(const QList<Key>& keys)
    {
        if (keys.isEmpty())
            return;
        const QSet<Key> gone(keys.begin(), keys.end());
        for (int last = int(rows_.size()) - 1; last >= 0;) {
            if (!gone.contains(keyOf(rows_.at(last)))) {
                --last;
                continue;
            }
            int first = last;
            while (first > 0 && gone.contains(keyOf(rows_.at(first - 1))))
                --first;
            beginRemoveRows({}, first, last);
            rows_.remove(first, last - first + 1);
            endRemoveRows();
            last = first - 1;
        }
    }

    /// Index among the rows without `without`.
    int placeFor(const T& value, int without) const
    {
        int low = 0;
        int high = int(rows_.size()) - (without >= 0 ? 1 : 0);
        while (low < high) {
            const int middle = (low + high) / 2;
            const int row = without >= 0 && middle >= without ? middle + 1 : middle;
            if (before(value, rows_.at(row)))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    QList<T> rows_;
    QList<Key> keys_; ///< of the rows, in their order; fewer or none: to be made anew
    quint64 revision_ = 0;
};

} // namespace ph
