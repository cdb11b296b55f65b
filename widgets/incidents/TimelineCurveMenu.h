#pragma once

#include "models/charts/TimelineCurve.h"
#include "widgets/common/IconButton.h"

class QMenu;

namespace ph {

/// Which of the kept series are shown beneath a timeline: the usual ones of what is filtered, until somebody
/// chooses.
class TimelineCurveMenu final : public IconButton {
    Q_OBJECT
public:
    explicit TimelineCurveMenu(QWidget* parent = nullptr);
    void showChoices(std::vector<TimelineCurveChoice> choices);
    void setScope(const TimelineScope& scope); ///< of the filter
    QStringList wanted() const;                ///< ids; those that are there
    static constexpr int mostCurves = 4;

Q_SIGNALS:
    void chosen(); ///< by the person

private:
    void fill();
    void choose(const QString& id, bool isWanted);

    std::vector<TimelineCurveChoice> choices_;
    TimelineScope scope_;
    std::optional<QStringList> chosen_; ///< none: the usual ones
    QMenu* menu_;
};

} // namespace ph
