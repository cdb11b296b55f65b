#include "app/shots/RolloutShots.h"

#include "app/ReleaseController.h"
#include "app/release/KnownReleases.h"
#include "app/shots/RolloutSample.h"
#include "models/tables/ReleaseWords.h"
#include "services/connectors/ControlSwitch.h"
#include "widgets/releases/RollbackDialog.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/ArmDialog.h"
#include "widgets/rollouts/LeaveDriveDialog.h"
#include "widgets/rollouts/RequestsDialog.h"
#include "widgets/rollouts/RolloutPage.h"

namespace ph {

namespace {

void photographArming(Photographer& camera, const QString& look)
{
    using namespace sample;
    const auto take = [&](const char* what, RolloutRequest::Kind kind, const RolloutPicture& rollout,
                          auto act) {
        ArmDialog dialog(kind, rollout);
        dialog.show();
        act(dialog);
        camera.take(dialog, QStringLiteral("rollout-arm-%1-%2").arg(QLatin1String(what), look));
    };
    using Kind = RolloutRequest::Kind;
    const auto tried = [](ArmDialog& dialog) { dialog.showTrial(armTrial()); };
    take("trying", Kind::Arm, rolloutUnderWay(), [](ArmDialog&) {});
    take("trial", Kind::Arm, rolloutUnderWay(), tried);
    take("refused", Kind::Arm, rolloutUnderWay(), [](ArmDialog& dialog) {
        dialog.showRefusal(Error::make(
            ErrorKind::NotFound, QStringLiteral("payments/pilothouse-driver"),
            recordedText("ph::RolloutPlanning",
                         "The namespace %1 lacks the %2 %3, as whom the driver runs. Set the namespace in "
                         "packaging/kubernetes/kustomization.yaml and apply it (%4): kubectl kustomize "
                         "packaging/kubernetes | kubectl apply -f -")
                .arg(QStringLiteral("payments"), QStringLiteral("ServiceAccount, Role, RoleBinding"),
                     QStringLiteral("pilothouse-driver"),
                     QStringLiteral("serviceaccount.yaml, role.yaml, rolebinding.yaml"))));
    });
    const auto disarm = [](ArmDialog& dialog) {
        TrafficTrial trial;
        trial.request = QStringLiteral("DELETE /apis/batch/v1/namespaces/payments/jobs/"
                                       "pilothouse-drive-2025-11-26-fraud-scorer-7-k3x9\n\n"
                                       "{\n  \"preconditions\": {\n    \"uid\": \"7f3c0a52\"\n  }\n}");
        trial.changes = {QStringLiteral("- \"apiVersion\": \"batch/v1\","),
                         QStringLiteral("- \"kind\": \"Job\"")};
        dialog.showTrial(trial);
    };
    take("disarm", Kind::Disarm, rolloutArmed(), disarm);
    auto older = rolloutArmed();
    older.job->policy = ArmedJob::PolicyMatch::Another;
    take("anew", Kind::Disarm, older, disarm);
}

void photographRollback(Photographer& camera, const QString& look)
{
    using namespace sample;
    ReleaseSummary release;
    release.id = rolloutPlan().id;
    release.environment = QStringLiteral("production");
    release.subject = QStringLiteral("fraud 7");
    release.target = QStringLiteral("champion");
    RollbackPreview preview;
    preview.target = QStringLiteral("fraud 6");
    preview.current = QStringLiteral("fraud 7");
    preview.effects = {recordedText("ReleasePicture", "%1 %2 goes from %3 to %4.")
                           .arg(partKindText(ReleasePart::Kind::Model), QStringLiteral("fraud"),
                                QStringLiteral("7"), QStringLiteral("6"))
                           .shown};
    preview.blastRadius = recordedText("ReleasePicture", "Every request to %1 in %2.")
                              .arg(QStringLiteral("fraud-scoring"), release.environment)
                              .shown;
    preview.seenMs = endpointsNow - aMinute;
    preview.notes = {ReleaseController::tr("What it would do now could not be looked at: %1")
                         .arg(errorSentence(Error::make(ErrorKind::Offline, QStringLiteral("prod-eu"),
                                                        QStringLiteral("connection refused"))))};
    RollbackDialog dialog(release, preview);
    dialog.show();
    camera.take(dialog, QStringLiteral("rollback-%1").arg(look));
}

} // namespace

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
        page.showDriveOffer(
            {}, recordedText("DriveSurroundings", "No policy is known here, so that no freeze holds it up.")
                    .shown);
        page.showRollout(rollout);
    });
    take("readonly", [](RolloutPage& page) {
        const auto off = controlAllowed({}).error().detail;
        page.showAskRefusal(off);
        page.showDriveOffer(off, {});
        page.showRollout(rolloutHeld());
    });
    take("rightless", [](RolloutPage& page) {
        page.showAskRefusal(recordedText("EndpointReach",
                                         "In the namespace %1 these rights are missing: %2. A role bound "
                                         "there has to allow them.")
                                .arg(QStringLiteral("payments"), QStringLiteral("patch configmaps"))
                                .shown);
        page.showRollout(rolloutUnderWay());
    });
    take("armed", [](RolloutPage& page) { page.showRollout(rolloutArmed()); });
    take("older-policy", [](RolloutPage& page) {
        auto rollout = rolloutArmed();
        rollout.job->policy = ArmedJob::PolicyMatch::Another;
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
        page.showError(forbiddenByRole(QStringLiteral("get"), QStringLiteral("configmaps")));
    });
    take("loading", [](RolloutPage& page) { page.showLoading(rolloutPlan().id); });
    photographArming(camera, look);
    RequestsDialog requests(rolloutPlan().id);
    requests.show();
    requests.showRequests(foreseenRequests());
    camera.take(requests, QStringLiteral("rollout-requests-%1").arg(look));
    LeaveDriveDialog leave({rolloutPlan().id});
    leave.show();
    camera.take(leave, QStringLiteral("rollout-leave-%1").arg(look));
    AbortDialog dialog(rolloutUnderWay());
    dialog.show();
    camera.take(dialog, QStringLiteral("rollout-abort-%1").arg(look));
    photographRollback(camera, look);
}

} // namespace ph
