#include "app/endpoints/EventFeed.h"

#include "services/connectors/EndpointEventSource.h"
#include "services/http/RetryDelay.h"
#include "services/observations/Observer.h"

namespace ph {

namespace {

using EventStanding = EndpointEvents::Standing;

// A watch that runs waits by itself; this is for what fails before there is one.
constexpr std::chrono::milliseconds eventsAgain{10'000};

} // namespace

EventFeed::EventFeed(LinkPtr link, Endpoint endpoint, Observer& observer, Clock clock, QObject* parent)
    : QObject(parent)
    , link_(std::move(link))
    , endpoint_(std::move(endpoint))
    , observer_(observer)
    , clock_(std::move(clock))
    , thread_([this](const std::stop_token& stop) { follow(stop); })
{
}

EventFeed::~EventFeed() = default;

void EventFeed::stop()
{
    thread_.request_stop();
}

void EventFeed::tell(EventStanding standing, const std::optional<Error>& trouble)
{
    known_.standing = standing;
    known_.trouble = trouble;
    // Queued: what is still on its way when this goes is not delivered.
    const auto say = [this, events = known_] {
        if (!thread_.get_stop_token().stop_requested())
            Q_EMIT changed(events);
    };
    QMetaObject::invokeMethod(this, say, Qt::QueuedConnection);
}

Result<void> EventFeed::followOnce(const std::stop_token& stop)
{
    auto reach = link_->reach<EndpointEventSource>(stop);
    if (!reach)
        return fail(reach.error());
    return reach->source.followEvents(
        reach->context, endpoint_,
        [this](const QList<EndpointEvent>& events) {
            known_.events = events;
            known_.levelMs = toMs(clock_());
            tell(EventStanding::Level, std::nullopt);
            observer_.noteEvents(link_->connection().name, endpoint_, events);
        },
        [this](const std::optional<Error>& trouble) {
            if (!trouble)
                known_.levelMs = toMs(clock_());
            tell(trouble ? EventStanding::Behind : EventStanding::Level, trouble);
        });
}

void EventFeed::follow(const std::stop_token& stop)
{
    do {
        const auto went = followOnce(stop);
        if (stop.stop_requested() || went)
            break;
        const bool again = went.error().retryable();
        tell(again ? EventStanding::Behind : EventStanding::Ended, went.error());
        if (!again)
            break;
    } while (pauseFor(eventsAgain, stop));
    const auto end = [this] {
        hasEnded_ = true;
        Q_EMIT ended();
    };
    QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
}

} // namespace ph
