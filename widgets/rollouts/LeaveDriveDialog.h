#pragma once

#include <QDialog>

namespace ph {

/// Before a window is closed that drives rollouts: says what that leaves behind. Enter by accident stays.
/// Accepted: it is closed.
class LeaveDriveDialog final : public QDialog {
    Q_OBJECT
public:
    /// `ids` of the rollouts, at least one.
    explicit LeaveDriveDialog(const QStringList& ids, QWidget* parent = nullptr);
};

} // namespace ph
