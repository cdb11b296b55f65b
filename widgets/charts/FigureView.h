#pragma once

#include "widgets/charts/ChartFigure.h"

#include <QPixmap>
#include <QWidget>

namespace ph {

/// Shows a figure and reads it: a pointer or the arrows go from reading to reading, Home and End to the first
/// and the last, Esc lets go, Enter and a click choose. The picture is painted once; a reading that moves
/// draws no chart again.
class FigureView final : public QWidget {
    Q_OBJECT
public:
    explicit FigureView(QWidget* parent = nullptr);

    void showFigure(const ChartFigure& figure);
    const ChartFigure& figure() const { return figure_; }
    QString readout() const; ///< empty where nothing is read
    /// In what is painted now, beside figure().readings.
    const std::vector<RunMark>& marks();

    QSize sizeHint() const override { return {520, 300}; }
    QSize minimumSizeHint() const override { return {220, 140}; }

Q_SIGNALS:
    void readingChosen(std::size_t index); ///< of figure().readings

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void invalidate();
    void read(std::optional<std::size_t> reading, QPointF anchor);
    void step(int by);

    ChartFigure figure_;
    QPixmap picture_;
    std::vector<RunMark> marks_;
    std::optional<std::size_t> read_;
    QPointF anchor_; ///< where the readout stands
};

} // namespace ph
