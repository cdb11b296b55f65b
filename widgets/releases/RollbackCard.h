#pragma once

#include "models/values/ReleaseView.h"
#include "widgets/common/Card.h"

class QPushButton;

namespace ph {

/// Where a rollback would lead, what would trigger it, and the button that asks for it.
class RollbackCard final : public Card {
    Q_OBJECT
public:
    explicit RollbackCard(QWidget* parent = nullptr);
    void showRelease(const ReleaseDetails& release);
    void showBusy();

Q_SIGNALS:
    void rollbackRequested(); ///< not yet confirmed: see RollbackDialog

private:
    PlainLabel* path_ = nullptr;
    PlainLabel* effects_ = nullptr;
    PlainLabel* trigger_ = nullptr;
    PlainLabel* why_ = nullptr;
    QPushButton* button_ = nullptr;
};

} // namespace ph
