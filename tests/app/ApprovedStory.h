#pragma once

#include "tests/app/ReleaseTown.h"

namespace ph::testing {

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
};

} // namespace ph::testing
