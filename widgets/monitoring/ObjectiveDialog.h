#pragma once

#include "models/values/MonitorLines.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace ph {

class Banner;
class PlainLabel;

/// An objective, new or changed. What it becomes is a file that can be written by hand too.
class ObjectiveDialog final : public QDialog {
    Q_OBJECT
public:
    ObjectiveDialog(const KeptObjective& objective, const QStringList& connections,
                    QWidget* parent = nullptr);
    KeptObjective objective() const;
    void showRefused(const Error& error);

Q_SIGNALS:
    void saveRequested(const ph::KeptObjective& objective);

private:
    void build();
    void check();
    const KeptObjective before_;
    Banner* trouble_ = nullptr;
    QLineEdit* name_ = nullptr;
    QComboBox* connection_ = nullptr;
    QLineEdit* endpoint_ = nullptr;
    QDoubleSpinBox* target_ = nullptr;
    QSpinBox* days_ = nullptr;
    QComboBox* form_ = nullptr;
    QPlainTextEdit* bad_ = nullptr;
    QPlainTextEdit* good_ = nullptr;
    QPlainTextEdit* total_ = nullptr;
    PlainLabel* why_ = nullptr;
    QPushButton* save_ = nullptr;
};

} // namespace ph
