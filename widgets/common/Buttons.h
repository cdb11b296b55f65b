#pragma once

#include <QPushButton>

namespace ph {

/// Primary: the one action of a pane, filled with the accent. Danger: filled with the bad colour.
/// Link: words that stand in a line of text, on its edge.
enum class ButtonKind { Plain, Primary, Danger, Flat, Link };

QPushButton* makeButton(const QString& objectName, const QString& text, ButtonKind kind = ButtonKind::Plain,
                        QWidget* parent = nullptr);
/// Ctrl+Shift+I, wherever an incident can be opened from what is in view; its tool tip says so.
void giveIncidentKey(QPushButton* button);
void setButtonKind(QPushButton* button, ButtonKind kind);

} // namespace ph
