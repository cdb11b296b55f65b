#include "models/tables/EndpointParts.h"

#include "models/tables/EndpointWords.h"
#include "models/tables/Format.h"

namespace ph {

namespace {

QString orDash(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString resourcesText(const QMap<QString, QString>& resources)
{
    QStringList parts;
    for (auto it = resources.begin(); it != resources.end(); ++it)
        parts << it.key() + u' ' + it.value();
    return orDash(listText(parts));
}

template <class T>
QList<Placed<T>> placed(const QList<T>& values)
{
    QList<Placed<T>> rows;
    for (const auto& value : values)
        rows.append({int(rows.size()), value});
    return rows;
}

bool isFailure(const EndpointCondition& condition)
{
    return condition.status == EndpointCondition::Status::False && !condition.informative;
}

} // namespace

QList<TrafficLine> trafficLines(const Endpoint& endpoint)
{
    QList<TrafficLine> lines;
    const auto lineOf = [&](const TrafficShare& share) -> TrafficLine& {
        auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const TrafficLine& line) { return line.target == share.target; });
        if (found == lines.end()) {
            TrafficLine line;
            line.place = int(lines.size());
            line.target = share.target;
            line.role = share.role;
            lines.append(line);
            found = lines.end() - 1;
        }
        if (!share.tag.isEmpty() && !found->tags.contains(share.tag))
            found->tags << share.tag;
        return *found;
    };
    const auto add = [](std::optional<double>& sum, double percent) { sum = sum.value_or(0) + percent; };
    for (const auto& share : endpoint.declared)
        add(lineOf(share).declared, share.percent);
    if (endpoint.observed.source != ObservedTraffic::Source::NotObservable) {
        for (const auto& share : endpoint.observed.shares)
            add(lineOf(share).observed, share.percent);
    }
    return lines;
}

QVariant TrafficTableModel::cell(const TrafficLine& line, int column, int role) const
{
    if (role == Qt::TextAlignmentRole && (column == Declared || column == Observed))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto share = [](const std::optional<double>& percent) {
        return percent ? percentText(*percent) : QStringLiteral("–");
    };
    switch (column) {
    case Target:
        return line.tags.isEmpty() ? orDash(line.target)
                                   : tr("%1 (tag %2)").arg(orDash(line.target), line.tags.join(u' '));
    case RoleColumn:
        return shareRoleText(line.role);
    case Declared:
        return share(line.declared);
    case Observed:
        return share(line.observed);
    default:
        return {};
    }
}

QVariant TrafficTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && (column == Declared || column == Observed))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Target:
        return tr("Target", "column: what gets the traffic");
    case RoleColumn:
        return tr("Part", "column: stable or candidate");
    case Declared:
        return tr("Declared", "column: share of the traffic");
    case Observed:
        return tr("Observed", "column: share of the traffic");
    default:
        return {};
    }
}

void EndpointRevisionModel::show(const Endpoint& endpoint)
{
    apply(placed(endpoint.revisions));
}

QVariant EndpointRevisionModel::cell(const Placed<EndpointRevision>& row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const auto& revision = row.value;
    switch (column) {
    case Name:
        return orDash(revision.name);
    case Model:
        return orDash(revision.model);
    case FormatColumn:
        return orDash(revision.format);
    case Runtime:
        return orDash(revision.runtime);
    case Replicas:
        return replicasText(revision.readyReplicas, revision.replicas);
    case Resources:
        return resourcesText(revision.resources);
    case State:
        return orDash(revision.state);
    default:
        return {};
    }
}

QVariant EndpointRevisionModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Revision");
    case Model:
        return tr("Model", "column: a storage URI or an image");
    case FormatColumn:
        return tr("Format");
    case Runtime:
        return tr("Runtime", "column: the server around a model");
    case Replicas:
        return tr("Replicas", "column: ready and wanted");
    case Resources:
        return tr("Resources", "column: CPU and memory");
    case State:
        return tr("State");
    default:
        return {};
    }
}

EndpointConditionModel::EndpointConditionModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void EndpointConditionModel::show(const Endpoint& endpoint)
{
    apply(placed(endpoint.conditions));
}

bool EndpointConditionModel::before(const Placed<EndpointCondition>& a,
                                    const Placed<EndpointCondition>& b) const
{
    if (isFailure(a.value) != isFailure(b.value))
        return isFailure(a.value);
    return a.place < b.place;
}

QVariant EndpointConditionModel::cell(const Placed<EndpointCondition>& row, int column, int role) const
{
    const auto& condition = row.value;
    if (role == StatusRole)
        return int(condition.status);
    if (role == InformativeRole)
        return condition.informative;
    if (role == Qt::ToolTipRole && column == Since && condition.sinceMs != noTime)
        return formatTimeToolTip(condition.sinceMs);
    const bool isNoFailure = condition.status == EndpointCondition::Status::False && condition.informative;
    if (role == Qt::AccessibleTextRole && column == StatusColumn && isNoFailure)
        return tr("%1, no failure", "status of a condition").arg(conditionStatusText(condition.status));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Type:
        return condition.type;
    case StatusColumn:
        return conditionStatusText(condition.status);
    case Reason:
        return orDash(condition.reason);
    case Message:
        return condition.message;
    case Since:
        return condition.sinceMs == noTime ? QStringLiteral("–")
                                           : formatSeenAge(condition.sinceMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant EndpointConditionModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Type:
        return tr("Condition");
    case StatusColumn:
        return tr("Status");
    case Reason:
        return tr("Reason");
    case Message:
        return tr("Message");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace ph
