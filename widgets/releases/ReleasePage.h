#pragma once

#include "models/values/Error.h"
#include "models/values/ReleaseView.h"

#include <QWidget>

#include <memory>

namespace ph {

/// Everything known of one release. Values in, intents out. What is requested is shown as requested until
/// showRelease() brings what was seen; a fresh picture of the same release keeps tab, selection, unfolded
/// evidence and the comment that is being written.
class ReleasePage : public QWidget {
    Q_OBJECT
public:
    explicit ReleasePage(QWidget* parent = nullptr, Clock clock = systemNow);
    ~ReleasePage() override;

    void showRelease(const ReleaseDetails& release);
    void showLoading(const QString& releaseId);
    void showError(const Error& error); ///< of reading it; what was seen before stays
    void showBusy(ReleaseMove move);    ///< an intent was taken; until the next showRelease()
    /// An intent was refused or failed: says so above the page, and lets the moves be asked for again.
    void showRefusal(ReleaseMove move, const Error& error);
    void showNote(const QString& text);
    /// What rollbackLookRequested() asked for; nothing where the dialog was closed meanwhile.
    void showRollbackLook(const ReleaseSummary& release, const RollbackPreview& preview);
    void clearComment(); ///< a decision was recorded
    QString releaseId() const;

    enum class Tab { Plan, Gates, Approvals, Log };
    void openTab(Tab tab);
    Tab currentTab() const;
    void chooseGate(const QString& gate); ///< its id; opens its tab. Nothing where there is no such gate
    void refreshAges();

Q_SIGNALS:
    void moveRequested(ph::ReleaseMove move); ///< Submit, Execute, Confirm or Cancel
    void decided(const ph::ReleaseDecision& decision);
    void waiveRequested(const ph::WaiverRequest& waiver);
    void answered(const ph::AnswerRequest& answer);
    void rollbackLookRequested();                  ///< the dialog is open with what was known
    void rollbackRequested(const QString& reason); ///< confirmed by the person
    void requestsRequested();                      ///< what executing it asks of the cluster is to be seen
    void refreshRequested();
    void policyRequested();
    /// An incident is to be opened from a gate that does not pass.
    void incidentRequested(const ph::ReleaseSummary& release, const ph::GateResult& gate);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ph
