#pragma once

#include "models/values/Endpoint.h"
#include "models/values/MetricSeries.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/TimelineItem.h"

namespace ph {

/// What is known of environments, by which things that were seen elsewhere are told to be theirs.
class ScopeIndex {
public:
    ScopeIndex() = default;
    explicit ScopeIndex(QList<ReleaseEnvironment> environments)
        : environments_(std::move(environments))
    {
    }

    /// Of an alert or a series. An environment is named by the label "environment" or "env", or has all its
    /// own alert labels there; endpoint and model by the labels that serving systems and people give them.
    TimelineScope ofLabels(const MetricLabels& labels) const;
    /// Of an endpoint on the cluster of this connection.
    TimelineScope ofEndpoint(const QString& connection, const Endpoint& endpoint) const;
    /// Of a pointer of a registered model: "@champion", "/Production", or "#production", an environment.
    TimelineScope ofPointer(const QString& registry, const QString& model, const QString& pointer) const;
    /// Of an environment by name, with the model and endpoint that are its only ones.
    TimelineScope ofEnvironment(const QString& name) const;
    const QList<ReleaseEnvironment>& environments() const { return environments_; }

private:
    QList<ReleaseEnvironment> environments_;
};

} // namespace ph
