#pragma once

#include "models/values/Alert.h"
#include "models/values/Keys.h"
#include "models/values/MetricRule.h"
#include "models/values/ServiceObjective.h"
#include "models/values/Silence.h"

#include <QList>
#include <QSet>

namespace ph {

/// Where a line was seen.
struct MonitorPlace {
    ConnectionId connection;
    QString name; ///< of the connection
    friend bool operator==(const MonitorPlace&, const MonitorPlace&) = default;
};

struct AlertLine {
    MonitorPlace place;
    Alert alert;
    QList<Suppression> suppressions = {};
    friend bool operator==(const AlertLine&, const AlertLine&) = default;
};
/// Identifies a line among all.
QString alertLineKey(const AlertLine& line);
int urgency(Alert::State state); ///< what somebody has to act on comes first: 0
/// As people read them: what somebody has to act on first, the newest first within.
bool isMoreUrgent(const AlertLine& a, const AlertLine& b);

/// All lines as a table shows them, made away from it: in their order, each key with its line.
struct AlertPicture {
    QList<AlertLine> lines;
    QStringList keys;
};
AlertPicture alertPicture(QList<AlertLine> lines);
/// The way from what is shown to a picture: pictures of which each has at most `most` lines that were not
/// there before; the last one is whole. For a table that many come into at once, so that each step is short.
std::vector<AlertPicture> stepsTo(const AlertPicture& picture, const QSet<QString>& shown, int most);
/// An alert that an Alertmanager tells of came from a Prometheus: with its labels, and those that the
/// Prometheus adds on the way. `managed` are the connections that are Alertmanagers; what they tell of is
/// kept, and of the others what is not among it, such as pending alerts.
QList<AlertLine> withoutEchoes(const QList<AlertLine>& lines, const QList<ConnectionId>& managed);

struct SilenceLine {
    MonitorPlace place;
    Silence silence;
    /// What was asked for and has not been seen yet. Requested is not done.
    enum class Pending { None, Creation, Expiry } pending = Pending::None;
    friend bool operator==(const SilenceLine&, const SilenceLine&) = default;
};

struct RuleLine {
    MonitorPlace place;
    MetricRule rule;
    friend bool operator==(const RuleLine&, const RuleLine&) = default;
};

struct TargetLine {
    MonitorPlace place;
    ScrapeTarget target;
    friend bool operator==(const TargetLine&, const TargetLine&) = default;
};

/// An objective as it is kept in the workspace.
struct KeptObjective {
    QString file;       ///< name in the folder, "fraud-availability.yaml"
    QString connection; ///< name of whom to ask
    QString endpoint;   ///< what it is about, for people; may be empty
    ServiceObjective objective;
};
bool operator==(const KeptObjective& a, const KeptObjective& b);

struct ObjectiveLine {
    KeptObjective kept;
    std::optional<ObjectiveState> state = std::nullopt; ///< none: not asked yet, or it could not be read
    std::int64_t judgedMs = noTime;
    QString trouble = {}; ///< why the last asking failed, or the file cannot be read; `state` is older then
};
bool operator==(const ObjectiveLine& a, const ObjectiveLine& b);

/// How well one connection is known now.
struct MonitorStanding {
    MonitorPlace place;
    enum class Reading { Reading, Level, Behind } reading = Reading::Reading;
    std::int64_t seenMs = noTime; ///< when everything was read last; noTime: never
    std::optional<Error> error = std::nullopt;
    QStringList faults = {}; ///< items that could not be read while the rest could
    friend bool operator==(const MonitorStanding&, const MonitorStanding&) = default;
};

} // namespace ph
