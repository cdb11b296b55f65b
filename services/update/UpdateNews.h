#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

namespace ph {

/// What the newest version is, as whoever makes packages says and signs it.
struct UpdateNews {
    QString version; ///< "1.4.0"
    QString url;     ///< https, where people read of it and get it; never opened by itself
    QString notes;   ///< plain text
    std::int64_t publishedMs = noTime;
    friend bool operator==(const UpdateNews&, const UpdateNews&) = default;
};

inline constexpr qsizetype maxUpdateBytes = 64 * 1024;

/// Reads news of which `signature` (base64 of 64 bytes, over the very bytes of `json`) is by `publicKey` (32
/// bytes). Forbidden where it does not fit; Unreadable where it is signed and is no news. Pure.
Result<UpdateNews> updateNewsFrom(const QByteArray& json, const QByteArray& signature,
                                  const QByteArray& publicKey);

/// What was told last, so that an older answer, signed though it is, is never taken for news again.
struct SeenUpdate {
    QString version;
    std::int64_t publishedMs = noTime, checkedMs = noTime;
    friend bool operator==(const SeenUpdate&, const SeenUpdate&) = default;
};
QByteArray seenUpdateText(const SeenUpdate& seen);
SeenUpdate seenUpdateFrom(const QByteArray& text); ///< nothing was seen, where it is none of ours

/// Conflict, in words, where the news are older than what was seen.
Result<void> checkNotOlder(const UpdateNews& news, const SeenUpdate& seen);

/// Numbers between dots, then what follows a dash, which comes before the version itself: "1.2-rc1" < "1.2".
std::strong_ordering compareVersions(const QString& a, const QString& b);
/// None where it is no version.
std::optional<QList<int>> versionNumbers(const QString& version);

} // namespace ph
