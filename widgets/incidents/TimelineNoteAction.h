#pragma once

#include "models/values/Time.h"

#include <QAction>
#include <QPoint>

#include <functional>
#include <optional>

namespace ph {

/// "Note about this moment…", in the context menu of a view of the timeline and by the key N in it.
class TimelineNoteAction final : public QAction {
    Q_OBJECT
public:
    /// `momentOf`: the moment below a point of `surface`, or of what is chosen where there is none; noTime:
    /// there is no such moment. `surface` is `view` itself, or its viewport.
    TimelineNoteAction(QWidget& view, QWidget& surface,
                       std::function<std::int64_t(const std::optional<QPoint>&)> momentOf);

Q_SIGNALS:
    void noteRequested(qint64 aboutMs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::optional<QPoint> below_; ///< the menu, if it was opened by the mouse
};

} // namespace ph
