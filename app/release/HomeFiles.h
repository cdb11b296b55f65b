#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/home/ReleaseHome.h"

namespace ph {

/// The files of a record in the home: "plan.json", "gates.json", "state.json"; what people say are files of
/// their own, see putStatement().
Result<QMap<QString, QByteArray>> homeFilesOf(const ReleaseRecord& record);

/// What the home says of a release. Nothing in it is believed but the signatures of what people said.
/// Unreadable where the plan, the evidence or the state are none, or the plan is another's; an approval,
/// waiver or answer that is none is named in `notes` and left out.
Result<ReleaseRecord> recordFromHome(const HomeRecord& record, QStringList& notes);

/// What somebody signed, on its way into the home.
struct HomeStatement {
    QString releaseId;
    QString kind; ///< "approval", "waiver", "answer": its folder is the plural
    QByteArray text;
    QString message; ///< first line of the commit
    std::optional<Approval> comment =
        std::nullopt; ///< where it is no more than that: may wait for the network
};

/// One file more in the record, while that waits and `fits` holds of it as it is by then; Conflict otherwise.
Result<void> putStatement(ReleaseHome& home, const HomeStatement& statement,
                          const std::function<bool(const ReleaseRecord& now)>& fits, std::stop_token stop);

} // namespace ph
