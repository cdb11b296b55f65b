#pragma once

class QWidget;

namespace ph {

/// Tab goes from `first` through what is laid out in `panel`, in the order of its layouts, and then to what
/// came after `first` before. For what is built again: new widgets come last otherwise, behind all that the
/// window has. Gives the last of them, or `first`; nothing happens where the two are in different windows.
QWidget* tabAsLaidOut(QWidget* first, QWidget* panel);

/// The same where the panel itself stayed, and only what is in it is new: its place is known then.
void tabAsLaidOut(QWidget* panel);

/// The last that Tab comes to before it goes into `panel`; the panel itself where nothing does.
QWidget* lastStopBefore(QWidget* panel);

/// Tab goes from `first` through all that takes it in `panel`, in the order in which it was built, and then
/// to what came after `first` before. For panels that are placed by hand, and move. Gives the last of them,
/// or `first`; nothing happens where the two are in different windows.
QWidget* tabAsBuilt(QWidget* first, QWidget* panel);

enum class TabWay { On, Back };

/// Whether Tab leads to it. What hands its focus on is no stop: what it hands it to is one.
bool isTabStop(const QWidget& widget);

/// What a window does for Tab (QWidget::focusNextPrevChild). Qt's own goes to a panel that hands its focus on
/// to one of its parts, and so past all parts that come before that one. False where nothing else takes Tab.
bool goToNextStop(QWidget& window, TabWay way);

} // namespace ph
