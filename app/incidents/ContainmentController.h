#pragma once

#include "app/Workspace.h"
#include "models/values/ContainmentReading.h"

#include <QObject>

namespace ph {

class ContainmentView;

/// Thinks out what can be done against the chosen incident, does what a person says, once, by the existing
/// acts, and looks again for what was asked for and not seen.
class ContainmentController : public QObject {
    Q_OBJECT
public:
    ContainmentController(Workspace& workspace, ContainmentView& view, QObject* parent = nullptr);

Q_SIGNALS:
    void messageRaised(const QString& text);
    void recordChanged(); ///< of an incident

private:
    void readOptions();
    void ask();
    void look();
    bool isTaking() const; ///< something that was asked for is looked for still

    Workspace& workspace_;
    ContainmentView& view_;
    JobHandle options_, trial_, look_;
    std::vector<JobHandle> acts_; ///< that are looked for still
};

} // namespace ph
