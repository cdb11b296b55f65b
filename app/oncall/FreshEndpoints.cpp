#include "app/oncall/FreshRound.h"

#include "app/oncall/OnCallText.h"
#include "services/connectors/EndpointEventSource.h"
#include "services/observations/EndpointWitness.h"
#include "services/sync/EndpointPass.h"

#include <algorithm>
#include <condition_variable>
#include <thread>

namespace ph {

namespace {

constexpr auto eventsPatience = std::chrono::seconds(30);

/// The events as they are now: what is followed elsewhere is let go of once all of them have come.
Result<QList<EndpointEvent>> eventsNow(Link& link, const Endpoint& endpoint, const std::stop_token& stop)
{
    std::stop_source ends;
    const std::stop_callback either(stop, [&] { ends.request_stop(); });
    const auto reach = link.reach<EndpointEventSource>(ends.get_token());
    if (!reach)
        return fail(reach.error());
    // A server that says nothing must not hold the round.
    std::mutex mutex;
    std::condition_variable_any done;
    const std::jthread watch([&](const std::stop_token& watched) {
        std::unique_lock lock(mutex);
        done.wait_for(lock, watched, eventsPatience, [&] { return watched.stop_requested(); });
        ends.request_stop();
    });
    std::optional<QList<EndpointEvent>> events;
    std::optional<Error> trouble;
    const auto went = reach->source.followEvents(
        reach->context, endpoint,
        [&](const QList<EndpointEvent>& told) {
            events = told;
            ends.request_stop();
        },
        [&](const std::optional<Error>& error) {
            trouble = error;
            if (error)
                ends.request_stop(); // asked once a round
        });
    if (events)
        return *std::move(events);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, endpointTitle(endpoint));
    if (trouble)
        return fail(*trouble);
    if (!went && went.error().kind != ErrorKind::Cancelled)
        return fail(went.error());
    return fail(
        ErrorKind::Timeout, endpointTitle(endpoint),
        onCallText(QT_TRANSLATE_NOOP("ph::OnCallRound", "No event came, and no word that there are none.")));
}

} // namespace

/// Where the environment's endpoint is; every cluster where it is only known by name.
std::vector<LinkPtr> FreshRound::clusters() const
{
    auto all = linksThat<EndpointSource>();
    const auto& target = environment_.target;
    if (target.kind == ReleaseTarget::Kind::Endpoint)
        std::erase_if(all, [&](const LinkPtr& link) { return link->connection().name != target.connection; });
    else if (scopes_.ofEnvironment(environment_.name).endpoint.isEmpty())
        all.clear();
    return all;
}

/// As they are cached now.
std::vector<Endpoint> FreshRound::endpoints()
{
    auto known = workspace_.cache().endpoints();
    if (!known) {
        failure_ = known.error();
        return {};
    }
    std::erase_if(*known, [this](const Endpoint& endpoint) {
        const auto link = workspace_.links().find(endpoint.key.connection);
        return !link ||
               scopes_.ofEndpoint(link->connection().name, endpoint).environment != environment_.name;
    });
    return *std::move(known);
}

void FreshRound::askEndpoints()
{
    const auto there = clusters();
    if (there.empty())
        return tellNobody(OnCallPart::Endpoints);
    for (const auto& link : there) {
        if (isOver())
            return;
        const auto& name = link->connection().name;
        if (isRefused(OnCallPart::Endpoints, name))
            continue;
        const auto before = workspace_.cache().endpoints();
        if (!before)
            return tellFailed(OnCallPart::Endpoints, name, before.error());
        const auto read = readEndpoints(*link, workspace_.cache(), stop_);
        if (!read) {
            tellFailed(OnCallPart::Endpoints, name, read.error());
            continue;
        }
        const auto told = read->kind == EndpointsChange::Kind::Everything ? EndpointWitness::Told::Everything
                                                                          : EndpointWitness::Told::Some;
        EndpointWitness witness(link->connection().id, name, *before);
        workspace_.observer().noteItems(
            witness.note(read->upserts, read->removals, told, scopes_, toMs(workspace_.clock()())));
        const auto its =
            std::count_if(read->upserts.begin(), read->upserts.end(), [&](const Endpoint& endpoint) {
                return scopes_.ofEndpoint(name, endpoint).environment == environment_.name;
            });
        tell(OnCallPart::Endpoints, name, its,
             read->faults.empty() ? std::nullopt : std::optional(read->faults.front().error));
    }
}

void FreshRound::askEvents()
{
    bool isAsked = false;
    for (const auto& endpoint : endpoints()) {
        const auto link = workspace_.links().find(endpoint.key.connection);
        if (isOver() || !link)
            return;
        if (!capability<EndpointEventSource>(link->connector()))
            continue;
        isAsked = true;
        const auto source = QStringLiteral("%1: %2").arg(link->connection().name, endpointTitle(endpoint));
        if (isRefused(OnCallPart::Events, source))
            continue;
        const auto events = eventsNow(*link, endpoint, stop_);
        if (!events) {
            tellFailed(OnCallPart::Events, source, events.error());
            continue;
        }
        workspace_.observer().noteEvents(link->connection().name, endpoint, *events);
        tell(OnCallPart::Events, source, events->size());
    }
    if (!isAsked)
        tellNobody(OnCallPart::Events);
}

} // namespace ph
