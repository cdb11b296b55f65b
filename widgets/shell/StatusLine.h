#pragma once

#include "models/values/Time.h"
#include "widgets/common/Theme.h"

#include <QWidget>

class QToolButton;

namespace ph {

class AgeLabel;
class ConnectionTableModel;
class HealthDots;
class JobListModel;
class JobsPopup;
class PlainLabel;
class Badge;
class Spinner;

/// Always says how fresh the data is, which connections are well, whether we are offline, and what runs.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    /// The models must outlive it.
    StatusLine(ConnectionTableModel* connections, JobListModel* jobs, QWidget* parent = nullptr,
               Clock clock = systemNow);
    /// What the current screen says of itself: "128 of 5,000 runs match".
    void setText(const QString& text);
    /// Shown instead of guessed: the app knows from its transports.
    enum class Network { Online, Offline };
    void setNetwork(Network network);
    /// What more is kept of than was said, in words; empty: nothing.
    void setOverLimit(const QString& words);
    JobsPopup* jobsPopup() const { return popup_; }

Q_SIGNALS:
    void connectionsRequested(); ///< somebody wants to see the connections
    void cancelRequested(quint64 jobId);
    void overLimitRequested(); ///< what would be deleted is to be seen

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateFreshness();
    void updateJobs();
    ConnectionTableModel* connections_;
    JobListModel* jobs_;
    PlainLabel* text_ = nullptr;
    Badge* offline_ = nullptr;
    QToolButton* over_ = nullptr;
    AgeLabel* freshness_ = nullptr;
    HealthDots* dots_ = nullptr;
    Spinner* spinner_ = nullptr;
    QToolButton* jobsButton_ = nullptr;
    JobsPopup* popup_ = nullptr;
};

} // namespace ph
