#pragma once

#include "models/values/MonitorLines.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ph {

class Badge;
class PlainLabel;

/// One objective whole: how much of its budget is left, how fast each pair of windows burns it, and why the
/// verdict is what it is.
class ObjectiveDetail final : public QScrollArea {
    Q_OBJECT
public:
    explicit ObjectiveDetail(QWidget* parent = nullptr);
    void showObjective(const std::optional<ObjectiveLine>& line); ///< none: says what to do
    const std::optional<ObjectiveLine>& objective() const { return line_; }

private:
    void showReadings();
    std::optional<ObjectiveLine> line_;
    PlainLabel* name_;
    Badge* verdict_;
    PlainLabel* budget_;
    PlainLabel* why_;
    QWidget* readings_ = nullptr;
    QVBoxLayout* column_;
    PlainLabel* queries_;
};

} // namespace ph
