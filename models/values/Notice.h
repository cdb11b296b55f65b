#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>

namespace ph {

/// What people are told of while they look elsewhere. Numbers are kept in settings: new ones at the end.
enum class NoticeKind : std::uint8_t { Alert = 0, Incident = 1, Gate = 2, Release = 3, Connection = 4 };
inline constexpr int noticeKinds = 5;
enum class NoticeGrade : std::uint8_t { Info = 0, Warning = 1, Grave = 2 };
inline constexpr int noticeGrades = 3;

/// Something that happened, or is over. Texts are plain.
struct NoticeEvent {
    QString key; ///< of the matter, the same as long as it goes on: "alert:4f2a:1764300000000"
    NoticeKind kind = NoticeKind::Alert;
    NoticeGrade grade = NoticeGrade::Info;
    int rank = 0; ///< told again where it is higher than it was: an incident that got worse
    QString environment = {}, endpoint = {}; ///< empty: not known
    QString title = {}, text = {};
    QString target = {}; ///< what a click opens: "alert:FINGERPRINT", "incident:ID", "release:ID", …
    std::int64_t atMs = noTime;
    enum class Phase : std::uint8_t { Begun, Over } phase = Phase::Begun;
    enum class By : std::uint8_t { Others, Oneself } by = By::Others; ///< nobody is told of their own doing
    friend bool operator==(const NoticeEvent&, const NoticeEvent&) = default;
};

/// How many of what.
struct NoticeCounts {
    std::array<int, noticeGrades> byGrade{};
    QList<std::pair<QString, int>> endpoints = {}; ///< those most hit first, three at most
    int endpointCount = 0;                         ///< of those that are known
    int total() const { return byGrade[0] + byGrade[1] + byGrade[2]; }
    friend bool operator==(const NoticeCounts&, const NoticeCounts&) = default;
};

/// One interruption: of one event, of a storm of them, or of what waited until quiet hours were over.
struct Notice {
    enum class Why : std::uint8_t { One, Storm, AfterQuiet };
    QString id; ///< a later one of the same id takes its place
    Why why = Why::One;
    NoticeEvent first = {}; ///< the gravest, of these the newest
    NoticeCounts counts = {};
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// A line of the list of what was told.
struct NoticeRecord {
    enum class How : std::uint8_t {
        Told,
        Held,
        Listed
    }; ///< held back by quiet hours; only listed by its rule
    Notice notice = {};
    How how = How::Told;
    std::int64_t atMs = noTime;
    friend bool operator==(const NoticeRecord&, const NoticeRecord&) = default;
};

/// What may interrupt, of one kind.
struct NoticeRule {
    enum class Way : std::uint8_t { Interrupts, IsListed, IsIgnored };
    Way way = Way::Interrupts;
    NoticeGrade least = NoticeGrade::Info; ///< what is less grave is only listed
    QStringList environments = {};         ///< others are only listed; empty: all of them
    friend bool operator==(const NoticeRule&, const NoticeRule&) = default;
};

/// A time of rest by the clock on the wall, in minutes from midnight; one that ends before it begins lasts
/// into the next day.
struct QuietSpan {
    int fromMinute = 22 * 60, toMinute = 7 * 60;
    friend bool operator==(const QuietSpan&, const QuietSpan&) = default;
};

struct QuietHours {
    enum class Kept : std::uint8_t { No, Yes } kept = Kept::No;
    enum class Grave : std::uint8_t { Passes, Waits } grave = Grave::Passes;
    std::array<std::optional<QuietSpan>, 7> days = {}; ///< from Monday, by the day on which they begin
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

struct NoticeSettings {
    std::array<NoticeRule, noticeKinds> rules{};
    QuietHours quiet = {};
    std::int64_t quietUntilMs = noTime; ///< "for an hour", by hand
    int stormFrom = 4;                  ///< so many within the window are one notice; above 1
    std::int64_t stormWindowMs = 60'000;
    friend bool operator==(const NoticeSettings&, const NoticeSettings&) = default;
};
/// Alerts and gates from a warning on; quiet from 22:00 to 07:00, were it kept.
NoticeSettings usualNoticeSettings();

/// What the tray shows at a glance.
enum class TrayMood : std::uint8_t { Calm, Firing, Grave, Offline };

} // namespace ph
