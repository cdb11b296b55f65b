#pragma once

#include "models/tables/Format.h"
#include "models/values/AliasTimeline.h"
#include "widgets/registry/TimelineScale.h"

#include <QHash>
#include <QWidget>

namespace ph {

/// Where each alias and stage of a model pointed: a lane each, a bar for each version, and below it in words
/// what it was at the moment that is chosen. That moment is moved with the mouse or the arrow keys (Shift:
/// further; Ctrl: to the next change; Home and End), the wheel or + and - zoom, a drag with the right button
/// or Page Up and Page Down move in time. Ctrl+C copies the answers.
class AliasTimelineView final : public QWidget {
    Q_OBJECT
public:
    explicit AliasTimelineView(QWidget* parent = nullptr);

    /// Keeps moment and zoom where it showed the same model before.
    enum class Picture { Same, Another };
    void showTimelines(const QList<AliasTimeline>& timelines, std::int64_t nowMs, Picture picture);
    void setMoment(std::int64_t ms); ///< shows it, moving in time where it must
    std::int64_t moment() const { return momentMs_; }
    /// What has not all of these words is dimmed; see matchesWords().
    void setWords(const QString& words);
    void zoomBy(double factor); ///< around the moment; below 1: closer
    void zoomToAll();
    const TimelineScale& scale() const { return scale_; }
    /// One line an alias: "champion: version 7"; `time` writes the times in it.
    QStringList answers(QString (*time)(std::int64_t) = formatLocalTime) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void momentChanged(std::int64_t ms); ///< by the person

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF bar(int lane) const;
    int labelWidth() const;
    int laneAt(double y) const;
    QColor colour(const QString& version) const;
    bool isDimmed(const AliasTimeline& timeline, const AliasAnswer& answer) const;
    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, int lane) const;
    void paintMoment(QPainter& painter) const;
    void choose(std::int64_t ms);
    void chooseChange(int direction);
    void describe();
    void setScale(TimelineScale scale);

    QList<AliasTimeline> timelines_;
    QHash<QString, int> versions_; ///< number of each, in order of appearance
    QString words_;
    TimelineScale scale_;
    std::int64_t nowMs_ = 0, momentMs_ = 0;
    std::optional<double> dragX_;
};

} // namespace ph
