#include "widgets/incidents/TimelineNoteAction.h"

#include "widgets/common/ScreenKeys.h"

#include <QContextMenuEvent>
#include <QWidget>

#include <utility>

namespace ph {

TimelineNoteAction::TimelineNoteAction(QWidget& view, QWidget& surface,
                                       std::function<std::int64_t(const std::optional<QPoint>&)> momentOf)
    : QAction(tr("Note about this moment…"), &view)
{
    setObjectName(QStringLiteral("timelineNote"));
    setShortcut(keysOf(ScreenKey::NoteMoment));
    setShortcutContext(Qt::WidgetShortcut);
    view.addAction(this);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    surface.installEventFilter(this);
    if (&surface != &view)
        view.installEventFilter(this);
    connect(this, &QAction::triggered, this, [this, momentOf = std::move(momentOf)] {
        if (const auto ms = momentOf(std::exchange(below_, std::nullopt)); ms != noTime)
            Q_EMIT noteRequested(ms);
    });
}

bool TimelineNoteAction::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::ContextMenu) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        below_ = menu->reason() == QContextMenuEvent::Mouse ? std::optional(menu->pos()) : std::nullopt;
    } else if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)
        below_.reset(); // a menu that was closed again counts no more
    return false;
}

} // namespace ph
