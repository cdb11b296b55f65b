#pragma once

#include "models/values/ChartRoles.h"
#include "widgets/charts/ChartView.h"

#include <QFrame>

class QStackedWidget;

namespace ph {

class Badge;
class ChartTableView;
class IconButton;
class PlainLabel;
class StateView;

/// Frame of one chart on a board: title, badge, "as table", settings, a menu with everything else, and below
/// the chart what it left out. The title drags the card to another place, the lower edge its height.
class ChartCard final : public QFrame {
    Q_OBJECT
public:
    /// Takes ownership of the view.
    explicit ChartCard(ChartView* view, QWidget* parent = nullptr);

    ChartView* view() const { return view_; }
    const ChartSpec& spec() const { return view_->spec(); }
    void setSpec(const ChartSpec& spec);
    void showRuns(const ComparedRunsPtr& runs);

    enum class Picture { Png, Svg, Pdf, Csv, CopyPicture, CopyTable };

Q_SIGNALS:
    void settingsWanted(QWidget* below);
    void specEdited(const ph::ChartSpec& spec);
    void removeWanted();
    void moveWanted(int places);            ///< -1: one place towards the start
    void draggedTo(const QPoint& position); ///< in the parent's coordinates; the drop
    void dragMoved(const QPoint& position);
    void pictureWanted(ph::ChartCard::Picture picture);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void buildHeader();
    void fillMenu();
    void showBody();
    void showRemark();
    void resizeBy(int pixels);
    bool onLowerEdge(const QPoint& at) const;

    ChartView* view_;
    QWidget* header_ = nullptr;
    PlainLabel* title_ = nullptr;
    Badge* badge_ = nullptr;
    IconButton* asTable_ = nullptr;
    IconButton* settings_ = nullptr;
    IconButton* more_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    ChartTableView* table_ = nullptr;
    StateView* state_ = nullptr;
    PlainLabel* remark_ = nullptr;
    std::optional<int> resizeFrom_; ///< height less the mouse's position, while the edge is dragged
    std::optional<QPoint> dragFrom_;
};

} // namespace ph
