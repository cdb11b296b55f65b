#pragma once

#include "models/values/Connection.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/Result.h"
#include "services/http/HttpTransport.h"

#include <functional>
#include <stop_token>

namespace ph {

class SecretVault;

/// What a part of an environment answered.
struct EnvironmentAnswer {
    enum class Part { Tracker, Registry, Model, Target, Endpoint, Metrics, Policy, ReleaseHome };
    Part part = Part::Tracker;
    ProbeLine::Verdict verdict = ProbeLine::Verdict::Unknown;
    QString detail; ///< for people: in their language, but for what others said
    friend bool operator==(const EnvironmentAnswer&, const EnvironmentAnswer&) = default;
};

QString environmentPartName(EnvironmentAnswer::Part part); ///< "Release home": English, as in JSON
QString environmentPartText(EnvironmentAnswer::Part part); ///< the same, translated

/// A rule of releasing, and who sees to it in this environment.
struct EnvironmentRule {
    QString rule; ///< English, as in JSON; people read environmentRuleText()
    Enforcement enforcement = Enforcement::Advisory;
    QString reason; ///< one sentence, for people
    friend bool operator==(const EnvironmentRule&, const EnvironmentRule&) = default;
};

struct EnvironmentReport {
    QList<EnvironmentAnswer> parts; ///< always all, in the order of Part
    QList<EnvironmentRule> rules;
    /// True where no part answered No: a release can be tried here.
    bool isUsable() const;
};

/// Whom to ask. An empty function, and one that answers Unsupported: nobody can be asked, and the part is
/// Unknown.
struct EnvironmentSources {
    HttpTransport& transport;
    SecretVault& vault;
    std::function<Result<ProbeReport>(const QString& connection)> connection = {};
    /// What is known of a model in a registry, in words; NotFound where it has none of this name.
    std::function<Result<QString>(const QString& registry, const QString& model)> model = {};
    /// Where the target points now, in words.
    std::function<Result<QString>(const ReleaseEnvironment& environment)> target = {};
    /// What its policy holds, in words; an error with the file's problems, or why no tier of it can be taken.
    std::function<Result<QString>(const ReleaseEnvironment& environment)> policy = {};
};

/// Asks every part of an environment what can be asked without changing anything, and says of each rule who
/// enforces it here. What was not seen is Unknown, and no rule is called enforced on hope.
EnvironmentReport probeEnvironment(const ReleaseEnvironment& environment, const EnvironmentSources& sources,
                                   std::stop_token stop);

/// A Prometheus, by /api/v1/query?query=up: Yes where it watches something that is up, Warning where it
/// watches nothing, No where it does not answer as one, or where what it wants to see cannot be had.
EnvironmentAnswer probeMetricsSource(const ReleaseEnvironment& environment, const EnvironmentSources& sources,
                                     std::stop_token stop);

} // namespace ph
