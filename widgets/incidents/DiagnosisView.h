#pragma once

#include "models/tables/DiagnosisStepModel.h"
#include "models/values/Error.h"
#include "models/values/IncidentAct.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace ph {

class Banner;
class LineTable;
class PlainLabel;
class ProgressLine;
class StateView;
class StepFindingView;

/// The diagnosis of one incident, step by step: what each says, which is the first that explains it, and what
/// people say of them. Shows what it is given; asks to be filled once somebody looks.
class DiagnosisView final : public QWidget {
    Q_OBJECT
public:
    explicit DiagnosisView(Clock clock, QWidget* parent = nullptr);
    ~DiagnosisView() override;

    /// Another one begins anew; of the same one the words of people are shown as they are by now.
    void showIncident(const Incident& incident, const QList<IncidentEntry>& entries);
    const std::optional<Incident>& incident() const { return incident_; }
    void showRunning(const QString& what, qint64 done, qint64 total); ///< total 0: unknown
    void showReading(const DiagnosisReading& reading);
    void showError(const Error& error); ///< what was found before stays
    void refreshAges();
    void setAccess(IncidentAccess access);

    std::int64_t lookBackMs() const;
    void setLookBack(std::int64_t ms); ///< says nothing; one that is not offered changes nothing
    const QString& policyFile() const { return policyFile_; } ///< that was chosen; empty: the environment's
    void choosePolicy(const QString& file);
    std::optional<StepFinding> chosenStep() const;
    /// What the rows of its findings are of; null: nothing was found yet.
    TimelineTablePtr timeline() const { return reading_ ? reading_->table : nullptr; }

Q_SIGNALS:
    void runRequested();
    void cancelRequested();
    void policyRequested(); ///< another policy's steps
    void judgeRequested(ph::IncidentJudged::Word word);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QLayout* buildTop();
    void askIfSeen();
    void showSteps();
    void showChosenStep();
    void showPhase();
    void act(const QString& id);

    const Clock clock_;
    DiagnosisStepModel* steps_;
    std::optional<Incident> incident_;
    QList<IncidentEntry> entries_;
    std::optional<DiagnosisReading> reading_;
    std::optional<std::pair<DiagnosisStepRow, IncidentState>> shown_; ///< in the detail
    IncidentAccess access_ = IncidentAccess::Whole;
    QString policyFile_;
    enum class Phase { Idle, Wanted, Running } phase_ = Phase::Idle;
    PlainLabel *headline_ = nullptr, *about_ = nullptr;
    QComboBox* lookBack_ = nullptr;
    QPushButton *policy_ = nullptr, *run_ = nullptr, *cancel_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* banner_ = nullptr;
    LineTable* table_ = nullptr;
    StepFindingView* step_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
