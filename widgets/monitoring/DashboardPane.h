#pragma once

#include "models/charts/MetricPanel.h"
#include "models/values/MonitorLines.h"

#include <QWidget>

#include <map>

class QComboBox;
class QGridLayout;
class QStackedWidget;

namespace ph {

class MarkList;
class MarkMenu;
class MetricPanelView;
class PlainLabel;
class SearchField;
class StateView;
class TimeChooser;
struct StateContent;

/// What a dashboard is asked to show.
struct DashboardChoice {
    ConnectionId source;    ///< 0: none
    EndpointNames endpoint; ///< without a name: none is chosen
    TimeChoice time;
    int refreshSeconds = 60; ///< 0: by hand
    QString query;           ///< of the free panel; may be empty
};
/// "namespace/name", or a name alone, which is the model's too.
EndpointNames endpointNamesIn(const QString& text);

/// Dashboards: whom to ask, which endpoint, over which time, and a panel for each subject. One crosshair
/// goes through all panels. Ctrl+E goes into the query.
class DashboardPane final : public QWidget {
    Q_OBJECT
public:
    explicit DashboardPane(Clock clock, QWidget* parent = nullptr);
    ~DashboardPane() override;
    void showSources(const QList<MonitorPlace>& sources); ///< that have metrics
    void showEndpoints(const QStringList& titles);        ///< "namespace/name", to choose from
    void showMetricNames(const QStringList& names);       ///< to complete in the query

    void showPanels(const QList<MetricPanel>& panels); ///< those of the endpoint, without the query's
    void showReading(const QString& panelId, const PanelReading& reading);
    /// What changed about the endpoint, drawn into every panel; `note`: what could not be looked into.
    void showMarks(const QList<DeployMark>& marks, const QString& note = {});
    void showPanelsError(const Error& error); ///< instead of panels: the names of metrics are not known
    /// Where and why the query cannot be read, in UTF-16 units.
    void showQueryError(qsizetype offset, const QString& words);
    void showQueryRead();
    void refreshAges();

    DashboardChoice choice() const;
    void openEndpoint(const QString& title); ///< "namespace/name"
    void setQuery(const QString& expression);
    QList<MetricPanelView*> panels() const; ///< that are shown, the query's last
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void subjectChanged(); ///< source or endpoint
    void rangeChanged();
    void refreshChanged();
    void refreshRequested();
    void queryChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void arrange();
    void shareCross(std::optional<double> x);
    void complete(const QString& text, int cursor);
    MetricPanelView* makePanel();
    void showHint();
    void passMarks();
    void listMarks();

    const Clock clock_;
    QStringList names_;
    QString query_;
    QList<MetricPanel> known_;
    std::optional<Error> panelsError_;
    QList<MonitorPlace> sources_;
    std::optional<qint64> wantedSource_;        ///< of a saved state, until its connection is known
    std::map<QString, MetricPanelView*> views_; ///< by panel
    MetricPanelView* queryView_ = nullptr;
    QComboBox* source_ = nullptr;
    QComboBox* endpoint_ = nullptr;
    TimeChooser* time_ = nullptr;
    SearchField* queryField_ = nullptr;
    StateView* hint_ = nullptr;
    QWidget* grid_ = nullptr;
    QGridLayout* cells_ = nullptr;
    QList<DeployMark> marks_;
    MarkMenu* markMenu_ = nullptr;
    MarkList* markList_ = nullptr; ///< once it was asked for
    PlainLabel* markNote_ = nullptr;
    int columns_ = 0;
};

} // namespace ph
