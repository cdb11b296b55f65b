#pragma once

#include "models/values/ReleaseView.h"

#include <QDialog>

class QPlainTextEdit;

namespace ph {

/// Asks once more, and names what goes where and who is touched.
class RollbackDialog final : public QDialog {
    Q_OBJECT
public:
    RollbackDialog(const ReleaseSummary& release, const RollbackPreview& preview, QWidget* parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString& reason); ///< empty where none was given: a rollback does not wait for words

private:
    QPlainTextEdit* reason_ = nullptr;
};

} // namespace ph
