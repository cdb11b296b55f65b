#include "services/frames/FileDigest.h"

#include "services/frames/ByteBlocks.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <optional>

namespace ph {

namespace {

constexpr qint64 digestBlockBytes = qint64(1) << 20;

std::optional<QCryptographicHash::Algorithm> algorithmOf(const QString& digest)
{
    static const QRegularExpression hexadecimal(QStringLiteral("^[0-9a-fA-F]+$"));
    if (!hexadecimal.match(digest).hasMatch())
        return std::nullopt;
    for (const auto algorithm :
         {QCryptographicHash::Md5, QCryptographicHash::Sha1, QCryptographicHash::Sha256}) {
        if (digest.size() == 2 * QCryptographicHash::hashLength(algorithm))
            return algorithm;
    }
    return std::nullopt;
}

} // namespace

Result<DigestMatch> digestMatch(const QString& file, const QString& digest, std::stop_token stop)
{
    const auto algorithm = algorithmOf(digest);
    if (!algorithm)
        return DigestMatch::Unknown;
    if (const auto ordinary = ByteBlocks::open(file); !ordinary) // no pipe that never ends
        return fail(ordinary.error());
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file, in.errorString());
    QCryptographicHash hash(*algorithm);
    while (!in.atEnd()) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, file);
        const auto block = in.read(digestBlockBytes);
        if (block.isEmpty())
            return fail(ErrorKind::Storage, file, in.errorString());
        hash.addData(block);
    }
    return QString::fromLatin1(hash.result().toHex()) == digest.toLower() ? DigestMatch::Same
                                                                          : DigestMatch::Other;
}

} // namespace ph
