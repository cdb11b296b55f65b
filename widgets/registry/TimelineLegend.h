#pragma once

#include <QWidget>

namespace ph {

/// What the patterns of a timeline mean. Wraps where room is short.
class TimelineLegend final : public QWidget {
    Q_OBJECT
public:
    explicit TimelineLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry;
    /// Lays all entries out in this width and hands each with its place to `visit`; gives the height.
    template <class Visit>
    int place(int width, Visit visit) const;
};

} // namespace ph
