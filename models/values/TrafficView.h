#pragma once

#include "models/values/Endpoint.h"
#include "models/values/Error.h"

namespace ph {

/// Whether an endpoint's traffic can be changed from here, and by giving whom a share.
struct TrafficChoice {
    QString refusal = {};             ///< why not, a sentence; empty: it can
    QList<TrafficShare> targets = {}; ///< with what each is asked to get now; the candidate first

    friend bool operator==(const TrafficChoice&, const TrafficChoice&) = default;
};

/// What one share makes of all, before anybody is asked.
struct TrafficIdea {
    QString refusal = {}; ///< why it makes no sense; empty: it does
    QList<TrafficShare> shares = {};
    QStringList remarks = {}; ///< what to know of it, sentences

    friend bool operator==(const TrafficIdea&, const TrafficIdea&) = default;
};

/// Who else has a say in an endpoint's traffic; a person may overrule each, and only by name.
enum class TrafficObjection {
    HeldFields, ///< somebody else manages a field of it, and loses that once it is taken over
    MadeFromGit ///< a GitOps controller makes the object, and would undo the change
};

/// A change as the cluster itself tried it, without effect.
struct TrafficTrial {
    QString request = {};                          ///< exactly what would be sent
    QStringList changes = {};                      ///< of the object: "- old", "+ new", "  same"
    QStringList warnings = {};                     ///< of the cluster itself, and what is taken over
    bool nothingNew = false;                       ///< the object would stay as it is
    std::optional<QString> keyless = std::nullopt; ///< what to do first where there is no signing key

    friend bool operator==(const TrafficTrial&, const TrafficTrial&) = default;
};

/// A tried request as it is shown. `before`, `after`: the object; before is empty where there is none.
TrafficTrial trialOf(const QString& request, const QString& before, const QString& after,
                     const QStringList& warnings);

/// One request that a rollout will make, as the cluster tried it.
struct ForeseenRequest {
    QString step = {}; ///< "10 %", "Take back"
    enum class Way { Forward, Back } way = Way::Forward;
    TrafficTrial trial = {};
    std::optional<Error> refusal = std::nullopt; ///< why it could not be tried, in place of the trial
};

/// How a change that was asked for ended, in words.
struct TrafficReport {
    enum class End {
        Observed,
        Requested, ///< taken by the cluster, and not seen: not in time, or not observable
        Unknown,   ///< no answer came, and nothing was found
        Refused    ///< nothing was changed
    } end = End::Unknown;
    QString text = {};
    QString details = {};

    friend bool operator==(const TrafficReport&, const TrafficReport&) = default;
};

} // namespace ph
