#pragma once

#include "widgets/common/Theme.h"

#include <QWidget>

class QPainter;

namespace ph {

/// A small label with a tone, its shape and a text: "Finished", "stale", "3 of 12". Shortens in the middle.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);
    Badge(const QString& text, Tone tone, QWidget* parent = nullptr);
    void setBadge(const QString& text, Tone tone);
    QString text() const { return text_; }
    Tone tone() const { return tone_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString text_;
    Tone tone_ = Tone::Neutral;
};

/// The same for item delegates: paints left-aligned and vertically centred in `rect`; returns the width used.
int paintBadge(QPainter* painter, const QRect& rect, const QString& text, Tone tone, const Theme& theme);
int badgeWidth(const QString& text, Tone tone);

/// A filter or a chosen item with a button that takes it away: Delete and Backspace do the same.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);
    QString text() const { return text_; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect closeRect() const;
    QString text_;
};

} // namespace ph
