#pragma once

#include "models/values/TimelineItem.h"

#include <QList>

namespace ph {

/// What a check or a step of a diagnosis says. NoData is no Ok: nobody looked.
enum class StepVerdict : std::uint8_t { Ok, NoData, Suspicious, Bad }; ///< from the best to the worst
QString stepVerdictName(StepVerdict verdict); ///< "ok", "no data", "suspicious", "bad"

/// What to look for around an onset, in what was cached.
struct DiagnosisCheck {
    enum class Kind : std::uint8_t {
        Happened, ///< something of these kinds touched the time
        Metric    ///< a cached number lay beyond a bound
    };
    /// Whom it has to concern: what is in trouble, what lies around it (its environment, and no endpoint or
    /// model by name), or either.
    enum class Concerns : std::uint8_t { Itself, Surroundings, Either };
    enum class Segments : std::uint8_t { Any, Only, None }; ///< Only: of a segment, as its share of traffic
    QString id;                                             ///< unique in its step
    QString title;                                          ///< what people read
    Kind kind = Kind::Happened;
    StepVerdict found = StepVerdict::Suspicious;    ///< Suspicious or Bad: what a find says
    std::int64_t beforeMs = 3'600'000, afterMs = 0; ///< how much of the time around the onset is looked at

    // Of Happened.
    QList<TimelineKind> kinds = {};
    QList<TimelineRole> roles = {}; ///< empty: all but remarks
    TimelineSeverity least = TimelineSeverity::Info;
    Concerns concerns = Concerns::Itself;
    Segments segments = Segments::Any;
    QString reference = {}; ///< of its evidence; empty: any

    // Of Metric: the worst value within the time is held against these.
    QString series = {}; ///< expression or name that it is cached under
    std::optional<double> atLeast = {}, atMost = {};
    friend bool operator==(const DiagnosisCheck&, const DiagnosisCheck&) = default;
};

struct DiagnosisStep {
    QString id, title;
    QList<DiagnosisCheck> checks; ///< in the order in which people read them
    friend bool operator==(const DiagnosisStep&, const DiagnosisStep&) = default;
};

/// `diagnosis:` of a policy.
struct DiagnosisRules {
    enum class Base : std::uint8_t { Usual, None }; ///< what its steps are added to
    Base base = Base::Usual;
    QList<DiagnosisStep> steps;
    friend bool operator==(const DiagnosisRules&, const DiagnosisRules&) = default;
};

/// The steps in the order that saves time. A step of an id that `usual` has adds its checks to that one,
/// where a check of the same id replaces it; other steps stand before the last usual one: the model comes
/// last.
QList<DiagnosisStep> diagnosisSteps(const QList<DiagnosisStep>& usual, const DiagnosisRules& rules);

} // namespace ph
