#pragma once

#include <QWidget>

namespace ph {

class PlainLabel;

/// Covers a window while files are dragged over it, and says what may be dropped. It takes no events: what is
/// below is asked where the pointer is.
class DropHint : public QWidget {
    Q_OBJECT
public:
    explicit DropHint(QWidget* window);
    void open();
    static QString whatCanBe(); ///< one sentence

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    PlainLabel* title_;
    PlainLabel* text_;
};

} // namespace ph
