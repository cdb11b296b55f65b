#pragma once

#include "models/values/IncidentAct.h"
#include "models/values/Time.h"

#include <QDialog>
#include <QMap>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace ph {

class Banner;
class IncidentImpactEdit;
class PlainLabel;
class SeverityBox;
struct Error;

/// Asks for what an incident begins with. Stays until it is written down.
class OpenIncidentDialog final : public QDialog {
    Q_OBJECT
public:
    /// `environments` and `endpoints`: those that are known, to choose from; others may be written.
    OpenIncidentDialog(const QStringList& environments, const QStringList& endpoints, Clock clock,
                       QWidget* parent = nullptr);
    /// What is known of traffic and cost of each environment: proposed where nobody wrote anything else.
    void setSettings(const QMap<QString, IncidentChanged>& settings);
    /// Begins with what is known where the trouble showed itself; all of it but its origin can be changed.
    void begin(const IncidentDraft& draft);
    IncidentDraft draft() const;
    void showRefused(const Error& error);

Q_SIGNALS:
    void asked(const ph::IncidentDraft& draft);

private:
    void build(const QStringList& environments, const QStringList& endpoints);
    void check();
    void proposeSettings();
    void showImpact(const IncidentDraft& now);

    const Clock clock_;
    enum class Phase { Editing, Writing } phase_ = Phase::Editing;
    IncidentDraft begun_; ///< what it was opened with
    QMap<QString, IncidentChanged> settings_;
    QComboBox* environment_ = nullptr;
    QLineEdit* title_ = nullptr;
    SeverityBox* severity_ = nullptr;
    QCheckBox* isOnsetKnown_ = nullptr;
    QDateTimeEdit* onset_ = nullptr;
    QLineEdit* endpoints_ = nullptr;
    IncidentImpactEdit* impact_ = nullptr;
    PlainLabel *origin_ = nullptr, *affected_ = nullptr;
    PlainLabel* why_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton* open_ = nullptr;
};

} // namespace ph
