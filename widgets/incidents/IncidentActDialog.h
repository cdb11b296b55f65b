#pragma once

#include "models/values/Incident.h"
#include "models/values/IncidentAct.h"

#include <QDialog>

class QDateTimeEdit;
class QPlainTextEdit;
class QPushButton;

namespace ph {

class Banner;
class SeverityBox;
struct Error;

/// Asks for what one entry says: a note, another severity, when it began, an end, why it is reopened. Stays
/// until it is written down.
class IncidentActDialog final : public QDialog {
    Q_OBJECT
public:
    IncidentActDialog(const Incident& incident, IncidentAct act, Clock clock, QWidget* parent = nullptr);
    /// A note about a moment of the timeline, which can be changed.
    IncidentActDialog(const Incident& incident, std::int64_t aboutMs, Clock clock, QWidget* parent = nullptr);
    IncidentFact fact() const;
    void showRefused(const Error& error);

Q_SIGNALS:
    void asked(const QString& incident, const ph::IncidentFact& fact);

private:
    IncidentActDialog(const Incident& incident, IncidentAct act, std::int64_t aboutMs, Clock clock,
                      QWidget* parent);
    QString momentWords() const; ///< empty: no moment is asked for
    std::int64_t moment() const;
    void build(const Incident& incident);
    void check();

    const QString incident_;
    const IncidentSeverity severityBefore_;
    const IncidentAct act_;
    const std::int64_t aboutMs_; ///< of a note; noTime: when it is written
    const Clock clock_;
    const std::int64_t momentBefore_;
    enum class Phase { Editing, Writing } phase_ = Phase::Editing;
    QPlainTextEdit* text_ = nullptr;
    SeverityBox* severity_ = nullptr;
    QDateTimeEdit* at_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton* send_ = nullptr;
};

} // namespace ph
