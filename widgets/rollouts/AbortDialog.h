#pragma once

#include "models/tables/RolloutView.h"

#include <QDialog>

class QPlainTextEdit;

namespace ph {

/// Says what taking the candidate back does, and asks for it. Enter by accident keeps it.
class AbortDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AbortDialog(const RolloutPicture& rollout, QWidget* parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString& reason);

private:
    QPlainTextEdit* reason_;
};

} // namespace ph
