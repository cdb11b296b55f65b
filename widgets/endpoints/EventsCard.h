#pragma once

#include "models/values/EndpointEvent.h"
#include "widgets/common/Card.h"

namespace ph {

class Banner;
class EndpointEventModel;
class PartTable;

/// The events of the endpoint that is shown, or why there are none. The chosen one, else the newest, stands
/// below them with its whole message.
class EventsCard final : public Card {
    Q_OBJECT
public:
    explicit EventsCard(Clock clock, QWidget* parent = nullptr);
    void showEvents(const EndpointEvents& events);
    void refreshAges(); ///< how old what is shown is

private:
    void showWhole();
    Clock clock_;
    EndpointEvents shown_;
    EndpointEventModel* events_;
    PartTable* table_;
    PlainLabel* whole_;
    PlainLabel* note_;
    Banner* trouble_;
};

} // namespace ph
