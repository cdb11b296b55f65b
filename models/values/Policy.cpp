#include "models/values/Policy.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

template <class List>
auto find(const List& list, auto isIt) -> decltype(&list.first())
{
    const auto found = std::find_if(list.begin(), list.end(), isIt);
    return found == list.end() ? nullptr : &*found;
}

struct Unit {
    char letter;
    std::int64_t ms;
};
constexpr std::array units{Unit{'d', 86'400'000}, Unit{'h', 3'600'000}, Unit{'m', 60'000}, Unit{'s', 1'000}};

} // namespace

const GateSpec* PolicyTier::gate(const QString& id) const
{
    return find(gates, [&](const GateSpec& spec) { return spec.id == id; });
}

const PolicyTier* Policy::tier(const QString& tierName) const
{
    return find(tiers, [&](const PolicyTier& each) { return each.name == tierName; });
}

const ApproverGroup* Policy::group(const QString& groupName) const
{
    return find(groups, [&](const ApproverGroup& each) { return each.name == groupName; });
}

bool isFrozen(const Policy& policy, std::int64_t atMs)
{
    return policy.calendar && freezeAt(*policy.calendar, atMs);
}

bool isInWindow(const Policy& policy, std::int64_t atMs)
{
    return !policy.calendar || isInWindow(*policy.calendar, atMs);
}

std::int64_t durationFromText(const QString& text)
{
    bool isNumber = false;
    const auto count = text.chopped(std::min<qsizetype>(1, text.size())).toUInt(&isNumber);
    if (!isNumber)
        return 0;
    for (const auto& unit : units) {
        if (text.back() == QLatin1Char(unit.letter))
            return std::int64_t(count) * unit.ms;
    }
    return 0;
}

QString durationText(std::int64_t ms)
{
    for (const auto& unit : units) {
        if (ms != 0 && ms % unit.ms == 0)
            return QString::number(ms / unit.ms) + QLatin1Char(unit.letter);
    }
    return QString::number(ms / 1000.0) + u's';
}

} // namespace ph
