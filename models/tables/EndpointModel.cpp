#include "models/tables/EndpointModel.h"

#include "models/tables/EndpointWords.h"

#include <limits>

namespace ph {

namespace {

bool hasAll(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

double candidateShare(const Endpoint& endpoint)
{
    double sum = 0;
    for (const auto& share : endpoint.declared)
        sum += share.role == TrafficShare::Role::Candidate ? share.percent : 0;
    return sum;
}

/// The youngest first; what is not known comes last.
double youth(std::int64_t ms)
{
    return ms == noTime ? std::numeric_limits<double>::infinity() : -double(ms);
}

/// Small changes go row by row; for many, one pass over all is cheaper.
constexpr std::size_t fewChanges = 256;

} // namespace

EndpointModel::EndpointModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void EndpointModel::applyClusters(const QList<ClusterStanding>& clusters)
{
    QHash<ConnectionId, ClusterStanding> now;
    enum class Touched { Nothing, Trust, Names } touched = Touched::Nothing;
    for (const auto& cluster : clusters) {
        const auto* old = this->cluster(cluster.connection);
        if (!old || old->name != cluster.name)
            touched = Touched::Names;
        else if (touched == Touched::Nothing &&
                 (old->watch != cluster.watch ||
                  (cluster.watch != ClusterStanding::Watch::Live && old->levelMs != cluster.levelMs)))
            touched = Touched::Trust;
        now.insert(cluster.connection, cluster);
    }
    clusters_ = now;
    if (all_.removeIf([&](const auto& entry) { return !now.contains(entry.key().connection); }) > 0)
        touched = Touched::Names;
    if (touched == Touched::Trust)
        announceColumn(Health);
    if (touched != Touched::Names)
        return;
    for (auto& row : all_)
        row = makeRow(row.id, row.line);
    arrange();
}

void EndpointModel::put(const Endpoint& endpoint)
{
    const auto old = all_.constFind(endpoint.key);
    if (old != all_.constEnd() && old->line->endpoint == endpoint)
        return;
    const int id = old == all_.constEnd() ? ++lastId_ : old->id;
    all_.insert(endpoint.key, makeRow(id, std::make_shared<const EndpointLine>(
                                              EndpointLine{endpoint, registry_.find(endpoint)})));
}

void EndpointModel::applyEndpoints(ConnectionId cluster, std::span<const Endpoint> endpoints)
{
    if (!clusters_.contains(cluster))
        return;
    QSet<EntityKey> there;
    for (const auto& endpoint : endpoints) {
        there.insert(endpoint.key);
        put(endpoint);
    }
    all_.removeIf(
        [&](const auto& entry) { return entry.key().connection == cluster && !there.contains(entry.key()); });
    arrange();
}

void EndpointModel::applyChanges(ConnectionId cluster, std::span<const Endpoint> upserts,
                                 const QStringList& removals)
{
    if (!clusters_.contains(cluster))
        return;
    Delta<EndpointRow, int> delta;
    for (const auto& id : removals) {
        if (const auto gone = all_.constFind({cluster, EntityKind::Endpoint, id}); gone != all_.constEnd()) {
            delta.removals << gone->id;
            all_.erase(gone);
        }
    }
    for (const auto& endpoint : upserts)
        put(endpoint);
    if (upserts.size() > fewChanges) {
        arrange();
        return;
    }
    for (const auto& endpoint : upserts) {
        const auto& row = all_[endpoint.key];
        if (isShown(row))
            delta.upserts << row;
        else
            delta.removals << row.id;
    }
    apply(delta);
    Q_EMIT endpointsChanged();
}

void EndpointModel::applyRegistry(const ServedIndex& registry)
{
    registry_ = registry;
    for (auto& row : all_) {
        auto versions = registry_.find(row.line->endpoint);
        if (versions != row.line->versions)
            row = makeRow(row.id, std::make_shared<const EndpointLine>(
                                      EndpointLine{row.line->endpoint, std::move(versions)}));
    }
    arrange();
}

void EndpointModel::setFilter(const QString& words)
{
    filter_ = words;
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    arrange();
}

void EndpointModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == sortColumn_ && order == sortOrder_))
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    for (auto& row : all_)
        setSortKey(row);
    arrange();
}

void EndpointModel::refreshAges()
{
    for (const int column : {Health, Changed, Age})
        announceColumn(column);
}

