#pragma once

#include <QTimer>
#include <QWidget>

namespace ph {

/// A turning ring, 16 pixels or as large as its size hint is set. Turns only while visible; stands still
/// where the style asks for no animation.
class Spinner : public QWidget {
    Q_OBJECT
public:
    explicit Spinner(QWidget* parent = nullptr, int pixels = 16);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int pixels_;
    int angle_ = 0;
    QTimer timer_;
};

/// A line of 2 pixels that says how far work is. Keeps its height when idle, so that nothing jumps.
class ProgressLine : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void setProgress(qint64 done, qint64 total); ///< total 0: unknown, a segment wanders
    void finish();                               ///< empty line
    bool isActive() const { return active_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void updateTimer();
    qint64 done_ = 0;
    qint64 total_ = 0;
    bool active_ = false;
    int phase_ = 0;
    QTimer timer_;
};

} // namespace ph
