#pragma once

#include "app/Workspace.h"
#include "app/monitoring/ObjectiveFiles.h"
#include "widgets/monitoring/MonitoringScreen.h"

#include <QTimer>

namespace ph {

/// What an objective's connection says of it now. Errors as of readObjective(); NotFound where the
/// connection is not here. Blocking.
Result<ObjectiveState> judgeKept(Links& links, const QList<Connection>& connections,
                                 const KeptObjective& kept, const std::stop_token& stop);

/// The workspace's objectives, judged while somebody looks at them; changed by dialogs and by hand alike.
class ObjectiveFeed : public QObject {
    Q_OBJECT
public:
    ObjectiveFeed(Workspace& workspace, MonitoringScreen& screen, QObject* parent = nullptr);
    ~ObjectiveFeed() override;
    void setConnections(const QList<Connection>& connections); ///< enabled ones of monitoring
    void watch();                                              ///< what is in view now
    void refresh();
    void edit(const KeptObjective& objective); ///< without a file: a new one
    void remove(const KeptObjective& objective);

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void take(const ObjectiveFiles::Listing& listing);
    void judge();
    void judge(const QList<KeptObjective>& left);
    ObjectiveFiles files() const;

    Workspace& workspace_;
    MonitoringScreen& screen_;
    QList<Connection> connections_;
    QTimer timer_;
    JobHandle filesJob_, judgeJob_, changeJob_;
};

} // namespace ph