bool EndpointModel::isShown(const EndpointRow& row) const
{
    return words_.isEmpty() || hasAll(row.words, words_);
}

void EndpointModel::arrange()
{
    QList<EndpointRow> shown;
    for (const auto& row : std::as_const(all_)) {
        if (isShown(row))
            shown.append(row);
    }
    apply(shown);
    Q_EMIT endpointsChanged();
}

EndpointRow EndpointModel::makeRow(int id, EndpointLinePtr line) const
{
    EndpointRow row;
    row.id = id;
    row.line = std::move(line);
    row.health = endpointHealth(row.line->endpoint);
    const auto* cluster = this->cluster(row.line->endpoint.key.connection);
    const auto& endpoint = row.line->endpoint;
    QStringList words{endpoint.name,
                      endpoint.ns,
                      cluster ? cluster->name : QString(),
                      systemAndModeText(endpoint),
                      endpoint.objectKind,
                      servedNames(*row.line),
                      endpointHealthText(row.health),
                      endpoint.gitOps};
    for (const auto& revision : endpoint.revisions)
        words << revision.name << revision.model << revision.format << revision.runtime;
    row.words = words.join(u'\n');
    setSortKey(row);
    return row;
}

void EndpointModel::setSortKey(EndpointRow& row) const
{
    const auto& endpoint = row.line->endpoint;
    row.sortNumber = 0;
    row.sortText.clear();
    switch (sortColumn_) {
    case Health:
        row.sortNumber = int(row.health);
        break;
    case Traffic:
        row.sortNumber = candidateShare(endpoint);
        break;
    case Revisions:
        row.sortNumber = double(endpoint.revisions.size());
        break;
    case Replicas: {
        // What lacks most of its replicas first.
        const auto count = replicasOf(endpoint);
        row.sortNumber = count.ready < 0 || count.wanted < 0 ? std::numeric_limits<double>::infinity()
                                                             : double(count.ready - count.wanted);
        break;
    }
    case Changed:
        row.sortNumber = youth(endpoint.lastChange ? endpoint.lastChange->atMs : noTime);
        break;
    case Age:
        row.sortNumber = youth(endpoint.createdMs);
        break;
    default:
        row.sortText = text(row, sortColumn_).toCaseFolded();
    }
}

bool EndpointModel::before(const EndpointRow& a, const EndpointRow& b) const
{
    const bool ascending = sortOrder_ == Qt::AscendingOrder;
    if (a.sortNumber != b.sortNumber)
        return ascending == (a.sortNumber < b.sortNumber);
    if (const int order = a.sortText.compare(b.sortText); order != 0)
        return ascending == (order < 0);
    const auto& left = a.line->endpoint;
    const auto& right = b.line->endpoint;
    if (const int order = left.name.compare(right.name, Qt::CaseInsensitive); order != 0)
        return order < 0;
    if (const int order = left.ns.compare(right.ns); order != 0)
        return order < 0;
    return a.id < b.id;
}

EndpointLinePtr EndpointModel::find(const EntityKey& endpoint) const
{
    return all_.value(endpoint).line;
}

QList<EndpointLinePtr> EndpointModel::search(const QString& words, int limit) const
{
    const auto all = words.split(u' ', Qt::SkipEmptyParts);
    QList<EndpointLinePtr> found;
    for (const auto& row : all_) {
        if (hasAll(row.words, all))
            found.append(row.line);
    }
    const auto most = std::min<qsizetype>(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + most, found.end(), [](const auto& a, const auto& b) {
        const int order = a->endpoint.name.compare(b->endpoint.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a->endpoint.key < b->endpoint.key;
    });
    return found.first(most);
}

QModelIndex EndpointModel::indexOf(const EntityKey& endpoint) const
{
    const auto found = all_.constFind(endpoint);
    const int row = found == all_.constEnd() ? -1 : rowOf(found->id);
    return row < 0 ? QModelIndex() : index(row, 0);
}

const ClusterStanding* EndpointModel::cluster(ConnectionId id) const
{
    const auto found = clusters_.constFind(id);
    return found == clusters_.constEnd() ? nullptr : &*found;
}

bool EndpointModel::isStale(ConnectionId id) const
{
    const auto* standing = cluster(id);
    return !standing || standing->watch != ClusterStanding::Watch::Live;
}

} // namespace ph
