#pragma once

#include "app/Workspace.h"
#include "services/connectors/AlertSource.h"
#include "services/connectors/MetricSource.h"
#include "widgets/monitoring/MonitoringScreen.h"

#include <QPointer>
#include <QTimer>

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
    /// Without labels: from scratch.
    void silence(const AlertLine& line);
    void expire(const SilenceLine& line);

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    enum class Part { Alerts, Silences, Scraping };
    struct Alerts {
        Sifted<Alert> read;
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
        std::vector<Alert> alerts;
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
    QTimer timer_;
    JobHandle sendJob_;
    std::map<QString, JobHandle> expiries_;
};

} // namespace ph
