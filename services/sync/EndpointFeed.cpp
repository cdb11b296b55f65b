#include "services/sync/EndpointFeed.h"

#include "services/sync/EndpointPass.h"

namespace ph {

EndpointFeed::EndpointFeed(LinkPtr link, CacheStore& store, Clock clock, QObject* parent)
    : QObject(parent)
    , link_(std::move(link))
    , store_(store)
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
    const auto id = link_->connection().id;
    std::stop_source ends;
    const std::stop_callback either(stop, [&] { ends.request_stop(); });
    std::optional<Error> unwritten;
    bool whole = false; // what was there has come
    const auto keep = [&](const EndpointsChange& change) {
        if (stop.stop_requested())
            return; // the connection may have gone
        whole = whole || change.kind == EndpointsChange::Kind::Everything;
        auto written = keepEndpoints(store_, id, change);
        if (written && whole)
            written = store_.putLastSuccess(id, toMs(clock_()));
        if (!written) {
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
            keep(change);
        },
        [&](const std::optional<Error>& trouble) {
            later([this, trouble] {
                if (trouble)
                    Q_EMIT troubled(*trouble);
                else
                    Q_EMIT levelAgain();
            });
        });
    const auto error = unwritten ? *unwritten
                       : went    ? Error::make(ErrorKind::Cancelled, link_->connection().name)
                                 : went.error();
    later([this, error] { Q_EMIT ended(error); });
}

} // namespace ph
