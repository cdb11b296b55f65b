#pragma once

#include "models/charts/MetricPanel.h"
#include "models/values/Time.h"

#include <QWidget>

class QMenu;
class QStackedWidget;
class QTableView;

namespace ph {

class Banner;
class ChartTableModel;
class CurvePlot;
class FigureView;
class IconButton;
class PlainLabel;
class StateView;
struct StateContent;

/// One chart of a dashboard: its curves, unit and latest values, what the source warns of, and the same as a
/// table. A distribution is shown over time, and below it before and after the last change. Where no metric
/// tells, it says what was looked for. Hands: see CurvePlot, FigureView.
class MetricPanelView final : public QWidget {
    Q_OBJECT
public:
    explicit MetricPanelView(Clock clock, QWidget* parent = nullptr);
    void showPanel(const MetricPanel& panel);
    void showReading(const PanelReading& reading);
    void showMarks(const QList<DeployMark>& marks);
    void addMenu(QMenu* menu);              ///< beside what can be copied and saved
    void setCross(std::optional<double> x); ///< ms since 1970 UTC
    void refreshAges();
    const MetricPanel& panel() const { return panel_; }
    const PanelReading& reading() const { return reading_; }

    QByteArray csv() const;                       ///< every point
    Result<void> save(const QString& path) const; ///< png, svg, pdf or csv by its suffix

Q_SIGNALS:
    void crossMoved(std::optional<double> x);
    void retryRequested();

private:
    void build();
    void showBody();
    void showNotes();
    void showLatest();
    void showUnit();
    void showScene();
    QStringList bucketNotes() const;
    void paint(QPainter& painter, const QSize& size) const;
    void exportTo(const QString& suffix, const QString& filter);
    StateContent stateContent() const;
    QString expressions() const;

    const Clock clock_;
    MetricPanel panel_;
    PanelReading reading_;
    QList<DeployMark> marks_;
    PlainLabel* title_ = nullptr;
    PlainLabel* unit_ = nullptr;
    PlainLabel* latest_ = nullptr;
    PlainLabel* notes_ = nullptr;
    IconButton* asTable_ = nullptr;
    IconButton* more_ = nullptr;
    Banner* failure_ = nullptr;
    CurvePlot* plot_ = nullptr;
    FigureView* shift_ = nullptr; ///< of a distribution
    PlainLabel* moved_ = nullptr; ///< what that says, in a sentence
    QWidget* picture_ = nullptr;  ///< all of it
    QTableView* table_ = nullptr;
    ChartTableModel* tableModel_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
