#pragma once

#include "widgets/common/LineDelegate.h"

#include <QSortFilterProxyModel>

namespace ph {

/// Lines in which every word occurs, in any column; sorted by contractSortRole.
class ContractFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    /// `lines` must outlive it.
    explicit ContractFilter(QAbstractItemModel* lines, QObject* parent = nullptr);
    void setWords(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList words_;
};

/// One column of badges, the one that names the line, and whole texts in tool tips.
class ContractDelegate final : public LineDelegate {
    Q_OBJECT
public:
    ContractDelegate(int badgeColumn, ToneOf toneOf, int mainColumn);
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

} // namespace ph
