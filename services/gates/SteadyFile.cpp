#include "services/gates/SteadyFile.h"

#include "models/values/Time.h"
#include "services/frames/FrameRequest.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace ph {

SteadyFile::SteadyFile(const QString& path)
    : path_(frameRequest(path).path)
{
    const QFileInfo info(path_);
    bytes_ = info.size();
    written_ = info.lastModified();
}

std::int64_t SteadyFile::writtenMs() const
{
    return written_.isValid() ? written_.toMSecsSinceEpoch() : noTime;
}

Result<QString> SteadyFile::digest(std::stop_token stop) const
{
    QFile file(path_);
    if (!file.exists())
        return fail(ErrorKind::NotFound, path_, QStringLiteral("There is no such file."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path_, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray piece(1 << 20, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, path_);
        const auto read = file.read(piece.data(), piece.size());
        if (read < 0)
            return fail(ErrorKind::Storage, path_, file.errorString());
        if (read == 0)
            break;
        hash.addData(QByteArrayView(piece.constData(), read));
    }
    const QFileInfo now(path_);
    if (now.size() != bytes_ || now.lastModified() != written_)
        return fail(ErrorKind::Conflict, path_, QStringLiteral("It changed while it was read."));
    return QStringLiteral("sha256:") + QString::fromLatin1(hash.result().toHex());
}

} // namespace ph
