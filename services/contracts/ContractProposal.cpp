#include "services/contracts/ContractProposal.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t fewCategories = 20; // more are rarely all that there are
constexpr std::int64_t dayMs = 86'400'000;

/// Of so many, up to the next hundredth: what is seen today is a little more tomorrow.
double roundedUp(std::size_t count, std::size_t of)
{
    return of == 0 || count == 0 ? 0 : std::ceil(double(count) / double(of) * 100) / 100;
}

ContractColumn proposedColumn(const ColumnProfile& profile, const ColumnReading& reading)
{
    ContractColumn column;
    column.name = profile.column.name;
    column.type = contractTypeOf(profile.column.type);
    const auto missing = reading.missing;
    column.mostMissing = roundedUp(missing, profile.rows);
    const bool isQuantity = column.type == ContractType::Number || column.type == ContractType::Integer;
    if (column.type != ContractType::Text)
        column.mostOfOtherType = roundedUp(reading.unreadable + reading.infinite, profile.rows - missing);
    const bool isId = profile.column.role == FrameRole::EntityId;
    if (isQuantity && std::isfinite(profile.minimum) && !isId) {
        column.minimum = profile.minimum;
        column.maximum = profile.maximum;
    }
    const bool areAllCounted = profile.distinct == profile.top.size() && reading.beyondDictionary == 0;
    if (profile.column.type == FrameType::Category && !isId && areAllCounted && profile.distinct > 0 &&
        profile.distinct <= fewCategories) {
        for (const auto& [text, times] : profile.top)
            column.values.append(text);
        column.values.sort();
    }
    const bool isUnique = profile.distinctError == 0 && profile.distinct == profile.rows && profile.rows > 1;
    if (isId && isUnique)
        column.repeats = ContractColumn::Repeats::Refused;
    return column;
}

/// By the column that is the timestamp; none where its newest time is in the future, which no data is.
std::optional<ContractFreshness> proposedFreshness(const std::vector<ColumnProfile>& profiles,
                                                   std::int64_t nowMs)
{
    for (const auto& profile : profiles) {
        if (profile.column.role != FrameRole::Timestamp || profile.column.type != FrameType::Timestamp ||
            !std::isfinite(profile.maximum) || profile.maximum > double(nowMs))
            continue;
        const auto days = std::ceil((double(nowMs) - profile.maximum) / double(dayMs)) + 1;
        return ContractFreshness{profile.column.name, std::int64_t(days) * dayMs};
    }
    return std::nullopt;
}

} // namespace

DataContract proposedContract(const std::vector<ColumnProfile>& profiles, const FrameReading& reading,
                              std::int64_t nowMs)
{
    DataContract contract;
    for (std::size_t i = 0; i < profiles.size(); ++i)
        contract.columns.append(
            proposedColumn(profiles[i], i < reading.columns.size() ? reading.columns[i] : ColumnReading{}));
    contract.minimumRows = std::max(reading.rows / 2, std::size_t(1));
    contract.freshness = proposedFreshness(profiles, nowMs);
    return contract;
}

} // namespace ph
