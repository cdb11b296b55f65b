#pragma once

#include "app/Workspace.h"
#include "models/values/RunTableList.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace ph {

class RunTableDialog;

/// Lets somebody choose a table of a run: the runs that are cached are searched, and a run's artifacts and
/// dataset inputs listed, on workers.
class RunTableController final : public QObject {
    Q_OBJECT
public:
    RunTableController(Workspace& workspace, QWidget& window, QObject* parent = nullptr);

    /// Opens the dialog; `use` gets what was chosen, where anything was.
    void choose(const QString& side, std::function<void(const RunTableLine&)> use);

private:
    void search(const QString& words);
    void list(const EntityKey& run);
    Workspace& workspace_;
    QWidget& window_;
    QPointer<RunTableDialog> dialog_;
    RunTablePtr table_; ///< that was searched last: what has not changed of it is not loaded again
    JobHandle searchJob_, listJob_;
};

/// The newest runs each of whose words is in its name, its id, its tags or its experiment's name.
Result<RunsFound> searchRuns(CacheStore& cache, const QMap<qint64, QString>& connectionNames,
                             const QString& words, RunTablePtr& table, TimeMs now, std::stop_token stop);

} // namespace ph
