#pragma once

#include "models/values/Reproducibility.h"
#include "widgets/run/RunPage.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ph {

/// What one wants to know first: what the run says of itself, its last figures, its family, and how to make
/// it again.
class OverviewTab : public QScrollArea {
    Q_OBJECT
public:
    explicit OverviewTab(QWidget* parent = nullptr);
    /// No artifacts: nobody has listed them yet.
    void showRun(const Run& run, const RunContext& context,
                 const std::optional<QList<ArtifactEntry>>& artifacts);

Q_SIGNALS:
    void runActivated(const ph::EntityKey& key);
    void metricsOpened();

private:
    QWidget* noteCard(const Run& run);
    QWidget* metricsCard(const Run& run);
    QWidget* familyCard(const RunContext& context);
    QWidget* reproducibilityCard(const Reproducibility& record);
};

} // namespace ph
