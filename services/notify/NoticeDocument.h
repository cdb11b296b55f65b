#pragma once

#include "models/values/Result.h"
#include "services/notify/NoticePolicy.h"

namespace ph {

// What of notices is kept in a workspace's settings, as JSON. A text of a newer version, or one that is no
// longer understood, is Unreadable: whoever reads it begins anew rather than guess.

QByteArray noticeSettingsText(const NoticeSettings& settings);
Result<NoticeSettings> noticeSettingsFrom(const QByteArray& text);

/// What was told and what is held; not what stands on the screen, which does not outlive the program.
QByteArray noticeStateText(const NoticeState& state);
Result<NoticeState> noticeStateFrom(const QByteArray& text);

QByteArray noticeHistoryText(const QList<NoticeRecord>& history);
Result<QList<NoticeRecord>> noticeHistoryFrom(const QByteArray& text);

} // namespace ph
