#pragma once

#include "app/Workspace.h"
#include "services/connectors/AlertSource.h"
#include "services/connectors/MetricSource.h"
#include "services/notify/NoticePolicy.h"
#include "widgets/monitoring/MonitoringScreen.h"

#include <QPointer>
#include <QTimer>

#include <deque>
#include <map>
#include <set>

namespace ph {

class SilenceDialog;
struct SilencePlace;

/// Alerts, silences, rules and targets of all connections, asked for while somebody looks at them; the last
/// answers stay until newer ones come. What is asked of an Alertmanager is shown as requested until it is
/// seen.
class AlertFeed : public QObject {
    Q_OBJECT
public:
    AlertFeed(Workspace& workspace, MonitoringScreen& screen, QObject* parent = nullptr);
    ~AlertFeed() override;

    void setConnections(const QList<Connection>& connections); ///< enabled ones of monitoring
    void watch();                                              ///< what is in view now
    void refresh();                                            ///< by a person: at once
    /// Unseen: alerts are asked for while nobody looks, too, for somebody is told of them.
    enum class Watching { OnlyInView, Unseen };
    void setWatching(Watching watching);
    /// Without labels: from scratch.
    void silence(const AlertLine& line);
    void expire(const SilenceLine& line);

Q_SIGNALS:
    void messageRaised(const QString& text);
    void alertsRead(const ph::NoticeBatch& batch); ///< of one connection, that people are told of

private:
    enum class Part { Alerts, Silences, Scraping };
    struct Alerts {
        Sifted<Alert> read;
        NoticeBatch notices; ///< no source: they are another's echoes
    };
    struct Silences {
        Sifted<Silence> read;
    };
    struct Scraping {
        std::vector<MetricRule> rules;
        std::vector<ScrapeTarget> targets;
    };
    /// What is known of one part of one connection.
    struct Known {
        MonitorStanding standing;
        std::shared_ptr<const std::vector<Alert>> alerts; ///< null: never read
        QList<SilenceLine> silences;
        QList<RuleLine> rules;
        QList<TargetLine> targets;
        JobHandle job;
        std::int64_t quietUntilMs = noTime;
    };
    using Place = std::pair<ConnectionId, Part>;

    void tick();
    void ask(Part part);
    void ask(const Connection& connection, Part part, LinkPtr link);
    template <class Read>
    void start(const Connection& connection, Part part, std::function<Result<Read>(JobContext&)> work,
               std::function<void(Known&, Read)> take);
    void show(Part part);
    void showAlerts();
    void showAlertSteps(std::vector<AlertPicture> steps);
    void takeStep();
    void showSilences();
    void showScraping();
    QList<MonitorStanding> standings(Part part) const;
    bool can(ConnectionId id, Part part) const;
    Observer* observerOf(ConnectionId id) const; ///< who keeps its alerts; null: they are another's echoes
    QList<SilencePlace> places() const;
    QString refusal(ConnectionId id) const;
    void send(SilenceDialog& dialog, ConnectionId place, const SilenceAsk& ask);
    void sendExpiry(const SilenceLine& line);

    Workspace& workspace_;
    MonitoringScreen& screen_;
    QList<Connection> connections_;
    std::map<Place, Known> known_;
    std::map<QString, SilenceLine> requested_; ///< by key, until seen
    std::set<QString> ending_;                 ///< keys of silences whose end was asked for and not seen
    QPointer<SilenceDialog> dialog_;
    Watching watching_ = Watching::OnlyInView;
    QTimer timer_, step_;
    std::deque<AlertPicture> steps_; ///< of the table, still to come
    JobHandle sendJob_, pictureJob_;
    std::map<QString, JobHandle> expiries_;
};

} // namespace ph
