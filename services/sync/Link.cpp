#include "services/sync/Link.h"

#include "services/connectors/Catalog.h"

#include <QCoreApplication>

namespace ph {

Link::Link(Connection connection, std::unique_ptr<Connector> connector, HttpTransport& transport,
           SecretVault& vault, Clock clock)
    : connection_(std::move(connection))
    , connector_(std::move(connector))
    , transport_(transport)
    , vault_(vault)
    , clock_(std::move(clock))
{
}

Result<CallContext> Link::context(std::stop_token stop, std::function<void(const Progress&)> progress)
{
    std::scoped_lock lock(mutex_);
    if (refusal_ && !std::exchange(oneMayAsk_, false))
        return fail(*refusal_);
    if (!credentials_) {
        auto resolved = resolveCredentials(connection_, vault_);
        if (!resolved)
            return fail(std::move(resolved.error()));
        credentials_ = std::move(*resolved);
    }
    CallContext context{
        .transport = transport_, .credentials = *credentials_, .stop = std::move(stop), .clock = clock_};
    if (progress)
        context.progress = std::move(progress);
    return context;
}

void Link::stopAsking(Error refusal)
{
    std::scoped_lock lock(mutex_);
    refusal_ = std::move(refusal);
    oneMayAsk_ = false;
}

void Link::letOneAsk()
{
    std::scoped_lock lock(mutex_);
    if (!refusal_)
        return;
    oneMayAsk_ = true;
    credentials_.reset();
}

QString Link::unsupportedText()
{
    return QCoreApplication::translate("Link", "This kind of connection cannot do that.");
}

Links::Links(HttpTransport& transport, SecretVault& vault, Clock clock)
    : transport_(transport)
    , vault_(vault)
    , clock_(std::move(clock))
{
}

Result<LinkPtr> Links::make(const Connection& connection)
{
    auto connector = makeConnector(connection);
    if (!connector)
        return fail(std::move(connector.error()));
    return std::make_shared<Link>(connection, std::move(*connector), transport_, vault_, clock_);
}

Result<LinkPtr> Links::open(const Connection& connection)
{
    auto link = make(connection);
    if (link) {
        std::scoped_lock lock(mutex_);
        links_[connection.id] = *link;
    }
    return link;
}

void Links::close(ConnectionId id)
{
    std::scoped_lock lock(mutex_);
    links_.erase(id);
}

LinkPtr Links::find(ConnectionId id) const
{
    std::scoped_lock lock(mutex_);
    const auto it = links_.find(id);
    return it == links_.end() ? nullptr : it->second;
}

} // namespace ph
