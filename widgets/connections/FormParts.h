#pragma once

#include <QString>

class QFormLayout;
class QWidget;

namespace ph {

class PlainLabel;

// What the form of the connection dialog is made of.

PlainLabel* formLabel(const QString& text, QWidget* buddy);
/// Hidden; its object name is "problem-" and the name.
PlainLabel* problemLabel(const QString& name, QWidget* parent);
QFormLayout* makeForm(QWidget* parent);

} // namespace ph
