#pragma once

#include "models/values/Time.h"
#include "widgets/common/PlainLabel.h"

#include <QTimer>

namespace ph {

/// "2 h ago", kept true by itself. The exact local and UTC time is in the tool tip; past the threshold it
/// takes the stale tone and a clock.
class AgeLabel : public PlainLabel {
    Q_OBJECT
public:
    explicit AgeLabel(QWidget* parent = nullptr, Clock clock = systemNow);
    void setTime(std::int64_t ms);                     ///< noTime: shows "never"
    void setStaleAfter(std::chrono::milliseconds age); ///< zero: never stale (the default)
    /// %1 is the age: "seen %1".
    void setPattern(const QString& pattern);
    bool isStale() const;
    void refresh(); ///< happens by itself; public for clocks that jump

private:
    Clock clock_;
    std::int64_t time_ = noTime;
    std::chrono::milliseconds staleAfter_{0};
    QString pattern_;
    QTimer timer_;
};

} // namespace ph
