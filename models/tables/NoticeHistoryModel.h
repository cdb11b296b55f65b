#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/Notice.h"

namespace ph {

/// What was told, held back or only listed, the newest first.
class NoticeHistoryModel final : public KeyedTableModel<NoticeRecord, QString> {
    Q_OBJECT
public:
    enum Column { At, How, Title, Text, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const NoticeRecord& record, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const NoticeRecord& record) const final;
    bool before(const NoticeRecord& a, const NoticeRecord& b) const final { return a.atMs > b.atMs; }
};

} // namespace ph
