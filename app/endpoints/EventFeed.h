#pragma once

#include "models/values/EndpointEvent.h"
#include "services/sync/Link.h"

#include <QObject>

#include <thread>

namespace ph {

class Observer;

/// Follows the events of one endpoint for as long as it lives, on a thread of its own. Lives on the GUI
/// thread, where its signals come; destroying it waits for the thread, so stop it first and let it end.
class EventFeed : public QObject {
    Q_OBJECT
public:
    /// `observer` keeps them: a cluster forgets its events within hours.
    EventFeed(LinkPtr link, Endpoint endpoint, Observer& observer, Clock clock, QObject* parent = nullptr);
    ~EventFeed() override;

    /// Asks it to end; nothing but `ended` comes from then on.
    void stop();
    bool hasEnded() const { return hasEnded_; }
    const Endpoint& endpoint() const { return endpoint_; }

Q_SIGNALS:
    void changed(const ph::EndpointEvents& events);
    void ended();

private:
    void follow(const std::stop_token& stop);
    Result<void> followOnce(const std::stop_token& stop);
    void tell(EndpointEvents::Standing standing, const std::optional<Error>& trouble);

    const LinkPtr link_;
    const Endpoint endpoint_;
    Observer& observer_;
    const Clock clock_;
    bool hasEnded_ = false;
    EndpointEvents known_; // of the thread
    std::jthread thread_;
};

} // namespace ph
