#include "app/endpoints/EndpointPage.h"

#include "app/ConnectionsController.h"
#include "app/endpoints/EventFeed.h"
#include "app/endpoints/TrafficController.h"
#include "app/rollout/RolloutBeside.h"
#include "services/connectors/TrafficRights.h"
#include "widgets/endpoints/EndpointsScreen.h"

#include <algorithm>

namespace ph {

namespace {

/// Whose events are its own hangs on these.
bool isSameOwner(const Endpoint& a, const Endpoint& b)
{
    return a.uid == b.uid && a.latest == b.latest &&
           std::equal(a.revisions.begin(), a.revisions.end(), b.revisions.begin(), b.revisions.end(),
                      [](const auto& one, const auto& other) { return one.name == other.name; });
}

} // namespace

EndpointPage::EndpointPage(Workspace& workspace, ConnectionsController& connections,
                           const EndpointModel& endpoints, EndpointsScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , endpoints_(endpoints)
    , screen_(screen)
    , traffic_(new TrafficController(workspace, this))
{
    connect(&screen_, &EndpointsScreen::pageChanged, this, &EndpointPage::turn);
    connect(&screen_, &EndpointsScreen::trafficRequested, this, &EndpointPage::openTraffic);
    connect(&screen_, &EndpointsScreen::rolloutRequested, this, [this](const EntityKey& endpoint) {
        if (!rollout_.isEmpty())
            Q_EMIT rolloutOpened(rollout_, endpoint);
    });
    connect(&endpoints_, &EndpointModel::endpointsChanged, this, &EndpointPage::update);
    const auto anew = [this] {
        leave();
        turn();
    };
    connect(&connections_, &ConnectionsController::connectionsChanged, this, anew);
    connect(&screen_, &EndpointsScreen::retryRequested, this, anew);
    connect(traffic_, &TrafficController::messageRaised, this, &EndpointPage::messageRaised);
}

EndpointPage::~EndpointPage() = default;

void EndpointPage::turn()
{
    const auto page = screen_.page();
    if (page == page_)
        return;
    leave();
    const auto line = page ? endpoints_.find(*page) : nullptr;
    if (!line)
        return;
    page_ = page;
    follow(line->endpoint);
    showChoice(line->endpoint);
    askRight(line->endpoint);
    askRollout(line->endpoint);
}

void EndpointPage::leave()
{
    page_ = std::nullopt;
    missingRight_.clear();
    rightJob_ = {};
    rollout_.clear();
    rolloutJob_ = {};
    retireFeed();
    Q_EMIT trafficOffered({}, {});
}

void EndpointPage::retireFeed()
{
    if (!feed_)
        return;
    feed_->stop();
    if (feed_->hasEnded())
        feed_->deleteLater();
    feed_ = nullptr;
}

void EndpointPage::update()
{
    if (const auto asked = traffic_->endpoint()) {
        if (const auto line = endpoints_.find(*asked))
            traffic_->showEndpoint(line->endpoint);
    }
    const auto line = page_ ? endpoints_.find(*page_) : nullptr;
    if (!line)
        return;
    if (!feed_ || !isSameOwner(feed_->endpoint(), line->endpoint))
        follow(line->endpoint);
    showChoice(line->endpoint);
}

void EndpointPage::follow(const Endpoint& endpoint)
{
    retireFeed();
    auto link = workspace_.links().find(endpoint.key.connection);
    if (!link) {
        screen_.showEvents(
            {EndpointEvents::Standing::Ended,
             {},
             noTime,
             Error::make(ErrorKind::Offline, endpoint.name, tr("The connection is switched off."))});
        return;
    }
    auto* feed = new EventFeed(std::move(link), endpoint, workspace_.observer(), workspace_.clock(), this);
    connect(feed, &EventFeed::changed, &screen_, &EndpointsScreen::showEvents);
    connect(feed, &EventFeed::ended, this, [this, feed] {
        if (feed_ != feed)
            feed->deleteLater();
    });
    feed_ = feed;
}

void EndpointPage::askRight(const Endpoint& endpoint)
{
    const auto link = workspace_.links().find(endpoint.key.connection);
    const auto connection = connections_.find(endpoint.key.connection);
    if (!link || !connection || !trafficChoice(*connection, endpoint).refusal.isEmpty())
        return; // there is a reason already
    struct Allowed {};
    rightJob_ = workspace_.runner().run<Allowed>(
        {},
        [link, endpoint](JobContext& job) -> Result<Allowed> {
            const auto rights = link->reach<TrafficRights>(job.stop);
            if (!rights)
                return fail(rights.error());
            if (const auto may = rights->source.mayChangeTraffic(rights->context, endpoint); !may)
                return fail(may.error());
            return Allowed{};
        },
        this,
        [this](const Result<Allowed>& answer) {
            // What could not be asked now is asked again with the preview.
            if (!answer && answer.error().kind == ErrorKind::Forbidden)
                missingRight_ = answer.error().detail;
            if (const auto line = page_ ? endpoints_.find(*page_) : nullptr)
                showChoice(line->endpoint);
        });
}

void EndpointPage::showChoice(const Endpoint& endpoint)
{
    const auto connection = connections_.find(endpoint.key.connection);
    if (!connection)
        return;
    const auto refusal = trafficChoice(*connection, endpoint).refusal;
    const auto why = !refusal.isEmpty() ? refusal : missingRight_;
    screen_.showTrafficRefusal(why);
    Q_EMIT trafficOffered(endpointTitle(endpoint), why);
}

void EndpointPage::changeTraffic()
{
    if (page_)
        openTraffic(*page_);
}

/// Without rights, or with nobody there, no rollout is offered: its own page would say no more.
void EndpointPage::askRollout(const Endpoint& endpoint)
{
    const auto connection = connections_.find(endpoint.key.connection);
    if (!connection || !workspace_.links().find(endpoint.key.connection))
        return;
    rolloutJob_ = workspace_.runner().run<QString>(
        {},
        [reach = rolloutsBeside(workspace_, connection->name, endpoint.key), endpoint](JobContext& job) {
            return rolloutBesideIt(reach, endpoint, job.stop);
        },
        this,
        [this](const Result<QString>& found) {
            if (!found || found->isEmpty())
                return;
            rollout_ = *found;
            screen_.showRolloutBeside();
        });
}

void EndpointPage::openTraffic(const EntityKey& endpoint)
{
    const auto connection = connections_.find(endpoint.connection);
    const auto line = endpoints_.find(endpoint);
    if (connection && line)
        traffic_->open(*connection, line->endpoint, screen_.window());
}

} // namespace ph
