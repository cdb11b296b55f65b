#pragma once

#include "services/connectors/Capabilities.h"
#include "services/store/CacheStore.h"
#include "services/sync/Link.h"

#include <QObject>

#include <memory>
#include <thread>

namespace ph {

class Observer;

/// Follows one cluster's endpoints for as long as it lives, on a thread of its own, and keeps them in the
/// cache. Lives on the GUI thread, where its signals come; destroying it waits for the thread, so stop it
/// first and let it end.
class EndpointFeed : public QObject {
    Q_OBJECT
public:
    /// `observer` is told what changed of them; null: nobody is.
    EndpointFeed(LinkPtr link, CacheStore& store, Observer* observer, Clock clock, QObject* parent = nullptr);
    ~EndpointFeed() override;

    /// Asks it to end; `ended` comes with Cancelled.
    void stop();

Q_SIGNALS:
    /// Also what is in the cache now, except where writing it failed (see `ended`).
    void changed(std::shared_ptr<const ph::EndpointsChange> change);
    /// Behind, and why; it goes on by itself.
    void troubled(ph::Error error);
    void levelAgain();
    void ended(ph::Error error);

private:
    void follow(const std::stop_token& stop);

    const LinkPtr link_;
    CacheStore& store_;
    Observer* const observer_;
    const Clock clock_;
    std::jthread thread_;
};

} // namespace ph
