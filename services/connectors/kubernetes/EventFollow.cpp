#include "services/connectors/kubernetes/EventFollow.h"

#include "services/kubernetes/EventDecode.h"
#include "services/kubernetes/ObjectWatch.h"

#include <algorithm>
#include <map>

namespace ph::kubernetes {

namespace {

constexpr qsizetype mostEvents = 500;

const ResourceKind coreEvents{{}, QStringLiteral("v1"), QStringLiteral("events"), QStringLiteral("Event")};
const ResourceKind groupedEvents{QStringLiteral("events.k8s.io"), QStringLiteral("v1"),
                                 QStringLiteral("events"), QStringLiteral("Event")};

/// Of a namespace's Events those of one endpoint. What cannot be read is left out: an Event is a remark.
class EventsOf {
public:
    explicit EventsOf(const Endpoint& endpoint)
        : endpoint_(endpoint)
    {
    }

    /// True where there is something to tell.
    bool apply(const ObjectChanges& changes)
    {
        const auto before = events_;
        if (changes.kind == ObjectChanges::Kind::Everything)
            std::erase_if(events_, [&](const auto& one) { return !changes.asTold.contains(one.first); });
        for (const auto& gone : changes.removals)
            events_.erase(objectKey(gone));
        for (const auto& object : changes.upserts) {
            if (!belongsTo(eventSubject(object), endpoint_))
                continue;
            if (auto event = decodeEvent(object))
                events_[objectKey(object)] = *std::move(event);
        }
        return events_ != before || changes.kind == ObjectChanges::Kind::Everything;
    }

    QList<EndpointEvent> newest() const
    {
        QList<EndpointEvent> all;
        for (const auto& [key, event] : events_)
            all << event;
        std::sort(all.begin(), all.end(), isNewerEvent);
        if (all.size() > mostEvents)
            all.resize(mostEvents);
        return all;
    }

private:
    const Endpoint& endpoint_;
    std::map<std::string, EndpointEvent> events_;
};

bool mayBeElsewhere(const Error& error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Unsupported;
}

} // namespace

Result<void> followEvents(const ClusterClient& client, const Endpoint& endpoint, const std::stop_token& stop,
                          const EndpointEventSource::Changed& changed,
                          const EndpointEventSource::Trouble& trouble)
{
    const auto watched = [&](const ResourceKind& kind) {
        EventsOf events(endpoint);
        bool behind = false;
        ObjectWatch watch(client, kind, endpoint.ns, {});
        return watch.run({[&](const ObjectChanges& changes) {
                              if (events.apply(changes))
                                  changed(events.newest());
                          },
                          [&](const Error& error) {
                              behind = true;
                              trouble(error);
                          },
                          [&] {
                              if (std::exchange(behind, false))
                                  trouble(std::nullopt);
                          }},
                         stop);
    };
    auto went = watched(coreEvents);
    if (went || !mayBeElsewhere(went.error()))
        return went;
    const auto other = watched(groupedEvents);
    // The right that roles usually give is the one to ask for.
    return other || !mayBeElsewhere(other.error()) ? other : went;
}

} // namespace ph::kubernetes
