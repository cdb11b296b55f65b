#pragma once

#include "models/values/IncidentAct.h"
#include "models/values/Time.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace ph {

class Banner;
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
    IncidentDraft draft() const;
    void showRefused(const Error& error);

Q_SIGNALS:
    void asked(const ph::IncidentDraft& draft);

private:
    void build(const QStringList& environments, const QStringList& endpoints);
    void check();

    const Clock clock_;
    enum class Phase { Editing, Writing } phase_ = Phase::Editing;
    QComboBox* environment_ = nullptr;
    QLineEdit* title_ = nullptr;
    SeverityBox* severity_ = nullptr;
    QCheckBox* isOnsetKnown_ = nullptr;
    QDateTimeEdit* onset_ = nullptr;
    QLineEdit* endpoints_ = nullptr;
    PlainLabel* why_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton* open_ = nullptr;
};

} // namespace ph
