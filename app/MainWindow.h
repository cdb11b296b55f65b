#pragma once

#include "app/Workspace.h"
#include "models/tables/ConnectionTableModel.h"
#include "models/tables/EndpointModel.h"
#include "models/tables/InboxModel.h"
#include "models/tables/JobListModel.h"
#include "models/tables/PaletteModel.h"
#include "models/tables/ReleaseBoardModel.h"
#include "widgets/common/Theme.h"

#include <QMainWindow>
#include <QSet>
#include <QTimer>

#include <map>

class QMenu;

namespace ph {

class AboutController;
class CompareController;
class CompareScreen;
class ConnectionsController;
class ConnectionsScreen;
class DriftController;
class DriftScreen;
class EndpointsController;
class EndpointsScreen;
class FirstStartController;
class HelpController;
class LocalEdits;
struct IncidentOrigin;
struct NamedObject;
class IncidentsController;
class IncidentsScreen;
class ModelsController;
class ModelsScreen;
class MonitoringController;
class MonitoringScreen;
class NotifyController;
class OnCallController;
class PackController;
class PackExporting;
class PaletteController;
struct PlaceLink;
class Pinning;
class ReleasesController;
class ReleasesScreen;
class RolloutController;
class RolloutDrives;
class RunController;
class RunsController;
class RunsScreen;
struct Settings;
class SettingsController;
class ShellFrame;
class ShortcutsController;
class TourController;

/// Navigation, actions and tabs. What a screen does is its controller's.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shown while the stores are opened, or when they could not be.
    void showOpening(const QString& folder);
    void showFailure(const Error& error);
    /// The workspace must outlive the window. `shared`: the connections as another window over it has them,
    /// which also tells of notices; none: there is no other.
    void attach(Workspace& workspace, const std::optional<QList<Connection>>& shared = std::nullopt);
    /// From now on this window is the one that tells of notices, and refreshes what is pinned for on-call.
    void watchForNotices();

    void openRun(const EntityKey& key);
    /// The live page of a rollout that is kept beside this endpoint, in a tab. Nothing where its connection
    /// is not here any more.
    void openRollout(const QString& id, const EntityKey& endpoint);
    /// A store, folder, file or pilothouse:// link.
    void openPath(const QString& path);
    void comeForward();
    /// The sample workspace, in a window of its own; it is made first where it is not there yet.
    void openSample();
    void openWorkspace(const QString& folder); ///< in a window of its own
    TourController* tour() const { return tour_; }
    void showDestination(const QString& id);
    /// Geometry, tabs, splitters: what comes back after a restart.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);
    /// Writes what waits for a pause: the runs' layout and the board. A small write each; blocks.
    void keepNow();

    ShellFrame* shell() const { return shell_; }
    ConnectionsController* connectionsController() const { return connectionsController_; }
    RunsController* runsController() const { return runsController_; }
    RunsScreen* runsScreen() const { return runsScreen_; }
    ReleasesScreen* releasesScreen() const { return releasesScreen_; }
    ReleasesController* releasesController() const { return releasesController_; }
    EndpointsScreen* endpointsScreen() const { return endpointsScreen_; }
    NotifyController* notifyController() const { return notify_; }
    ConnectionsScreen* connectionsScreen() const { return connectionsScreen_; }
    HelpController* helpController() const { return help_; }
    SettingsController* settingsController() const { return settings_; }

    // Made with their screens when they are first wanted: what nobody looks at takes no memory.
    CompareScreen* compareScreen() { return wanted(compareId, compareScreen_); }
    CompareController* compareController() { return wanted(compareId, compareController_); }
    ModelsScreen* modelsScreen() { return wanted(modelsId, modelsScreen_); }
    ModelsController* modelsController() { return wanted(modelsId, modelsController_); }
    DriftScreen* driftScreen() { return wanted(driftId, driftScreen_); }
    DriftController* driftController() { return wanted(driftId, driftController_); }
    MonitoringScreen* monitoringScreen() { return wanted(monitoringId, monitoringScreen_); }
    MonitoringController* monitoringController() { return wanted(monitoringId, monitoringController_); }
    IncidentsScreen* incidentsScreen() { return wanted(incidentsId, incidentsScreen_); }
    IncidentsController* incidentsController() { return wanted(incidentsId, incidentsController_); }
    PackController* packController() { return wanted(incidentsId, packController_); }

