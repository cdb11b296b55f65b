#pragma once

#include "models/charts/KnownCurves.h"
#include "widgets/charts/ChartView.h"

#include <QThreadPool>

namespace ph {

enum class CurveTone;
class CurvePlot;
class CurveSettings;
class IconButton;
class PlainLabel;

/// ChartKind::Curves: how one or more metrics went, of 1 to 1,000 runs, or the mean of their groups with a
/// band. Histories come on asking: curvesWanted() says what the picture lacks, showCurve() and
/// showCurveError() answer, in any order, and again whenever there is more (a live tail). Overviews come
/// first; finer parts are asked for as the view is zoomed. Hands: see CurvePlot; click selects, Ctrl+click
/// toggles, double-click opens the run; Up and Down go from curve to curve, Space selects, Enter opens.
class CurvesView : public ChartView {
    Q_OBJECT
public:
    CurvesView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);
    ~CurvesView() override;

    void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    Painting detachedPicture() const override; ///< millions of points take their time
    ChartTable table() const override;
    bool isPreparing() const override;

public Q_SLOTS:
    void showCurve(qint64 rowId, const QString& metric, const ph::CurveSource& source);
    void showCurveError(qint64 rowId, const QString& metric, const ph::Error& error);

Q_SIGNALS:
    void curvesWanted(const QList<ph::CurveWant>& wants);
    void prepared();

protected:
    void rebuild() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void ask();
    void prepare();
    void take(PreparedScene prepared);
    void showHovered();
    void showRemark();
    void showState();
    void shareHover();
    void moveHover(int by);
    LinkedRuns::Ids hoveredRuns() const;
    std::vector<CurveTone> tones() const;

    KnownCurves known_;
    CurveRemarks remarks_;
    CurvePlot* plot_ = nullptr;
    CurveSettings* settings_ = nullptr;
    QWidget* corner_ = nullptr;
    IconButton* reset_ = nullptr;
    PlainLabel* state_ = nullptr;
    bool preparing_ = false, outdated_ = false, hovering_ = false, asking_ = false;
    QThreadPool pool_;
};

} // namespace ph
