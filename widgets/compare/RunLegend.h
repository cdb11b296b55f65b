#pragma once

#include "models/charts/LinkedRuns.h"
#include "models/tables/RunLegendModel.h"

#include <QListView>

namespace ph {

/// Who is who: each run's colour, dash and marker, its name and objective, the best first. The eye hides a
/// run in every chart; clicking selects it, hovering points it out, double-click or Enter opens it.
class RunLegend final : public QListView {
    Q_OBJECT
public:
    explicit RunLegend(LinkedRuns& linked, QWidget* parent = nullptr);
    void showRows(const QList<LegendRow>& rows);
    const RunLegendModel& rows() const { return model_; }
    bool isHidden(const LegendRow& row) const; ///< all of its runs are

    using QListView::isHidden;

Q_SIGNALS:
    void runActivated(qint64 rowId);
    void baselineChosen(qint64 rowId);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void toggleHidden(int row);
    void hideOthers(int row);
    void showSelection();
    void takeSelection();
    bool onEye(const QPoint& at) const;

    LinkedRuns& linked_;
    RunLegendModel model_;
    enum class Following { No, Yes } following_ = Following::No; ///< while the shared selection is taken over
};

} // namespace ph
