#include "models/values/FoundStore.h"

#include <algorithm>

namespace ph {

namespace {

/// The last folders of a path, and its own name; all of it where it has no more.
QString endOfPath(const QString& path, int parts)
{
    const auto all = path.split(u'/', Qt::SkipEmptyParts);
    return all.mid(std::max<qsizetype>(0, all.size() - parts)).join(u'/');
}

} // namespace

QString storeName(const QString& location)
{
    return endOfPath(location, 2);
}

QList<Connection> connectionsTo(const QList<FoundStore>& stores)
{
    QList<Connection> connections;
    for (const auto& store : stores) {
        Connection connection;
        connection.kind = store.kind;
        connection.location = store.location;
        connection.name = storeName(store.location);
        const auto isTaken = [&](const QString& name) {
            return std::any_of(connections.cbegin(), connections.cend(),
                               [&](const Connection& other) { return other.name == name; });
        };
        const auto longest = int(store.location.count(u'/')) + 1;
        for (int parts = 3; isTaken(connection.name) && parts <= longest; ++parts)
            connection.name = endOfPath(store.location, parts);
        connections.append(connection);
    }
    return connections;
}

} // namespace ph
