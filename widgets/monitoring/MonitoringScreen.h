#pragma once

#include "models/tables/AlertTableModel.h"
#include "models/tables/MonitorTables.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ph {

class AlertDetail;
class Banner;
class DashboardPane;
class MonitorList;
class ObjectiveDetail;
class StateView;
struct StateContent;

/// Monitoring: dashboards, objectives, alerts, silences, rules and targets, a tab each. What it shows comes
/// through its models and from whoever owns it. Ctrl+F filters the list in view, Esc clears the filter.
class MonitoringScreen final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Dashboards, Objectives, Alerts, Silences, Rules, Targets };
    explicit MonitoringScreen(QWidget* parent = nullptr, Clock clock = systemNow);
    ~MonitoringScreen() override;

    /// Without any connection to monitoring it says what belongs here.
    enum class Monitoring { None, SomeIsConnected };
    void setMonitoring(Monitoring monitoring);
    bool isConnected() const; ///< the tabs are there, instead of what belongs here
    void showTab(Tab tab);
    Tab tab() const;
    /// In view on the screen: what nobody looks at is not asked for.
    bool isWatched(Tab tab) const;

    DashboardPane* dashboards() const { return dashboards_; }
    AlertTableModel& alerts() { return *alerts_; }
    SilenceTableModel& silences() { return *silences_; }
    RuleTableModel& rules() { return *rules_; }
    TargetTableModel& targets() { return *targets_; }
    ObjectiveTableModel& objectives() { return *objectives_; }
    void showAlertStandings(const QList<MonitorStanding>& standings);
    void showSilenceStandings(const QList<MonitorStanding>& standings);
    void showScrapeStandings(const QList<MonitorStanding>& standings); ///< of rules and targets
    void showObjectivesError(const Error& error);                      ///< the folder cannot be read
    void clearObjectivesError();
    void chooseAlert(const QString& key); ///< as of alertLineKey()
    /// Chooses the alert of this fingerprint, wherever it is told of: at once, or once the alerts were read.
    void wantAlertOf(const QString& fingerprint);
    void refreshAges();
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void addConnectionRequested();
    void watchChanged(); ///< another tab, or the screen was shown or hidden
    void retryRequested();
    void wantedAlertMissing();                         ///< all were read, and it is not among them
    void silenceRequested(const ph::AlertLine& line);  ///< without labels: from scratch
    void incidentRequested(const ph::AlertLine& line); ///< one is to be opened from it
    void expireRequested(const ph::SilenceLine& line);
    void addObjectiveRequested();
    void editObjectiveRequested(const ph::KeptObjective& objective);
    void removeObjectiveRequested(const ph::KeptObjective& objective);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void buildAlerts();
    void buildSilences();
    void buildScraping();
    void buildObjectives();
    void showChosenSilence();
    void showChosenObjective();
    QList<MonitorList*> lists() const;

    const Clock clock_;
    bool chooseAlertOf(const QString& fingerprint);
    AlertTableModel* alerts_;
    SilenceTableModel* silences_;
    RuleTableModel* rules_;
    TargetTableModel* targets_;
    ObjectiveTableModel* objectives_;
    QTabWidget* tabs_ = nullptr;
    StateView* empty_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    DashboardPane* dashboards_ = nullptr;
    MonitorList *objectiveList_ = nullptr, *alertList_ = nullptr, *silenceList_ = nullptr,
                *ruleList_ = nullptr, *targetList_ = nullptr;
    AlertDetail* alert_ = nullptr;
    QString wantedAlert_; ///< its fingerprint; empty: none is awaited
    ObjectiveDetail* objective_ = nullptr;
    Banner* objectivesTrouble_ = nullptr;
    QPushButton *expire_ = nullptr, *edit_ = nullptr, *remove_ = nullptr;
};

} // namespace ph
