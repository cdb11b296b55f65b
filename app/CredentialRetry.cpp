#include "app/CredentialRetry.h"

namespace ph {

void CredentialRetry::asking(const QString& what)
{
    if (refused_.contains(what))
        demanded(what);
}

void CredentialRetry::demanded(const QString& what)
{
    refused_.erase(what);
    if (const auto link = links_.find(connection_); link && isStopped()) {
        link->letOneAsk();
        retried_.insert(what);
    }
}

void CredentialRetry::answered(const QString& what, const std::optional<Error>& error)
{
    const bool wasRetried = retried_.erase(what) > 0;
    if (error && error->kind == ErrorKind::Unauthorized)
        refused_.insert(what);
    else if (!error && wasRetried && isStopped())
        poller_.syncNow(connection_);
}

} // namespace ph
