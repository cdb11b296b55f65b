#pragma once

#include "models/values/ClusterStanding.h"
#include "models/values/EndpointEvent.h"
#include "widgets/endpoints/ClusterNotice.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace ph {

class Banner;
class EndpointDetail;
class EndpointModel;
class EndpointTable;
class PlainLabel;
class SearchField;

/// The endpoints of all clusters, and the chosen one whole beside them; below them where the window is
/// narrow. What it shows comes through the model. Ctrl+F goes into the search, Esc closes the detail.
class EndpointsScreen final : public QWidget {
    Q_OBJECT
public:
    /// `endpoints` must outlive the screen.
    explicit EndpointsScreen(EndpointModel* endpoints, QWidget* parent = nullptr, Clock clock = systemNow);
    ~EndpointsScreen() override;
    /// What the model was told, and what it is worth.
    void showClusters(const QList<ClusterStanding>& clusters);
    void setCacheRead();                  ///< from now on an empty model is empty
    void showError(const Error& error);   ///< of our own cache; what was seen stays
    void open(const EntityKey& endpoint); ///< chosen, and its detail shown
    std::optional<EntityKey> opened() const;
    /// The endpoint whose page is read now; none while there is none on the screen.
    std::optional<EntityKey> page() const;
    void showEvents(const EndpointEvents& events); ///< of the page
    /// Why the page's traffic cannot be changed from here, a sentence; empty: it can.
    void showTrafficRefusal(const QString& refusal);
    void showRolloutBeside(); ///< a rollout of the page's endpoint is kept beside it
    void refreshAges();
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void addClusterRequested();
    void retryRequested();
    void pageChanged();
    void trafficRequested(const ph::EntityKey& endpoint);
    void rolloutRequested(const ph::EntityKey& endpoint);
    void versionActivated(const ph::EntityKey& model, const QString& version);
    void copied(int lines);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void showDetail(const EntityKey& endpoint);
    void closeDetail();
    void applyFilter();
    void clearFilter();
    void updateState();
    void showEmpty();
    void updateNotice();
    EndpointModel* endpoints_;
    Clock clock_;
    QList<ClusterStanding> clusters_;
    std::optional<ClusterNotice> notice_;
    enum class Cache { Unread, Read } cache_ = Cache::Unread;
    Banner* banner_ = nullptr;
    Banner* failure_ = nullptr;
    PlainLabel* count_ = nullptr;
    SearchField* search_ = nullptr;
    EndpointTable* table_ = nullptr;
    EndpointDetail* detail_ = nullptr;
    StateView* empty_ = nullptr;
    QSplitter* parts_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
