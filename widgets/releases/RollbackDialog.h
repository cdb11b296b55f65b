#pragma once

#include "models/values/ReleaseView.h"

#include <QDialog>

class QFormLayout;
class QPlainTextEdit;
class QPushButton;

namespace ph {

class PlainLabel;

/// Asks once more, and names what goes where and who is touched.
class RollbackDialog final : public QDialog {
    Q_OBJECT
public:
    RollbackDialog(const ReleaseSummary& release, const RollbackPreview& preview, QWidget* parent = nullptr);

    /// What was looked at since, in the place of what was known.
    void showPreview(const ReleaseSummary& release, const RollbackPreview& preview);

Q_SIGNALS:
    void confirmed(const QString& reason); ///< empty where none was given: a rollback does not wait for words

private:
    QLayout* buildTitle();
    QLayout* buildButtons();
    PlainLabel* addRow(const QString& name, const QString& objectName);

    PlainLabel* title_ = nullptr;
    QFormLayout* form_ = nullptr;
    PlainLabel *live_ = nullptr, *afterwards_ = nullptr, *changes_ = nullptr, *radius_ = nullptr;
    PlainLabel *undoes_ = nullptr, *notes_ = nullptr;
    QPlainTextEdit* reason_ = nullptr;
    QPushButton *keep_ = nullptr, *confirm_ = nullptr;
};

} // namespace ph
