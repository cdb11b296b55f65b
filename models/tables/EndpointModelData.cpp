#include "models/tables/EndpointModel.h"
#include "models/tables/EndpointWords.h"
#include "models/tables/Format.h"

namespace ph {

QString EndpointModel::servedNames(const EndpointLine& line) const
{
    if (line.endpoint.served || line.versions.isEmpty())
        return servedText(line.endpoint);
    QStringList names;
    for (const auto& version : line.versions) {
        const auto name = QStringLiteral("%1 %2").arg(version.model.remoteId, version.version);
        if (!names.contains(name))
            names << name;
    }
    return listText(names);
}

QString EndpointModel::text(const EndpointRow& row, int column) const
{
    const auto& endpoint = row.line->endpoint;
    const auto* standing = cluster(endpoint.key.connection);
    const auto nowMs = [this] { return toMs(clock_()); };
    switch (column) {
    case Health: {
        auto health = endpointHealthText(row.health);
        if (!isStale(endpoint.key.connection))
            return health;
        return tr("%1 %2", "health and when it was seen: Ready 2 h ago")
            .arg(health, formatSeenAge(standing ? standing->levelMs : endpoint.seenMs, nowMs()));
    }
    case Name:
        return endpoint.name;
    case Namespace:
        return endpoint.ns;
    case Cluster:
        return standing ? standing->name : QString();
    case System:
        return systemAndModeText(endpoint);
    case Served:
        return servedNames(*row.line);
    case Traffic:
        return trafficText(endpoint.declared, endpoint.observed);
    case Revisions:
        return formatCount(endpoint.revisions.size());
    case Replicas: {
        const auto count = replicasOf(endpoint);
        return replicasText(count.ready, count.wanted);
    }
    case Changed:
        return changeText(endpoint.lastChange, nowMs());
    case Age:
        return endpoint.createdMs == noTime
                   ? QStringLiteral("–")
                   : formatDuration(std::max<std::int64_t>(0, nowMs() - endpoint.createdMs));
    default:
        return {};
    }
}

QString EndpointModel::toolTip(const EndpointRow& row, int column) const
{
    const auto& endpoint = row.line->endpoint;
    switch (column) {
    case Health:
        return endpointHealthReason(endpoint);
    case Name:
        return endpoint.url;
    case Traffic: {
        const auto words = text(row, Traffic);
        return endpoint.observed.remark.isEmpty() ? words
                                                  : words + u'\n' + trafficRemarkText(endpoint.observed);
    }
    case Changed:
        return endpoint.lastChange ? formatTimeToolTip(endpoint.lastChange->atMs) : QString();
    case Age:
        return endpoint.createdMs == noTime ? QString() : formatTimeToolTip(endpoint.createdMs);
    default:
        return {};
    }
}

QString EndpointModel::accessibleText(const EndpointRow& row, int column) const
{
    if (column != Name)
        return text(row, column);
    return listText(QStringList{text(row, Name), text(row, Namespace), text(row, Cluster), text(row, Health),
                                text(row, Served), text(row, Traffic)});
}

QVariant EndpointModel::cell(const EndpointRow& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::TextAlignmentRole:
        return column == Revisions || column == Replicas || column == Age
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case HealthRole:
        return int(row.health);
    case StaleRole:
        return isStale(row.line->endpoint.key.connection);
    case TrafficRole:
        return QVariant::fromValue(TrafficCell{row.line->endpoint.declared, row.line->endpoint.observed});
    case NamedRole:
        return row.line->endpoint.served.has_value() || !row.line->versions.isEmpty();
    default:
        return {};
    }
}

QVariant EndpointModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return column == Revisions || column == Replicas || column == Age
                   ? int(Qt::AlignRight | Qt::AlignVCenter)
                   : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Health:
        return tr("Health");
    case Name:
        return tr("Name");
    case Namespace:
        return tr("Namespace");
    case Cluster:
        return tr("Cluster");
    case System:
        return tr("System");
    case Served:
        return tr("Serves", "column: the model version that is served");
    case Traffic:
        return tr("Traffic");
    case Revisions:
        return tr("Revisions");
    case Replicas:
        return tr("Replicas", "column: ready and wanted");
    case Changed:
        return tr("Last change");
    case Age:
        return tr("Age");
    default:
        return {};
    }
}

} // namespace ph
