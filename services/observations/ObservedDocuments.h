#pragma once

#include "services/observations/ObservedStore.h"
#include "services/store/Database.h"

namespace ph {

/// Documents in observed.db, by digest. Works inside the caller's transaction.
class ObservedDocuments {
public:
    explicit ObservedDocuments(Database& database)
        : db_(database)
    {
    }
    ObservedDocument put(const QString& kind, const QString& name, const QByteArray& bytes,
                         std::int64_t nowMs);
    std::optional<QByteArray> bytes(const QString& digest);
    std::vector<ObservedDocument> named(const QString& kind, const QString& name);

private:
    Database& db_;
};

QString documentDigest(const QByteArray& bytes); ///< SHA-256, lower-case hexadecimal

} // namespace ph
