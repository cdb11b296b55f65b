#pragma once

#include "models/values/Error.h"
#include "models/values/Incident.h"
#include "models/values/PostmortemText.h"

#include <QWidget>

class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace ph {

class Banner;
class PlainLabel;
class ProgressLine;
class StateView;

/// The postmortem as it is drafted from an incident's record, as Markdown; words that blame are marked, with
/// what to say instead. Shows what it is given; asks to be filled once somebody looks.
class PostmortemView final : public QWidget {
    Q_OBJECT
public:
    explicit PostmortemView(Clock clock, QWidget* parent = nullptr);

    /// Another one, or one of which more was written down, is drafted anew.
    void showIncident(const Incident& incident, const QList<IncidentEntry>& entries);
    const std::optional<Incident>& incident() const { return incident_; }
    void forget(); ///< what is shown next is of another place
    void showRunning(const QString& what, qint64 done, qint64 total); ///< total 0: unknown
    void showDraft(const PostmortemText& draft);
    void showError(const Error& error);
    void showExported(const QString& file);
    void showExportError(const QString& file, const Error& error);
    /// It is there already: asks whether to replace it. Nothing was written.
    void askToReplace(const QString& file, std::int64_t changedMs);
    void refreshAges();

Q_SIGNALS:
    void draftRequested();
    void cancelRequested();
    void exportRequested(); ///< to a file to be chosen
    void replaceRequested(const QString& file);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void askIfSeen();
    void showPhase();
    void mark();
    void goTo(int row);
    void takeAction(const QString& id);

    const Clock clock_;
    std::optional<Incident> incident_;
    qsizetype entries_ = 0;
    std::optional<PostmortemText> draft_;
    QString toReplace_;
    enum class Phase { Idle, Wanted, Running } phase_ = Phase::Idle;
    PlainLabel *headline_ = nullptr, *about_ = nullptr, *wordingTitle_ = nullptr;
    QPushButton *again_ = nullptr, *cancel_ = nullptr, *export_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* banner_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QListWidget* wording_ = nullptr;
    QWidget* wordingPane_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
