#include "services/quality/ReportDraft.h"

namespace ph {

namespace {

constexpr qsizetype maxUnreadNames = 500, maxUnreadName = 200;

} // namespace

QString boundedText(const QString& text)
{
    return text.size() <= maxQualityText ? text : text.left(maxQualityText - 1) + u'…';
}

void ReportDraft::add(QualityItem item)
{
    if (report.items.size() >= maxQualityItems)
        return countUnread(QStringLiteral("items beyond %1").arg(maxQualityItems));
    report.items.append(std::move(item));
}

void ReportDraft::countUnread(const QString& name, qint64 count)
{
    auto key = name.size() <= maxUnreadName ? name : name.left(maxUnreadName - 1) + u'…';
    if (!unread_.contains(key) && unread_.size() >= maxUnreadNames)
        key = QStringLiteral("other names");
    unread_[key] += count;
}

QualityReport ReportDraft::finished() &&
{
    for (auto it = unread_.cbegin(); it != unread_.cend(); ++it)
        report.unread.append({it.key(), it.value()});
    return std::move(report);
}

} // namespace ph
