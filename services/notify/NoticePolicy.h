#pragma once

#include "models/values/Notice.h"

#include <QHash>
#include <QTimeZone>

#include <vector>

namespace ph {

/// What one look brought.
struct NoticeBatch {
    std::vector<NoticeEvent> events;
    QString source = {}; ///< of which these are; empty: of none that is looked at again
    /// Whole: these are all that go on there, and others of it are over.
    enum class Extent { Whole, Partial } extent = Extent::Whole;
    /// No: it was there before anybody was told of anything, and is only to be known from now on.
    enum class News { Yes, No } news = News::Yes;
};

/// What was told, so that it is not told again. Kept over restarts.
struct NoticeState {
    struct Told {
        int rank = 0;
        std::int64_t atMs = noTime;
        QString source; ///< as of NoticeBatch
        friend bool operator==(const Told&, const Told&) = default;
    };
    /// A notice that is on the screen, or was, with what it is about.
    struct Standing {
        QString id;
        Notice::Why why = Notice::Why::One;
        std::int64_t atMs = noTime;
        std::vector<NoticeEvent> events;
        friend bool operator==(const Standing&, const Standing&) = default;
    };
    QHash<QString, Told> told = {};      ///< by key, as long as it goes on
    std::vector<NoticeEvent> held = {};  ///< until quiet hours are over
    std::vector<Standing> standing = {}; ///< oldest first
    std::int64_t lastId = 0;
    friend bool operator==(const NoticeState&, const NoticeState&) = default;
};

/// What follows from a look.
struct NoticeStep {
    NoticeState state;
    QList<Notice> show;
    QList<Notice> update;        ///< of several matters some are over: the same with those that are left, in
                                 ///< its place, for whoever looks at it; nobody is interrupted
    QStringList withdraw;        ///< ids of notices whose matter is over, or that another one tells of now
    QList<NoticeRecord> history; ///< oldest first
};

/// Who is interrupted by what, now: by the rules, once each, not in quiet hours, and a storm as one. What was
/// held back is told as one notice by the first call after them; so it is called now and then without events,
/// too. Pure; a batch costs by its events and what was told.
NoticeStep noticesOf(NoticeState state, const NoticeSettings& settings, const NoticeBatch& batch,
                     std::int64_t nowMs, const QTimeZone& zone);

/// How many of what these are.
NoticeCounts countsOf(const std::vector<NoticeEvent>& events);

} // namespace ph
