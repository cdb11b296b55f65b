#pragma once

#include "models/values/Error.h"
#include "models/values/Incident.h"
#include "models/values/Pack.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace ph {

class Banner;
class PlainLabel;
class ProgressLine;

/// Asks what goes into a pack, shows how far it is, and what became of it.
class ExportPackDialog final : public QDialog {
    Q_OBJECT
public:
    /// `chosen`: the incident that is looked at; may be empty. One of the lists must not be.
    ExportPackDialog(const QList<Incident>& incidents, const QString& chosen, const QStringList& environments,
                     QWidget* parent = nullptr);
    PackOrder order() const;
    void showRunning(const QString& what, qint64 done, qint64 total); ///< total 0: unknown
    void showDone(const QString& text, const QStringList& notes);
    void showError(const Error& error);

Q_SIGNALS:
    void exportRequested(const ph::PackOrder& order); ///< the file is to be chosen
    void cancelRequested();

private:
    QWidget* buildSubject(const QList<Incident>& incidents, const QString& chosen,
                          const QStringList& environments);
    QWidget* buildRunbooks();
    QLayout* buildActs();
    void addRunbooks();
    void showPhase();

    enum class Phase { Asking, Running, Done } phase_ = Phase::Asking;
    QRadioButton *ofIncident_, *ofEnvironment_;
    QComboBox *incident_, *environment_;
    QListWidget* runbooks_;
    QCheckBox* sign_;
    QWidget* asked_ = nullptr;
    Banner* banner_;
    PlainLabel* what_;
    ProgressLine* progress_;
    QPushButton *cancel_, *export_;
};

} // namespace ph
