#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

#include <optional>

namespace ph {

/// Lines in which every word occurs, in any column, whatever its case; all of them without words. In the
/// order of the source as long as nobody sorts it.
class WordFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& text);
    /// Where a line says, in its first column, what it is found by and does not show.
    void setSearchRole(int role) { searchRole_ = role; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList words_;
    std::optional<int> searchRole_;
};

} // namespace ph
