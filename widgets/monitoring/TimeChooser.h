#pragma once

#include "models/values/ChartWindow.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;

namespace ph {

/// How far back, and how often again: 15 minutes to 7 days, or two moments.
class TimeChooser final : public QWidget {
    Q_OBJECT
public:
    explicit TimeChooser(Clock clock, QWidget* parent = nullptr);
    TimeChoice choice() const;
    int refreshSeconds() const;                                   ///< 0: only when asked
    void setChoice(const TimeChoice& choice, int refreshSeconds); ///< says nothing

Q_SIGNALS:
    void rangeChanged();
    void refreshChanged();

private:
    void showMoments();
    Clock clock_;
    QComboBox* span_;
    QDateTimeEdit* from_;
    QDateTimeEdit* to_;
    QComboBox* refresh_;
};

} // namespace ph
