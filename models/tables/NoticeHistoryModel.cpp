#include "models/tables/NoticeHistoryModel.h"

#include "models/tables/Format.h"
#include "models/tables/NoticeWords.h"
#include "models/values/CopiedText.h"

namespace ph {

QVariant NoticeHistoryModel::cell(const NoticeRecord& record, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == Text)
        return noticeText(record.notice);
    if (role == copiedTextRole && column == At)
        return formatIsoTime(record.atMs);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case At:
        return formatLocalTime(record.atMs);
    case How:
        return noticeHowText(record.how);
    case Title:
        return noticeTitle(record.notice);
    case Text:
        return noticeText(record.notice).replace(u'\n', u' ');
    default:
        return {};
    }
}

QVariant NoticeHistoryModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case At:
        return tr("When");
    case How:
        return tr("How", "column: whether a notice was told");
    case Title:
        return tr("What");
    case Text:
        return tr("Details");
    default:
        return {};
    }
}

QString NoticeHistoryModel::keyOf(const NoticeRecord& record) const
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(record.atMs)
        .arg(int(record.how))
        .arg(record.notice.id, record.notice.first.key);
}

} // namespace ph
