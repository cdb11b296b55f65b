#pragma once

#include "models/values/DiagnosisReport.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace ph {

class PlainLabel;

/// One step of a diagnosis: each of its checks with verdict, reason, evidence and age, and what people say of
/// it. Offers to confirm it or to overrule it.
class StepFindingView final : public QScrollArea {
    Q_OBJECT
public:
    explicit StepFindingView(Clock clock, QWidget* parent = nullptr);
    void showNone();
    /// Closed: the incident takes no word any more. ReadOnly: it is not kept here.
    enum class Judging { Allowed, Closed, ReadOnly };
    void showStep(const StepFinding& finding, const TimelineTablePtr& table,
                  const std::optional<JudgedStep>& judged, Judging judging);

Q_SIGNALS:
    void judgeRequested(ph::IncidentJudged::Word word);

private:
    void addCheck(const CheckFinding& check, const TimelineTable& table);

    const Clock clock_;
    PlainLabel *title_, *judged_;
    QPushButton *confirm_, *overrule_;
    QWidget* checks_;
    QVBoxLayout* checkColumn_;
};

} // namespace ph
