#include "models/values/Notice.h"

namespace ph {

NoticeSettings usualNoticeSettings()
{
    NoticeSettings settings;
    settings.rules[std::size_t(NoticeKind::Alert)].least = NoticeGrade::Warning;
    settings.quiet.days.fill(QuietSpan());
    return settings;
}

} // namespace ph
