#pragma once

#include "tests/app/ReleaseTown.h"

#include <utility>

namespace ph::testing {

/// Points of the engine: its world was looked at and nothing asked for, and a step was asked for.
inline constexpr auto beforeItsFirstStep = "after look", afterItsFirstStep = "after act";

/// A release that its author submitted and an approver approved, and a colleague whose key is in a group of
/// the policy that approves nothing.
struct ApprovedStory : Story {
    Person colleague{town, "colleague"};

    Result<DeskOutcome> ready()
    {
        town.groups = QStringLiteral("  operators:\n    - {label: colleague, key: \"%1\"}\n")
                          .arg(publicKeyText(colleague.key.publicKey()));
        if (auto waits = submitted(); !waits)
            return waits;
        if (auto settled = colleague.settle(); !settled)
            return fail(settled.error());
        auto approved = approver.desk().approve(id, QStringLiteral("Looked at the errors"));
        town.nowMs += 1000;
        return approved;
    }
    /// The author executes it, and something happens once, when the engine first comes to this point.
    Result<DeskOutcome> executed(const char* point, const std::function<void()>& meanwhile)
    {
        auto settings = author.deskSettings();
        bool happened = false;
        settings.engine.fault = [&](const char* reached) {
            if (QByteArray(reached) == point && !std::exchange(happened, true))
                meanwhile();
        };
        return ReleaseDesk::open(*author.workspace, {}, std::move(settings))->execute(id);
    }
};

} // namespace ph::testing
