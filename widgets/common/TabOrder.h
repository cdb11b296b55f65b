#pragma once

class QWidget;

namespace ph {

/// Tab goes from `first` through what is laid out in `panel`, in the order of its layouts, and then to what
/// came after `first` before. For panels that are built again: new widgets come last otherwise, behind the
/// buttons of the dialog.
void tabAsLaidOut(QWidget* first, QWidget* panel);

} // namespace ph
