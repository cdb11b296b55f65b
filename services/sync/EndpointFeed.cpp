#include "services/sync/EndpointFeed.h"

#include "services/observations/EndpointWitness.h"
#include "services/observations/Observer.h"
#include "services/sync/EndpointPass.h"

namespace ph {

namespace {

/// What a cluster tells on its way into the cache. Until all that is there has come, parts of it wait a
/// while: they come again with the rest.
class EndpointKeeping {
public:
    EndpointKeeping(CacheStore& store, ConnectionId cluster, const Clock& clock)
        : store_(store)
        , cluster_(cluster)
        , clock_(clock)
    {
    }

    Result<void> keep(const EndpointsChange& change)
    {
        if (change.kind == EndpointsChange::Kind::Everything) {
            whole_ = true;
            parts_.clear();
        } else if (!whole_) {
            parts_.push_back(change);
            return std::chrono::steady_clock::now() < begun_ + patience ? Result<void>() : keepParts();
        }
        auto written = keepEndpoints(store_, cluster_, change);
        return written && whole_ ? store_.putLastSuccess(cluster_, toMs(clock_())) : written;
    }

    /// The rest may be long in coming.
    Result<void> keepParts()
    {
        for (const auto& part : std::exchange(parts_, {})) {
            if (auto written = keepEndpoints(store_, cluster_, part); !written)
                return written;
        }
        return {};
    }

private:
    static constexpr auto patience = std::chrono::seconds(5);

    CacheStore& store_;
    const ConnectionId cluster_;
    const Clock& clock_;
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    bool whole_ = false;
    std::vector<EndpointsChange> parts_;
};

/// What a cluster tells on its way to the observer, if there is one. Begins with what the cache has, so that
/// what changed while nobody looked is told, too.
class EndpointTelling {
public:
    EndpointTelling(Observer* observer, CacheStore& store, const Connection& cluster)
        : observer_(observer)
        , witness_(cluster.id, cluster.name,
                   observer ? store.endpoints().value_or(std::vector<Endpoint>()) : std::vector<Endpoint>())
    {
    }

    void tell(const EndpointsChange& change)
    {
        if (!observer_)
            return;
        const auto told = change.kind == EndpointsChange::Kind::Everything ? EndpointWitness::Told::Everything
                                                                           : EndpointWitness::Told::Some;
        observer_->noteItems(witness_.note(change.upserts, change.removals, told, observer_->scopes(),
                                           toMs(observer_->clock()())));
    }

private:
    Observer* const observer_;
    EndpointWitness witness_;
};

} // namespace

EndpointFeed::EndpointFeed(LinkPtr link, CacheStore& store, Observer* observer, Clock clock, QObject* parent)
    : QObject(parent)
    , link_(std::move(link))
    , store_(store)
    , observer_(observer)
    , clock_(std::move(clock))
    , thread_([this](const std::stop_token& stop) { follow(stop); })
{
}

EndpointFeed::~EndpointFeed() = default;

void EndpointFeed::stop()
{
    thread_.request_stop();
}

void EndpointFeed::follow(const std::stop_token& stop)
{
    // Queued: what is still on its way when this goes is not delivered.
    const auto later = [this](auto say) {
        QMetaObject::invokeMethod(this, std::move(say), Qt::QueuedConnection);
    };
    std::stop_source ends;
    const std::stop_callback either(stop, [&] { ends.request_stop(); });
    std::optional<Error> unwritten;
    EndpointKeeping keeping(store_, link_->connection().id, clock_);
    EndpointTelling telling(observer_, store_, link_->connection());
    const auto keep = [&](auto write) {
        if (stop.stop_requested())
            return; // the connection may have gone
        if (const Result<void> written = write(); !written) {
            unwritten = written.error();
            ends.request_stop(); // begun anew it tells everything, and nothing is missing
        }
    };

    auto reach = link_->reach<EndpointSource>(ends.get_token());
    if (!reach) {
        later([this, error = reach.error()] { Q_EMIT ended(error); });
        return;
    }
    const auto went = reach->source.followEndpoints(
        reach->context,
        [&](const EndpointsChange& change) {
            later(
                [this, shared = std::make_shared<const EndpointsChange>(change)] { Q_EMIT changed(shared); });
            keep([&] {
                telling.tell(change);
                return keeping.keep(change);
            });
        },
        [&](const std::optional<Error>& trouble) {
            later([this, trouble] {
                if (trouble)
                    Q_EMIT troubled(*trouble);
                else
                    Q_EMIT levelAgain();
            });
            keep([&] { return keeping.keepParts(); });
        });
    keep([&] { return keeping.keepParts(); });
    const auto error = unwritten ? *unwritten
                       : went    ? Error::make(ErrorKind::Cancelled, link_->connection().name)
                                 : went.error();
    later([this, error] { Q_EMIT ended(error); });
}

} // namespace ph
