#pragma once

#include "models/values/ArmedJob.h"
#include "models/values/RolloutState.h"

namespace ph {

/// Who says in the cluster that they drive a rollout.
struct DriveClaim {
    QString driver;
    std::int64_t sinceMs = noTime, renewedMs = noTime;
    std::int64_t durationMs = 30'000; ///< how long they keep it without being heard of
    friend bool operator==(const DriveClaim&, const DriveClaim&) = default;
};

/// What was seen of the candidate's share while somebody looked.
struct SeenShare {
    std::int64_t atMs = noTime;
    std::optional<double> percent = std::nullopt; ///< none: not observable
    friend bool operator==(const SeenShare&, const SeenShare&) = default;
};

/// One rollout as it is kept, for its page.
struct RolloutPicture {
    RolloutPlan plan;
    RolloutState state;
    QString cluster = {};                           ///< the connection's name
    QList<AnalysisReport> reports = {};             ///< of all looks that were kept, oldest first
    std::optional<DriveClaim> claim = std::nullopt; ///< none: nobody holds it
    std::optional<ArmedJob> job = std::nullopt;     ///< that drives it in its cluster; none: nobody armed it
    QString jobUnseen = {};                         ///< why nobody can tell whether there is one, a sentence
    QList<SeenShare> seen = {};                     ///< by the page itself since it is open, oldest first
    std::int64_t readMs = noTime;
    enum class Here { No, Drives, Stops } here = Here::No; ///< whether this window drives it
    /// Whether the cluster's own controller carries it out, once the endpoint holds the steps.
    enum class Carried { ByDriver, ByCluster } carried = Carried::ByDriver;
    friend bool operator==(const RolloutPicture&, const RolloutPicture&) = default;
};

/// The same with nothing in its texts that turns what is written around them, breaks a line or controls
/// anything: whoever may write into the cluster's records is not to word this page. Of reports see
/// rolloutVerdicts().
RolloutPicture plainly(RolloutPicture rollout);

enum class RolloutStanding { Going, Paused, Holding, GoingBack, Promoted, RolledBack, Aborted, Stopped };
RolloutStanding rolloutStanding(const RolloutState& state);
/// Whether a person asked to pause, and none to resume since.
bool isPaused(const RolloutState& state);
/// Whether this window drives it, or somebody else who was heard of in time.
bool isDriven(const RolloutPicture& rollout, std::int64_t nowMs);

enum class RolloutArming {
    Unknown,
    SupervisedOnly, ///< it goes on only while somebody drives it
    Starting,       ///< there is a Job, and it does not drive, or does not drive any more
    Armed           ///< it goes on in its cluster, whatever becomes of this computer
};
/// Whether the cluster's own controller was seen to have the steps: from then on it needs nobody.
bool holdsItsSteps(const RolloutPicture& rollout);
RolloutArming rolloutArming(const RolloutPicture& rollout);
/// Whether its Job goes by a policy that its environment has no more, as far as known.
bool isArmedByAnotherPolicy(const RolloutPicture& rollout);

/// A step of the plan, or of the way back.
struct RolloutStepLine {
    enum class Way { Forward, Back } way = Way::Forward;
    int at = 0;       ///< in the plan, or of the way back
    RolloutStep step; ///< of Forward
    RolloutRecord record;
    bool isPresent = false;
    bool isLeftOut = false;           ///< it turned back, or ended, before it
    std::int64_t soakLeftMs = noTime; ///< 0: over; noTime: it is not watched now
    friend bool operator==(const RolloutStepLine&, const RolloutStepLine&) = default;
};
/// The plan's steps; those of the way back after them, once it has turned back.
QList<RolloutStepLine> rolloutSteps(const RolloutPicture& rollout, std::int64_t nowMs);

/// A metric's verdict at the last look at one stage.
struct RolloutVerdictLine {
    int step = 0; ///< in the plan
    RolloutStep stage;
    MetricVerdict verdict;
    AnalysisMetric::Weight weight = AnalysisMetric::Weight::Ordinary;
    std::int64_t atMs = noTime;
    friend bool operator==(const RolloutVerdictLine&, const RolloutVerdictLine&) = default;
};
/// Of the candidate: what was measured once the traffic was back is no stage's.
QList<RolloutVerdictLine> rolloutVerdicts(const RolloutPicture& rollout);

/// Something that was asked: of the cluster, or by a person.
struct RolloutAct {
    enum class Kind { Step, WayBack, Request } kind = Kind::Step;
    int at = 0;                  ///< among those of its kind
    RolloutStep step = {};       ///< of Step
    RolloutRequest request = {}; ///< of Request
    int attempts = 0;
    std::int64_t askedMs = noTime, answeredMs = noTime, observedMs = noTime;
    QString answer = {}; ///< the cluster's word, English
    friend bool operator==(const RolloutAct&, const RolloutAct&) = default;
};
/// Newest first.
QList<RolloutAct> rolloutActs(const RolloutState& state, const RolloutPlan& plan);

struct RolloutConditionLine {
    int at = 0;
    RollbackCondition condition;
    ConditionRecord record;
    friend bool operator==(const RolloutConditionLine&, const RolloutConditionLine&) = default;
};
QList<RolloutConditionLine> rolloutConditions(const RolloutPicture& rollout);

/// The candidate's share from `atMs` until the next moment, in percent; none: nobody knows.
struct TrafficMoment {
    std::int64_t atMs = noTime;
    std::optional<double> percent = std::nullopt;
    friend bool operator==(const TrafficMoment&, const TrafficMoment&) = default;
};
struct TrafficHistory {
    QList<TrafficMoment> declared, observed; ///< ascending
    std::int64_t fromMs = noTime, untilMs = noTime;
    double capPercent = 100;
    friend bool operator==(const TrafficHistory&, const TrafficHistory&) = default;
};
/// Two step curves. A write with no clear answer leaves what is declared open; what is observed is open from
/// the moment of asking until it was seen, and from when nobody looks.
TrafficHistory rolloutTraffic(const RolloutPicture& rollout, std::int64_t nowMs);

} // namespace ph
