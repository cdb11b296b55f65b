#include "services/contracts/FreshnessCheck.h"

#include "models/values/Policy.h"
#include "services/contracts/ContractCell.h"
#include "services/contracts/ContractVerdict.h"

#include <QDateTime>

namespace ph {

namespace {

QString utcText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// To whole units, of which one is at least in it: "3d", "5h", "40m", "12s".
QString roughAge(std::int64_t ms)
{
    for (const std::int64_t unit : {86'400'000, 3'600'000, 60'000}) {
        if (ms >= unit)
            return durationText(ms / unit * unit);
    }
    return durationText(ms / 1000 * 1000);
}

} // namespace

FreshnessCheck::FreshnessCheck(ContractFreshness contract, std::int64_t nowMs)
    : contract_(std::move(contract))
    , nowMs_(nowMs)
{
}

void FreshnessCheck::look(std::size_t row, std::string_view cell)
{
    if (cell.empty())
        return;
    const auto time = contractTimeIn(cell);
    if (time.ms == noTime)
        return; // its type is another rule's affair
    ++times_;
    withoutZone_ += time.zone == ZoneGiven::No ? 1 : 0;
    if (time.ms > nowMs_ + allowedSkewMs)
        return future_.add(row, cell);
    if (time.ms > newestMs_) {
        newestMs_ = time.ms;
        newestRow_ = row;
    }
}

ContractFinding FreshnessCheck::finding() const
{
    ContractFinding found{contract_.column, ContractRule::Freshness};
    found.of = times_;
    found.limit = QStringLiteral("within %1").arg(durationText(contract_.maxAgeMs));
    if (times_ == 0) {
        found.words = QStringLiteral("It holds no time to tell freshness by.");
        return found;
    }
    QStringList words;
    if (newestMs_ != noTime) {
        const auto age = std::max<std::int64_t>(nowMs_ - newestMs_, 0);
        words.append(QStringLiteral("The newest row is of %1, %2 old.")
                         .arg(utcText(newestMs_), age < 1000 ? QStringLiteral("0s") : roughAge(age)));
        if (isStale(contract_, newestMs_, nowMs_))
            found.examples.append({newestRow_, utcText(newestMs_)});
    }
    if (future_.count > 0) {
        found.count = future_.count;
        found.examples = future_.examples;
        words.append(QStringLiteral("%1 of %2 times lie in the future, by %3.")
                         .arg(future_.count)
                         .arg(times_)
                         .arg(utcText(nowMs_)));
    }
    found.words = words.join(u' ');
    return found;
}

QString FreshnessCheck::note() const
{
    if (withoutZone_ == 0 || withoutZone_ == times_)
        return {};
    return QStringLiteral("%1: %2 of %3 times have no zone, and were taken as UTC.")
        .arg(contract_.column)
        .arg(withoutZone_)
        .arg(times_);
}

} // namespace ph
