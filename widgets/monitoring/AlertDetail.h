#pragma once

#include "models/values/MonitorLines.h"
#include "models/values/Time.h"

#include <QScrollArea>

class QPushButton;

namespace ph {

class Badge;
class PlainLabel;

/// One alert whole: what it says, what keeps it back, who is told, and a way to silence it.
class AlertDetail final : public QScrollArea {
    Q_OBJECT
public:
    explicit AlertDetail(Clock clock, QWidget* parent = nullptr);
    void showAlert(const std::optional<AlertLine>& line); ///< none: says what to do
    const std::optional<AlertLine>& alert() const { return line_; }

Q_SIGNALS:
    void silenceRequested(const ph::AlertLine& line);
    void incidentRequested(const ph::AlertLine& line); ///< one is to be opened from it

private:
    QString wholeText() const;
    Clock clock_;
    std::optional<AlertLine> line_;
    PlainLabel* name_;
    Badge* state_;
    PlainLabel* since_;
    PlainLabel* because_;
    PlainLabel* whole_;
    QPushButton* silence_;
    QPushButton* incident_;
    QPushButton* copy_;
};

} // namespace ph
