#pragma once

#include "app/Workspace.h"
#include "models/values/Associations.h"
#include "models/values/DifferenceTable.h"
#include "models/values/WhyDifferent.h"

#include <QTimer>

namespace ph {

class CompareScreen;
class ConnectionsController;

/// Answers what takes statistics: intervals of group differences, why two sides differ, what goes with the
/// objective.
class CompareReasons : public QObject {
    Q_OBJECT
public:
    CompareReasons(Workspace& workspace, ConnectionsController& connections, CompareScreen& screen,
                   QObject* parent = nullptr);
    ~CompareReasons() override;

    void setComparison(const ComparedRunsPtr& runs, const std::optional<ColumnKey>& objective);

private:
    void explain();
    void answerIntervals(const GroupsAsked& of, const QList<ColumnKey>& metrics);

    Workspace& workspace_;
    ConnectionsController& connections_;
    CompareScreen& screen_;
    ComparedRunsPtr runs_;
    std::optional<ColumnKey> objective_;
    QTimer explainSoon_; ///< a selection that is being drawn changes often
    JobHandle whyJob_;
    std::vector<JobHandle> intervalJobs_;
};

} // namespace ph
