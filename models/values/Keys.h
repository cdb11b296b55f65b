#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace ph {

/// Number of a connection in state.db; never reused there, 0 is none.
struct ConnectionId {
    qint64 value = 0;
    friend auto operator<=>(const ConnectionId&, const ConnectionId&) = default;
};

enum class EntityKind { Experiment, Run, LoggedModel, RegisteredModel, ModelVersion, Endpoint };

/// Identity of anything seen on a remote system. A row number or a name never identifies.
struct EntityKey {
    ConnectionId connection;
    EntityKind kind = EntityKind::Run;
    QString remoteId;

    friend bool operator==(const EntityKey&, const EntityKey&) = default;
    friend std::strong_ordering operator<=>(const EntityKey& a, const EntityKey& b)
    {
        if (auto c = a.connection <=> b.connection; c != 0)
            return c;
        if (auto c = a.kind <=> b.kind; c != 0)
            return c;
        return a.remoteId.compare(b.remoteId) <=> 0;
    }
};

inline size_t qHash(ConnectionId id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

inline size_t qHash(const EntityKey& key, size_t seed = 0)
{
    return qHashMulti(seed, key.connection.value, int(key.kind), key.remoteId);
}

} // namespace ph
