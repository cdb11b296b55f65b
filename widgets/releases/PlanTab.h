#pragma once

#include "models/values/ReleaseView.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace ph {

class LineTable;
class PlainLabel;
class ReleaseStepModel;
class SectionHeader;

/// What moves, the steps that move it, and the four texts.
class PlanTab final : public QScrollArea {
    Q_OBJECT
public:
    explicit PlanTab(ReleaseStepModel* steps, QWidget* parent = nullptr);
    void showRelease(const ReleaseDetails& release);

Q_SIGNALS:
    void requestsRequested(); ///< what it asks of the cluster is to be seen

private:
    QVBoxLayout* parts_ = nullptr;
    LineTable* table_ = nullptr;
    SectionHeader* stepsHeader_ = nullptr;
    QPushButton* requests_ = nullptr;
    PlainLabel* objective_ = nullptr;
    PlainLabel* risk_ = nullptr;
    PlainLabel* rollout_ = nullptr;
    PlainLabel* acceptance_ = nullptr;
    PlainLabel* rollback_ = nullptr;
    PlainLabel* digests_ = nullptr;
};

} // namespace ph
