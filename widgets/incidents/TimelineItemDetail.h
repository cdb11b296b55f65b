#pragma once

#include "models/values/IncidentSuspect.h"
#include "models/values/Time.h"

#include <QScrollArea>

#include <optional>

namespace ph {

class Badge;
class PlainLabel;

/// One thing that happened, whole: what, when, whom it concerns, who told and when it was seen, and what is
/// its evidence; of a suspect also why it is one.
class TimelineItemDetail final : public QScrollArea {
    Q_OBJECT
public:
    /// `none`: what is said while nothing is chosen.
    TimelineItemDetail(const QString& objectName, QString none, Clock clock, QWidget* parent = nullptr);
    void showItem(const TimelineItem& item);
    void showSuspect(const IncidentSuspect& suspect);
    void showNone();

private:
    void show(const TimelineItem& item, const QString& why);
    const QString none_;
    const Clock clock_;
    PlainLabel* title_;
    Badge* severity_;
    PlainLabel* facts_;
    PlainLabel* why_;
    PlainLabel* evidence_;
};

} // namespace ph
