#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/Time.h"

namespace ph {

/// An alert as a monitor shows it. Why nobody is told of one that fires stands beside it.
struct Alert {
    enum class State {
        Pending,     ///< holds, but not for long enough to fire
        Firing,      ///< people are told
        Suppressed,  ///< fires; nobody is told, by a silence, another alert or a time of rest
        Unprocessed, ///< has just come
        Unknown      ///< a word of a newer server's
    };
    QString fingerprint; ///< by which inhibitedBy of others names it; empty where the monitor has none
    MetricLabels labels, annotations;
    State state = State::Unknown;
    QStringList silencedBy;  ///< ids of silences
    QStringList inhibitedBy; ///< fingerprints of alerts
    QStringList mutedBy;     ///< names of time intervals
    QStringList receivers;
    std::int64_t startsAtMs = noTime, endsAtMs = noTime, updatedAtMs = noTime;
    QString generatorUrl; ///< where its expression can be looked at
    friend bool operator==(const Alert&, const Alert&) = default;
};

/// Alerts that one message tells of.
struct AlertGroup {
    QString receiver;
    MetricLabels labels; ///< that they share and are grouped by
    std::vector<Alert> alerts;
    friend bool operator==(const AlertGroup&, const AlertGroup&) = default;
};

QString alertName(const Alert& alert); ///< its "alertname"; empty where it has none
/// Its fingerprint; where the monitor has none (a Prometheus), one of its labels, as Alertmanager makes it.
QString alertFingerprint(const Alert& alert);
QString alertStateName(Alert::State state);        ///< "pending", "firing", "suppressed", …, for output
MetricLabels labelsBesideName(const Alert& alert); ///< all but "alertname"

/// Why nobody is told of an alert.
struct Suppression {
    enum class Kind { Silence, Inhibition, Mute } kind = Kind::Silence;
    QString by; ///< the beginning of a silence's id; the other alert with its labels; a time interval's name
    friend bool operator==(const Suppression&, const Suppression&) = default;
};
/// Empty where nothing keeps it back. An inhibiting alert that is not among `all` is named by its
/// fingerprint.
QList<Suppression> suppressions(const Alert& alert, const std::vector<Alert>& all);

} // namespace ph
