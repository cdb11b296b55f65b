#pragma once

#include "models/values/Endpoint.h"
#include "models/values/EndpointEvent.h"

#include <QScrollArea>

#include <memory>

class QPushButton;

namespace ph {

class Card;
class EndpointConditionModel;
class EndpointHeader;
class EndpointModel;
class EndpointRevisionModel;
class EventsCard;
class PlainLabel;
class TrafficBar;
class TrafficTableModel;
struct EndpointLine;

/// One endpoint, whole. What the tables show of it can be copied.
class EndpointDetail final : public QScrollArea {
    Q_OBJECT
public:
    EndpointDetail(const EndpointModel& endpoints, Clock clock, QWidget* parent = nullptr);
    /// Takes what the model holds of it now. One that has gone stays as it was seen last.
    void showEndpoint(const EntityKey& endpoint);
    void showChanges(); ///< the same of the one that is shown, where it is another by now
    std::optional<EntityKey> endpoint() const; ///< none before the first
    std::optional<EntityKey> page() const;     ///< what is read now; none while this is hidden
    void showEvents(const EndpointEvents& events);
    /// Why its traffic cannot be changed from here, a sentence; empty: it can.
    void showTrafficRefusal(const QString& refusal);
    enum class RolloutBeside { None, Kept }; ///< whether a rollout of it is kept beside it
    void showRolloutBeside(RolloutBeside rollout);
    void refreshAges();

Q_SIGNALS:
    void pageChanged(); ///< another endpoint is read, or none
    void trafficRequested(const ph::EntityKey& endpoint);
    void rolloutRequested(const ph::EntityKey& endpoint);
    void closeRequested();
    void versionActivated(const ph::EntityKey& model, const QString& version);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    Card* buildTraffic();
    Card* buildRevisions();
    Card* buildConditions();
    const EndpointModel& endpoints_;
    std::shared_ptr<const EndpointLine> line_;
    EndpointHeader* header_;
    TrafficTableModel* shares_;
    EndpointRevisionModel* revisions_;
    EndpointConditionModel* conditions_;
    EventsCard* eventsCard_;
    TrafficBar* bar_ = nullptr;
    PlainLabel* source_ = nullptr;
    QPushButton* changeTraffic_ = nullptr;
    QPushButton* rollout_ = nullptr;
    PlainLabel* trafficRefusal_ = nullptr;
    Card* trafficCard_ = nullptr;
    Card* revisionsCard_ = nullptr;
    Card* conditionsCard_ = nullptr;
    Card* labelsCard_ = nullptr;
    PlainLabel* labels_ = nullptr;
};

} // namespace ph
