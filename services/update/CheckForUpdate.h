#pragma once

#include "services/http/HttpTransport.h"
#include "services/update/UpdateNews.h"

namespace ph {

/// Where it is asked, and whose signature counts.
struct UpdateSource {
    QString address;      ///< of the news; their signature lies at the same address with ".sig"
    QByteArray publicKey; ///< 32 bytes
};

/// What is packaged with this build: PH_UPDATE_ADDRESS and PH_UPDATE_KEY of CMake; both may be empty.
QString packagedUpdateAddress();
QString packagedUpdateKey();

/// `address` and `key` ("ed25519:BASE64") as somebody set them, or as packaged where empty. Unsupported where
/// neither says anything; Invalid for what is no key.
Result<UpdateSource> updateSource(const QString& address, const QString& key);

/// Asks, once, without retrying or following to another place, and takes nothing but signed news that are
/// not older than `seen`. Sends nothing but the request itself. At most 64 KiB and 20 s. Errors of the
/// transport, of updateNewsFrom() and checkNotOlder(). Blocking.
Result<UpdateNews> checkForUpdate(HttpTransport& transport, const UpdateSource& source,
                                  const SeenUpdate& seen, std::stop_token stop);

/// $XDG_STATE_HOME/pilothouse/update-check.json: one for all workspaces, so that it is once a day.
QString seenUpdateFile();
SeenUpdate loadSeenUpdate(const QString& file); ///< nothing where there is none
Result<void> keepSeenUpdate(const QString& file, const SeenUpdate& seen);

/// Whether a day has passed, or the clock was set back.
bool isUpdateCheckDue(const SeenUpdate& seen, std::int64_t nowMs);

} // namespace ph
