#include "services/observations/FileItems.h"

#include "models/values/LineDiff.h"

#include <QFileInfo>

namespace ph {

namespace {

constexpr qsizetype mostLinesTold = 6;

QString differenceText(const FileChange& change)
{
    QStringList told;
    for (const auto& line :
         differingLines(QString::fromUtf8(change.bytesBefore), QString::fromUtf8(change.bytesAfter))) {
        if (line.startsWith(u'-') || line.startsWith(u'+'))
            told << line.simplified();
    }
    if (told.size() > mostLinesTold) {
        const auto more = told.size() - mostLinesTold;
        told.resize(mostLinesTold);
        told << QStringLiteral("and %1 lines more").arg(more);
    }
    return told.join(QStringLiteral("; "));
}

} // namespace

TimelineItem fileItem(const FileChange& change, const TimelineScope& scope)
{
    const auto& [before, after, bytesBefore, bytesAfter, modifiedMs] = change;
    TimelineItem item;
    item.id = QStringLiteral("file:%1:%2:%3").arg(after.kind, after.digest.left(16)).arg(after.firstMs);
    item.kind = TimelineKind::ConfigChange;
    item.scope = scope;
    item.title = QStringLiteral("%1 %2 changed").arg(after.kind, QFileInfo(after.name).fileName());
    item.detail = differenceText(change);
    const bool isSaid = modifiedMs != noTime && modifiedMs > before.lastMs && modifiedMs <= after.firstMs;
    item.atMs = isSaid ? modifiedMs : after.firstMs;
    item.afterMs = isSaid || before.lastMs >= after.firstMs ? noTime : before.lastMs;
    item.seenMs = after.firstMs;
    item.source = after.name;
    item.reference = QStringLiteral("document:%1").arg(after.digest);
    return item;
}

TimelineItem noteItem(const QString& id, const QString& words, std::int64_t atMs, const QString& author,
                      const TimelineScope& scope)
{
    TimelineItem item;
    item.id = QStringLiteral("note:%1").arg(id);
    item.kind = TimelineKind::Note;
    item.role = TimelineRole::Remark;
    item.scope = scope;
    item.title = words.section(u'\n', 0, 0);
    item.detail = words.section(u'\n', 1);
    item.atMs = item.seenMs = atMs;
    item.source = author;
    item.reference = item.id;
    return item;
}

} // namespace ph
