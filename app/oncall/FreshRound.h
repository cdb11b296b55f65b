#pragma once

#include "app/oncall/KeepFresh.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/connectors/Capabilities.h"
#include "services/connectors/MetricSource.h"

#include <QSet>

namespace ph {

/// Whom numbers are asked of, be it a connection or the address that the environment's file names.
struct MetricPlace {
    QString name; ///< of the connection, else the address
    std::function<Result<QStringList>()> names;
    std::function<Result<MetricAnswer>(const QString& expression, const MetricRange& range)> range;
};

/// One round over the sources of an environment: each part asks its own once, and tells what came of it.
class FreshRound {
public:
    FreshRound(Workspace& workspace, ReleaseEnvironment environment, std::optional<OnCallRound> before,
               OnCallAsking asking, std::stop_token stop);

    // A part each. After a cancel, and where a local store failed (see failure()), they do nothing more.
    void askDocuments();
    void askAlerts();
    void askEndpoints();
    void askEvents();
    void askRegistry();
    void askRuns();
    void askMetrics();
    void askAlertHistory();

    const QList<OnCallTold>& told() const { return told_; }
    std::int64_t recordBytes() const { return recordBytes_; } ///< of runs and versions, about
    std::int64_t seriesLeft() const { return seriesLeft_; }
    std::int64_t beganMs() const { return beganMs_; }
    const std::optional<Error>& failure() const { return failure_; }

private:
    void tell(OnCallPart part, const QString& source, std::int64_t count,
              std::optional<Error> trouble = std::nullopt);
    void tellFailed(OnCallPart part, const QString& source, const Error& error);
    void tellNobody(OnCallPart part) { tell(part, {}, 0); }
    /// It did not accept the credentials, and nobody asked for another try: told as it was.
    bool isRefused(OnCallPart part, const QString& source);
    bool isOver() const { return failure_ || stop_.stop_requested(); }
    /// When this was last answered whole; noTime: never.
    std::int64_t seenBefore(OnCallPart part, const QString& source) const;
    /// All that are switched on and can do it.
    template <class Capability>
    std::vector<LinkPtr> linksThat() const
    {
        std::vector<LinkPtr> able;
        for (const auto& link : links_) {
            if (capability<Capability>(link->connector()))
                able.push_back(link);
        }
        return able;
    }
    std::vector<LinkPtr> clusters() const;
    std::vector<Endpoint> endpoints();
    const std::vector<MetricPlace>& metricPlaces();
    struct Wanted {
        QString expression;
        TimelineScope scope;
        QStringList
            names; ///< that it is kept under: what panels call it, the expression where one asks by it
    };
    std::vector<Wanted> wantedMetrics(const QString& place, const QSet<QString>& names);
    void keepMetrics(const MetricPlace& place);
    void keepAlertHistory(const MetricPlace& place);
    /// Which models and prompts are live there, by name, as far as releases and endpoints say.
    QSet<QString> servedModels();

    Workspace& workspace_;
    const ReleaseEnvironment environment_;
    const std::optional<OnCallRound> before_;
    const OnCallAsking asking_;
    const std::stop_token stop_;
    const ScopeIndex scopes_;
    const std::int64_t beganMs_;
    std::vector<LinkPtr> links_;
    std::optional<std::vector<MetricPlace>> metricPlaces_;
    QList<OnCallTold> told_;
    std::int64_t recordBytes_ = 0, seriesLeft_ = 0;
    std::optional<Error> failure_;
};

} // namespace ph
