#pragma once

#include "models/values/Connection.h"
#include "models/values/ItemFault.h"
#include "models/values/Result.h"
#include "models/values/Time.h"
#include "services/http/HttpTransport.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace ph {

struct Progress {
    QString text;
    qint64 done = 0;
    qint64 total = 0; ///< 0: unknown
};

/// All that a connector may touch while it works.
struct CallContext {
    HttpTransport& transport;
    const HttpCredentials& credentials;
    std::stop_token stop;
    Clock clock = systemNow;
    std::function<void(const Progress&)> progress = [](const Progress&) {};
    /// Told each item that the call had to leave out, e.g. a run with a corrupt meta.yaml, while it lasts.
    std::function<void(const ItemFault&)> fault = [](const ItemFault&) {};
};

/// One remote or local system behind one Connection. Implementations also inherit the capabilities they have
/// (Capabilities.h). Methods block, are called on workers, possibly several at a time, and never throw.
class Connector {
public:
    virtual ~Connector() = default;
    /// Asks what is reachable and permitted. Never changes anything. An Error only where nothing at all could
    /// be asked; an unreachable server is a report whose first line says so.
    virtual Result<ProbeReport> probe(const CallContext& context) = 0;
};

/// "Can you?": null where the connector lacks the capability.
template <class Capability>
Capability* capability(Connector& connector)
{
    return dynamic_cast<Capability*>(&connector);
}

} // namespace ph
