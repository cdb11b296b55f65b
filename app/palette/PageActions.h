#pragma once

#include <QKeySequence>
#include <QList>
#include <QPointer>
#include <QWidget>

namespace ph {

/// What can be done on the page in front: a button, or an action of a button's menu or of another control.
struct PageAction {
    QString name;           ///< stays over restarts: of the object where it has one, else its words
    QString words;          ///< what a screen reader says of it
    QString shown = {};     ///< what stands on the button, where that is something else
    QString part = {};      ///< the menu it is in; where another has the same words, what tells them apart
    QString icon = {};      ///< freedesktop name
    QKeySequence keys = {}; ///< none: empty
    QPointer<QObject> target = {}; ///< the QAbstractButton or QAction
    QPointer<QWidget> at = {};     ///< which has the focus when it is done
};

/// What is visible and enabled on `page`, in the order of Tab: buttons first, then actions. No two have one
/// name. Left out are parts of tables, tabs and fields, and what only folds or dismisses a message. Menus
/// that are filled when they open are filled.
QList<PageAction> pageActions(QWidget& page);

/// Whether it is still there, visible and enabled.
bool canBeDone(const PageAction& action);

/// As if it was pressed by hand, the focus with it; what asks first asks. Nothing where it cannot be done.
void perform(const PageAction& action);

} // namespace ph
