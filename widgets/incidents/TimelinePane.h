#pragma once

#include "models/values/Time.h"
#include "widgets/charts/LatestTask.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/TimelineFilterBar.h"
#include "widgets/incidents/TimelineItemTable.h"
#include "widgets/incidents/TimelineView.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace ph {

class Banner;
class TimelineCurveMenu;
class ChartTableModel;
class PlainLabel;
class TimelineItemDetail;

/// The timeline with what is filtered of it, as a picture or as the table of what is in view, and below it
/// what is chosen, whole.
class TimelinePane final : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePane(Clock clock, QWidget* parent = nullptr);
    ~TimelinePane() override;

    /// `notes`: what could not be read, a sentence each. `loadedMs`: as old as all of it is.
    void showTable(const TimelineTablePtr& table, const QStringList& notes, std::int64_t loadedMs);
    void showError(const Error& error);
    /// Marked; the scope is filtered and the time around it shown.
    void showIncident(const OnsetWindow& onset, const TimelineScope& scope);
    void setOnset(const std::optional<OnsetWindow>& onset);
    /// Which series are kept and may be chosen; those that are wanted are asked for then.
    void showCurveChoices(std::vector<TimelineCurveChoice> choices);
    /// As they were asked for.
    void showCurves(std::vector<TimelineCurve> curves);
    void refreshAges();
    TimelineView* view() const { return view_; }
    TimelineFilterBar* filters() const { return filters_; }

Q_SIGNALS:
    void retryRequested();
    void noteRequested(qint64 aboutMs); ///< somebody wants to note something about a moment
    /// These series beneath the lanes, exact where points of [fromMs, toMs) can be told apart; none: no more.
    void curvesWanted(const QStringList& ids, qint64 fromMs, qint64 toMs);

private:
    void build();
    void offerNotes();
    void filter();
    void showPicture(const TimelinePicturePtr& picture);
    void showRows();
    void showChosen();
    void showState();
    void askForCurves();

    const Clock clock_;
    TimelineTablePtr table_;
    std::int64_t loadedMs_ = noTime;
    std::optional<Error> error_;
    std::optional<OnsetWindow> around_; ///< to be shown once the picture is there
    TimelineFilterBar* filters_ = nullptr;
    Banner* banner_ = nullptr;
    PlainLabel* count_ = nullptr;
    PlainLabel* seen_ = nullptr;
    TimelineCurveMenu* curves_ = nullptr;
    QToolButton* asTable_ = nullptr;
    TimelineView* view_ = nullptr;
    ChartTableModel* rows_ = nullptr;
    TimelinePicturePtr listedOf_; ///< what the table shows
    TimelineRows listed_ = std::make_shared<const std::vector<std::uint32_t>>();
    struct Listing {
        TimelineRows rows;
        TimelineCurveRows curves;
    };
    QTableView* list_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* shown_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    TimelineItemDetail* detail_ = nullptr;
    QTimer settle_; ///< the table follows once a movement rests
    struct Counted {
        TimelineFilterBar::Choices choices;
        TimelinePicturePtr picture;
    };
    LatestTask<Counted> work_;
    LatestTask<Listing> listing_;
};

} // namespace ph
