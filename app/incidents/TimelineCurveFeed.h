#pragma once

#include "app/Workspace.h"
#include "app/packs/OpenedPack.h"
#include "models/charts/TimelineCurve.h"

#include <QObject>

namespace ph {

class TimelinePane;

/// Reads the kept series that a timeline is to show beneath its lanes, of the workspace or of an opened pack,
/// on workers. Asks no server.
class TimelineCurveFeed : public QObject {
    Q_OBJECT
public:
    TimelineCurveFeed(Workspace& workspace, TimelinePane& pane, QObject* parent = nullptr);
    ~TimelineCurveFeed() override;
    void look(); ///< which series are kept now, and how far
    /// Of a pack from the next look on; null: of the workspace. Nothing is shown until then.
    void showPack(OpenedPackPtr pack);

private:
    struct Kept {
        ObservedSeriesKey key;
        TimelineCurveChoice choice;
    };
    void read(const QStringList& ids, std::int64_t fromMs, std::int64_t toMs);

    Workspace& workspace_;
    TimelinePane& pane_;
    OpenedPackPtr pack_;
    std::map<QString, Kept> kept_;
    JobHandle lookJob_, readJob_;
};

/// A kept series as a line: every point where they are few, or where those in [fromMs, toMs) and as much
/// around it are; else stored buckets, which lose no extreme. Storage. Blocking.
Result<TimelineCurve> loadTimelineCurve(ObservedStore& store, const ObservedSeriesKey& key,
                                        const TimelineCurveChoice& choice, std::int64_t fromMs,
                                        std::int64_t toMs);

} // namespace ph
