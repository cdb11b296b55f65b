#pragma once

#include "models/values/Notice.h"

/// Everything about notices that has a word, translated.
namespace ph {

QString noticeKindText(NoticeKind kind);         ///< "Alerts"
QString noticeGradeText(NoticeGrade grade);      ///< "Warning"
QString noticeWayText(NoticeRule::Way way);      ///< "Interrupts"
QString noticeHowText(NoticeRecord::How how);    ///< "Told"
QString noticeTitle(const Notice& notice);       ///< "12 things at once", or what the one is called
QString noticeText(const Notice& notice);        ///< "3 grave, 9 warnings · payments/fraud 7, …"
QString trayMoodText(TrayMood mood, int firing); ///< "12 alerts fire, some of them grave"

} // namespace ph
