#pragma once

#include "app/Workspace.h"
#include "app/palette/ObjectSearch.h"
#include "app/palette/PageActions.h"
#include "app/palette/RecentChoices.h"
#include "models/tables/PaletteModel.h"
#include "models/values/ReleaseView.h"

#include <QAction>
#include <QTimer>

namespace ph {

class ConnectionsController;
class EndpointModel;

/// Ctrl+K: what can be done on the page in front, every action of the window, every way back of an
/// environment, and every object of the workspace by its name; endpoints and runs also by what is written in
/// them. What was chosen lately stands first.
class PaletteController : public QObject {
    Q_OBJECT
public:
    PaletteController(Workspace& workspace, ConnectionsController& connections, PaletteModel& model,
                      QObject* parent = nullptr);
    void restore(); ///< what was chosen before the restart
    /// Known by their objectName().
    void setActions(const QList<QAction*>& actions);
    /// Of the page in front, as it is when the palette opens. `kind`: what such pages have in common, a
    /// destination or "run"; what was chosen lately on one stands first on all of them.
    void setPage(const QString& kind, const QString& title, const QList<PageAction>& actions);
    void setRollbacks(const QList<RollbackWay>& ways); ///< one an environment
    void setEndpoints(const EndpointModel* endpoints); ///< must outlive it; null: none
    /// The endpoint in view, "payments/fraud", whose traffic may be changed unless `refusal` says why not;
    /// empty: none is in view.
    void setTraffic(const QString& endpoint, const QString& refusal);
    static QString rollbackWords(); ///< a query that finds those
    void search(const QString& query);
    void activate(const QString& id);

Q_SIGNALS:
    void objectActivated(const ph::NamedObject& object);
    void rollbackActivated(const QString& environment);
    void trafficActivated(); ///< of the endpoint in view
    void messageRaised(const QString& message);

private:
    void findByText();
    void doOnPage(const QString& id);
    QString pageId(const PageAction& action) const; ///< of its entry
    QList<PaletteEntry> pageEntries() const;
    int recencyOf(const QString& action) const; ///< by its name; 0: not lately
    void showActions();
    void showObjects();
    void keepRecent(const RecentChoice& choice);

    Workspace& workspace_;
    PaletteModel& model_;
    ObjectSearch objects_;
    const EndpointModel* endpoints_ = nullptr;
    ConnectionsController& connections_;
    QList<QAction*> actions_;
    QString pageKind_, pageTitle_;
    QList<PageAction> page_;
    QList<RollbackWay> rollbacks_;
    PaletteEntry traffic_;              ///< without a title where no endpoint is in view
    QList<NamedObject> byText_;         ///< runs found by what is written in them
    QHash<QString, NamedObject> shown_; ///< by entry id
    QList<RecentChoice> recent_;
    QString query_;
    QTimer pause_;
    JobHandle textJob_, readJob_, writeJob_;
};

} // namespace ph
