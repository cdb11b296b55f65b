#pragma once

#include "app/Workspace.h"
#include "services/sync/RunFetch.h"

#include <QObject>

#include <deque>

namespace ph {

/// Keeps chosen runs whole for offline use, many at a time, as one job that shows progress and can be
/// cancelled.
class Pinning : public QObject {
    Q_OBJECT
public:
    explicit Pinning(Workspace& workspace, QObject* parent = nullptr);
    void pin(const QList<EntityKey>& runs);

Q_SIGNALS:
    void ended(const QString& message, const QList<ph::EntityKey>& runs);

private:
    void withdraw(const QList<EntityKey>& runs, const std::deque<EntityKey>& waiting);

    Workspace& workspace_;
    std::vector<JobHandle> jobs_;
};

} // namespace ph
