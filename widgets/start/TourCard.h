#pragma once

#include <QFrame>
#include <QPointer>

class QPushButton;

namespace ph {

class PlainLabel;

/// Where a card stands beside what it speaks of: right of it, below, left or above, where there is room in
/// the window; else in its lower right corner. Never reaches out of the window.
QRect placeBeside(const QRect& window, const QRect& thing, const QSize& card);

/// A few words on one thing of the window, beside it and with a frame around it. Whatever is behind can be
/// used meanwhile. Esc ends it while it has the focus.
class TourCard : public QFrame {
    Q_OBJECT
public:
    /// Lies over `window`, and follows its size.
    explicit TourCard(QWidget* window);
    ~TourCard() override;

    struct Stop {
        QString title, text;
        int number = 1, count = 1;
    };
    /// `beside` null: what it speaks of is not there.
    void showStop(const Stop& stop, QWidget* beside);
    void takeFocus();

Q_SIGNALS:
    void backRequested();
    void nextRequested();
    void endRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void place();
    QWidget* window_;
    QPointer<QWidget> beside_, around_;
    PlainLabel* place_ = nullptr;
    PlainLabel* title_ = nullptr;
    PlainLabel* text_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* next_ = nullptr;
    QPushButton* end_ = nullptr;
};

} // namespace ph
