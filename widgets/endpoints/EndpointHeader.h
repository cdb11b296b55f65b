#pragma once

#include "models/values/Endpoint.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ph {

class AgeLabel;
class Badge;
class Banner;
class CopyLink;
class EndpointModel;
class PlainLabel;
struct EndpointLine;

/// Which endpoint this is, how it is and why, what it serves, and who else changes it.
class EndpointHeader final : public QWidget {
    Q_OBJECT
public:
    EndpointHeader(const EndpointModel& endpoints, Clock clock, QWidget* parent = nullptr);
    void showEndpoint(const EndpointLine& line);
    /// It is no longer there: what is shown was seen last.
    void showGone(const Endpoint& endpoint);
    void refreshAges();

Q_SIGNALS:
    void closeRequested();
    void versionActivated(const ph::EntityKey& model, const QString& version);

private:
    void showVersions(const EndpointLine& line);
    const EndpointModel& endpoints_;
    Clock clock_;
    std::optional<EndpointChange> change_;
    PlainLabel* name_;
    Badge* health_;
    AgeLabel* seen_;
    CopyLink* link_;
    PlainLabel* place_;
    PlainLabel* reason_;
    PlainLabel* url_;
    QPushButton* copyUrl_;
    PlainLabel* served_;
    QHBoxLayout* versions_;
    PlainLabel* changed_;
    Banner* gitOps_;
    Banner* gone_;
};

} // namespace ph
