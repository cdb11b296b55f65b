#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/Result.h"
#include "models/values/Time.h"

namespace ph {

/// A condition on one label. A label that is not there is empty.
struct LabelMatcher {
    enum class Operator { Equal, NotEqual, Matches, MatchesNot };
    QString name;
    Operator op = Operator::Equal;
    QString value; ///< of Matches and MatchesNot a regular expression, which the whole value has to fit
    friend bool operator==(const LabelMatcher&, const LabelMatcher&) = default;
};

/// `name=value`, `name!=value`, `name=~pattern`, `name!~pattern`; the value may stand in double quotes, as
/// Alertmanager writes it. Invalid, in words.
Result<LabelMatcher> parseLabelMatcher(const QString& text);
QString matcherText(const LabelMatcher& matcher); ///< as Alertmanager writes it: name=~"pattern"

/// Whether every condition holds. Patterns are read as Qt does, which differs from Alertmanager in rare
/// corners (look-around, back references): what it silences in truth is told by it alone. A pattern that
/// cannot be read matches nothing.
bool matchesAll(const QList<LabelMatcher>& matchers, const MetricLabels& labels);

/// Nobody is told of alerts that match, for a while.
struct Silence {
    enum class State { Pending, Active, Expired, Unknown };
    QString id;
    QList<LabelMatcher> matchers;
    State state = State::Unknown;
    std::int64_t startsAtMs = noTime, endsAtMs = noTime, updatedAtMs = noTime;
    QString createdBy, comment;
    friend bool operator==(const Silence&, const Silence&) = default;
};

QString silenceStateName(Silence::State state); ///< "pending", "active", "expired", "unknown", for output

/// A silence that is wanted.
struct SilenceAsk {
    QList<LabelMatcher> matchers;
    std::int64_t startsAtMs = noTime, endsAtMs = noTime;
    QString createdBy, comment;
};

/// Invalid, in words: without matchers, or only such as fit what is not there; without a reason, an author or
/// an end; one that ends before it begins or before now.
Result<void> checkedSilence(const SilenceAsk& ask, std::int64_t nowMs);

/// Whether `silence` is what was asked for, so that one whose answer was lost can be found again. Its start
/// does not count: a monitor moves one that lies behind it to its own now.
bool isAskedFor(const Silence& silence, const SilenceAsk& ask);

} // namespace ph
