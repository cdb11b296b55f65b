#include "models/values/ArmedJob.h"

#include <algorithm>

namespace ph {

QString armedStandingName(ArmedJob::Standing standing)
{
    switch (standing) {
    case ArmedJob::Standing::Starting:
        return QStringLiteral("starting");
    case ArmedJob::Standing::Driving:
        return QStringLiteral("driving");
    case ArmedJob::Standing::Ended:
        break;
    }
    return QStringLiteral("ended");
}

bool isOfJob(const ArmedJob& job, const QString& driver)
{
    // A pod is a host of its own name, and a driver is named after its host: "HOST (PROCESS)".
    return std::any_of(job.pods.begin(), job.pods.end(),
                       [&](const QString& pod) { return driver.startsWith(pod + QStringLiteral(" (")); });
}

} // namespace ph
