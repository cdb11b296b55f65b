#include "models/tables/EndpointEventModel.h"

#include "models/tables/Format.h"
#include "models/values/CopiedText.h"

namespace ph {

QString eventTypeText(EndpointEvent::Type type)
{
    return type == EndpointEvent::Type::Warning
               ? EndpointEventModel::tr("Warning", "type of a Kubernetes event")
               : EndpointEventModel::tr("Normal", "type of a Kubernetes event");
}

QVariant EndpointEventModel::cell(const EndpointEvent& event, int column, int role) const
{
    if (role == TypeRole)
        return int(event.type);
    if (role == Qt::TextAlignmentRole && column == Count)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if ((role == Qt::ToolTipRole || role == copiedTextRole) && (column == First || column == Last)) {
        const auto at = column == First ? event.firstMs : event.lastMs;
        if (role == copiedTextRole)
            return formatIsoMinute(at);
        return at == noTime ? QVariant() : formatTimeToolTip(at);
    }
    if (role != Qt::DisplayRole)
        return {};
    const auto orDash = [](const QString& text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    switch (column) {
    case TypeColumn:
        return eventTypeText(event.type);
    case Reason:
        return orDash(event.reason);
    case Message:
        return event.message;
    case Count:
        return formatCount(event.count);
    case Last:
        return formatLocalMinute(event.lastMs);
    case First:
        return formatLocalMinute(event.firstMs);
    case Object:
        return QStringLiteral("%1 %2").arg(event.objectKind, event.objectName).trimmed();
    case Source:
        return orDash(event.source);
    default:
        return {};
    }
}

QVariant EndpointEventModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Count)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TypeColumn:
        return tr("Type", "column: of a Kubernetes event");
    case Reason:
        return tr("Reason");
    case Message:
        return tr("Message");
    case Count:
        return tr("Count", "column: how often an event was noted");
    case Last:
        return tr("Last", "column: when an event was noted last");
    case First:
        return tr("First", "column: when an event was noted first");
    case Object:
        return tr("Object", "column: whom an event is about");
    case Source:
        return tr("Source", "column: who noted an event");
    default:
        return {};
    }
}

} // namespace ph
