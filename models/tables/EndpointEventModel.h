#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/EndpointEvent.h"

namespace ph {

/// The events of an endpoint, the newest first. Times are local; their tool tips tell the zone and UTC.
class EndpointEventModel final : public KeyedTableModel<EndpointEvent, QString> {
    Q_OBJECT
public:
    enum Column { TypeColumn, Last, Reason, Message, Count, Object, First, Source, ColumnCount };
    enum Role { TypeRole = Qt::UserRole + 1 }; ///< int(EndpointEvent::Type)
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const EndpointEvent& event, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const EndpointEvent& event) const final { return event.uid; }
    bool before(const EndpointEvent& a, const EndpointEvent& b) const final { return isNewerEvent(a, b); }
};

QString eventTypeText(EndpointEvent::Type type);

} // namespace ph