    static constexpr char experimentsId[] = "experiments";
    static constexpr char compareId[] = "compare";
    static constexpr char modelsId[] = "models";
    static constexpr char releasesId[] = "releases";
    static constexpr char endpointsId[] = "endpoints";
    static constexpr char driftId[] = "drift";
    static constexpr char monitoringId[] = "monitoring";
    static constexpr char incidentsId[] = "incidents";
    static constexpr char connectionsId[] = "connections";

Q_SIGNALS:
    void retryRequested();                          ///< to open the stores again
    void windowRequested(const QByteArray& layout); ///< another one beside this, as of restoreLayout()
    void notificationsRequested(QWidget* parent);   ///< their settings, which another window has
    void notificationsImported();                   ///< for that window
    void madeAnew(); ///< in another language: shell and controllers are others now
    void quitting(); ///< all windows are about to be closed, and the program ends with them
    void stayed();   ///< it asked whether it may close, and may not
    void closed();
    /// The program is to be started once more, with these words on its command line.
    void programRequested(const QStringList& arguments);

protected:
    /// F5 where no page has taken it: a shortcut beside a page's own would leave both without effect.
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override; ///< Tab: every control in its order
    /// Asks first where this window drives rollouts, by their page or their release: nobody would after it.
    void closeEvent(QCloseEvent* event) override;
    /// Another language: the window is made anew in place.
    void changeEvent(QEvent* event) override;

private:
    void syncEverything(Poller::Pass pass);
    void buildActions();
    void addDestinations();
    void wantScreen(const char* id);
    /// `part` once that destination is made, which sets it.
    template <class Part>
    Part* wanted(const char* id, Part* const& part)
    {
        wantScreen(id);
        return part;
    }
    /// `visit(id, screen)` of each destination that is laid out as it was left; null: not wanted yet.
    template <class Visit>
    void visitLaidOut(const Visit& visit) const;
    QWidget* makeCompare();
    QWidget* makeModels();
    QWidget* makeDrift();
    QWidget* makeMonitoring();
    QWidget* makeIncidents();
    void makePacks();
    void buildEndpoints();
    void buildPackExport();
    void buildWindows();
    void buildDropping();
    void importReports(const QStringList& files);
    void addPrinting(QMenu& file);
    void buildEditMenu();
    void newWindow();
    void moveTab(const QString& tab);
    /// Empty: it can be opened anew elsewhere as it is.
    QString whyTabStays(const QString& tab) const;
    void quit();
    void buildShortcuts();
    void offerPage(); ///< to the palette
    void buildHelp();
    void buildStart();
    void buildTour();
    enum class TourPlace { Runs, Compare, Release, Drift, Incident };
    /// Opens what the tour shows there; null: there is none.
    QWidget* openForTour(TourPlace place);
    void buildWorkspaces(QMenu& file);
    void readRecent();
    void newWorkspace();
    void nameWindow(); ///< after the workspace, unless that is everybody's
    void buildOnCall();
    void buildSettings();
    void openNotificationSettings(QWidget& parent);
    void rereadNotifications();
    void applySettings(const Settings& settings);
    void showScheme(SchemeChoice choice);
    void takeOldScheme(int scheme);
    void reopenInPlace();
    void detach();
    void deleteControllers();
    void readIncidents();
    void watchAlerts();
    void noteConnection(const SyncState& state);
    void openTarget(const QString& target);
    void openObject(const NamedObject& object);
    void showOrigin(const IncidentOrigin& origin);
    void showAlert(const QString& fingerprint);
    /// `name` stays, whatever the action is called: what was chosen lately and its keys are kept by it.
    QAction* action(const char* name, const QString& text, const QString& icon, const QKeySequence& keys,
                    std::function<void()> work);
    void watchJobs();
    void closeTab(const QString& tabId);
    void buildDrives();
    void openLink(const QString& connectionName, const QString& runId);
    /// A place by a link. It is shown, and nothing is done there; what leads nowhere is said.
    void openProgramLink(const QString& link);
    void openIncidentLink(const PlaceLink& place);
    /// Of what a server has: it is shown as the cache knows it, and no server is asked.
    void openConnectionLink(const PlaceLink& place);
    void openDriftLink(const PlaceLink& place);
    void sayLinkedMissing(const PlaceLink& place);
    void addStore(const QString& path, const QString& kind);
    void copyDiagnostics();
    void chooseScheme(SchemeChoice choice);
    void say(const QString& message);

