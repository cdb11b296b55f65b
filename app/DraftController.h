#pragma once

#include "app/release/ReleaseDesk.h"
#include "widgets/releases/DraftReleaseView.h"

namespace ph {

/// A release that is being written: what can be chosen, what its gates answer meanwhile, and saving it.
class DraftController : public QObject {
    Q_OBJECT
public:
    DraftController(Workspace& workspace, DraftReleaseView& view, const ReleaseDraft& draft,
                    QObject* parent = nullptr);
    ~DraftController() override;

Q_SIGNALS:
    void saved(const QString& releaseId);

private:
    void loadChoices(const QString& environment);
    void askGates(const ReleaseDraft& draft);
    void save(const ReleaseDraft& draft);

    Workspace& workspace_;
    DraftReleaseView& view_;
    ReleaseDraft asked_; ///< whose gates are shown, or being evaluated
    JobHandle choicesJob_, gatesJob_, saveJob_;
};

} // namespace ph
