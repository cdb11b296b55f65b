#pragma once

#include "app/Workspace.h"
#include "app/packs/OpenedPack.h"
#include "models/values/LogReading.h"

#include <QObject>

namespace ph {

class LogsView;

/// Reads the logs that are kept with the chosen incident, searches them, and fetches new ones where somebody
/// asks for that; all of it on workers.
class LogsController : public QObject {
    Q_OBJECT
public:
    LogsController(Workspace& workspace, LogsView& view, QObject* parent = nullptr);
    /// Logs come from the pack, and none are fetched; null: from the workspace.
    void showPack(OpenedPackPtr pack);

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void read();
    void search(const LogQuery& query);
    void fetch();
    void showProgress();
    bool isShown(const QString& incident) const;

    Workspace& workspace_;
    LogsView& view_;
    OpenedPackPtr pack_;
    QString fetched_; ///< the incident whose logs are fetched
    JobHandle readJob_, searchJob_, fetchJob_;
};

} // namespace ph
