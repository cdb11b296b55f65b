#pragma once

#include "models/values/Time.h"

#include <QMap>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace ph {

/// What limits the harm of an incident, before its cause is known.
enum class ContainmentKind : std::uint8_t {
    ReduceCanary, ///< the candidate gets no requests any more
    ShiftTraffic, ///< another revision of the same endpoint gets them
    Fallback,     ///< something else behind the same route gets them
    Rollback,     ///< the environment's last release is taken back
    PinPrompt,    ///< the prompt goes back to the version before
    Silence       ///< nobody is told of an alert for a while
};
QString containmentKindName(ContainmentKind kind); ///< "reduce-canary": stable
std::optional<ContainmentKind> containmentKindFromName(const QString& name);
QStringList containmentKindNames(); ///< in the order of the enumeration

/// The existing act that does it. Containment has none of its own.
struct ContainmentAct {
    enum class How : std::uint8_t { None, TakeBack, AbortRollout, SetTraffic, AddSilence };
    How how = How::None;
    QString subject;                   ///< environment, release, "NAMESPACE/NAME" of an endpoint, or alert
    QString connection;                ///< name of the one that is asked; empty: of the release's environment
    QMap<QString, double> shares = {}; ///< of SetTraffic: percent by target
    QMap<QString, QString> labels = {}; ///< of AddSilence: what an alert has to have
    friend bool operator==(const ContainmentAct&, const ContainmentAct&) = default;
};
/// The same as a command, "pilothouse traffic models/fraud --set candidate=0"; empty of none. `reason` is
/// what is said to others.
QString containmentCommand(const ContainmentAct& act, const QString& reason);

/// One way to limit the harm, with what is known of it. Texts are plain, one sentence each, in the language
/// of whoever reads them; nothing of it is kept.
struct ContainmentOption {
    /// Lacking: it would be possible, were it not for what is missing.
    enum class Standing : std::uint8_t { Possible, Lacking, Impossible };
    /// How one gets back from it, the easiest first.
    enum class Reversibility : std::uint8_t { ByItself, SameAct, NewRelease };
    /// Whether whoever sits here may, as far as can be told without asking a server.
    enum class Permit : std::uint8_t { May, MayNot, Unknown };

    ContainmentKind kind = ContainmentKind::Rollback;
    QString target; ///< endpoint, environment, prompt or alert; empty: none was found
    Standing standing = Standing::Impossible;
    QStringList missing = {}; ///< why it is not possible, or not known to be
    QString effect = {}, doesNotFix = {};
    std::optional<double> shareBefore = {}, shareAfter = {}; ///< percent of requests to what is blamed
    std::optional<double> requestsPerMinute = {}, usersPerMinute = {}; ///< that go elsewhere by it
    std::optional<double> radius = {}; ///< percent of the requests that it touches; none: not known
    QString radiusText = {};           ///< what it touches
    Reversibility reversibility = Reversibility::SameAct;
    std::optional<std::int64_t> effectMs = {}; ///< until it works; none: not known
    QString effectGround = {};                 ///< why it is thought so
    QString who = {};                          ///< who may do it
    Permit permit = Permit::Unknown;
    std::int64_t observedMs = noTime; ///< when what it stands on was seen; noTime: not known
    ContainmentAct act = {};
    friend bool operator==(const ContainmentOption&, const ContainmentOption&) = default;
};
QString
containmentStandingName(ContainmentOption::Standing standing);   ///< "possible", "lacking", "impossible"
QString reversibilityName(ContainmentOption::Reversibility how); ///< "by itself", "same act", "new release"
QString permitName(ContainmentOption::Permit permit);            ///< "yes", "no", "unknown"

/// "KIND" or "KIND:TARGET", as a person chooses one.
QString containmentChoice(const ContainmentOption& option);

} // namespace ph
