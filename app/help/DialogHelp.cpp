#include "app/help/DialogHelp.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QEvent>

namespace ph {

namespace {

/// Over the borders of windows, unlike QWidget::isAncestorOf().
bool isAbove(const QWidget& dialog, const QWidget& window)
{
    const auto* below = dialog.parentWidget();
    while (below && below != &window)
        below = below->parentWidget();
    return below;
}

} // namespace

DialogHelp::DialogHelp(QWidget& window, QAction& help)
    : QObject(&help)
    , window_(window)
    , help_(help)
{
    qApp->installEventFilter(this); // dialogs are made all over the program
}

bool DialogHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show) {
        if (auto* dialog = qobject_cast<QDialog*>(watched); dialog && isAbove(*dialog, window_))
            dialog->addAction(&help_);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ph
