#pragma once

#include "models/values/Notice.h"

#include <QWidget>

class QCheckBox;
class QTimeEdit;

namespace ph {

class PlainLabel;

/// Quiet hours, a line a weekday: from when to when, by the clock on the wall. What ends before it begins
/// ends on the next day, and says so.
class QuietHoursEdit final : public QWidget {
    Q_OBJECT
public:
    explicit QuietHoursEdit(QWidget* parent = nullptr);
    void showHours(const QuietHours& hours);
    QuietHours hours() const;

private:
    void say();
    struct Day {
        QCheckBox* isQuiet;
        QTimeEdit *from, *to;
        PlainLabel* note;
    };
    QCheckBox *kept_, *gravePass_;
    QWidget* week_;
    std::array<Day, 7> days_;
};

} // namespace ph
