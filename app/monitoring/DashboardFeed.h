#pragma once

#include "app/Workspace.h"
#include "models/charts/MetricPanel.h"
#include "widgets/monitoring/DashboardPane.h"

#include <QTimer>

#include <map>

namespace ph {

/// Fills a dashboard: which metrics there are, then each panel by itself, so that a slow one holds up none.
/// What is asked for a range or an endpoint that is looked at no longer is cancelled.
class DashboardFeed : public QObject {
    Q_OBJECT
public:
    DashboardFeed(Workspace& workspace, DashboardPane& pane, QObject* parent = nullptr);
    ~DashboardFeed() override;

    enum class Watched { No, Yes };
    void setWatched(Watched watched);
    void refresh(); ///< every panel, now
    void setSources(const QList<MonitorPlace>& sources);
    /// An objective for the endpoint in view, as its metrics propose it; with empty queries where they do
    /// not.
    KeptObjective proposal() const;

private:
    struct Endpoints {
        std::vector<Endpoint> list;
    };
    void turn(); ///< to another source or endpoint
    void take(const QStringList& names);
    void askPanels();
    void ask(const MetricPanel& panel);
    void askQuery();
    void readEndpoints();
    void readMarks();
    void schedule();
    void showQueryFault(const Error& error);
    const Endpoint* endpoint() const;

    Workspace& workspace_;
    DashboardPane& pane_;
    Watched watched_ = Watched::No;
    QList<MonitorPlace> sources_;
    std::vector<Endpoint> endpoints_;
    QStringList titles_; ///< of endpoints_, as they are offered
    QSet<QString> names_;
    QList<MetricPanel> panels_;
    std::map<QString, PanelReading> readings_;
    std::map<QString, JobHandle> jobs_; ///< by panel
    JobHandle namesJob_, endpointsJob_, marksJob_, clusterMarksJob_;
    QString marksOf_; ///< the endpoint whose changes are shown
    QTimer timer_;
    std::int64_t quietUntilMs_ = noTime; ///< a source asked for that
};

} // namespace ph
