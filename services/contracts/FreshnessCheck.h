#pragma once

#include "models/values/ContractReport.h"
#include "models/values/DataContract.h"
#include "services/contracts/ContractColumnCheck.h"

namespace ph {

/// How old the newest row is, by one column; and which times lie in the future, where a clock is wrong and
/// stale data would look fresh.
class FreshnessCheck {
public:
    /// Clocks may differ by this much.
    static constexpr std::int64_t allowedSkewMs = 5 * 60'000;

    FreshnessCheck(ContractFreshness contract, std::int64_t nowMs);
    void look(std::size_t row, std::string_view cell); ///< the row from 1; an empty cell is a missing one
    ContractFinding finding() const;                   ///< without a verdict: that is of judgeContract()
    std::int64_t newestMs() const { return newestMs_; }
    /// How its times are written, where they are not all of one kind; else empty.
    QString note() const;

private:
    ContractFreshness contract_;
    std::int64_t nowMs_, newestMs_ = noTime;
    std::size_t newestRow_ = 0;
    std::size_t times_ = 0, withoutZone_ = 0;
    ContractBreach future_;
};

} // namespace ph
