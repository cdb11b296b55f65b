#pragma once

#include "app/release/ReleaseDesk.h"
#include "widgets/releases/DraftReleaseView.h"

namespace ph {

/// A release that is being written: what can be chosen, what its gates answer meanwhile, and saving it. What
/// was being written the last time comes back.
class DraftController : public QObject {
    Q_OBJECT
public:
    DraftController(Workspace& workspace, DraftReleaseView& view, const ReleaseDraft& draft,
                    QObject* parent = nullptr);
    ~DraftController() override;

Q_SIGNALS:
    void changed(const ph::ReleaseDraft& draft); ///< to be kept
    void saved(const QString& releaseId, const QStringList& notes);

private:
    void begin(const ReleaseDraft& draft);
    void loadChoices(const QString& environment);
    void askGates(const ReleaseDraft& draft);
    void save(const ReleaseDraft& draft);

    Workspace& workspace_;
    DraftReleaseView& view_;
    ReleaseDraft asked_; ///< whose gates are shown, or being evaluated
    JobHandle keptJob_, choicesJob_, gatesJob_, saveJob_;
};

/// The draft that is being written, as a setting of the workspace; empty: none is.
inline const QString draftSetting = QStringLiteral("release/draft");
QByteArray draftText(const ReleaseDraft& draft, std::int64_t nowMs);

} // namespace ph
