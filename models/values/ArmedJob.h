#pragma once

#include <QStringList>

namespace ph {

/// The Job in a cluster that drives a rollout there, as it was seen.
struct ArmedJob {
    enum class Standing {
        Starting, ///< no pod of it drives yet, or none does any more and another will come
        Driving,  ///< one of its pods was heard of, driving
        Ended     ///< no pod of it will come any more
    } standing = Standing::Starting;
    QString name, uid;
    QString image;           ///< of this program
    QStringList pods;        ///< by name, the newest first; empty: none was made yet
    QString trouble;         ///< what keeps it from driving, as records have it; empty: nothing is known
    QString policyText = {}; ///< of the policy file as it was when it was armed; empty: it has none
    /// That one against the policy of its endpoint's environment as it is now.
    enum class PolicyMatch { NotCompared, AsNow, Another } policy = PolicyMatch::NotCompared;
    friend bool operator==(const ArmedJob&, const ArmedJob&) = default;
};

/// "starting", "driving", "ended".
QString armedStandingName(ArmedJob::Standing standing);

/// Whether a driver's name is that of a process in one of its pods.
bool isOfJob(const ArmedJob& job, const QString& driver);

} // namespace ph
