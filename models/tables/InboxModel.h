#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// What waits for this person: what is urgent first, then what is due first, then the oldest.
class InboxModel final : public KeyedTableModel<InboxItem, QString> {
    Q_OBJECT
public:
    enum Column { Kind, Release, Text, Due, Time, ColumnCount };
    enum Role { ReleaseIdRole = Qt::UserRole + 1, KindRole, OverdueRole };
    explicit InboxModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges();

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const InboxItem& item, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const InboxItem& item) const final { return item.id; }
    bool before(const InboxItem& a, const InboxItem& b) const final;

private:
    Clock clock_;
};

} // namespace ph
