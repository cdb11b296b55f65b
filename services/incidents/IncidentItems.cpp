#include "services/incidents/IncidentItems.h"

namespace ph {

std::vector<TimelineItem> incidentItems(const Incident& incident, const QList<IncidentEntry>& entries)
{
    std::vector<TimelineItem> items;
    for (const auto& entry : entries) {
        const auto* note = std::get_if<IncidentNoted>(&entry.fact);
        if (!note)
            continue;
        TimelineItem item;
        item.id = QStringLiteral("note:") + entry.id;
        item.kind = TimelineKind::Note;
        item.role = TimelineRole::Remark;
        item.scope.environment = incident.environment;
        item.scope.endpoint = incident.endpoints.size() == 1 ? incident.endpoints.first() : QString();
        item.title = note->text.section(u'\n', 0, 0);
        item.detail = note->text.section(u'\n', 1);
        item.atMs = note->aboutMs == noTime ? entry.atMs : note->aboutMs;
        item.seenMs = entry.atMs;
        item.source = entry.by;
        item.reference = QStringLiteral("incident:") + incident.id;
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace ph
