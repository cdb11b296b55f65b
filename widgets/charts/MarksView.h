#pragma once

#include "widgets/charts/ChartView.h"
#include "widgets/charts/RunMark.h"

#include <QPixmap>

namespace ph {

/// A chart of marks that stand for runs. The subclass paints them and says where they are; hover, selection,
/// brushing by a drag, the readout and the keyboard are here, the same for all. The picture is kept between
/// paints: a hover that moves draws no chart again.
class MarksView : public ChartView {
    Q_OBJECT
public:
    MarksView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);

    void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const final;
    /// Of the picture on screen, from back to front.
    const std::vector<RunMark>& marks();
    /// What the readout says; empty where nothing is hovered.
    QString readout() const;

    QSize sizeHint() const override { return {620, 320}; }
    QSize minimumSizeHint() const override { return {220, 140}; }

protected:
    /// Takes what it needs from runs() and linked(); sets the remark. Called when either has changed.
    virtual void prepare() = 0;
    virtual std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const = 0;
    /// The area that a drag from corner to corner means.
    virtual QRectF brushed(const QRectF& dragged) const { return dragged; }

    void rebuild() final;
    void invalidate(); ///< the picture is to be drawn again

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void point(std::optional<std::size_t> mark, QPointF anchor);
    void step(int by);
    void select(const QList<qint64>& runs, Qt::KeyboardModifiers modifiers);
    bool isHovered(const RunMark& mark) const;

    QPixmap picture_;
    std::vector<RunMark> marks_;
    std::optional<std::size_t> pointed_; ///< under the pointer, or where the keyboard is
    QPointF anchor_;                     ///< where its readout stands
    std::optional<QPointF> pressed_;
    QRectF band_;
};

/// "3 runs", or the name of the only one.
QString runsText(const ComparedRuns& runs, const QList<qint64>& ids);

} // namespace ph
