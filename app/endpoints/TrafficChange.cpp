#include "app/endpoints/TrafficChange.h"

#include "services/http/RetryDelay.h"
#include "services/kubernetes/WriteRequest.h"
#include "services/release/ControlRecord.h"
#include "services/release/KeyStore.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace ph {

namespace {

struct TrafficChangeTexts {
    Q_DECLARE_TR_FUNCTIONS(TrafficChange)
};

using Seen = TrafficOutcome::Seen;

bool sameShares(const QMap<QString, double>& a, const QMap<QString, double>& b)
{
    return a.keys() == b.keys() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](double x, double y) { return std::abs(x - y) < 0.5; });
}

QMap<QString, double> wantedShares(const TrafficPreview& preview)
{
    auto traffic = preview.traffic;
    traffic.removeIf([](const auto& share) { return !(share.value() > 0); });
    return traffic;
}

/// Whether the object itself can ever say where requests go; it may not yet.
bool tellsTraffic(const Endpoint& endpoint)
{
    return endpoint.observed.source != ObservedTraffic::Source::NotObservable ||
           endpoint.system == ServingSystem::Knative || endpoint.system == ServingSystem::GatewayApi ||
           (endpoint.system == ServingSystem::KServe && endpoint.mode == QLatin1String("Knative"));
}

nlohmann::json percentJson(const QMap<QString, double>& traffic)
{
    auto object = nlohmann::json::object();
    for (auto it = traffic.begin(); it != traffic.end(); ++it)
        object[it.key().toStdString()] = it.value();
    return object;
}

nlohmann::json seenEntry(const Endpoint& endpoint)
{
    nlohmann::json seen{{"declared", percentJson(sharesByTarget(endpoint.declared))}, {"observed", nullptr}};
    if (endpoint.observed.source != ObservedTraffic::Source::NotObservable)
        seen["observed"] = percentJson(sharesByTarget(endpoint.observed.shares));
    return seen;
}

nlohmann::json errorEntry(const Error& error)
{
    return {{"kind", errorKindName(error.kind).toStdString()}, {"detail", error.forRecords().toStdString()}};
}

/// One change, from what is written down before to what is written down after.
class TrafficAct {
public:
    TrafficAct(Workspace& workspace, Link& link, const TrafficPreview& preview, SigningKey key)
        : workspace_(workspace)
        , link_(link)
        , preview_(preview)
        , key_(std::move(key))
    {
    }

    Result<void> intend() { return record("traffic.requested", seenEntry(preview_.endpoint)); }

    /// The error where it was refused for certain; `outcome` says what was answered.
    Result<void> ask(TrafficOutcome& outcome, const std::stop_token& stop)
    {
        const auto control = link_.reach<TrafficControl>(stop);
        if (!control)
            return refused(control.error());
        auto taken = control->source.setTraffic(control->context, preview_);
        if (taken) {
            outcome.endpoint = *std::move(taken);
            outcome.seen = tellsTraffic(outcome.endpoint) ? Seen::NotInTime : Seen::NotObservable;
            return {};
        }
        if (!leavesOpen(taken.error()))
            return refused(taken.error());
        outcome.unanswered = taken.error();
        return {};
    }

    /// True where another look tells nothing more.
    bool look(TrafficOutcome& outcome, const std::stop_token& stop)
    {
        const auto source = link_.reach<EndpointSource>(stop);
        auto now = source ? source->source.fetchEndpoint(source->context, preview_.endpoint.key)
                          : Result<Endpoint>(fail(source.error()));
        if (!now) {
            outcome.unseen = now.error();
            return !leavesOpen(now.error()) && now.error().kind != ErrorKind::RateLimited;
        }
        outcome.unseen = std::nullopt;
        outcome.endpoint = *std::move(now);
        const auto& endpoint = outcome.endpoint;
        const bool another = endpoint.uid != preview_.endpoint.uid;
        if (outcome.seen == Seen::Unknown && !another &&
            sameShares(sharesByTarget(endpoint.declared), wanted_))
            outcome.seen = tellsTraffic(endpoint) ? Seen::NotInTime : Seen::NotObservable;
        if (outcome.seen == Seen::NotInTime && !another &&
            endpoint.observed.source != ObservedTraffic::Source::NotObservable &&
            sameShares(sharesByTarget(endpoint.observed.shares), wanted_))
            outcome.seen = Seen::Observed;
        // Its precondition is the version that was looked at: what has moved on will not be changed by it.
        const bool tooLate =
            outcome.seen == Seen::Unknown && endpoint.resourceVersion != preview_.endpoint.resourceVersion;
        return another || tooLate || outcome.seen == Seen::Observed || outcome.seen == Seen::NotObservable;
    }

    void conclude(TrafficOutcome& outcome)
    {
        auto observed = seenEntry(outcome.endpoint);
        if (outcome.unanswered)
            observed["unanswered"] = errorEntry(*outcome.unanswered);
        if (outcome.unseen)
            observed["unseen"] = errorEntry(*outcome.unseen);
        const auto kind = outcome.seen == Seen::Observed ? "traffic.observed" : "traffic.unknown";
        if (const auto kept = record(kind, observed); !kept)
            outcome.unrecorded = kept.error();
    }

    tl::unexpected<Error> refused(Error error)
    {
        if (const auto kept = record("traffic.refused", {{"error", errorEntry(error)}}); !kept)
            error.detail += u' ' + TrafficChangeTexts::tr("The ledger lacks it: %1").arg(kept.error().detail);
        return fail(std::move(error));
    }

private:
    Result<void> record(const char* kind, const nlohmann::json& observed)
    {
        const auto& endpoint = preview_.endpoint;
        return recordControl(workspace_.state(), key_, toMs(workspace_.clock()()), QLatin1String(kind),
                             {{"connection", link_.connection().name.toStdString()},
                              {"object", endpoint.key.remoteId.toStdString()},
                              {"uid", endpoint.uid.toStdString()},
                              {"version", endpoint.resourceVersion.toStdString()},
                              {"traffic", percentJson(preview_.traffic)},
                              {"request", preview_.request.toStdString()}},
                             observed);
    }

    Workspace& workspace_;
    Link& link_;
    const TrafficPreview& preview_;
    const SigningKey key_;
    const QMap<QString, double> wanted_ = wantedShares(preview_);
};

} // namespace

Result<TrafficOutcome> changeTraffic(Workspace& workspace, Link& link, const TrafficPreview& preview,
                                     const TrafficPatience& patience, std::stop_token stop)
{
    auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    if (!key)
        return fail(key.error());
    TrafficAct change(workspace, link, preview, *std::move(key));
    if (const auto intended = change.intend(); !intended)
        return fail(intended.error());
    TrafficOutcome outcome;
    outcome.endpoint = preview.endpoint;
    if (stop.stop_requested())
        return change.refused(Error::make(ErrorKind::Cancelled, endpointTitle(preview.endpoint)));
    if (const auto asking = change.ask(outcome, stop); !asking)
        return fail(asking.error());

    const auto end = std::chrono::steady_clock::now() + patience.wait;
    // A stop ends the looking; after an answer that was cut off one look is owed all the same.
    while (!change.look(outcome, stop.stop_requested() ? std::stop_token() : stop) &&
           std::chrono::steady_clock::now() < end && pauseFor(patience.between, stop)) {
    }
    change.conclude(outcome);
    return outcome;
}

} // namespace ph
