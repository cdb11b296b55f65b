#pragma once

#include "models/values/Error.h"
#include "models/values/ReleaseDraft.h"
#include "models/values/ReleaseView.h"

#include <QWidget>

#include <memory>

namespace ph {

/// A release is written here: where, what, the four texts, and the way back. The gates are evaluated beside
/// it. It says what is missing, and until nothing is, it cannot be saved.
class DraftReleaseView : public QWidget {
    Q_OBJECT
public:
    explicit DraftReleaseView(QWidget* parent = nullptr, Clock clock = systemNow);
    ~DraftReleaseView() override;

    void showChoices(const DraftChoices& choices); ///< keeps what was typed
    void showDraft(const ReleaseDraft& draft);     ///< replaces what was typed; emits nothing
    ReleaseDraft draft() const;
    void showGatesBusy();                         ///< they are being evaluated; the last ones stay
    void showGates(const QList<GateView>& gates); ///< of the draft as it is now
    void showGatesError(const Error& error);
    /// What a closer look at the plan found, one sentence each; stands until the draft changes.
    void showProblems(const QStringList& problems);
    void showSaving();
    void showError(const Error& error); ///< of saving

Q_SIGNALS:
    void draftChanged(const ph::ReleaseDraft& draft);   ///< typing rested: evaluate its gates
    void environmentChosen(const QString& environment); ///< wants other choices
    void saveRequested(const ph::ReleaseDraft& draft);  ///< only without gaps
    void closeRequested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ph
