#include "app/shots/RolloutShots.h"

#include "app/shots/RolloutSample.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/LeaveDriveDialog.h"
#include "widgets/rollouts/RolloutPage.h"

namespace ph {

void photographRollouts(Photographer& camera, const QString& look, QSize size)
{
    using namespace sample;
    const auto take = [&](const char* what, auto act) {
        RolloutPage page(nullptr, endpointsClock);
        act(page);
        page.resize(size);
        page.show();
        camera.take(page, QStringLiteral("rollout-%1-%2").arg(QLatin1String(what), look));
    };
    take("stage", [](RolloutPage& page) { page.showRollout(rolloutUnderWay()); });
    take("held", [](RolloutPage& page) {
        page.showDriveOffer({}, {});
        page.showRollout(rolloutHeld());
    });
    take("here", [](RolloutPage& page) {
        auto rollout = rolloutUnderWay();
        rollout.here = RolloutPicture::Here::Drives;
        page.showDriveOffer({}, QStringLiteral("No policy is known here, so that no freeze holds it up."));
        page.showRollout(rollout);
    });
    take("readonly", [](RolloutPage& page) {
        auto rollout = rolloutHeld();
        page.showDriveOffer(
            QStringLiteral("Control is switched off for this connection: it only reads. Its owner "
                           "can switch it on."),
            {});
        page.showRollout(rollout);
    });
    take("back", [](RolloutPage& page) { page.showRollout(rolloutTakenBack()); });
    take("offline", [](RolloutPage& page) {
        auto rollout = rolloutUnderWay();
        rollout.readMs = endpointsNow - anHour / 4;
        page.showRollout(rollout);
        page.showError(Error::make(ErrorKind::Offline, QStringLiteral("prod-eu"),
                                   QStringLiteral("prod-eu.example.org:6443: connection refused.")));
    });
    take("forbidden", [](RolloutPage& page) {
        page.showError(Error::make(ErrorKind::Forbidden, QStringLiteral("prod-eu"),
                                   QStringLiteral("A role has to allow the verb \"get\" on \"configmaps\" in "
                                                  "the namespace \"payments\".")));
    });
    take("loading", [](RolloutPage& page) { page.showLoading(rolloutPlan().id); });
    LeaveDriveDialog leave({rolloutPlan().id});
    leave.show();
    camera.take(leave, QStringLiteral("rollout-leave-%1").arg(look));
    AbortDialog dialog(rolloutUnderWay());
    dialog.show();
    camera.take(dialog, QStringLiteral("rollout-abort-%1").arg(look));
}

} // namespace ph
