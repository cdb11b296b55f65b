#pragma once

#include <QToolButton>

namespace ph {

/// One destination of the rail: icon above its word, marked by a bar at the edge while it is current.
class NavigationButton : public QToolButton {
    Q_OBJECT
public:
    NavigationButton(const QString& icon, const QString& text, QWidget* parent);
    void setCount(int waiting); ///< what waits there, on a badge; 0: no badge
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< in the smallest window all destinations have room

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_;
    QString text_;
    int count_ = 0;
};

} // namespace ph
