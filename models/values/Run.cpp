#include "models/values/Run.h"

namespace ph {

namespace {

struct NamedStatus {
    RunStatus status;
    const char* name;
};

constexpr NamedStatus statuses[] = {
    {RunStatus::Scheduled, "SCHEDULED"}, {RunStatus::Running, "RUNNING"}, {RunStatus::Finished, "FINISHED"},
    {RunStatus::Failed, "FAILED"},       {RunStatus::Killed, "KILLED"},
};

} // namespace

RunStatus runStatusFromName(std::string_view name)
{
    for (const auto& s : statuses) {
        if (name == s.name)
            return s.status;
    }
    return RunStatus::Unknown;
}

QString runStatusName(RunStatus status)
{
    for (const auto& s : statuses) {
        if (status == s.status)
            return QString::fromLatin1(s.name);
    }
    return QStringLiteral("UNKNOWN");
}

Lifecycle lifecycleFromName(std::string_view name)
{
    return name == "deleted" ? Lifecycle::Deleted : Lifecycle::Active;
}

QString lifecycleName(Lifecycle lifecycle)
{
    return lifecycle == Lifecycle::Deleted ? QStringLiteral("deleted") : QStringLiteral("active");
}

} // namespace ph
