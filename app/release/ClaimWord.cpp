#include "app/release/ClaimWord.h"

namespace ph {

namespace {

/// Of a rollout, which goes on for hours and is kept from two drivers by its Lease: what keeps others told.
constexpr std::chrono::milliseconds sayEvery = std::chrono::minutes(4);

} // namespace

ClaimWord::ClaimWord(Workspace& workspace, ReleaseDesk::Settings settings, ReleaseEnvironment environment,
                     QString id, std::int64_t saidMs)
    : workspace_(workspace)
    , settings_(std::move(settings))
    , environment_(std::move(environment))
    , id_(std::move(id))
    , saidMs_(saidMs)
{
}

void ClaimWord::sayAgain(std::int64_t nowMs)
{
    if (isSaying_ || nowMs - saidMs_ < sayEvery.count())
        return;
    saidMs_ = nowMs;
    isSaying_ = true;
    saying_ = std::jthread([this](const std::stop_token& stop) {
        if (auto desk = ReleaseDesk::open(workspace_, stop, settings_))
            (void)desk->renewClaim(environment_, id_);
        isSaying_ = false;
    });
}

} // namespace ph
