#include "services/update/CheckForUpdate.h"

#include "models/values/WholeFile.h"
#include "services/http/RestClient.h"
#include "services/release/SigningKey.h"
#include "services/update/UpdateText.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace ph {

namespace {

constexpr std::int64_t updateEveryMs = 24 * 3'600'000;

Result<QByteArray> askedOnce(HttpTransport& transport, const QString& address, std::stop_token stop)
{
    HttpRequest request;
    request.url = address.toStdString();
    request.limits = {.connectTimeout = std::chrono::seconds(10),
                      .totalTimeout = std::chrono::seconds(20),
                      .stallTimeout = std::chrono::seconds(10),
                      .maxBodyBytes = std::size_t(maxUpdateBytes),
                      .maxRedirects = 0};
    const auto response = transport.send(request, stop);
    if (!response)
        return fail(response.error());
    if (response->status != 200)
        return fail(errorFromStatus(*response, address, std::chrono::system_clock::now()));
    return QByteArray::fromStdString(response->body);
}

} // namespace

QString packagedUpdateAddress()
{
    return QStringLiteral(PH_UPDATE_ADDRESS);
}

QString packagedUpdateKey()
{
    return QStringLiteral(PH_UPDATE_KEY);
}

Result<UpdateSource> updateSource(const QString& address, const QString& key)
{
    const auto where = QStringLiteral("update check");
    const auto from = address.isEmpty() ? packagedUpdateAddress() : address;
    const auto by = key.isEmpty() ? packagedUpdateKey() : key;
    if (from.isEmpty() || by.isEmpty())
        return fail(
            ErrorKind::Unsupported, where,
            updateText(QT_TRANSLATE_NOOP(
                "ph::UpdateNews",
                "This package says nowhere to look; the settings update-address and update-key may.")));
    auto publicKey = publicKeyFromText(by);
    if (!publicKey)
        return fail(publicKey.error());
    return UpdateSource{from, *std::move(publicKey)};
}

Result<UpdateNews> checkForUpdate(HttpTransport& transport, const UpdateSource& source,
                                  const SeenUpdate& seen, std::stop_token stop)
{
    const auto json = askedOnce(transport, source.address, stop);
    if (!json)
        return fail(json.error());
    const auto signature = askedOnce(transport, source.address + QStringLiteral(".sig"), stop);
    if (!signature)
        return fail(signature.error());
    auto news = updateNewsFrom(*json, *signature, source.publicKey);
    if (!news)
        return news;
    if (const auto fine = checkNotOlder(*news, seen); !fine)
        return fail(fine.error());
    return news;
}

QString seenUpdateFile()
{
    // Qt 6.4 does not know this folder yet.
    const auto set = qEnvironmentVariable("XDG_STATE_HOME");
    const auto state = QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
    return state + QStringLiteral("/pilothouse/update-check.json");
}

SeenUpdate loadSeenUpdate(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? seenUpdateFrom(file.read(maxUpdateBytes)) : SeenUpdate();
}

Result<void> keepSeenUpdate(const QString& file, const SeenUpdate& seen)
{
    if (!QDir().mkpath(QFileInfo(file).path()))
        return fail(ErrorKind::Storage, file,
                    updateText(QT_TRANSLATE_NOOP("ph::UpdateNews", "The folder cannot be made.")));
    return writeWholeFile(file, seenUpdateText(seen));
}

bool isUpdateCheckDue(const SeenUpdate& seen, std::int64_t nowMs)
{
    return seen.checkedMs == noTime || nowMs - seen.checkedMs >= updateEveryMs || nowMs < seen.checkedMs;
}

} // namespace ph