    Workspace* workspace_ = nullptr;
    ConnectionTableModel connections_;
    JobListModel jobs_;
    PaletteModel palette_;
    ReleaseBoardModel board_;
    EndpointModel endpoints_;
    InboxModel inbox_;
    ShellFrame* shell_ = nullptr;
    RunsScreen* runsScreen_ = nullptr;
    CompareScreen* compareScreen_ = nullptr;
    ModelsScreen* modelsScreen_ = nullptr;
    ReleasesScreen* releasesScreen_ = nullptr;
    EndpointsScreen* endpointsScreen_ = nullptr;
    DriftScreen* driftScreen_ = nullptr;
    MonitoringScreen* monitoringScreen_ = nullptr;
    IncidentsScreen* incidentsScreen_ = nullptr;
    ConnectionsScreen* connectionsScreen_ = nullptr;
    ConnectionsController* connectionsController_ = nullptr;
    RunsController* runsController_ = nullptr;
    CompareController* compareController_ = nullptr;
    ModelsController* modelsController_ = nullptr;
    ReleasesController* releasesController_ = nullptr;
    EndpointsController* endpointsController_ = nullptr;
    DriftController* driftController_ = nullptr;
    MonitoringController* monitoringController_ = nullptr;
    IncidentsController* incidentsController_ = nullptr;
    PackController* packController_ = nullptr;
    PackExporting* packExporting_ = nullptr;
    PaletteController* paletteController_ = nullptr;
    ShortcutsController* shortcuts_ = nullptr;
    NotifyController* notify_ = nullptr;
    HelpController* help_ = nullptr;
    AboutController* about_ = nullptr;
    OnCallController* onCall_ = nullptr;
    FirstStartController* firstStart_ = nullptr;
    TourController* tour_ = nullptr;
    SettingsController* settings_ = nullptr;
    Pinning* pinning_ = nullptr;
    LocalEdits* edits_ = nullptr;
    RolloutDrives* drives_ = nullptr;
    enum class Leaving { AsksFirst, Confirmed } leaving_ = Leaving::AsksFirst;
    std::map<QString, std::unique_ptr<RunController>> runs_;         // by tab
    std::map<QString, std::unique_ptr<RolloutController>> rollouts_; // by tab
    QList<QAction*> actions_;
    SchemeChoice scheme_ = SchemeChoice::System;
    QString language_; ///< that it was made in
    QTimer ages_;
    QTimer message_, incidentLook_, jobsSoon_;
    QHash<QString, QByteArray> laidOut_; ///< of screens that were not wanted yet, by destination
    QSet<QString> lost_;                 ///< keys of connections that people were told of
    QMenu* recentMenu_ = nullptr;
    QList<QAction*> recentActions_;
    JobHandle pathJob_, recentJob_, workspaceJob_, diagnosticsJob_, linkJob_, incidentJob_;
};

} // namespace ph
