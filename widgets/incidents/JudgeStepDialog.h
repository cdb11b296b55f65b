#pragma once

#include "models/values/DiagnosisReport.h"

#include <QDialog>

class QButtonGroup;
class QPlainTextEdit;
class QPushButton;

namespace ph {

class Banner;
struct Error;

/// Asks what a person says of a step of the diagnosis: that it is so, or what holds instead and why. Stays
/// until it is written down.
class JudgeStepDialog final : public QDialog {
    Q_OBJECT
public:
    /// `timeline`: what the finding's rows are of.
    JudgeStepDialog(const Incident& incident, StepFinding finding, const TimelineTable& timeline,
                    IncidentJudged::Word word, QWidget* parent = nullptr);
    IncidentJudged judged() const;
    void showRefused(const Error& error);

Q_SIGNALS:
    void asked(const QString& incident, const ph::IncidentJudged& judged);

private:
    void build(const Incident& incident, const TimelineTable& timeline);
    void check();

    const QString incident_;
    const StepFinding finding_;
    const IncidentJudged::Word word_;
    enum class Phase { Editing, Writing } phase_ = Phase::Editing;
    QButtonGroup* verdicts_ = nullptr;
    QPlainTextEdit* reason_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton* send_ = nullptr;
};

} // namespace ph
