#pragma once

#include "models/values/Endpoint.h"

#include <QScrollArea>

#include <memory>

namespace ph {

class Card;
class EndpointConditionModel;
class EndpointHeader;
class EndpointModel;
class EndpointRevisionModel;
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
    std::optional<EntityKey> endpoint() const; ///< none before the first
    void refreshAges();

Q_SIGNALS:
    void closeRequested();
    void versionActivated(const ph::EntityKey& model, const QString& version);

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
    TrafficBar* bar_ = nullptr;
    PlainLabel* source_ = nullptr;
    Card* trafficCard_ = nullptr;
    Card* revisionsCard_ = nullptr;
    Card* conditionsCard_ = nullptr;
    Card* labelsCard_ = nullptr;
    PlainLabel* labels_ = nullptr;
};

} // namespace ph
