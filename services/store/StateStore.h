#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace ph {

class DatabasePool;

/// state.db: what the user made and nobody can fetch again. Never deleted by us; a copy is kept beside it
/// before each migration (state-before-v<N>.db); a schema newer than ours is refused with
/// ErrorKind::Unsupported. WAL, synchronous=FULL. Blocking and thread-safe; never call it on the GUI thread.
class StateStore {
public:
    static Result<std::unique_ptr<StateStore>> open(const std::filesystem::path& file);
    ~StateStore();

    Result<std::vector<Connection>> connections();
    /// Conflict where another connection has the name, Invalid where a secret would be kept as itself, also
    /// within an address. Returns it with its id. Ids are never reused.
    Result<Connection> addConnection(const Connection& connection);
    Result<void> updateConnection(const Connection& connection);
    Result<void> removeConnection(ConnectionId id);

    /// Small settings: window layout, last view, open tabs, column widths. Values are opaque.
    Result<std::optional<QByteArray>> setting(const QString& name);
    Result<void> putSetting(const QString& name, const QByteArray& value);
    Result<void> removeSetting(const QString& name); ///< it need not be there

    /// For the stores of other parts of state.db (services/release), which share its one writer.
    DatabasePool& pool();

private:
    struct Private;
    explicit StateStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace ph
