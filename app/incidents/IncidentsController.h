#pragma once

#include "app/incidents/IncidentSource.h"
#include "app/packs/OpenedPack.h"
#include "models/values/IncidentAct.h"
#include "models/values/IncidentSuspect.h"
#include "models/values/TimelineTable.h"
#include "services/incidents/IncidentStore.h"

#include <QTimer>

namespace ph {

class DiagnosisController;
class IncidentActDialog;
class IncidentRuleController;
class IncidentsScreen;
class LogsController;
class PostmortemController;
class TimelineCurveFeed;

/// Incidents and the timeline: read from the workspace's stores while somebody looks, written by people, all
/// of it on workers. Asks no server.
class IncidentsController : public QObject {
    Q_OBJECT
public:
    IncidentsController(Workspace& workspace, IncidentsScreen& screen, QObject* parent = nullptr);
    ~IncidentsController() override;
    void openIncident(); ///< the dialog
    /// The dialog with what is known where the trouble showed itself; `seed` runs on a worker.
    using Seed = std::function<IncidentDraft(const ScopeIndex&)>;
    void openIncidentFrom(Seed seed);
    void choose(const QString& incident);
    void refresh();
    /// Shows a pack in place of the workspace, read-only but for notes, which are kept in the workspace.
    void showPack(OpenedPackPtr pack, PackPast past, const IncidentSource& source);
    void showWorkspace();

Q_SIGNALS:
    void messageRaised(const QString& text);
    void incidentOpened(const QString& id);
    void originRequested(const ph::IncidentOrigin& origin);

private:
    /// What one look at the stores found.
    struct Look {
        IncidentStore::Known known;
        ScopeIndex scopes; ///< of the environments that can be read
        std::int64_t observedRevision = 0;
    };
    void watch();
    void look();
    void take(const Look& found);
    void readTimeline();
    void takeTimeline(TimelineReading reading);
    void showSource(OpenedPackPtr pack, const IncidentSource& source);
    void showChosen();
    void findSuspects();
    void showOnTimeline();
    void act(IncidentAct act);
    void noteAbout(std::int64_t atMs);
    void ask(IncidentActDialog* dialog);
    void askToOpen(const std::optional<IncidentDraft>& begun);
    void open(const IncidentDraft& draft, std::function<void(const Result<QString>&)> done);
    void add(const QString& incident, const IncidentFact& fact,
             std::function<void(const Result<QString>&)> done);
    /// Runs what writes and gives the incident's id; looks again afterwards.
    void write(std::function<Result<QString>(IncidentStore&)> work,
               std::function<void(const Result<QString>&)> done);
    std::optional<Incident> chosen() const;

    Workspace& workspace_;
    IncidentsScreen& screen_;
    DiagnosisController* diagnosis_ = nullptr;
    IncidentRuleController* rule_ = nullptr;
    PostmortemController* postmortem_ = nullptr;
    TimelineCurveFeed* curves_;
    OpenedPackPtr pack_;
    LogsController* logs_ = nullptr;
    IncidentStore::Known known_;
    ScopeIndex scopes_;
    TimelineTablePtr table_;
    std::int64_t tableRevision_ = -1; ///< of what was observed, when the table was read
    std::int64_t tableReadMs_ = noTime;
    QTimer timer_, ages_;
    JobHandle lookJob_, seedJob_, timelineJob_, suspectsJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
