#include "services/rollout/DriveLease.h"

#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <QDateTime>
#include <QTimeZone>

namespace ph {

namespace {

/// The API refuses times of a Lease without a fraction of six digits.
std::string microTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz'000Z'"))
        .toStdString();
}

/// To the millisecond: of six digits Qt reads none but the first three.
std::int64_t momentOf(const JsonReader& spec, const char* key)
{
    auto text = spec.text(key);
    const auto point = text.indexOf(u'.');
    if (point > 0)
        text = text.left(point + 4) + u'Z';
    return timeOf(text);
}

} // namespace

DriveLease::DriveLease(ClusterClient client, QString ns, QString name)
    : client_(std::move(client))
    , ns_(std::move(ns))
    , name_(std::move(name))
{
}

ObjectAddress DriveLease::address() const
{
    return {{QStringLiteral("coordination.k8s.io"), QStringLiteral("v1"), QStringLiteral("leases"),
             QStringLiteral("Lease")},
            ns_,
            name_};
}

Result<void> DriveLease::write(const QString& driver, std::int64_t nowMs, const Json* before) const
{
    WriteRequest request{before ? WriteRequest::Verb::Replace : WriteRequest::Verb::Create, address(),
                         before ? *before : Json::object()};
    auto& spec = request.body["spec"];
    const auto holder = before ? JsonReader(*before).child("spec").text("holderIdentity") : QString();
    if (holder != driver) {
        spec["acquireTime"] = microTime(nowMs);
        spec["leaseTransitions"] =
            before ? JsonReader(*before).child("spec").integer("leaseTransitions", 0) + 1 : 0;
    }
    spec["holderIdentity"] = driver.toStdString();
    spec["leaseDurationSeconds"] = durationMs / 1'000;
    spec["renewTime"] = microTime(nowMs);
    const auto written = client_.write(request, DryRun::No);
    return written ? Result<void>() : fail(written.error());
}

Result<std::optional<DriveLease::Holder>> DriveLease::holder() const
{
    const auto lease = client_.get(address());
    if (!lease && lease.error().kind != ErrorKind::NotFound)
        return fail(lease.error());
    if (!lease)
        return std::optional<Holder>();
    const auto spec = JsonReader(*lease).child("spec");
    const auto driver = spec.text("holderIdentity");
    if (driver.isEmpty())
        return std::optional<Holder>();
    return std::optional(Holder{driver, momentOf(spec, "acquireTime"), momentOf(spec, "renewTime")});
}

Result<void> DriveLease::claim(const QString& driver, std::int64_t nowMs) const
{
    const auto lease = client_.get(address());
    if (!lease && lease.error().kind == ErrorKind::NotFound)
        return write(driver, nowMs, nullptr);
    if (!lease)
        return fail(lease.error());
    const JsonReader spec = JsonReader(*lease).child("spec");
    const auto holder = spec.text("holderIdentity");
    const auto heardMs = momentOf(spec, "renewTime");
    // One from the future is of a clock that is off, not of a driver that lives.
    const bool fresh = heardMs != noTime && std::abs(nowMs - heardMs) < durationMs;
    if (!holder.isEmpty() && holder != driver && fresh)
        return fail(
            ErrorKind::Conflict, name_,
            rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "%1 drives it, and was heard of %2 s ago."))
                .arg(holder)
                .arg((nowMs - heardMs) / 1'000));
    return write(driver, nowMs, &*lease);
}

Result<void> DriveLease::takeOver(const QString& driver, std::int64_t nowMs) const
{
    const auto lease = client_.get(address());
    if (!lease && lease.error().kind != ErrorKind::NotFound)
        return fail(lease.error());
    return write(driver, nowMs, lease ? &*lease : nullptr);
}

Result<void> DriveLease::giveUp(const QString& driver, std::int64_t nowMs) const
{
    const auto lease = client_.get(address());
    if (!lease)
        return fail(lease.error());
    if (JsonReader(*lease).child("spec").text("holderIdentity") != driver)
        return {};
    return write({}, nowMs, &*lease);
}

} // namespace ph
