#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/LinkedRuns.h"
#include "models/values/ChartSpec.h"
#include "models/values/ComparedRuns.h"
#include "widgets/common/Theme.h"

#include <QWidget>

class QPainter;

namespace ph {

/// One chart of a board: what its card frames. Title, menu, export and "as table" are the card's; a view
/// draws the compared runs as its spec says, and takes part in the linked selection: hover and selection go
/// to `linked()` and come back from it. Runs in linked().hidden() are not drawn, those not selected while
/// others are are dimmed, the hovered one stands out.
///
/// Keyboard: the view takes focus; arrows move the hover, Space selects, Esc lets go, Enter opens the run.
class ChartView : public QWidget {
    Q_OBJECT
public:
    ChartView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);

    const ChartSpec& spec() const { return spec_; }
    const ComparedRunsPtr& runs() const { return runs_; } ///< null until shown
    LinkedRuns& linked() const { return linked_; }

    /// A new question or new runs; heavy preparation belongs on a worker, and the old picture stays
    /// meanwhile.
    void setSpec(const ChartSpec& spec);
    void showRuns(const ComparedRunsPtr& runs);

    /// Paints what the screen shows, whole and without hover, for pictures and paper.
    virtual void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const = 0;
    using Painting = std::function<void(QPainter&, const QRectF&, const Theme&)>;
    /// What paintPicture() paints now, for any thread and also once the view is gone. None where it is quick
    /// enough to be painted at once.
    virtual Painting detachedPicture() const { return {}; }
    virtual ChartTable table() const = 0;
    /// A worker is at it; the last picture stands meanwhile.
    virtual bool isPreparing() const { return false; }
    /// What is missing from the picture, and why: "12 of 1,000 runs are not shown: …". Empty: nothing.
    QString remark() const { return remark_; }
    /// "4,800 of 10,000,000 points"; empty: nothing was left out.
    QString badge() const { return badge_; }

Q_SIGNALS:
    void remarkChanged();                       ///< remark or badge
    void specEdited(const ph::ChartSpec& spec); ///< by hand, inside the chart: axes dragged, …
    void runActivated(qint64 rowId);

protected:
    /// spec() or runs() have changed.
    virtual void rebuild() = 0;
    void setRemark(const QString& remark, const QString& badge = {});
    void editSpec(const ChartSpec& spec); ///< holds it and says specEdited

private:
    ChartSpec spec_;
    LinkedRuns& linked_;
    ComparedRunsPtr runs_;
    QString remark_, badge_;
};

} // namespace ph
