#include "app/release/ToldReleases.h"

#include "app/release/DeskTexts.h"
#include "services/release/KeyStore.h"
#include "services/release/ReleaseProgress.h"
#include "services/release/ReleaseStore.h"

#include <algorithm>

namespace ph {

namespace {

bool isToBeKept(const ToldRelease& told)
{
    return told.record.state != ReleaseState::Running || changedSomething(told.record);
}

} // namespace

QStringList keepTold(ReleaseStore& store, const QList<ToldRelease>& told)
{
    QStringList notes;
    for (const auto& one : told) {
        if (!isToBeKept(one))
            continue;
        if (const auto kept = store.observe(one.record, one.by); !kept)
            notes << DeskTexts::tr("What %1 did to %2 was not kept here: %3")
                         .arg(one.by, one.record.plan.id, errorSentence(kept.error()));
    }
    return notes;
}

void keepTold(Workspace& workspace, const QList<ToldRelease>& told)
{
    if (std::none_of(told.begin(), told.end(), isToBeKept))
        return;
    const auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    if (!key)
        return;
    ReleaseStore store(workspace.state(), *key, {workspace.clock(), {}});
    (void)keepTold(store, told);
}

} // namespace ph
